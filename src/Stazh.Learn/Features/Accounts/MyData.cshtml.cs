using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Accounts;

public sealed class MyDataModel : AppPage;

using Microsoft.AspNetCore.Authorization;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Accounts;

[AllowAnonymous]
public sealed class ErasedModel(Erasure erasure) : AppPage
{
    public IEnumerable<string> Kept => erasure.Kept;
}

using Microsoft.AspNetCore.Authorization;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Portal;

[AllowAnonymous]
public sealed class SectionsModel(PortalTexts texts) : AppPage
{
    public IReadOnlyList<Section> Sections { get; } = texts.Sections();
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Papers;

/// <summary>What a paper can be drafted from, by kind.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class TemplatesModel(PaperAccess access, PaperTemplates templates) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<TemplateLine> Lines { get; private set; } = [];

    public string Of => Region is null ? "" : $"?region={Uri.EscapeDataString(Region)}";

    public async Task OnGetAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        Region = Region is not null && Regions.Contains(Region) ? Region : Regions.Count > 0 ? Regions[0] : null;
        Lines = Region is null ? [] : await templates.AllAsync(Region, Stop);
    }
}

using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Demand of deficits against the supply of sites, programmes and places: where to open a site, and why.</summary>
public sealed class DemandModel(DemandReader reader) : MonitoringPage
{
    public DemandView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FoundAsync())
        {
            return NotFound();
        }

        View = await reader.OfAsync(Region.Name, Half, Today, Text["Район не указан"], Stop);
        return Page();
    }
}

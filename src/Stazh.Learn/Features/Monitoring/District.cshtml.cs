using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>One district: the same indicators with its own denominators.</summary>
public sealed class DistrictModel(MonitoringAccess access, IndicatorBoard boards) : AppPage, IMonitoringPlace
{
    [BindProperty(SupportsGet = true, Name = "half")]
    public string? WantedHalf { get; set; }

    public District District { get; private set; } = null!;

    public HalfYear Half { get; private set; }

    public IndicatorTableView Table { get; private set; } = null!;

    public IEnumerable<HalfYear> Halves => MonitoringPage.HalvesUpTo(HalfYear.Of(Today));

    public bool MaySeeRegion => Me.Is(Role.Coordinator) || Me.Is(Role.Administrator);

    public string At(string address) => $"{address}?half={Half.Code}&region={Uri.EscapeDataString(District.Subject)}";

    public async Task<IActionResult> OnGetAsync(Guid district)
    {
        if ((WantedHalf is null ? HalfYear.Of(Today) : HalfYear.Read(WantedHalf)) is not { } half || half > HalfYear.Of(Today) || await access.DistrictAsync(district, Stop) is not { } found)
        {
            return NotFound();
        }

        (District, Half) = (found, half);
        Table = new(this, await boards.OfDistrictAsync(found.Subject, found.Id, half, Today, Stop), MaySeeRegion);
        return Page();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A page whose links keep the region and the half-year.</summary>
public interface IMonitoringPlace
{
    string At(string address);
}

/// <summary>A page about one region and one half-year, both in the address.</summary>
[Authorize(Policy = Policies.Editor)]
public abstract class MonitoringPage : AppPage, IMonitoringPlace
{
    [BindProperty(SupportsGet = true, Name = "region")]
    public string? WantedRegion { get; set; }

    [BindProperty(SupportsGet = true, Name = "half")]
    public string? WantedHalf { get; set; }

    public MonitoringRegion Region { get; private set; } = null!;

    public HalfYear Half { get; private set; }

    /// <summary>The half-years to choose from: this one and those that charts go back.</summary>
    public IEnumerable<HalfYear> Halves => HalvesUpTo(HalfYear.Of(Today));

    public bool IsOver => Half.To < Today;

    public DateOnly Day => Today;

    /// <summary>The same region and half-year at another address.</summary>
    public string At(string address) => $"{address}?half={Half.Code}{(Region.Query.Length > 0 ? "&" + Region.Query : "")}";

    internal static IEnumerable<HalfYear> HalvesUpTo(HalfYear last) => Enumerable.Range(0, SnapshotDesk.Back).Select(i => Enumerable.Range(0, i).Aggregate(last, (h, _) => h.Previous));

    protected async Task<bool> FoundAsync()
    {
        if ((WantedHalf is null ? HalfYear.Of(Today) : HalfYear.Read(WantedHalf)) is not { } half || half > HalfYear.Of(Today)
            || await HttpContext.RequestServices.GetRequiredService<MonitoringAccess>().RegionAsync(WantedRegion, Stop) is not { } region)
        {
            return false;
        }

        (Half, Region) = (half, region);
        return true;
    }
}

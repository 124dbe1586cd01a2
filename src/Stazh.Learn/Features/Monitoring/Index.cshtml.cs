using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The region: every indicator with plan, fact and trend, and its districts.</summary>
public sealed class IndexModel(IndicatorBoard boards, SnapshotDesk snapshots) : MonitoringPage
{
    public RegionBoard Board { get; private set; } = null!;

    public IndicatorTableView Table { get; private set; } = null!;

    public IndicatorSnapshot? Closed { get; private set; }

    public string? Reason { get; private set; }

    public IReadOnlyList<Indicator> ByDistrict { get; } = [.. Indicators.All.Where(i => !i.IsCommon)];

    public IEnumerable<int?> Row(int district) => ByDistrict.Select(i => Board.Figures.Cells(i, Board.Districts)[district]);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(string? reason)
    {
        Reason = reason;
        if (!await FoundAsync())
        {
            return NotFound();
        }

        if (await snapshots.TakeAsync(Region.Name, Half, reason, Today, Me.Id, Stop) is { } refusal)
        {
            await LoadAsync();
            return Refuse(refusal);
        }

        return Done(Text["Показатели полугодия зафиксированы."], At("/monitoring"));
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FoundAsync())
        {
            return false;
        }

        Board = await boards.OfRegionAsync(Region.Name, Half, Today, Stop);
        Table = new(this, Board.Lines);
        Closed = Board.Lines.Select(l => l.Kept).FirstOrDefault(k => k is not null);
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>One indicator: formula, source, numbers, history, and the rows it counts; of people, only how many of each district and programme.</summary>
public sealed class IndicatorPageModel(AppDb db, IndicatorBook book) : MonitoringPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public Indicator Indicator { get; private set; } = null!;

    public IndicatorLine Line { get; private set; } = null!;

    /// <summary>All revisions, newest half-year first.</summary>
    public IReadOnlyList<IndicatorSnapshot> History { get; private set; } = [];

    public IReadOnlySet<HalfYear> Revised { get; private set; } = new HashSet<HalfYear>();

    public IReadOnlyList<IndicatorItem> Rows { get; private set; } = [];

    public IReadOnlyList<(string District, int? Count)> People { get; private set; } = [];

    public IReadOnlyList<(string Programme, int? Count)> Programmes { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Reports and applications are of heads and coordinators; administrators look on.</summary>
    public bool MayOpen => Me.Is(Role.Coordinator) || !(Indicator.Address.StartsWith("/reports", StringComparison.Ordinal) || Indicator.Address.StartsWith("/applications", StringComparison.Ordinal) || Indicator.Address.StartsWith("/sittings", StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (Indicators.Find(code) is not { } indicator || !await FoundAsync())
        {
            return NotFound();
        }

        Indicator = indicator;
        var (districts, numbers) = await book.DenominatorsAsync(Region.Name, Stop);
        var items = indicator.Items(db, IndicatorWindow.Of(Region.Name, Half, indicator.Period, Today));
        var (region, year, number) = (Region.Name, Half.Year, Half.Number);
        History = await db.Set<IndicatorSnapshot>().AsNoTracking()
            .Where(s => s.Region == region && s.District == "" && s.Code == code && ((s.Year * 2) + s.Number) <= (year * 2) + number && ((s.Year * 2) + s.Number) > (year * 2) + number - SnapshotDesk.Back)
            .OrderByDescending(s => s.Year).ThenByDescending(s => s.Number).ThenByDescending(s => s.Revision).ToListAsync(Stop);
        Revised = History.Where(h => h.Revision > 1).Select(h => h.Half).ToHashSet();
        var figures = indicator.IsOfPeople ? await PeopleAsync(items, districts) : await RowsAsync(items);
        var latest = History.GroupBy(h => h.Half).Select(g => g.First()).ToList();
        Line = IndicatorBoard.Line(indicator, figures, indicator.Of is { } kind ? numbers.On(Half.To < Today ? Half.To : Today, kind) : null, latest, Half);
        return Page();
    }

    /// <summary>What was kept, as it may be shown.</summary>
    public string Say(IndicatorSnapshot kept) => IndicatorBoard.Fact(kept, Indicator) is { } fact ? Indicator.Of is null ? $"{fact:0}" : IndicatorWords.Percent(fact)
        : Indicator.IsOfPeople && SmallNumbers.IsSmall(kept.Value) ? Text[IndicatorWords.Hidden] : "—";

    /// <summary>The number for the region; one command.</summary>
    private async Task<int?> PeopleAsync(IQueryable<IndicatorItem> items, IReadOnlyList<DistrictName> districts)
    {
        var rows = await items.GroupBy(i => i.District).Select(g => new { Kind = "", Name = g.Key, Value = g.Select(i => i.Key).Distinct().Count() })
            .Concat(items.GroupBy(i => i.Title).Select(g => new { Kind = "p", Name = g.Key, Value = g.Select(i => i.Key).Distinct().Count() })).ToListAsync(Stop);
        var figures = new IndicatorFigures(rows.Where(r => r.Kind.Length == 0).ToDictionary(r => (Indicator.Code, r.Name), r => r.Value));
        People = [.. districts.Select(d => d.Name).Append(Text["Район не указан"].Value).Zip(figures.Cells(Indicator, districts)).Where(c => c.Second != 0)];
        var programmes = rows.Where(r => r.Kind.Length > 0).OrderByDescending(r => r.Value).ThenBy(r => r.Name, StringComparer.CurrentCulture).ToList();
        Programmes = [.. programmes.Select(p => p.Name).Zip(SmallNumbers.Protect([.. programmes.Select(p => p.Value)]).Cells)];
        return figures.Whole(Indicator, districts);
    }

    /// <summary>How many there are, and the page of rows; one command.</summary>
    private async Task<int?> RowsAsync(IQueryable<IndicatorItem> items)
    {
        var last = After ?? Guid.Empty;
        var page = await items.Where(i => After == null || i.Key.CompareTo(last) > 0).OrderBy(i => i.Key).ThenBy(i => i.District).Take((PageSize * 2) + 1)
            .Select(i => new { Item = i, Count = items.Select(all => all.Key).Distinct().Count() }).ToListAsync(Stop);
        var rows = page.Select(p => p.Item).GroupBy(i => i.Key).ToList();
        Rows = [.. rows.Take(PageSize).Select(g => g.First())];
        Next = rows.Count > PageSize || page.Count > PageSize * 2 ? $"{At($"/monitoring/indicators/{Indicator.Code}")}&after={Rows[^1].Key}" : null;
        return page.Select(p => p.Count).FirstOrDefault();
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>How many of an indicator there are in a district, or in the whole region.</summary>
public sealed class IndicatorCount
{
    /// <summary>What stands for the whole region among districts.</summary>
    public const string Whole = "*";

    public string Code { get; init; } = "";

    public string District { get; init; } = "";

    public int Value { get; init; }
}

/// <summary>All indicators of a region for a half-year, counted in the database: one command whatever the number of people and sites.</summary>
public sealed class IndicatorBook(AppDb db)
{
    public async Task<IndicatorFigures> CountAsync(string region, HalfYear half, DateOnly today, CancellationToken stop) => await CountAsync(Indicators.All, region, half, today, stop);

    public async Task<IndicatorFigures> CountAsync(IReadOnlyList<Indicator> which, string region, HalfYear half, DateOnly today, CancellationToken stop)
    {
        var all = which.SelectMany(i => Parts(i, IndicatorWindow.Of(region, half, i.Period, today))).Aggregate((some, next) => some.Concat(next));
        var rows = await all.GroupBy(i => new { i.Code, i.District }).Select(g => new IndicatorCount { Code = g.Key.Code, District = g.Key.District, Value = g.Select(i => i.Key).Distinct().Count() }).ToListAsync(stop);
        return new(rows.ToDictionary(r => (r.Code, r.District), r => r.Value));
    }

    /// <summary>Names of the districts of the region, and all its numbers that are not withdrawn, those of contests with them; two commands.</summary>
    public async Task<(IReadOnlyList<DistrictName> Districts, DenominatorBook Book)> DenominatorsAsync(string region, CancellationToken stop)
    {
        var districts = await db.Set<District>().AsNoTracking().Where(d => d.Subject == region).OrderBy(d => d.Name).Select(d => new DistrictName(d.Id, d.Name)).ToListAsync(stop);
        return (districts, await NumbersAsync(region, districts, stop));
    }

    public async Task<DenominatorBook> NumbersAsync(string region, IReadOnlyList<DistrictName> districts, CancellationToken stop)
    {
        // the number of schools that a contest counts by is a number like the others, entered when the contest was made.
        var contests =
            from c in db.Set<StatusContest>()
            join w in db.Set<IntakeWindow>() on c.WindowId equals w.Id
            where w.Region == region && c.SchoolsTotal != null && c.CountedOn != null
            select new { c.District, Kind = DenominatorKind.Organisations, Value = c.SchoolsTotal!.Value, On = c.CountedOn!.Value, Source = c.CountSource, At = w.CreatedAt };
        var numbers = await db.Set<Denominator>().Where(d => d.Region == region && d.WithdrawnAt == null)
            .Select(d => new { d.District, d.Kind, d.Value, d.On, d.Source, At = d.EnteredAt }).Concat(contests).ToListAsync(stop);
        return new(numbers.Select(n => new DatedNumber(n.District, n.Kind, n.Value, n.On, n.Source, n.At)), [.. districts.Select(d => d.Name)]);
    }

    /// <summary>Everything that is counted, once in its district and once in the whole region.</summary>
    private IEnumerable<IQueryable<CodedItem>> Parts(Indicator indicator, IndicatorWindow window)
    {
        var code = indicator.Code;
        var items = indicator.Items(db, window);
        yield return items.Select(i => new CodedItem { Code = code, District = i.District, Key = i.Key });
        yield return items.Select(i => new CodedItem { Code = code, District = IndicatorCount.Whole, Key = i.Key });
    }

    private sealed class CodedItem
    {
        public string Code { get; init; } = "";

        public string District { get; init; } = "";

        public Guid Key { get; init; }
    }
}

public sealed record DistrictName(Guid Id, string Name)
{
    public string Address => $"/monitoring/{Id}";
}

/// <summary>What was counted; protecting small numbers of people is done here and nowhere else.</summary>
public sealed class IndicatorFigures(IReadOnlyDictionary<(string Code, string District), int> counts)
{
    public int Raw(Indicator indicator, string district = IndicatorCount.Whole) => counts.GetValueOrDefault((indicator.Code, district));

    /// <summary>Of the whole region, as it may be shown.</summary>
    public int? Whole(Indicator indicator, IReadOnlyList<DistrictName> districts) => indicator.IsOfPeople ? Protected(indicator, districts).Total : Raw(indicator);

    /// <summary>Of one district, as it may be shown.</summary>
    public int? Of(Indicator indicator, DistrictName district, IReadOnlyList<DistrictName> districts) => Cells(indicator, districts)[districts.ToList().FindIndex(d => d.Id == district.Id)];

    /// <summary>By district in their order, then one more cell: those of no district of the reference.</summary>
    public IReadOnlyList<int?> Cells(Indicator indicator, IReadOnlyList<DistrictName> districts) =>
        indicator.IsOfPeople ? Protected(indicator, districts).Cells : [.. districts.Select(d => (int?)Raw(indicator, d.Name)), Elsewhere(indicator, districts)];

    private (IReadOnlyList<int?> Cells, int? Total) Protected(Indicator indicator, IReadOnlyList<DistrictName> districts) =>
        SmallNumbers.Protect([.. districts.Select(d => Raw(indicator, d.Name)), Elsewhere(indicator, districts)]);

    private int Elsewhere(Indicator indicator, IReadOnlyList<DistrictName> districts)
    {
        var known = districts.Select(d => d.Name).Append(IndicatorCount.Whole).ToHashSet();
        return counts.Where(c => c.Key.Code == indicator.Code && !known.Contains(c.Key.District)).Sum(c => c.Value);
    }
}

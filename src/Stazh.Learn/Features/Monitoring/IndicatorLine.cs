namespace Stazh.Learn.Features.Monitoring;

/// <summary>A half-year on a chart; null: hidden or not known.</summary>
/// <param name="IsKept">From a snapshot, not counted now.</param>
public sealed record TrendPoint(HalfYear Half, decimal? Fact, bool IsKept);

/// <summary>An indicator on a dashboard: plan, fact, trend.</summary>
/// <param name="Reading">What was kept of a closed half-year, otherwise what the rows say today.</param>
/// <param name="Live">What the rows say today; null: hidden.</param>
/// <param name="Kept">What was kept of this half-year; null while it is not closed.</param>
public sealed record IndicatorLine(IndicatorReading Reading, int? Live, IReadOnlyList<TrendPoint> Trend, IndicatorSnapshot? Kept)
{
    public Indicator Indicator => Reading.Indicator;

    /// <summary>The rows of today say something else than what was kept. Of small numbers nothing is said.</summary>
    public bool HasMoved => Kept is { } kept && Live is { } live && Reading.Value is not null && live != kept.Value;
}

/// <summary>Dashboards of a region and of its districts.</summary>
public sealed class IndicatorBoard(IndicatorBook book, SnapshotDesk snapshots)
{
    /// <summary>Four commands. A closed half-year shows what was kept: the rows of today are said beside it.</summary>
    public async Task<RegionBoard> OfRegionAsync(string region, HalfYear half, DateOnly today, CancellationToken stop)
    {
        var (districts, numbers) = await book.DenominatorsAsync(region, stop);
        var figures = await book.CountAsync(region, half, today, stop);
        var kept = await snapshots.OfAsync(region, "", half, stop);
        var day = half.To < today ? half.To : today;
        return new([.. Indicators.All.Select(i => Line(i, figures.Whole(i, districts), i.Of is { } kind ? numbers.On(day, kind) : null, kept, half))], districts, figures, numbers);
    }

    /// <summary>Three commands. Numbers that are not of districts are left out.</summary>
    public async Task<IReadOnlyList<IndicatorLine>> OfDistrictAsync(string region, Guid district, HalfYear half, DateOnly today, CancellationToken stop)
    {
        var (districts, numbers) = await book.DenominatorsAsync(region, stop);
        var one = districts.First(d => d.Id == district);
        var figures = await book.CountAsync(region, half, today, stop);
        var kept = await snapshots.OfAsync(region, one.Name, half, stop);
        var day = half.To < today ? half.To : today;
        return [.. Indicators.All.Where(i => !i.IsCommon).Select(i => Line(i, figures.Of(i, one, districts), i.Of is { } kind ? numbers.On(day, kind, one.Name) : null, kept, half, isDistrict: true))];
    }

    internal static IndicatorLine Line(Indicator indicator, int? value, DenominatorInForce? of, IReadOnlyList<IndicatorSnapshot> kept, HalfYear half, bool isDistrict = false)
    {
        var mine = kept.Where(k => k.Code == indicator.Code).ToDictionary(k => k.Half);
        var closed = mine.GetValueOrDefault(half);
        // Where today's number is hidden the kept one is hidden too: it could be the same.
        var reading = closed is null || value is null ? new IndicatorReading(indicator, value, of)
            : new(indicator, indicator.IsOfPeople ? SmallNumbers.Protect(closed.Value) : closed.Value, indicator.Of is null ? null : new(closed.Whole, closed.WholeOn, closed.WholeSource, IsSum: false, []));
        // Of people in a district only the present is drawn: what was kept may have been hidden by its neighbours of then.
        var trend = Enumerable.Range(0, SnapshotDesk.Back).Reverse().Select(i => Enumerable.Range(0, i).Aggregate(half, (h, _) => h.Previous))
            .Select(h => h == half ? new TrendPoint(h, reading.Fact, closed is not null)
                : mine.TryGetValue(h, out var k) ? new(h, indicator.IsOfPeople && isDistrict ? null : Fact(k, indicator), IsKept: true) : new(h, null, IsKept: false)).ToList();
        return new(reading, value, trend, closed);
    }

    internal static decimal? Fact(IndicatorSnapshot kept, Indicator indicator) =>
        indicator.IsOfPeople && SmallNumbers.IsSmall(kept.Value) ? null : indicator.Of is null ? kept.Value : kept.Whole is > 0 and { } whole ? kept.Value * 100m / whole : null;
}

public sealed record RegionBoard(IReadOnlyList<IndicatorLine> Lines, IReadOnlyList<DistrictName> Districts, IndicatorFigures Figures, DenominatorBook Numbers);

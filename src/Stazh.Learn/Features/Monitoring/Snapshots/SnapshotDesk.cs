using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Closes half-years and reads what was closed.</summary>
public sealed class SnapshotDesk(AppDb db, IndicatorBook book, TimeProvider clock)
{
    /// <summary>Half-years that charts and tables go back.</summary>
    public const int Back = 6;

    /// <summary>The latest revisions of a region or district for the half-years up to one, newest first; one command.</summary>
    public async Task<IReadOnlyList<IndicatorSnapshot>> OfAsync(string region, string district, HalfYear upTo, CancellationToken stop)
    {
        var oldest = Enumerable.Range(0, Back).Aggregate(upTo, (h, _) => h.Previous);
        var (from, to) = ((oldest.Year * 2) + oldest.Number, (upTo.Year * 2) + upTo.Number);
        return await db.Set<IndicatorSnapshot>().AsNoTracking()
            .Where(s => s.Region == region && s.District == district && (s.Year * 2) + s.Number >= from && (s.Year * 2) + s.Number <= to
                && !db.Set<IndicatorSnapshot>().Any(n => n.Region == s.Region && n.District == s.District && n.Code == s.Code && n.Year == s.Year && n.Number == s.Number && n.Revision > s.Revision))
            .OrderByDescending(s => s.Year).ThenByDescending(s => s.Number).ThenBy(s => s.Code).ToListAsync(stop);
    }

    /// <summary>Counts everything once more and keeps it; the region and every district.</summary>
    /// <param name="by">Null: the program itself.</param>
    public async Task<Refusal?> TakeAsync(string region, HalfYear half, string? reason, DateOnly today, Guid? by, CancellationToken stop)
    {
        if (half.To >= today)
        {
            return new HalfIsNotOver();
        }

        var revision = await db.Set<IndicatorSnapshot>().Where(s => s.Region == region && s.Year == half.Year && s.Number == half.Number).MaxAsync(s => (int?)s.Revision, stop) ?? 0;
        if (revision > 0 && string.IsNullOrWhiteSpace(reason))
        {
            return new SnapshotNeedsReason();
        }

        var now = clock.GetUtcNow();
        var (districts, numbers) = await book.DenominatorsAsync(region, stop);
        var figures = await book.CountAsync(region, half, today, stop);
        foreach (var indicator in Indicators.All)
        {
            Add(indicator, "", figures.Raw(indicator));
            foreach (var district in indicator.IsCommon ? [] : districts)
            {
                Add(indicator, district.Name, figures.Raw(indicator, district.Name));
            }
        }

        db.Record(now, by, "monitoring.half-closed", nameof(IndicatorSnapshot), Guid.CreateVersion7(now), $"{region} {half.Code} {revision + 1}");
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyTookItFirst();
        }

        void Add(Indicator indicator, string district, int value)
        {
            var whole = indicator.Of is { } kind ? numbers.On(half.To, kind, district) : null;
            db.Add(new IndicatorSnapshot
            {
                Id = Guid.CreateVersion7(now), Region = region, District = district, Code = indicator.Code, Year = half.Year, Number = half.Number, Revision = revision + 1, Value = value,
                Whole = whole?.Value, WholeOn = whole?.On, WholeSource = Shorten(whole?.Source ?? ""), Target = indicator.Target, TakenAt = now, TakenById = by, Reason = reason?.Trim() ?? "",
            });
        }
    }

    private static string Shorten(string text) => text.Length <= 2000 ? text : text[..1999] + "…";
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>How strong a deficit was before and after, by the answers of those who answered both times .</summary>
public sealed record DeficitChange(string Code, string Title, double Before, double After);

/// <summary>Confirmed deficit maps of a region, without names.</summary>
public sealed class DeficitAtlas(AppDb db, ProgrammeLibrary library)
{
    /// <summary>Maps confirmed in the twelve months up to the end of the half-year; one command.</summary>
    public async Task<IReadOnlyList<MapOfSomebody>> MapsAsync(string region, HalfYear half, CancellationToken stop)
    {
        var w = IndicatorWindow.Of(region, half, IndicatorPeriod.Year, half.To);
        var rows = await (
            from m in db.Set<DeficitMap>().AsNoTracking()
            join e in db.Set<Enrolment>() on m.EnrolmentId equals e.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            where p.Region == region && m.ConfirmedAt >= w.FromAt && m.ConfirmedAt < w.Until
            select new { p.Id, p.District, r.ProgrammeSlug, r.ProgrammeVersionId, m.ConfirmedAt, m.LinesJson }).ToListAsync(stop);
        return [.. rows.Select(r => new MapOfSomebody(r.Id, r.District, r.ProgrammeSlug, r.ProgrammeVersionId, r.ConfirmedAt!.Value, Has(r.LinesJson)))];
    }

    /// <summary>The programme by the version of its newest map; no command when it was read before.</summary>
    public async Task<ProgrammePackage?> PackageAsync(IEnumerable<MapOfSomebody> maps, string programme, CancellationToken stop) =>
        maps.Where(m => m.Programme == programme).MaxBy(m => m.ConfirmedAt) is { } newest ? await library.GetAsync(newest.VersionId, stop) : null;

    /// <summary>Self-assessment of the first and of the final round of everybody who has finished the final one in the twelve months; fewer than five people: nothing. One command.</summary>
    public async Task<(int? People, IReadOnlyList<DeficitChange> Changes)> ChangesAsync(string region, HalfYear half, ProgrammePackage package, CancellationToken stop)
    {
        var w = IndicatorWindow.Of(region, half, IndicatorPeriod.Year, half.To);
        var slug = package.Programme.Slug;
        var rows = await (
            from a in db.Set<DeficitReading>()
            join round in db.Set<DiagnosticRound>() on new { a.EnrolmentId, Number = a.Round } equals new { round.EnrolmentId, round.Number }
            join e in db.Set<Enrolment>() on a.EnrolmentId equals e.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            where p.Region == region && r.ProgrammeSlug == slug && a.Source == ReadingSource.Self && a.Severity != null && (round.IsFinal || round.Number == DiagnosticRound.Entry)
                && db.Set<DiagnosticRound>().Any(f => f.EnrolmentId == a.EnrolmentId && f.IsFinal && f.FinishedAt >= w.FromAt && f.FinishedAt < w.Until)
            group new { a.Severity, p.Id } by new { a.Deficit, round.IsFinal } into g
            select new { g.Key.Deficit, g.Key.IsFinal, Severity = g.Average(x => x.Severity!.Value), People = g.Select(x => x.Id).Distinct().Count() }).ToListAsync(stop);
        var people = rows.Where(r => r.IsFinal).Select(r => r.People).DefaultIfEmpty().Max();
        if (people < SmallNumbers.Threshold)
        {
            return (people == 0 ? 0 : null, []);
        }

        var changes =
            from d in package.Programme.Deficits
            let before = rows.Find(r => r.Deficit == d.Code && !r.IsFinal)
            let after = rows.Find(r => r.Deficit == d.Code && r.IsFinal)
            where before is not null && after is not null && after.People >= SmallNumbers.Threshold
            select new DeficitChange(d.Code, d.Title, before.Severity, after.Severity);
        return (people, [.. changes]);
    }

    private static HashSet<string> Has(string lines) =>
        [.. JsonSerializer.Deserialize<List<DeficitMapLine>>(lines)!.Where(l => !l.IsOwn && l.Confirmed is { } severity && SeverityScale.LevelOf(severity) != DeficitLevel.None).Select(l => l.Code)];
}

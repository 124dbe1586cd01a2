using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>Loads what diagnostics know; whoever asks has checked that the reader may.</summary>
public sealed class DeficitMapReader(AppDb db, ProgrammeLibrary library, TimeProvider clock) : IDeficitMaps
{
    /// <summary>Three SQL commands.</summary>
    public async Task<DiagnosticState> LoadAsync(Guid enrolmentId, ProgrammePackage package, CancellationToken stop) => new(
        package,
        await db.Set<DiagnosticRound>().AsNoTracking().Where(r => r.EnrolmentId == enrolmentId).ToListAsync(stop),
        await db.Set<DeficitReading>().AsNoTracking().Where(r => r.EnrolmentId == enrolmentId).ToListAsync(stop),
        await db.Set<DeficitMap>().AsNoTracking().FirstOrDefaultAsync(m => m.EnrolmentId == enrolmentId, stop),
        clock.GetUtcNow());

    /// <summary>The self-assessment of the whole group, without names: what one person's change is measured by. One SQL command.</summary>
    public async Task<GroupDiagnosis> GroupAsync(Guid runId, CancellationToken stop) => new(
        (await db.Set<DeficitReading>().AsNoTracking()
            .Where(r => r.Source == ReadingSource.Self && r.Round > 0 && r.Severity != null && db.Set<Enrolment>().Any(e => e.Id == r.EnrolmentId && e.RunId == runId))
            .Select(r => new { r.EnrolmentId, r.Deficit, r.Item, r.Round, r.Severity }).ToListAsync(stop))
        .Select(r => new RoundAnswer(r.EnrolmentId, r.Deficit, r.Item, r.Round, r.Severity!.Value)));

    /// <summary>The states of everybody in a run by enrolment, without rounds; two SQL commands.</summary>
    public async Task<IReadOnlyDictionary<Guid, DiagnosticState>> OfRunAsync(Guid runId, ProgrammePackage package, CancellationToken stop)
    {
        var group = db.Set<Enrolment>().Where(e => e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)).Select(e => e.Id);
        var maps = await db.Set<DeficitMap>().AsNoTracking().Where(m => group.Contains(m.EnrolmentId)).ToDictionaryAsync(m => m.EnrolmentId, stop);
        var now = clock.GetUtcNow();
        var readings = await db.Set<DeficitReading>().AsNoTracking().Where(r => group.Contains(r.EnrolmentId)).ToListAsync(stop);
        return readings.GroupBy(r => r.EnrolmentId).ToDictionary(g => g.Key, g => new DiagnosticState(package, [], [.. g], maps.GetValueOrDefault(g.Key), now));
    }

    public async Task<DeficitMapSummary?> OfAsync(Guid enrolmentId, CancellationToken stop) => (await StateAsync(enrolmentId, _ => true, stop))?.Summary(enrolmentId);

    public async Task OfferAsync(DeficitPractice practice, CancellationToken stop)
    {
        var map = (await StateAsync(practice.EnrolmentId, r => r.Source != practice.Source || r.Item != practice.Reference, stop))?.Summary(practice.EnrolmentId);
        foreach (var (deficit, effect) in practice.Effects)
        {
            var before = map?.Lines.FirstOrDefault(l => l.Code == deficit)?.Severity ?? 1;
            await AddEvidenceAsync(practice.EnrolmentId, deficit, practice.Source, practice.Reference, PracticeEvidence.Left(before, effect), practice.At, stop);
        }
    }

    private async Task<DiagnosticState?> StateAsync(Guid enrolmentId, Func<DeficitReading, bool> which, CancellationToken stop)
    {
        var row = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            join m in db.Set<DeficitMap>() on e.Id equals m.EnrolmentId into maps
            from map in maps.DefaultIfEmpty()
            where e.Id == enrolmentId
            select new { r.ProgrammeVersionId, Map = map, Readings = db.Set<DeficitReading>().Where(x => x.EnrolmentId == e.Id).ToList() }).FirstOrDefaultAsync(stop);
        return row is null ? null : new DiagnosticState(await library.GetAsync(row.ProgrammeVersionId, stop), [], [.. row.Readings.Where(which)], row.Map, clock.GetUtcNow());
    }

    public async Task AddEvidenceAsync(Guid enrolmentId, string deficit, string source, string reference, double severity, DateTimeOffset at, CancellationToken stop)
    {
        var reading = db.Set<DeficitReading>().Local.FirstOrDefault(r => r.EnrolmentId == enrolmentId && r.Deficit == deficit && r.Source == source && r.Item == reference)
            ?? await db.Set<DeficitReading>().FirstOrDefaultAsync(r => r.EnrolmentId == enrolmentId && r.Deficit == deficit && r.Source == source && r.Item == reference, stop);
        if (reading is null)
        {
            reading = new DeficitReading { Id = Guid.CreateVersion7(at), EnrolmentId = enrolmentId, Deficit = deficit, Source = source, Item = reference };
            db.Add(reading);
        }

        (reading.Severity, reading.At) = (Math.Clamp(severity, 0, 1), at);
    }
}

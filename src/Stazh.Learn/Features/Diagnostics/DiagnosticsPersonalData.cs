using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>Answers and maps of a person. An erasure takes away what was written in words; levels without a name stay for the figures of the group.</summary>
internal sealed class DiagnosticsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "diagnostics";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop)
    {
        var mine = db.EnrolmentsOf(personId).Select(e => e.Id);
        return new
        {
            Rounds = await db.Set<DiagnosticRound>().AsNoTracking().Where(r => mine.Contains(r.EnrolmentId)).Select(r => new { r.EnrolmentId, r.Number, r.StartedAt, r.FinishedAt }).ToListAsync(stop),
            Readings = await db.Set<DeficitReading>().AsNoTracking().Where(r => mine.Contains(r.EnrolmentId)).Select(r => new { r.EnrolmentId, r.Source, r.Item, r.Deficit, r.Round, r.Choice, r.Severity, r.At }).ToListAsync(stop),
            Maps = (await db.Set<DeficitMap>().AsNoTracking().Where(m => mine.Contains(m.EnrolmentId)).ToListAsync(stop))
                .Select(m => new { m.EnrolmentId, m.ConfirmedAt, Lines = m.Lines.Select(l => new { l.Code, l.OwnTitle, l.Priority, l.Comment, l.Confirmed }) }),
        };
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        var mine = db.EnrolmentsOf(personId).Select(e => e.Id);
        foreach (var map in await db.Set<DeficitMap>().Where(m => mine.Contains(m.EnrolmentId)).ToListAsync(stop))
        {
            map.EraseWords(now);
        }

        db.RemoveRange(await db.Set<AnswerOperationKey>().Where(k => mine.Contains(k.EnrolmentId)).ToListAsync(stop));
    }
}

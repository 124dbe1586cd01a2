using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Writes the diary of one internship; the caller has found the internship among those the person reaches.</summary>
public sealed class DiaryDesk(AppDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<DiaryEntry>> OfAsync(Guid enrolmentId, CancellationToken stop) =>
        await db.Set<DiaryEntry>().AsNoTracking().Where(e => e.EnrolmentId == enrolmentId).OrderByDescending(e => e.Day).ThenByDescending(e => e.Id).ToListAsync(stop);

    /// <param name="entryId">Null: a new entry.</param>
    public async Task<Refusal?> WriteAsync(Internship internship, Guid? entryId, Guid stamp, DiaryInput input, CancellationToken stop)
    {
        var entry = await FindAsync(internship, entryId, stop);
        if (entry is null)
        {
            entry = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), EnrolmentId = internship.EnrolmentId };
            db.Add(entry);
        }

        return entry.Write(input, stamp, clock.GetUtcNow()) ?? await SaveAsync(internship.PersonId, "diary.written", entry, stop);
    }

    public async Task<Refusal?> RemoveAsync(Internship internship, Guid entryId, CancellationToken stop)
    {
        if (await FindAsync(internship, entryId, stop) is not { ConfirmedAt: null } entry)
        {
            return new DiaryEntryIsConfirmed();
        }

        db.Remove(entry);
        return await SaveAsync(internship.PersonId, "diary.removed", entry, stop);
    }

    public async Task<Refusal?> DecideAsync(Internship internship, Guid entryId, Guid stamp, bool confirm, string? answer, Guid by, CancellationToken stop)
    {
        if (await FindAsync(internship, entryId, stop) is not { } entry)
        {
            return new DiaryEntryWasChanged();
        }

        return entry.Decide(confirm, answer, by, stamp, clock.GetUtcNow()) ?? await SaveAsync(by, confirm ? "diary.confirmed" : "diary.returned", entry, stop);
    }

    private Task<DiaryEntry?> FindAsync(Internship internship, Guid? entryId, CancellationToken stop) =>
        db.Set<DiaryEntry>().FirstOrDefaultAsync(e => e.Id == entryId && e.EnrolmentId == internship.EnrolmentId, stop);

    private async Task<Refusal?> SaveAsync(Guid by, string action, DiaryEntry entry, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(DiaryEntry), entry.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DiaryEntryWasChanged();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Tasks, files and consultations of a trainee.</summary>
internal sealed class TasksPersonalData(AppDb db, IFileStore store) : IPersonalData
{
    public string Section => "tasks";

    public string? Kept => "Какие задания сданы и приняты, когда и кем; даты и длительность консультаций — без текстов и файлов.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Tasks = (await Works(personId).Include(w => w.Feedback).AsNoTracking().OrderBy(w => w.Id).ToListAsync(stop)).Select(w => new
        {
            w.EnrolmentId, w.TaskCode, w.State, w.Content.Answers, w.Content.Analysis, w.SelfCheck, w.Attempt, w.SavedAt, w.HandedInAt, w.DecidedAt,
            Verdicts = w.Feedback.OrderBy(f => f.At).Select(f => new { f.Attempt, f.Verdict, f.Comment, f.At }),
        }),
        Diary = await Diary(personId).AsNoTracking().OrderBy(e => e.Day).ThenBy(e => e.Id).Select(e => new { e.EnrolmentId, e.Day, e.Kind, e.Minutes, e.Done, e.Answer, e.ConfirmedAt }).ToListAsync(stop),
        Consultations = await Consultations(personId).AsNoTracking().OrderBy(c => c.At).Select(c => new { c.At, c.Minutes, c.Mode, c.Topic, c.Outcome }).ToListAsync(stop),
    };

    public async IAsyncEnumerable<PersonalFile> FilesAsync(Guid personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in await db.Set<StoredFile>().AsNoTracking().Where(f => f.OwnerId == personId && f.Purpose == TaskFileAccess.Name).OrderBy(f => f.Id).ToListAsync(stop))
        {
            yield return new(file.Name, _ => Task.FromResult(store.OpenRead(file.Hash)));
        }
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var work in await Works(personId).Include(w => w.Feedback).Include(w => w.Files).AsSplitQuery().ToListAsync(stop))
        {
            work.Erase(now);
        }

        db.RemoveRange(await db.Set<StoredFile>().Where(f => f.OwnerId == personId && f.Purpose == TaskFileAccess.Name).ToListAsync(stop));
        db.RemoveRange(await Diary(personId).ToListAsync(stop));
        foreach (var consultation in await Consultations(personId).ToListAsync(stop))
        {
            (consultation.Topic, consultation.Outcome) = ("", "");
        }
    }

    private IQueryable<TaskWork> Works(Guid personId) => db.Set<TaskWork>().Where(w => db.EnrolmentsOf(personId).Any(e => e.Id == w.EnrolmentId));

    private IQueryable<DiaryEntry> Diary(Guid personId) => db.Set<DiaryEntry>().Where(d => db.EnrolmentsOf(personId).Any(e => e.Id == d.EnrolmentId));

    private IQueryable<ConsultationRecord> Consultations(Guid personId) => db.Set<ConsultationRecord>().Where(c => db.EnrolmentsOf(personId).Any(e => e.Id == c.EnrolmentId));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>One task of one internship at the trainee's desk.</summary>
/// <param name="Locked">Why it cannot be worked on yet, one sentence each.</param>
public sealed record TaskPlace(InternshipPlace Internship, TaskLine Line, IReadOnlyList<string> Locked)
{
    public PracticeTask Task => Line.Task;

    public TaskWork? Work => Line.Work;

    /// <summary>Why nothing can be written now although the task is open.</summary>
    public Refusal? CannotChange => Internship.State == EnrolmentState.Completed ? new InternshipIsOver() : Work?.CannotChange;

    public bool MayWrite => Internship.IsMine && Locked.Count == 0 && CannotChange is null;
}

/// <summary>Finds, opens and saves the work on a task.</summary>
public sealed class TaskDesk(AppDb db, InternshipLoader internships, InternshipProgress progress, TaskBoard board, FileIntake intake, IStringLocalizer<Text> text, TimeProvider clock, CurrentPerson me)
{
    /// <summary>For the trainee and for the staff of the run; null is 404. Generated addresses are in small letters, codes in capitals.</summary>
    public async Task<TaskPlace?> FindAsync(Guid enrolmentId, string code, CancellationToken stop)
    {
        if (await internships.MineOrStaffedAsync(enrolmentId, stop) is not { } place || place.Package.Task(code.ToUpperInvariant()) is not { } task)
        {
            return null;
        }

        var modules = await progress.OfAsync(place.Internship, stop);
        var line = (await board.OfAsync(place.Internship, stop)).Line(task.Code)!;
        return new(place, line, Reasons(line, modules));
    }

    /// <summary>Why the task is locked; empty when it is open.</summary>
    public IReadOnlyList<string> Reasons(TaskLine line, IReadOnlyList<ModuleProgress> modules) =>
    [
        .. modules.First(m => m.Module.Code == line.Task.Module).Reasons,
        .. line.Waits.Select(t => text["Сначала сдайте задание «{0}».", t.Title].Value),
    ];

    public TaskWork Begin(TaskPlace place)
    {
        if (place.Work is { } begun)
        {
            return begun;
        }

        var work = new TaskWork { Id = Guid.CreateVersion7(clock.GetUtcNow()), EnrolmentId = place.Internship.Id, TaskCode = place.Task.Code };
        db.Add(work);
        return work;
    }

    /// <summary>Takes the files of all file fields: ids left by the uploading script and files of the plain form. The first refusal stops it.</summary>
    public async Task<(string Field, Refusal Refusal)?> AttachAsync(TaskWork work, PracticeTask task, IFormCollection posted, CancellationToken stop)
    {
        foreach (var field in task.Fields.Where(f => f.Kind == FieldKind.File))
        {
            Guid? uploaded = Guid.TryParse(posted[$"uploaded.{field.Code}"], out var id) ? id : null;
            var file = posted.Files.GetFile($"file.{field.Code}") is { Length: > 0 } plain ? plain : null;
            if ((uploaded is null && file is null) || work.Files.Exists(f => f.FileId == uploaded))
            {
                continue;
            }

            if (work.Files.Count(f => f.FieldCode == field.Code) >= TaskFile.MostInField)
            {
                return (field.Code, new TooManyFiles(TaskFile.MostInField));
            }

            var taken = await intake.TakeAsync(uploaded, file, me.Id, TaskFileAccess.Name, stop);
            if (taken.Refusal is { } refusal)
            {
                return (field.Code, refusal);
            }

            work.Files.Add(new TaskFile { WorkId = work.Id, FileId = taken.File!.Id, FieldCode = field.Code, File = taken.File });
        }

        return null;
    }

    /// <summary>Field or question to what is wrong with it when the work is handed in.</summary>
    public Dictionary<string, string> Wrong(TaskWork work, PracticeTask task)
    {
        var wrong = FormAnswers.CheckHandIn(task.Fields, work.Content.Answers, text);
        foreach (var gap in work.Gaps(task))
        {
            wrong.TryAdd(gap.Code, text["Ответьте на вопрос «{0}».", gap.Label]);
        }

        return wrong;
    }

    public void Record(TaskWork work, string action) => db.Record(clock.GetUtcNow(), me.Id, action, nameof(TaskWork), work.Id);

    /// <summary>Saves unless somebody else has since the stamp was read; then what they saved is left as it is.</summary>
    public async Task<Refusal?> CommitAsync(TaskWork work, SeenStamp seen, CancellationToken stop)
    {
        var entry = db.Entry(work);
        if (entry.State != EntityState.Added)
        {
            seen.Guard(entry.Property(w => w.Stamp));
        }
        else if (seen.Stamp != Guid.Empty)
        {
            return new SavedElsewhere();
        }
        else
        {
            seen.Name(entry.Property(w => w.Stamp));
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || entry.State == EntityState.Added)
        {
            // Another window was first: by its change, or by beginning the same task (the unique index of task and internship).
            db.ChangeTracker.Clear();
            board.Forget(work.EnrolmentId);
            return new SavedElsewhere();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A task that waits for its verdict, with everything needed to give it in place.</summary>
public sealed record WaitingTask(TaskWork Work, Guid RunId, string RunTitle, string Trainee, PracticeTask Task, ProgrammePackage Package);

/// <summary>A row of the queue: a task, or something of another feature to be answered at its address.</summary>
public sealed record QueueRow(DateTimeOffset Since, WaitingTask? Task, QueueItem? Item);

/// <summary>A run in the filter of the queue.</summary>
public sealed record QueueRun(Guid Id, string Title, DateOnly StartsOn, int Tasks);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record QueuePage(IReadOnlyList<QueueRun> Runs, IReadOnlyList<QueueRow> Rows, int Total, string? Next);

/// <summary>The tutor's queue over all runs, oldest first, and the verdicts given in it .</summary>
public sealed class TutorDesk(AppDb db, ProgrammeLibrary library, IEnumerable<ITutorQueueSource> sources, TaskEvidence evidence, ILearningRoutes routes, TimeProvider clock, CurrentPerson me, INotifier? notifier = null)
{
    public const int Page = 20;

    /// <param name="after">Of the last page: ticks and id of its last task, number of other rows seen; null for the first page.</param>
    public async Task<QueuePage> QueueAsync(Guid? runId, string? after, CancellationToken stop)
    {
        var tutor = me.Id;
        var runs = await db.RunsStaffedBy(tutor).AsNoTracking().Where(r => r.State == RunState.Running || r.State == RunState.Finished)
            .OrderBy(r => r.StartsOn).ThenBy(r => r.Id)
            .Select(r => new QueueRun(r.Id, r.ProgrammeTitle, r.StartsOn, db.Set<TaskWork>().Count(w => w.State == TaskState.HandedIn && db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && e.RunId == r.Id))))
            .ToListAsync(stop);
        var (since, last, seen) = Read(after);
        var tasks = await TasksAsync(tutor, runId, since, last, stop);
        var others = new List<QueueItem>();
        foreach (var source in sources)
        {
            others.AddRange((await source.WaitingAsync(tutor, stop)).Where(i => runId is null || i.RunId == runId));
        }

        var rows = tasks.Select(t => new QueueRow(t.Work.HandedInAt!.Value, t, null))
            .Concat(others.OrderBy(o => o.Since).Skip(seen).Select(o => new QueueRow(o.Since, null, o)))
            .OrderBy(r => r.Since).Take(Page).ToList();
        var total = runs.Where(r => runId is null || r.Id == runId).Sum(r => r.Tasks) + others.Count;
        var left = tasks.Count + others.Count - seen > rows.Count;
        var lastTask = rows.LastOrDefault(r => r.Task is not null)?.Task?.Work;
        var next = left ? Write(lastTask?.HandedInAt ?? since, lastTask?.Id ?? last, seen + rows.Count(r => r.Item is not null)) : null;
        return new(runs, rows, total, next);
    }

    /// <summary>One work of a run that the reader works with; null is 404.</summary>
    public async Task<WaitingTask?> FindAsync(Guid workId, CancellationToken stop) =>
        await FillAsync(Rows(db.TaskWorksStaffedBy(me.Id).Include(w => w.Feedback).Include(w => w.Files).ThenInclude(f => f.File).AsSingleQuery().Where(w => w.Id == workId)), stop) is [var found] ? found : null;

    public async Task<Refusal?> DecideAsync(WaitingTask waiting, Guid seen, TaskVerdict verdict, string? comment, CancellationToken stop)
    {
        var (work, now) = (waiting.Work, clock.GetUtcNow());
        if ((verdict == TaskVerdict.Remark ? work.Remark(comment, me.Id, now) : work.Stamp != seen ? new TaskIsDecided() : work.Decide(verdict, comment, me.Id, now)) is { } refusal)
        {
            return refusal;
        }

        if (verdict == TaskVerdict.Accepted)
        {
            await evidence.AddAsync(work.EnrolmentId, waiting.Task, TaskEvidence.Task, now, stop);
            await routes.DoneAsync(work.EnrolmentId, waiting.Task.Code, now, stop);
        }

        db.Record(now, me.Id, verdict switch { TaskVerdict.Accepted => "task.accepted", TaskVerdict.Returned => "task.returned", _ => "task.remarked" }, nameof(TaskWork), work.Id);
        var sentence = verdict switch
        {
            TaskVerdict.Accepted => "Тьютор принял задание «{0}».",
            TaskVerdict.Returned => "Тьютор вернул задание «{0}» с комментарием.",
            _ => "Тьютор добавил замечание к заданию «{0}».",
        };
        var trainee = await db.Set<Enrolment>().Where(e => e.Id == work.EnrolmentId).Select(e => e.PersonId).SingleAsync(stop);
        notifier?.Tell(trainee, $"task:{work.Feedback[^1].Id}", sentence, $"/learn/{work.EnrolmentId}/tasks/{work.TaskCode}", waiting.Task.Title);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new TaskIsDecided();
        }
    }

    private Task<List<WaitingTask>> TasksAsync(Guid tutor, Guid? runId, DateTimeOffset since, Guid last, CancellationToken stop)
    {
        var works = db.TaskWorksStaffedBy(tutor).AsNoTracking().Include(w => w.Files).ThenInclude(f => f.File).AsSingleQuery().Where(w => w.State == TaskState.HandedIn);
        if (runId is { } run)
        {
            works = works.Where(w => db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && e.RunId == run));
        }

        if (last != Guid.Empty)
        {
            works = works.Where(w => w.HandedInAt > since || (w.HandedInAt == since && w.Id.CompareTo(last) > 0));
        }

        return FillAsync(Rows(works.OrderBy(w => w.HandedInAt).ThenBy(w => w.Id).Take(Page + 1)), stop);
    }

    private IQueryable<WorkRow> Rows(IQueryable<TaskWork> works) =>
        from w in works
        join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
        join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
        join p in db.Set<Person>() on e.PersonId equals p.Id
        orderby w.HandedInAt, w.Id
        select new WorkRow { Work = w, RunId = r.Id, RunTitle = r.ProgrammeTitle, VersionId = r.ProgrammeVersionId, Trainee = p.FamilyName + " " + p.GivenName };

    private async Task<List<WaitingTask>> FillAsync(IQueryable<WorkRow> query, CancellationToken stop)
    {
        var filled = new List<WaitingTask>();
        foreach (var row in await query.ToListAsync(stop))
        {
            var package = await library.GetAsync(row.VersionId, stop);
            filled.Add(new(row.Work, row.RunId, row.RunTitle, row.Trainee, package.Task(row.Work.TaskCode)!, package));
        }

        return filled;
    }

    private static string Write(DateTimeOffset since, Guid last, int seen) => $"{since.UtcTicks}_{last:n}_{seen}";

    private static (DateTimeOffset Since, Guid Last, int Seen) Read(string? after) =>
        after?.Split('_') is [var ticks, var id, var count] && long.TryParse(ticks, out var t) && t >= 0 && t <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var last) && int.TryParse(count, out var seen) && seen >= 0
            ? (new DateTimeOffset(t, TimeSpan.Zero), last, seen)
            : (DateTimeOffset.MinValue, Guid.Empty, 0);

    private sealed record WorkRow
    {
        public required TaskWork Work { get; init; }

        public Guid RunId { get; init; }

        public required string RunTitle { get; init; }

        public Guid VersionId { get; init; }

        public required string Trainee { get; init; }
    }
}

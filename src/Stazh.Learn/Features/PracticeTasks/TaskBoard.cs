using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>All tasks of one internship as they stand, in the route's order.</summary>
/// <param name="CardsPosted">An effectiveness card is in the group's chat .</param>
public sealed record TaskStanding(IReadOnlyList<TaskLine> Lines, bool CardsPosted)
{
    public TaskLine? Line(string code) => Lines.FirstOrDefault(l => l.Task.Code == code);

    /// <summary>What the module asks for.</summary>
    public IReadOnlyList<TaskLine> Of(ProgrammeModule module) => [.. Lines.Where(l => l.Task.Module == module.Code && l.IsOnRoute)];
}

/// <summary>
/// Reads the tasks of an internship once a request: two SQL commands, one of them the route's. A module asks for its tasks on the approved route, and
/// for all of its tasks when the route names none of them.
/// </summary>
public sealed class TaskBoard(AppDb db, ILearningRoutes? routes = null)
{
    private readonly Dictionary<Guid, TaskStanding> standings = [];

    public async Task<TaskStanding> OfAsync(Internship internship, CancellationToken stop)
    {
        if (standings.TryGetValue(internship.EnrolmentId, out var known))
        {
            return known;
        }

        var (id, package) = (internship.EnrolmentId, internship.Package);
        var trialCard = package.FormFor(FormUse.TrialCard)?.Code;
        var effectivenessCard = package.FormFor(FormUse.EffectivenessCard)?.Code;
        var rows = await db.Set<TaskWork>().Include(w => w.Feedback).Include(w => w.Files).ThenInclude(f => f.File).AsSingleQuery().Where(w => w.EnrolmentId == id)
            .Select(w => new
            {
                Work = w,
                Trial = db.Set<FilledForm>().Any(f => f.EnrolmentId == id && f.FormCode == trialCard && f.HandedInAt != null && (f.Key == w.TaskCode || f.Key.StartsWith(w.TaskCode + "-"))),
                Posted = db.Set<FilledForm>().Any(f => f.EnrolmentId == id && f.FormCode == effectivenessCard && f.HandedInAt != null),
            }).ToListAsync(stop);
        var route = routes is null ? null : await routes.ApprovedAsync(id, stop);
        var works = rows.ToDictionary(r => r.Work.TaskCode);
        return standings[id] = new(Lay(package, route, works.ToDictionary(w => w.Key, w => w.Value.Work), works.Values.Where(w => w.Trial).Select(w => w.Work.TaskCode).ToHashSet()), rows.Exists(r => r.Posted));
    }

    /// <summary>The same for a whole group of one programme version, for reading only: two SQL commands too.</summary>
    public async Task<IReadOnlyDictionary<Guid, TaskStanding>> OfGroupAsync(IReadOnlyList<Internship> group, CancellationToken stop)
    {
        if (group is [var only])
        {
            return new Dictionary<Guid, TaskStanding> { [only.EnrolmentId] = await OfAsync(only, stop) };
        }

        var (ids, package) = (group.Select(i => i.EnrolmentId).ToList(), group[0].Package);
        var trialCard = package.FormFor(FormUse.TrialCard)?.Code;
        var effectivenessCard = package.FormFor(FormUse.EffectivenessCard)?.Code;
        var rows = (await db.Set<TaskWork>().AsNoTracking().Where(w => ids.Contains(w.EnrolmentId))
            .Select(w => new
            {
                Work = w,
                Trial = db.Set<FilledForm>().Any(f => f.EnrolmentId == w.EnrolmentId && f.FormCode == trialCard && f.HandedInAt != null && (f.Key == w.TaskCode || f.Key.StartsWith(w.TaskCode + "-"))),
                Posted = db.Set<FilledForm>().Any(f => f.EnrolmentId == w.EnrolmentId && f.FormCode == effectivenessCard && f.HandedInAt != null),
            }).ToListAsync(stop)).ToLookup(r => r.Work.EnrolmentId);
        var approved = routes is null ? new Dictionary<Guid, ApprovedRoute>() : await routes.ApprovedAsync(ids, stop);
        return ids.ToDictionary(id => id, id => new TaskStanding(
            Lay(package, approved.GetValueOrDefault(id), rows[id].ToDictionary(r => r.Work.TaskCode, r => r.Work), rows[id].Where(r => r.Trial).Select(r => r.Work.TaskCode).ToHashSet()),
            rows[id].Any(r => r.Posted)));
    }

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget(Guid enrolmentId) => standings.Remove(enrolmentId);

    public static IReadOnlyList<TaskLine> Lay(ProgrammePackage package, ApprovedRoute? route, IReadOnlyDictionary<string, TaskWork> works, IReadOnlySet<string> trials)
    {
        var stops = route?.Tasks.ToDictionary(t => t.TaskCode) ?? [];
        var modules = package.Modules.Select((m, i) => (m.Code, Order: i)).ToDictionary(m => m.Code, m => m.Order);
        var routed = package.Tasks.Where(t => stops.ContainsKey(t.Code)).Select(t => t.Module).ToHashSet();
        bool IsOnRoute(PracticeTask task) => !routed.Contains(task.Module) || stops.ContainsKey(task.Code);

        return
        [
            .. package.Tasks.Select((task, i) => (task, i)).OrderBy(t => modules[t.task.Module]).ThenBy(t => !IsOnRoute(t.task)).ThenBy(t => stops.GetValueOrDefault(t.task.Code)?.Order ?? t.i)
                .Select(t => new TaskLine(
                    t.task, works.GetValueOrDefault(t.task.Code), IsOnRoute(t.task), stops.GetValueOrDefault(t.task.Code)?.DueOn,
                    [.. t.task.Needs.Select(package.Task).OfType<PracticeTask>().Where(n => IsOnRoute(n) && works.GetValueOrDefault(n.Code)?.State is not (TaskState.HandedIn or TaskState.Accepted))],
                    trials.Contains(t.task.Code))),
        ];
    }
}

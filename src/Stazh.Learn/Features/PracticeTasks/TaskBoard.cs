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
/// The tasks of an internship: by facts alone for its progress, with the works for the pages of tasks. A module asks for its tasks on the approved
/// route, and for all of its tasks when the route names none of them.
/// </summary>
public sealed class TaskBoard(AppDb db, FactReader facts, ILearningRoutes? routes = null)
{
    private readonly Dictionary<Guid, TaskStanding> standings = [];

    /// <summary>With the works, to be changed; read once a request with one SQL command besides that of the facts.</summary>
    public async Task<TaskStanding> OfAsync(Internship internship, CancellationToken stop)
    {
        if (standings.TryGetValue(internship.EnrolmentId, out var known))
        {
            return known;
        }

        var id = internship.EnrolmentId;
        var standing = Of(internship.Package, await facts.OfAsync(id, stop));
        var works = await db.Set<TaskWork>().Include(w => w.Feedback).Include(w => w.Files).ThenInclude(f => f.File).AsSingleQuery().Where(w => w.EnrolmentId == id).ToDictionaryAsync(w => w.TaskCode, stop);
        return standings[id] = standing with { Lines = [.. standing.Lines.Select(l => l with { Work = works.GetValueOrDefault(l.Task.Code) })] };
    }

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget(Guid enrolmentId)
    {
        standings.Remove(enrolmentId);
        facts.Forget(enrolmentId);
    }

    public TaskStanding Of(ProgrammePackage package, FactSheet sheet)
    {
        var (trialCard, effectivenessCard) = (package.FormFor(FormUse.TrialCard)?.Code, package.FormFor(FormUse.EffectivenessCard)?.Code);
        var stops = routes?.Approved(sheet)?.ToDictionary(t => t.TaskCode) ?? [];
        var states = sheet[TaskFacts.Task].ToDictionary(t => t.Key, t => (TaskState)t.Number);
        // Trials of one task are T2, T2-2, T2-3 …
        var trials = sheet[RunFacts.Form].Where(f => f.Key == trialCard).Select(f => f.Detail.Split('-')[0]).ToHashSet();
        var modules = package.Modules.Select((m, i) => (m.Code, Order: i)).ToDictionary(m => m.Code, m => m.Order);
        var routed = package.Tasks.Where(t => stops.ContainsKey(t.Code)).Select(t => t.Module).ToHashSet();
        bool IsOnRoute(PracticeTask task) => !routed.Contains(task.Module) || stops.ContainsKey(task.Code);

        return new(
            [
                .. package.Tasks.Select((task, i) => (task, i)).OrderBy(t => modules[t.task.Module]).ThenBy(t => !IsOnRoute(t.task)).ThenBy(t => stops.GetValueOrDefault(t.task.Code)?.Order ?? t.i)
                    .Select(t => new TaskLine(
                        t.task, states.GetValueOrDefault(t.task.Code), IsOnRoute(t.task), stops.GetValueOrDefault(t.task.Code)?.DueOn,
                        [.. t.task.Needs.Select(package.Task).OfType<PracticeTask>().Where(n => IsOnRoute(n) && states.GetValueOrDefault(n.Code) is not (TaskState.HandedIn or TaskState.Accepted))],
                        trials.Contains(t.task.Code))),
            ],
            sheet[RunFacts.Form].Any(f => f.Key == effectivenessCard));
    }
}

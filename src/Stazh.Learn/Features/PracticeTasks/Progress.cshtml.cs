using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Trainee × task of a group: who lags, when each was last at work .</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class ProgressModel(AppDb db, ProgrammeLibrary library, ILearningRoutes routes) : AppPage
{
    public Guid RunId { get; private set; }

    public string Title { get; private set; } = "";

    public bool IsPlanner => Me.Is(Role.SiteHead) || Me.Is(Role.Coordinator);

    /// <summary>The queue is for tutors of the group.</summary>
    public bool IsTutored { get; private set; }

    public IReadOnlyList<TaskColumn> Columns { get; private set; } = [];

    public IReadOnlyList<TraineeRow> Rows { get; private set; } = [];

    public int Lagging => Rows.Count(r => r.Lags > 0);

    public async Task<IActionResult> OnGetAsync(Guid runId)
    {
        var run = await db.RunsStaffedBy(Me.Id).AsNoTracking().Where(r => r.Id == runId).Select(r => new { r.ProgrammeTitle, r.ProgrammeVersionId, r.Modules, IsTutored = db.Set<RoleGrant>().Any(g => g.PersonId == Me.Id && g.Role == Role.Tutor && g.RunId == r.Id && g.RevokedAt == null) }).FirstOrDefaultAsync(Stop);
        if (run is null)
        {
            return NotFound();
        }

        (RunId, Title, IsTutored) = (runId, run.ProgrammeTitle, run.IsTutored);
        var package = await library.GetAsync(run.ProgrammeVersionId, Stop);
        var ends = run.Modules.ToDictionary(m => m.Code, m => m.To);
        Columns = [.. package.Modules.SelectMany(package.TasksOf).Select(t => new TaskColumn(t, ends.TryGetValue(t.Module, out var to) ? to : null))];
        var people = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            orderby p.FamilyName, p.GivenName, e.Id
            select new { e.Id, Name = p.FamilyName + " " + p.GivenName, e.WorkPlace }).ToListAsync(Stop);
        var works = (await db.Set<TaskWork>().AsNoTracking().Where(w => db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && e.RunId == runId))
            .Select(w => new { w.EnrolmentId, w.TaskCode, w.State, w.SavedAt }).ToListAsync(Stop)).ToLookup(w => w.EnrolmentId);
        var cards = (await db.Set<FilledForm>().AsNoTracking().Where(f => db.Set<Enrolment>().Any(e => e.Id == f.EnrolmentId && e.RunId == runId))
            .GroupBy(f => f.EnrolmentId).Select(g => new { EnrolmentId = g.Key, Last = g.Max(f => f.SavedAt) }).ToListAsync(Stop)).ToDictionary(c => c.EnrolmentId, c => c.Last);
        var approved = await routes.ApprovedAsync([.. people.Select(p => p.Id)], Stop);
        Rows =
        [
            .. people.Select(p =>
            {
                var states = works[p.Id].ToDictionary(w => w.TaskCode, w => w.State);
                var last = works[p.Id].Select(w => (DateTimeOffset?)w.SavedAt).Append(cards.TryGetValue(p.Id, out var at) ? at : null).Max();
                return new TraineeRow(p.Id, p.Name, p.WorkPlace, [.. Columns.Select(c => states.GetValueOrDefault(c.Task.Code))], last, Columns.Count(c => c.IsLate(approved.GetValueOrDefault(p.Id), Today) && states.GetValueOrDefault(c.Task.Code) is not (TaskState.HandedIn or TaskState.Accepted)),
                    approved.GetValueOrDefault(p.Id)?.Tasks is { Count: > 0 } route ? Text["по маршруту: {0} из {1}", route.Count(t => t.IsDone), route.Count].Value : null);
            }),
        ];
        return Page();
    }
}

/// <param name="DueOn">The module's last day in this group.</param>
public sealed record TaskColumn(PracticeTask Task, DateOnly? DueOn)
{
    /// <summary>By the trainee's own route; without one by the module's last day.</summary>
    public bool IsLate(ApprovedRoute? route, DateOnly today) =>
        route is null || route.Tasks.Count == 0 ? DueOn < today : route.Tasks.FirstOrDefault(t => t.TaskCode == Task.Code) is { } stop && (stop.DueOn ?? DueOn) < today;
}

/// <param name="Lags">Tasks whose term is over and which are not handed in.</param>
public sealed record TraineeRow(Guid EnrolmentId, string Name, string WorkPlace, IReadOnlyList<TaskState> States, DateTimeOffset? LastAt, int Lags, string? OnRoute);

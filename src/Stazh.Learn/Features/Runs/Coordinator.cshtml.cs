using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

public sealed record WaitingApplication(Guid RunId, string Name, string ProgrammeTitle, DateTimeOffset AppliedAt, EnrolmentState State);

public sealed record DueTask(Guid RunId, string Code, string ProgrammeTitle, DateOnly DueOn);

public sealed record PlannedRun(Guid Id, string ProgrammeTitle, string SiteTitle, RunState State, DateOnly StartsOn, DateOnly EndsOn, int Places, int Taken);

/// <summary>The day of whoever plans runs: applications waiting longest first, tasks that are due, the runs.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class CoordinatorModel(AppDb db, IEnumerable<CoordinatorDoor> doors, IEnumerable<IPlannerDesk> desks) : AppPage
{
    public IEnumerable<CoordinatorDoor> Doors => doors.OrderBy(d => d.Order);

    public IReadOnlyList<WaitingApplication> Applications { get; private set; } = [];

    public IReadOnlyList<DueTask> Tasks { get; private set; } = [];

    public IReadOnlyList<PlannedRun> Runs { get; private set; } = [];

    /// <summary>What other features have waiting.</summary>
    public IReadOnlyList<(IPlannerDesk Desk, IReadOnlyList<DeskLine> Lines)> Desks { get; private set; } = [];

    public DateTimeOffset At => Now;

    public DateOnly Day => Today;

    public async Task OnGetAsync()
    {
        var mine = db.RunsPlannedBy(Me.Id);
        Applications = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join r in mine on e.RunId equals r.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where e.State == EnrolmentState.Applied
            orderby e.AppliedAt
            select new WaitingApplication(r.Id, p.FamilyName + " " + p.GivenName, r.ProgrammeTitle, e.AppliedAt, e.State)).Take(30).ToListAsync(Stop);
        var soon = Today.AddDays(7);
        Tasks = await (
            from t in db.Set<CyclogramTask>().AsNoTracking()
            join r in mine on t.RunId equals r.Id
            where t.DoneAt == null && t.DueOn <= soon && r.State != RunState.Cancelled
            orderby t.DueOn
            select new DueTask(r.Id, t.Code, r.ProgrammeTitle, t.DueOn)).Take(30).ToListAsync(Stop);
        foreach (var desk in desks)
        {
            Desks = [.. Desks, (desk, await desk.WaitingAsync(Me.Id, Today, Stop))];
        }

        Runs = await mine.AsNoTracking().OrderByDescending(r => r.StartsOn).ThenBy(r => r.Id).Take(50).Select(r => new PlannedRun(
            r.Id, r.ProgrammeTitle, r.SiteTitle, r.State, r.StartsOn, r.EndsOn, r.Places,
            db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)))).ToListAsync(Stop);
    }
}

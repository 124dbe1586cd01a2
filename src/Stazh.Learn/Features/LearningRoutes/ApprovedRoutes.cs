using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

internal sealed class ApprovedRoutes(AppDb db) : ILearningRoutes
{
    public IReadOnlyList<RouteTask>? Approved(FactSheet facts) => RouteFacts.Approved(facts);

    public async Task DoneAsync(Guid enrolmentId, string taskCode, DateTimeOffset now, CancellationToken stop)
    {
        var items = await db.Set<RouteItem>()
            .Where(i => i.Kind == RouteItemKind.Task && i.Code == taskCode && i.DoneAt == null && db.Set<LearningRoute>().Any(r => r.Id == i.RouteId && r.EnrolmentId == enrolmentId))
            .ToListAsync(stop);
        items.ForEach(i => i.Done(now));
    }

    public async Task<IReadOnlyDictionary<Guid, ApprovedRoute>> ApprovedAsync(IReadOnlyCollection<Guid> enrolmentIds, CancellationToken stop)
    {
        var rows = await db.Set<LearningRoute>().AsNoTracking()
            .Where(r => enrolmentIds.Contains(r.EnrolmentId) && r.Kind == RouteKind.Main && r.State == RouteState.Approved)
            .Select(r => new
            {
                r.EnrolmentId,
                r.Number,
                r.ApprovedAt,
                Tasks = r.Items.Where(i => i.Kind == RouteItemKind.Task).OrderBy(i => i.Order).Select(i => new RouteTask(i.Code, i.DueOn, i.Order) { IsDone = i.DoneAt != null }).ToList(),
            }).ToListAsync(stop);
        return rows.GroupBy(r => r.EnrolmentId).Select(g => g.MaxBy(r => r.Number)!).ToDictionary(r => r.EnrolmentId, r => new ApprovedRoute(r.EnrolmentId, r.ApprovedAt!.Value, r.Tasks));
    }
}

/// <summary>A route that waits for the tutor's approval.</summary>
public sealed record WaitingRoute(Guid EnrolmentId, string Trainee, string RunTitle, DateTimeOffset Since, Guid RunId);

/// <summary>Routes that wait, for the tutor's queue: one SQL command.</summary>
public sealed class RouteQueue(AppDb db) : ITutorQueueSource
{
    private const int Most = 200;

    /// <summary>Oldest first, of runs staffed by the person.</summary>
    public async Task<IReadOnlyList<WaitingRoute>> RoutesAsync(Guid tutorId, CancellationToken stop) => await (
        from route in db.Set<LearningRoute>().AsNoTracking()
        join enrolment in db.EnrolmentsStaffedBy(tutorId) on route.EnrolmentId equals enrolment.Id
        join person in db.Set<Person>() on enrolment.PersonId equals person.Id
        join run in db.Set<ProgrammeRun>() on enrolment.RunId equals run.Id
        where route.State == RouteState.Submitted && enrolment.State == EnrolmentState.Approved && enrolment.PersonId != tutorId
        orderby route.SubmittedAt
        select new WaitingRoute(enrolment.Id, person.FamilyName + " " + person.GivenName, run.ProgrammeTitle, route.SubmittedAt!.Value, run.Id))
        .Take(Most).ToListAsync(stop);

    public async Task<IReadOnlyList<QueueItem>> WaitingAsync(Guid tutorId, CancellationToken stop) =>
        [.. (await RoutesAsync(tutorId, stop)).Select(r => new QueueItem("route", "Маршрут на утверждение", r.Trainee, r.RunTitle, r.Since, $"/learn/{r.EnrolmentId}/route") { RunId = r.RunId })];
}

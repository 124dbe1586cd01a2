using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Versions of the main route, and the tasks of those approved.</summary>
internal sealed class RouteFacts(AppDb db) : IInternshipFacts
{
    /// <summary>Ref: the route; Number: its state; Order: its version.</summary>
    public const string Version = "routes.version";

    /// <summary>Ref: the route; Key: code of the task; Order and On: its place and term; Number: 1 when it is done.</summary>
    public const string Task = "routes.task";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments) =>
        (from e in enrolments
         join r in db.Set<LearningRoute>() on e.Id equals r.EnrolmentId
         where r.Kind == RouteKind.Main
         select new InternshipFact { EnrolmentId = e.Id, Kind = Version, Key = "", Detail = "", Number = (int)r.State, Order = r.Number, Ref = r.Id, On = null })
        .Concat(
            from e in enrolments
            join r in db.Set<LearningRoute>() on e.Id equals r.EnrolmentId
            join i in db.Set<RouteItem>() on r.Id equals i.RouteId
            where r.Kind == RouteKind.Main && r.State == RouteState.Approved && i.Kind == RouteItemKind.Task
            select new InternshipFact { EnrolmentId = e.Id, Kind = Task, Key = i.Code, Detail = "", Number = i.DoneAt != null ? 1 : 0, Order = i.Order, Ref = r.Id, On = i.DueOn });

    /// <summary>State of the latest version; null when there is none.</summary>
    public static RouteState? Latest(FactSheet facts) => (RouteState?)facts[Version].MaxBy(v => v.Order)?.Number;

    /// <summary>Tasks of the approved route in its order; null while none is approved.</summary>
    public static IReadOnlyList<RouteTask>? Approved(FactSheet facts) =>
        facts[Version].Where(v => v.Number == (int)RouteState.Approved).MaxBy(v => v.Order) is { } approved
            ? [.. facts[Task].Where(t => t.Ref == approved.Ref).OrderBy(t => t.Order).Select(t => new RouteTask(t.Key, t.On, t.Order) { IsDone = t.Number == 1 })]
            : null;
}

using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A task of an approved route, in its order.</summary>
public sealed record RouteTask(string TaskCode, DateOnly? DueOn, int Order)
{
    /// <summary>The tutor has accepted it.</summary>
    public bool IsDone { get; init; }
}

/// <summary>The approved route as other features read it.</summary>
public sealed record ApprovedRoute(Guid EnrolmentId, DateTimeOffset ApprovedAt, IReadOnlyList<RouteTask> Tasks);

/// <summary>The facade of routes.</summary>
public interface ILearningRoutes
{
    /// <summary>Tasks of the approved route in its order, by facts that are read already; null while none is approved.</summary>
    IReadOnlyList<RouteTask>? Approved(FactSheet facts);

    /// <summary>The task is accepted: its items in all versions of the route are done. Joins the change at hand.</summary>
    Task DoneAsync(Guid enrolmentId, string taskCode, DateTimeOffset now, CancellationToken stop);

    /// <summary>By enrolment, one SQL command; internships without an approved route are left out.</summary>
    Task<IReadOnlyDictionary<Guid, ApprovedRoute>> ApprovedAsync(IReadOnlyCollection<Guid> enrolmentIds, CancellationToken stop);
}

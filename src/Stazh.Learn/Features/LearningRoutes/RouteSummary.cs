namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A task of an approved route, in its order.</summary>
public sealed record RouteTask(string TaskCode, DateOnly? DueOn, int Order);

/// <summary>The approved route as other features read it.</summary>
public sealed record ApprovedRoute(Guid EnrolmentId, DateTimeOffset ApprovedAt, IReadOnlyList<RouteTask> Tasks);

/// <summary>The facade of routes: one SQL command a call.</summary>
public interface ILearningRoutes
{
    /// <summary>Null while no route of the internship is approved.</summary>
    Task<ApprovedRoute?> ApprovedAsync(Guid enrolmentId, CancellationToken stop);

    /// <summary>The same for many internships, by enrolment; those without an approved route are left out.</summary>
    Task<IReadOnlyDictionary<Guid, ApprovedRoute>> ApprovedAsync(IReadOnlyCollection<Guid> enrolmentIds, CancellationToken stop);
}

namespace Stazh.Learn.Features.Runs;

/// <summary>Something of a trainee that waits for the tutor's answer.</summary>
/// <param name="Kind">Stable word for filters: <c>task</c>, <c>route</c>, <c>question</c> …</param>
/// <param name="Title">Russian source text or a text of the programme: what waits.</param>
/// <param name="Trainee">Family and given name.</param>
/// <param name="Since">When it began to wait.</param>
/// <param name="Address">Where it is answered, a local path.</param>
public sealed record QueueItem(string Kind, string Title, string Trainee, string RunTitle, DateTimeOffset Since, string Address)
{
    /// <summary>For the filter by run; an item without it is shown among all runs only.</summary>
    public Guid? RunId { get; init; }
}

/// <summary>A feature's part of the tutor's queue at <c>/tutor</c>; registered as a scoped service. At most one SQL command.</summary>
public interface ITutorQueueSource
{
    /// <summary>What waits in runs staffed by the person, oldest first, at most 200.</summary>
    Task<IReadOnlyList<QueueItem>> WaitingAsync(Guid tutorId, CancellationToken stop);
}

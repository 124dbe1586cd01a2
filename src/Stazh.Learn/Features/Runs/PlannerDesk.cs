namespace Stazh.Learn.Features.Runs;

/// <summary>Something that waits for whoever plans: a site head or a coordinator.</summary>
/// <param name="About">Whose it is.</param>
public sealed record DeskLine(string Title, string Address, string About, DateOnly DueOn);

/// <summary>A feature's part of <c>/coordinator</c>; registered as a scoped service. At most one SQL command.</summary>
public interface IPlannerDesk
{
    /// <summary>Russian source text.</summary>
    string Title { get; }

    /// <summary>The page with all of it.</summary>
    string Address { get; }

    /// <summary>What is overdue among what the person keeps, the longest first, at most twenty.</summary>
    Task<IReadOnlyList<DeskLine>> WaitingAsync(Guid personId, DateOnly today, CancellationToken stop);
}

namespace Stazh.Learn.Features.Programmes;

/// <summary>A group that can still be joined, as the programme's page lists it.</summary>
public sealed record UpcomingRun(string Address, string Place, DateOnly Starts, DateOnly Ends, string Seats);

/// <summary>The feature that knows the dates tells them here: programmes know nothing of groups.</summary>
public interface IUpcomingRuns
{
    Task<IReadOnlyList<UpcomingRun>> OfAsync(string slug, CancellationToken stop);
}

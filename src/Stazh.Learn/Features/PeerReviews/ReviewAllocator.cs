namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A published work as the allocator sees it.</summary>
/// <param name="Taken">Reviews handed in and leases in force.</param>
/// <param name="SeenByReviewer">The reviewer has had it already: reviewed, returned or let the term run out.</param>
public sealed record ReviewableWork(Guid WorkId, Guid AuthorId, string SchoolKey, DateTimeOffset PublishedAt, int Taken, bool SeenByReviewer);

/// <summary>
/// Who reviews what. A reviewer pulls: whoever opens “the next work” gets the work with the fewest reviews and leases, so an absent
/// colleague holds nobody up and the load evens out by itself.
/// </summary>
public static class ReviewAllocator
{
    /// <summary>Reviews an author gets, and a reviewer owes where the group is large enough.</summary>
    public const int Wanted = 3;

    /// <summary>Reviews without which no document is issued: one colleague who never wrote must not stop another's document.</summary>
    public const int Minimum = 2;

    /// <summary>After it the work goes back into the queue.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromHours(48);

    /// <summary>Reviews that a trainee owes.</summary>
    /// <param name="authorsOfOtherSchools">People of the group whom the trainee may review.</param>
    public static int Owed(int authorsOfOtherSchools) => Math.Min(Wanted, authorsOfOtherSchools);

    /// <summary>Reviews without which no document is issued, in a group where that many may be written.</summary>
    public static int Needed(int reviewersOfOtherSchools) => Math.Min(Minimum, reviewersOfOtherSchools);

    /// <summary>
    /// The work for this reviewer, or null when there is none: never the own, never of the same school, never one seen before; the fewest
    /// taken first, then the longest published, then by a draw that the seed decides. O(n).
    /// </summary>
    /// <param name="most">Works with so many taken are left out; for a tutor who only fills gaps.</param>
    public static Guid? Next(Guid reviewerId, string schoolKey, IEnumerable<ReviewableWork> works, int seed, int most = int.MaxValue) =>
        works
            .Where(w => w.AuthorId != reviewerId && !w.SeenByReviewer && w.Taken < most && !SameSchool(w.SchoolKey, schoolKey))
            .OrderBy(w => w.Taken).ThenBy(w => w.PublishedAt).ThenBy(w => Draw(w.WorkId, seed)).ThenBy(w => w.WorkId)
            .Select(w => (Guid?)w.WorkId).FirstOrDefault();

    /// <summary>An unknown school is nobody's.</summary>
    public static bool SameSchool(string one, string other) => one.Length > 0 && one == other;

    private static uint Draw(Guid work, int seed)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var b in work.ToByteArray())
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash;
    }
}

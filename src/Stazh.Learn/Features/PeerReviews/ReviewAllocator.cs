namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The terms of mutual review: how many, how long, when help comes. Who gets which work is decided by <see cref="ReviewQueue"/>.</summary>
public static class ReviewAllocator
{
    /// <summary>Reviews an author gets, and a reviewer owes where the group is large enough.</summary>
    public const int Wanted = 3;

    /// <summary>Reviews without which no document is issued: one colleague who never wrote must not stop another's document.</summary>
    public const int Minimum = 2;

    /// <summary>Reviews beyond the owed that the queue brings to one standby reviewer of itself.</summary>
    public const int StandbyLimit = 2;

    /// <summary>Sample works that a reviewer scores before the first review; the third makes the correction surer.</summary>
    public const int SamplesFirst = 2;

    /// <summary>Four reviews of five are handed in so soon after the work was taken.</summary>
    public static readonly TimeSpan UsualTurnaround = TimeSpan.FromHours(36);

    /// <summary>After it the work goes back into the queue.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromHours(48);

    /// <summary>So long before the term works that lack reviews go to standby reviewers.</summary>
    public static readonly TimeSpan StandbyBefore = TimeSpan.FromHours(72);

    /// <summary>So long before the term works below the minimum go to the tutors.</summary>
    public static readonly TimeSpan RescueBefore = TimeSpan.FromHours(24);

    /// <summary>From then on only what is handed in counts: a lease is no review yet.</summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromHours(6);

    /// <summary>Reviews that a trainee owes.</summary>
    /// <param name="possible">Works that the trainee has reviewed or may still get; negative counts as none.</param>
    public static int Owed(int possible) => Math.Clamp(possible, 0, Wanted);

    /// <summary>Reviews without which no document is issued, in a group where that many may be written.</summary>
    public static int Needed(int reviewersOfOtherSchools) => Math.Clamp(reviewersOfOtherSchools, 0, Minimum);

    /// <summary>
    /// Works with so many taken are closed to this reviewer. Who still owes, or the tutor, or anybody near the term fills every gap; whoever has
    /// finished before that takes only works below the minimum, so that the works of those who have not come yet are not used up.
    /// </summary>
    public static int UpTo(bool owes, bool nearTheTerm) => owes || nearTheTerm ? Wanted : Minimum;

    /// <summary>An unknown school is nobody's.</summary>
    public static bool SameSchool(string one, string other) => one.Length > 0 && one == other;
}

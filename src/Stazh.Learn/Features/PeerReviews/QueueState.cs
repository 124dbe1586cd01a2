using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A published work of the pool.</summary>
public sealed record PoolWork(Guid Id, Guid RunId, Guid AuthorId, string Title, int Version, string SchoolKey, Guid? TutorId, DateTimeOffset PublishedAt);

/// <summary>Who has had which work.</summary>
public sealed record PoolReview(Guid Id, Guid WorkId, Guid ReviewerId, PeerReviewState State, DateTimeOffset LeaseUntil, ReviewSource Source, DateTimeOffset? SubmittedAt)
{
    public bool IsHeld(DateTimeOffset now) => State == PeerReviewState.Leased && LeaseUntil > now;
}

/// <summary>Works and reviews of a pool at one moment, as the queue asks for them.</summary>
public sealed class QueueState(IReadOnlyList<PoolWork> works, IReadOnlyList<PoolReview> reviews, DateTimeOffset now)
{
    private readonly ILookup<Guid, PoolReview> byWork = reviews.ToLookup(r => r.WorkId);
    private readonly ILookup<Guid, PoolReview> byReviewer = reviews.ToLookup(r => r.ReviewerId);

    public IReadOnlyList<PoolWork> Works => works;

    /// <summary>One SQL command whatever the pool.</summary>
    public static async Task<QueueState> LoadAsync(AppDb db, Guid runId, bool pool, DateTimeOffset now, CancellationToken stop)
    {
        var runs = pool ? db.RunsReviewingWith(runId) : db.Set<ProgrammeRun>().Where(r => r.Id == runId);
        var rows = await (
            from w in db.Set<FinalWork>().AsNoTracking()
            join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
            join r in db.Set<PeerReview>() on w.Id equals r.WorkId into reviews
            from r in reviews.DefaultIfEmpty()
            where w.State == FinalWorkState.Published && runs.Any(run => run.Id == w.RunId) && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby w.Id, r.Id
            select new
            {
                Work = new PoolWork(w.Id, w.RunId, w.AuthorId, w.Title, w.Version, e.SchoolKey, e.TutorId, w.PublishedAt!.Value),
                Review = r == null ? null : new PoolReview(r.Id, r.WorkId, r.ReviewerId, r.State, r.LeaseUntil, r.Source, r.SubmittedAt),
            }).ToListAsync(stop);
        return new([.. rows.Select(r => r.Work).DistinctBy(w => w.Id)], [.. rows.Select(r => r.Review).OfType<PoolReview>()], now);
    }

    public int Received(Guid workId) => byWork[workId].Count(r => r.State == PeerReviewState.Submitted);

    /// <summary>Handed in and in work.</summary>
    public int Taken(Guid workId) => byWork[workId].Count(r => r.State == PeerReviewState.Submitted || r.IsHeld(now));

    public IReadOnlyList<DateTimeOffset> Leases(Guid workId) => [.. byWork[workId].Where(r => r.IsHeld(now)).Select(r => r.LeaseUntil)];

    public bool HasOneInWork(Guid reviewerId) => byReviewer[reviewerId].Any(r => r.IsHeld(now));

    public int TakenOnStandby(Guid reviewerId) => byReviewer[reviewerId].Count(r => r.Source == ReviewSource.Standby);

    public bool IsHeldBy(Guid reviewerId, Guid workId) => byReviewer[reviewerId].Any(r => r.WorkId == workId && r.IsHeld(now));

    public int HeldBy(Guid reviewerId) => byReviewer[reviewerId].Count(r => r.IsHeld(now));

    /// <summary>The review whose lease ran out: taken up again rather than begun anew.</summary>
    public Guid? Lapsed(Guid reviewerId, Guid workId) => byReviewer[reviewerId].FirstOrDefault(r => r.WorkId == workId && r.State == PeerReviewState.Leased && !r.IsHeld(now))?.Id;

    /// <param name="ownTrainees">Works of the reviewer's trainees are left out too; not so where a tutor steps in and there is no other tutor.</param>
    public ReviewQueue Queue(bool ownTrainees = true) => new(
        works.Select(w => new QueuedWork(w.Id, w.AuthorId, w.SchoolKey, ownTrainees ? w.TutorId : null, w.PublishedAt, Taken(w.Id))), Seed);

    public QueueReviewer Reviewer(Guid id, string school, Guid? tutorId)
    {
        var own = works.Where(w => w.AuthorId == id).Select(w => w.Id).ToHashSet();
        return new(
            id, school, tutorId,
            byReviewer[id].Where(r => r.State != PeerReviewState.Leased || r.IsHeld(now)).Select(r => r.WorkId).ToHashSet(),
            reviews.Where(r => own.Contains(r.WorkId) && (r.State == PeerReviewState.Submitted || r.IsHeld(now))).Select(r => r.ReviewerId).ToHashSet());
    }

    /// <summary>Reviews a day over the last four days.</summary>
    public double PerDay => reviews.Count(r => r.SubmittedAt > now.AddDays(-4)) / 4.0;

    /// <summary>When reviews of this work are to be expected.</summary>
    public ReviewForecast? Forecast(Guid workId, DateTimeOffset term) => works.Any(w => w.Id == workId)
        ? ReviewForecast.Of(new(Received(workId), Leases(workId), Queue().AheadOf(workId), PerDay, ReviewAllocator.UsualTurnaround, term), now)
        : null;

    /// <summary>The same for everybody of the pool and not to be guessed from outside.</summary>
    private int Seed => works.Count == 0 ? 0 : BitConverter.ToInt32(works[0].Id.ToByteArray(), 12);
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <param name="ContentJson">The version that the reviewer took.</param>
/// <param name="Revision">The version that the author made after the reviews.</param>
/// <param name="Received">Reviews of the work handed in.</param>
/// <param name="LastDay">Of the final work's module.</param>
public sealed record ReviewPlace(
    PeerReview Review, string ContentJson, Guid ProgrammeVersionId, Guid AuthorId, Guid AuthorEnrolmentId, string Author, FinalWorkVersion? Revision, int Received, DateOnly LastDay)
{
    /// <summary>What the author has changed after the reviews; null while nothing.</summary>
    public WorkDifference? Difference(FinalWorkSpec spec) => Revision is null ? null : WorkDifference.Of(spec, WorkContent.FromJson(ContentJson), WorkContent.FromJson(Revision.ContentJson));
}

/// <summary>Finds reviews, hands them in, gives them back.</summary>
public sealed class ReviewDesk(AppDb db, TimeProvider clock, ReviewNotices notices, ReviewDealer dealer)
{
    /// <summary>A review under the reviewer's internship or, for a tutor, under the run; null is 404.</summary>
    public Task<ReviewPlace?> FindAsync(Guid reviewerId, Guid? enrolmentId, Guid? runId, Guid reviewId, CancellationToken stop) => (
        from r in db.Set<PeerReview>()
        join w in db.Set<FinalWork>() on r.WorkId equals w.Id
        join v in db.Set<FinalWorkVersion>() on new { r.WorkId, Number = r.VersionNumber } equals new { v.WorkId, v.Number }
        join run in db.Set<ProgrammeRun>() on r.RunId equals run.Id
        join p in db.Set<Person>() on w.AuthorId equals p.Id
        from revision in db.Set<FinalWorkVersion>().Where(x => x.WorkId == w.Id && x.Number == w.Revised && x.IsAfterReviews).DefaultIfEmpty()
        where r.Id == reviewId && r.ReviewerId == reviewerId && (enrolmentId != null ? r.ReviewerEnrolmentId == enrolmentId : r.RunId == runId && r.ReviewerEnrolmentId == null)
        select new ReviewPlace(
            r, v.ContentJson, run.ProgrammeVersionId, w.AuthorId, w.EnrolmentId, (p.GivenName + " " + p.FamilyName).Trim(), revision,
            db.Set<PeerReview>().Count(x => x.WorkId == w.Id && x.State == PeerReviewState.Submitted), run.Modules.Max(m => m.To))).SingleOrDefaultAsync(stop);

    /// <summary>Marks it handed in; <see cref="CommitAsync"/> saves. A late one is checked in its turn, so that it does not overfill the work.</summary>
    public async Task<Refusal?> SubmitAsync(PeerReview review, Rubric rubric, Guid authorId, Guid authorEnrolmentId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var others = await db.Set<PeerReview>().Where(r => r.WorkId == review.WorkId && r.Id != review.Id && (r.State == PeerReviewState.Submitted || (r.State == PeerReviewState.Leased && r.LeaseUntil > now)))
            .Select(r => r.State).ToListAsync(stop);
        if (review.Submit(rubric, others.Count, now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, review.ReviewerId, "review.submitted", nameof(PeerReview), review.Id);
        db.Send(now, new WorkJudged(review.WorkId));
        db.Send(now, new ReviewHandedIn(review.Id, review.WorkId, review.RunId));
        if (others.Count(s => s == PeerReviewState.Submitted) + 1 == ReviewAllocator.Wanted)
        {
            db.Record(now, null, "review.result-announced", nameof(FinalWork), review.WorkId);
            await notices.ReadyAsync(review, authorId, authorEnrolmentId, stop);
        }

        return null;
    }

    public Refusal? Return(PeerReview review, string? reason)
    {
        if (review.Return(reason) is { } refusal)
        {
            return refusal;
        }

        db.Record(clock.GetUtcNow(), review.ReviewerId, "review.returned", nameof(PeerReview), review.Id);
        return null;
    }

    /// <summary>Takes the next work for one of the staff, or the work that an expert was called to.</summary>
    public async Task<(Guid? Review, Refusal? Refusal)> TakeForStaffAsync(Guid runId, Guid personId, Guid? workId, CancellationToken stop)
    {
        var found = await (
            from r in db.Set<ProgrammeRun>().AsNoTracking()
            from p in db.Set<Person>().AsNoTracking()
            where r.Id == runId && p.Id == personId
            select new { r.ProgrammeVersionId, p.WorkPlace }).SingleAsync(stop);
        return await dealer.TakeAsync(
            new(runId, found.ProgrammeVersionId, personId, null, Person.SchoolKey(found.WorkPlace), null, ReviewAllocator.Wanted, workId is null ? ReviewSource.Pull : ReviewSource.Expert, workId), stop);
    }

    /// <param name="seen">The stamp the form was filled from.</param>
    public async Task<Refusal?> CommitAsync(PeerReview review, SeenStamp seen, CancellationToken stop)
    {
        seen.Guard(db.Entry(review).Property(r => r.Stamp));
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ReviewChangedElsewhere();
        }
    }
}

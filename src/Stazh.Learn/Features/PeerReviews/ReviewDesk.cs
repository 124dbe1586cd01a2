using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <param name="ContentJson">The version that the reviewer took.</param>
public sealed record ReviewPlace(PeerReview Review, string ContentJson, Guid ProgrammeVersionId, Guid AuthorId, Guid AuthorEnrolmentId, string Author);

/// <summary>Takes works for review, hands reviews in, gives them back. Sentences of notices are Russian source texts.</summary>
public sealed class ReviewDesk(AppDb db, TimeProvider clock, RunLetters letters, INotifier notifier)
{
    /// <summary>A review under the reviewer's internship or, for a tutor, under the run; null is 404.</summary>
    public Task<ReviewPlace?> FindAsync(Guid reviewerId, Guid? enrolmentId, Guid? runId, Guid reviewId, CancellationToken stop) => (
        from r in db.Set<PeerReview>()
        join w in db.Set<FinalWork>() on r.WorkId equals w.Id
        join v in db.Set<FinalWorkVersion>() on new { r.WorkId, Number = r.VersionNumber } equals new { v.WorkId, v.Number }
        join run in db.Set<ProgrammeRun>() on r.RunId equals run.Id
        join p in db.Set<Person>() on w.AuthorId equals p.Id
        where r.Id == reviewId && r.ReviewerId == reviewerId && (enrolmentId != null ? r.ReviewerEnrolmentId == enrolmentId : r.RunId == runId && r.ReviewerEnrolmentId == null)
        select new ReviewPlace(r, v.ContentJson, run.ProgrammeVersionId, w.AuthorId, w.EnrolmentId, (p.GivenName + " " + p.FamilyName).Trim())).SingleOrDefaultAsync(stop);

    /// <summary>Takes the next work for a reviewer; the id of the review, or why there is none.</summary>
    /// <param name="enrolmentId">Null for a tutor, who only fills the gaps of a small group.</param>
    public async Task<(Guid? Review, Refusal? Refusal)> TakeNextAsync(Guid runId, Guid reviewerId, string schoolKey, Guid? enrolmentId, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var rows = await (
                from w in db.PublishedWorks(runId)
                join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
                select new
                {
                    w.Id, w.AuthorId, e.SchoolKey, At = w.PublishedAt!.Value,
                    Taken = db.Set<PeerReview>().Count(r => r.WorkId == w.Id && (r.State == PeerReviewState.Submitted || (r.State == PeerReviewState.Leased && r.LeaseUntil > now))),
                    Seen = db.Set<PeerReview>().Any(r => r.WorkId == w.Id && r.ReviewerId == reviewerId),
                    InWork = db.Set<PeerReview>().Any(r => r.WorkId == w.Id && r.ReviewerId == reviewerId && r.State == PeerReviewState.Leased && r.LeaseUntil > now),
                }).AsNoTracking().ToListAsync(stop);
            if (rows.Exists(r => r.InWork))
            {
                return (null, new FinishTheReview());
            }

            var queue = new ReviewQueue(rows.Select(r => new QueuedWork(r.Id, r.AuthorId, r.SchoolKey, null, r.At, r.Taken)), runId.GetHashCode());
            var seen = rows.Where(r => r.Seen).Select(r => r.Id).ToHashSet();
            var choice = queue.Next(new QueueReviewer(reviewerId, schoolKey, null, seen, new HashSet<Guid>()));
            if (choice.Answer != QueueAnswer.Given)
            {
                return (null, new NoWorkToReview());
            }

            var next = choice.WorkId;
            var work = await db.Set<FinalWork>().SingleAsync(w => w.Id == next, stop);
            work.Open(now);
            var review = PeerReview.Take(next, runId, work.Version, reviewerId, enrolmentId, now);
            db.Add(review);
            db.Record(now, reviewerId, "review.taken", nameof(PeerReview), review.Id);
            await TellAssignedAsync(review, work.Title, now, stop);
            try
            {
                await db.SaveChangesAsync(stop);
                return (review.Id, null);
            }
            catch (DbUpdateException) when (attempt < 4)
            {
                // Two opened the work at once, or its author published a version meanwhile: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    public async Task<Refusal?> SubmitAsync(PeerReview review, Guid authorId, Guid authorEnrolmentId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var others = await db.Set<PeerReview>().CountAsync(
            r => r.WorkId == review.WorkId && r.Id != review.Id && (r.State == PeerReviewState.Submitted || (r.State == PeerReviewState.Leased && r.LeaseUntil > now)), stop);
        if (review.Submit(others, now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, review.ReviewerId, "review.submitted", nameof(PeerReview), review.Id);
        db.Send(now, new WorkJudged(review.WorkId));
        var submitted = await db.Set<PeerReview>().CountAsync(r => r.WorkId == review.WorkId && r.Id != review.Id && r.State == PeerReviewState.Submitted, stop);
        if (submitted + 1 == ReviewAllocator.Wanted)
        {
            // the result is announced when all the reviews are in.
            db.Record(now, null, "review.result-announced", nameof(FinalWork), review.WorkId);
            notifier.Tell(authorId, $"reviews-ready:{review.WorkId:n}", "Заключения коллег по вашей итоговой работе готовы.", $"/learn/{authorEnrolmentId}/reviews");
            var (author, run) = await OfAsync(authorId, review.RunId, stop);
            letters.Send(now, "reviews-ready", author, run, $"/learn/{authorEnrolmentId}/reviews");
        }

        return null;
    }

    private async Task TellAssignedAsync(PeerReview review, string title, DateTimeOffset now, CancellationToken stop)
    {
        var (reviewer, run) = await OfAsync(review.ReviewerId, review.RunId, stop);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(reviewer.TimeZoneId, out var known) ? known : TimeZoneInfo.Utc;
        var due = Wording.Moment(review.LeaseUntil, zone);
        var address = review.ReviewerEnrolmentId is { } enrolment ? $"/learn/{enrolment}/reviews/{review.Id}" : $"/runs/{review.RunId}/reviews/{review.Id}";
        notifier.Tell(reviewer.Id, $"review-assigned:{review.Id:n}", "Вам назначена рецензия на работу «{0}», срок — {1}.", address, Wording.Inner(title), due);
        letters.Send(now, "review-assigned", reviewer, run, address, items: $"– {title}", dates: $"до {due}");
    }

    private async Task<(Person Person, ProgrammeRun Run)> OfAsync(Guid personId, Guid runId, CancellationToken stop)
    {
        var found = await (
            from p in db.Set<Person>().AsNoTracking()
            from r in db.Set<ProgrammeRun>().AsNoTracking()
            where p.Id == personId && r.Id == runId
            select new { p, r }).SingleAsync(stop);
        return (found.p, found.r);
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

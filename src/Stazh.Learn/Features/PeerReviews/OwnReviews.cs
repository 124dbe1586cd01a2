using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A review that the trainee has written or holds.</summary>
public sealed record GivenReview(Guid Id, string Title, PeerReviewState State, DateTimeOffset LeaseUntil, DateTimeOffset? SubmittedAt, string? Answer, RecommendationAnswer? Taken, bool? IsHelpful, ReviewSource Source, bool IsRevised);

/// <summary>The terms of one trainee as a reviewer.</summary>
/// <param name="Due">The last day: of the module, or the one the tutor gave.</param>
/// <param name="ExtensionReason">Null without an extension.</param>
/// <param name="Tries">Samples scored.</param>
public sealed record ReviewerTerms(string SchoolKey, Guid? TutorId, DateOnly ModuleEnds, DateOnly Due, string? ExtensionReason, string TimeZoneId, int Tries, bool HasReviews, bool StandsBy, ExpertCall? Appeal)
{
    public DateTimeOffset Term => ReviewTerm.End(ModuleEnds, TimeZoneId);
}

/// <summary>On what a version after the reviews is written.</summary>
/// <param name="Reviewed">The version that was judged.</param>
/// <param name="Reviews">Handed in.</param>
/// <param name="ModuleEnds">Last day of the final work's module.</param>
public sealed record RevisionGround(WorkContent Reviewed, IReadOnlyList<PeerReview> Reviews, DateOnly ModuleEnds)
{
    public bool ResultsAreOut(DateOnly today) => Reviews.Count >= ReviewAllocator.Wanted || (Reviews.Count > 0 && today > ModuleEnds);
}

/// <summary>What the trainee's page of reviews shows: two SQL commands besides those of the internship, one more for the result or the forecast.</summary>
public sealed class OwnReviews(AppDb db, ReviewNotices notices)
{
    public async Task<ReviewerTerms> TermsAsync(Guid enrolmentId, Guid? workId, string module, DateOnly runEnds, CancellationToken stop)
    {
        var own = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join run in db.Set<ProgrammeRun>() on e.RunId equals run.Id
            from x in db.Set<ReviewExtension>().Where(x => x.EnrolmentId == e.Id).DefaultIfEmpty()
            from c in db.Set<ExpertCall>().Where(c => c.WorkId == workId && c.Cause == ExpertCause.Appeal).DefaultIfEmpty()
            where e.Id == enrolmentId
            select new
            {
                e.SchoolKey, e.TutorId, run.TimeZoneId, Until = (DateOnly?)x.Until, Reason = (string?)x.Reason, Appeal = c,
                Ends = db.Set<RunModule>().Where(m => m.RunId == e.RunId && m.Code == module).Max(m => (DateOnly?)m.To),
                Tries = db.Set<CalibrationTry>().Count(t => t.EnrolmentId == enrolmentId),
                Reviews = db.Set<PeerReview>().Any(r => r.ReviewerEnrolmentId == enrolmentId),
                StandsBy = db.Set<ReviewStandby>().Any(s => s.EnrolmentId == enrolmentId),
            }).SingleAsync(stop);
        var ends = own.Ends ?? runEnds;
        return new(own.SchoolKey, own.TutorId, ends, own.Until ?? ends, own.Reason, own.TimeZoneId, own.Tries, own.Reviews, own.StandsBy, own.Appeal);
    }

    /// <summary>Reviews by the trainee, and those of the trainee's work that are handed in; tracked, so that answers may be saved.</summary>
    public async Task<(IReadOnlyList<GivenReview> Given, IReadOnlyList<PeerReview> Received)> ReviewsAsync(Guid enrolmentId, Guid? workId, CancellationToken stop)
    {
        var rows = await (
            from r in db.Set<PeerReview>()
            join w in db.Set<FinalWork>() on r.WorkId equals w.Id
            where r.ReviewerEnrolmentId == enrolmentId || (r.WorkId == workId && r.State == PeerReviewState.Submitted)
            orderby r.LeasedAt
            select new { Review = r, w.Title, IsRevised = w.Revised > r.VersionNumber }).ToListAsync(stop);
        return (
            [.. rows.Where(x => x.Review.ReviewerEnrolmentId == enrolmentId).Select(x => new GivenReview(
                x.Review.Id, x.Title, x.Review.State, x.Review.LeaseUntil, x.Review.SubmittedAt, x.Review.Answer, x.Review.Taken, x.Review.IsHelpful, x.Review.Source, x.IsRevised))],
            [.. rows.Where(x => x.Review.WorkId == workId).Select(x => x.Review).OrderBy(r => r.SubmittedAt)]);
    }

    /// <summary>One SQL command.</summary>
    public async Task<RevisionGround> GroundAsync(FinalWork work, string module, DateOnly runEnds, CancellationToken stop)
    {
        var rows = await (
            from v in db.Set<FinalWorkVersion>().AsNoTracking()
            from r in db.Set<PeerReview>().AsNoTracking().Where(r => r.WorkId == v.WorkId && r.State == PeerReviewState.Submitted).DefaultIfEmpty()
            where v.WorkId == work.Id && v.Number == work.Version
            orderby r.SubmittedAt
            select new { v.ContentJson, Review = r, Ends = db.Set<RunModule>().Where(m => m.RunId == work.RunId && m.Code == module).Max(m => (DateOnly?)m.To) }).ToListAsync(stop);
        return new(rows.Count == 0 ? WorkContent.Empty : WorkContent.FromJson(rows[0].ContentJson), [.. rows.Select(r => r.Review).OfType<PeerReview>()], rows.FirstOrDefault()?.Ends ?? runEnds);
    }

    /// <summary>One SQL command.</summary>
    public async Task<ReviewForecast?> ForecastAsync(Guid runId, Guid workId, DateTimeOffset term, DateTimeOffset now, CancellationToken stop) =>
        (await QueueState.LoadAsync(db, runId, pool: true, now, stop)).Forecast(workId, term);

    public async Task StandByAsync(Guid enrolmentId, Guid personId, bool ready, DateTimeOffset now, CancellationToken stop)
    {
        var row = await db.Set<ReviewStandby>().SingleOrDefaultAsync(s => s.EnrolmentId == enrolmentId, stop);
        if (ready == row is not null)
        {
            return;
        }

        if (row is null)
        {
            db.Add(new ReviewStandby { EnrolmentId = enrolmentId, At = now });
        }
        else
        {
            db.Remove(row);
        }

        db.Record(now, personId, ready ? "review.stands-by" : "review.stands-by-no-more", nameof(Enrolment), enrolmentId);
        await db.SaveChangesAsync(stop);
    }

    public async Task<Refusal?> AnswerAsync(PeerReview review, Guid authorId, string? answer, RecommendationAnswer? taken, bool? helpful, DateTimeOffset now, CancellationToken stop)
    {
        if (review.Reply(answer, taken, helpful, now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, authorId, "review.answered", nameof(PeerReview), review.Id, review.IsHelpful switch { true => "helpful", false => "not helpful", _ => null });
        notices.Answered(review);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> AppealAsync(FinalWorkStanding standing, Internship internship, bool again, string? reason, DateTimeOffset now, CancellationToken stop)
    {
        if (ExpertCall.Appeal(standing.WorkId!.Value, internship.PersonId, reason, again, now, out var call) is { } refusal)
        {
            return refusal;
        }

        db.Add(call!);
        db.Record(now, internship.PersonId, "review.appealed", nameof(FinalWork), call!.WorkId);
        await notices.ExpertCalledAsync(call, internship.RunId, standing.Title ?? "", stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            // The button was pressed twice.
            return new AppealedAlready();
        }
    }
}

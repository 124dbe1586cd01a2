using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The final work, reviews got and given, and how many authors of other schools there are to review.</summary>
public sealed class FinalWorkFacts(AppDb db, TimeProvider clock) : IInternshipFacts
{
    /// <summary>Ref: the work; Detail: its title; Number: its state; Order: reviews received.</summary>
    private const string Work = "works.work";

    /// <summary>Number: reviews given; Order: how many the tutor has set, −1 when as everybody.</summary>
    private const string Reviews = "works.reviews";

    /// <summary>
    /// Number: colleagues of other schools; Order: those whom the person has reviewed or may still review. Neither is counted beyond what is asked of
    /// anybody: counting to the end would look at every pair of a group.
    /// </summary>
    private const string Colleagues = "works.colleagues";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var colleagues =
            from e in db.Set<Enrolment>()
            from o in db.Set<Enrolment>()
            where o.Id != e.Id && (o.SchoolKey != e.SchoolKey || o.SchoolKey == "") && (o.State == EnrolmentState.Approved || o.State == EnrolmentState.Completed)
                && (o.RunId == e.RunId || (db.Set<RunReviewTerms>().Any(mine => mine.RunId == e.RunId && mine.IsPooled
                    && db.Set<RunReviewTerms>().Any(t => t.RunId == o.RunId && t.IsPooled && t.ProgrammeVersionId == mine.ProgrammeVersionId))))
            select new { Of = e.Id, o.Id, o.RunId };
        return (
            from e in enrolments
            join w in db.Set<FinalWork>() on e.Id equals w.EnrolmentId
            select new InternshipFact
            {
                EnrolmentId = e.Id, Kind = Work, Key = "", Detail = w.Title, Number = (int)w.State,
                Order = db.Set<PeerReview>().Count(r => r.WorkId == w.Id && r.State == PeerReviewState.Submitted), Ref = w.Id, On = null,
            })
            .Concat(
                from e in enrolments
                select new InternshipFact
                {
                    EnrolmentId = e.Id, Kind = Reviews, Key = "", Detail = "", Number = db.Set<PeerReview>().Count(r => r.ReviewerEnrolmentId == e.Id && r.State == PeerReviewState.Submitted),
                    Order = db.Set<ReviewExtension>().Where(x => x.EnrolmentId == e.Id).Max(x => x.Owed) ?? -1, Ref = e.Id, On = null,
                })
            .Concat(
                // Number: colleagues of other schools; Order: those of them whose works were reviewed already, still lack reviews, or may yet be published.
                from e in enrolments
                select new InternshipFact
                {
                    EnrolmentId = e.Id, Kind = Colleagues, Key = "", Detail = "", Number = colleagues.Where(c => c.Of == e.Id).OrderBy(c => c.Of).Take(ReviewAllocator.Minimum).Count(),
                    Order = colleagues.Where(c => c.Of == e.Id && (db.Set<FinalWork>().Any(w => w.EnrolmentId == c.Id && w.State == FinalWorkState.Published)
                        ? db.Set<FinalWork>().Any(w => w.EnrolmentId == c.Id
                            && (db.Set<PeerReview>().Any(r => r.WorkId == w.Id && r.ReviewerEnrolmentId == e.Id && r.State == PeerReviewState.Submitted)
                                || db.Set<PeerReview>().Count(r => r.WorkId == w.Id && r.State == PeerReviewState.Submitted) < ReviewAllocator.Wanted))
                        : db.Set<ProgrammeRun>().Any(r => r.Id == c.RunId && r.EndsOn >= today && r.State == RunState.Running))).OrderBy(c => c.Of).Take(ReviewAllocator.Wanted).Count(),
                    Ref = e.Id, On = null,
                });
    }

    public static FinalWorkStanding Standing(FactSheet facts)
    {
        var (work, reviews) = (facts[Work].FirstOrDefault(), facts[Reviews].FirstOrDefault());
        // A work is published only with its trial and its self-analysis.
        var published = work?.Number == (int)FinalWorkState.Published;
        var others = facts[Colleagues].FirstOrDefault();
        var owed = reviews is { Order: >= 0 } ? reviews.Order : ReviewAllocator.Owed(others?.Order ?? 0);
        return new(facts.EnrolmentId, work?.Ref, work?.Detail, published, published, published, work?.Order ?? 0, reviews?.Number ?? 0, owed)
        {
            ReviewsNeeded = ReviewAllocator.Needed(others?.Number ?? 0),
        };
    }
}

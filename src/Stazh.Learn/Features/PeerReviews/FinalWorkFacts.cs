using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The final work, reviews got and given, and how many authors of other schools there are to review.</summary>
public sealed class FinalWorkFacts(AppDb db) : IInternshipFacts
{
    /// <summary>Ref: the work; Detail: its title; Number: its state; Order: reviews received.</summary>
    private const string Work = "works.work";

    /// <summary>Number: reviews given; Order: authors of other schools.</summary>
    private const string Reviews = "works.reviews";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments) =>
        (from e in enrolments
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
                Order = db.Set<Enrolment>().Count(o => o.RunId == e.RunId && o.Id != e.Id && (o.SchoolKey != e.SchoolKey || o.SchoolKey == "")
                    && (o.State == EnrolmentState.Approved || o.State == EnrolmentState.Completed)),
                Ref = e.Id, On = null,
            });

    public static FinalWorkStanding Standing(FactSheet facts)
    {
        var (work, reviews) = (facts[Work].FirstOrDefault(), facts[Reviews].FirstOrDefault());
        // A work is published only with its trial and its self-analysis.
        var published = work?.Number == (int)FinalWorkState.Published;
        return new(facts.EnrolmentId, work?.Ref, work?.Detail, published, published, published, work?.Order ?? 0, reviews?.Number ?? 0, ReviewAllocator.Owed(reviews?.Order ?? 0));
    }
}

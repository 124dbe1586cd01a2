using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>How far trainees are with works and reviews: one SQL command for any number of them, asked once in a request.</summary>
public sealed class FinalWorkStandings(AppDb db)
{
    private readonly Dictionary<Guid, FinalWorkStanding> known = [];

    public async Task<IReadOnlyDictionary<Guid, FinalWorkStanding>> OfAsync(IReadOnlyCollection<Guid> enrolments, CancellationToken stop)
    {
        var asked = enrolments.Where(id => !known.ContainsKey(id)).ToList();
        if (asked.Count > 0)
        {
            foreach (var standing in await LoadAsync(asked, stop))
            {
                known[standing.EnrolmentId] = standing;
            }
        }

        return known;
    }

    private async Task<IReadOnlyList<FinalWorkStanding>> LoadAsync(List<Guid> enrolments, CancellationToken stop)
    {
        var reviews = db.Set<PeerReview>();
        var rows = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            where enrolments.Contains(e.Id)
            join w in db.Set<FinalWork>() on e.Id equals w.EnrolmentId into works
            from w in works.DefaultIfEmpty()
            select new
            {
                e.Id,
                WorkId = w == null ? (Guid?)null : w.Id,
                Title = w == null ? null : w.Title,
                State = w == null ? (FinalWorkState?)null : w.State,
                Received = w == null ? 0 : reviews.Count(r => r.WorkId == w.Id && r.State == PeerReviewState.Submitted),
                Given = reviews.Count(r => r.ReviewerEnrolmentId == e.Id && r.State == PeerReviewState.Submitted),
                Others = db.Set<Enrolment>().Count(o => o.RunId == e.RunId && o.Id != e.Id && (o.SchoolKey != e.SchoolKey || o.SchoolKey == "")
                    && (o.State == EnrolmentState.Approved || o.State == EnrolmentState.Completed)),
            }).ToListAsync(stop);
        return [.. rows.Select(r =>
        {
            // A work is published only with its trial and its self-analysis.
            var published = r.State == FinalWorkState.Published;
            return new FinalWorkStanding(r.Id, r.WorkId, r.Title, published, published, published, r.Received, r.Given, ReviewAllocator.Owed(r.Others));
        })];
    }
}

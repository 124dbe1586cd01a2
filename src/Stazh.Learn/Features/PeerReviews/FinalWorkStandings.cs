using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>How far trainees are with works and reviews alone: one SQL command for any number of them.</summary>
public sealed class FinalWorkStandings(AppDb db, FinalWorkFacts facts)
{
    public async Task<IReadOnlyDictionary<Guid, FinalWorkStanding>> OfAsync(IReadOnlyCollection<Guid> enrolments, CancellationToken stop)
    {
        var rows = (await facts.Of(db.Set<Enrolment>().Where(e => enrolments.Contains(e.Id))).ToListAsync(stop)).ToLookup(f => f.EnrolmentId);
        return enrolments.ToDictionary(id => id, id => FinalWorkFacts.Standing(new(id, rows[id])));
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Whoever has a work of another run for review reads its files too.</summary>
internal sealed class ReviewersOfWorks(AppDb db) : IWorkReaders
{
    public Task<bool> MayReadAsync(Guid personId, Guid fileId, CancellationToken stop) => db.Set<PeerReview>().AnyAsync(
        r => r.ReviewerId == personId && r.State != PeerReviewState.Returned
            && db.Set<FinalWork>().Any(w => w.Id == r.WorkId && w.Files.Any(f => f.FileId == fileId && f.Version != null)),
        stop);
}

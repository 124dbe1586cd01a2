using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Colleagues have judged a work once more: what they say of its deficits is to be told to the author's map.</summary>
public sealed record WorkJudged(Guid WorkId) : IOutboxMessage;

/// <summary>
/// Tells the map what colleagues' verdict says about the deficits that the criteria of the rubric show: from the second review on, a criterion with at least
/// <see cref="PracticeEvidence.LeastVerdict"/> of its points. Every further review replaces the figure, so a repeated message changes nothing.
/// </summary>
public sealed class VerdictEvidence(AppDb db, ProgrammeLibrary library, IDeficitMaps maps) : IOutboxHandler<WorkJudged>
{
    private const int FewestReviews = 2;

    public async Task HandleAsync(Guid id, WorkJudged message, CancellationToken stop)
    {
        var work = await (
            from w in db.Set<FinalWork>().AsNoTracking()
            join r in db.Set<ProgrammeRun>() on w.RunId equals r.Id
            where w.Id == message.WorkId
            select new { w.Id, w.EnrolmentId, r.ProgrammeVersionId }).SingleOrDefaultAsync(stop);
        var reviews = await db.Set<PeerReview>().AsNoTracking().Where(r => r.WorkId == message.WorkId && r.State == PeerReviewState.Submitted).ToListAsync(stop);
        if (work is null || reviews.Count < FewestReviews || (await library.GetAsync(work.ProgrammeVersionId, stop)).FinalWork is not { } spec)
        {
            return;
        }

        var effects = Effects(spec.Rubric, [.. reviews.Select(r => r.Content.Scores)]);
        await maps.OfferAsync(new(work.EnrolmentId, ReadingSource.Review, work.Id.ToString("n"), effects, reviews.Max(r => r.SubmittedAt!.Value)), stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Deficit → share of it that the verdict closes; the best of the criteria that show the deficit, nothing below the threshold.</summary>
    public static IReadOnlyDictionary<string, double> Effects(Rubric rubric, IReadOnlyList<IReadOnlyDictionary<string, int>> reviews) => (
        from criterion in rubric.Criteria
        where criterion.MaxPoints > 0
        let points = reviews.Where(r => r.ContainsKey(criterion.Code)).Select(r => (double)r[criterion.Code] / criterion.MaxPoints).ToList()
        where points.Count > 0
        let effect = PracticeEvidence.EffectOfVerdict(points.Average())
        where effect is not null
        from deficit in criterion.Deficits ?? []
        group effect.Value by deficit).ToDictionary(g => g.Key, g => g.Max());
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Reviews that a person wrote and answers to reviews received. Reviews handed in stay: their authors build on them.</summary>
internal sealed class ReviewsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "reviews";

    public string? Kept => "Рецензии, которые вы отправили коллегам: без имени рецензента.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Written = (await db.Set<PeerReview>().AsNoTracking().Where(r => r.ReviewerId == personId).OrderBy(r => r.Id).ToListAsync(stop))
            .Select(r => new { r.WorkId, r.State, r.LeasedAt, r.SubmittedAt, r.ReturnReason, r.Content }),
        Answers = await Received(personId).AsNoTracking().Where(r => r.Answer != null).Select(r => new { r.WorkId, r.Answer, r.Taken, r.AnsweredAt }).ToListAsync(stop),
        Appeals = await Appeals(personId).AsNoTracking().Select(c => new { c.WorkId, c.Reason, c.CalledAt, c.Answer, c.ClosedAt }).ToListAsync(stop),
        Extensions = await Extensions(personId).AsNoTracking().Select(x => new { x.Until, x.Owed, x.Reason, x.GivenAt }).ToListAsync(stop),
        StandsBySince = await Standbys(personId).AsNoTracking().Select(x => x.At).ToListAsync(stop),
        Calibration = (await Tries(personId).AsNoTracking().ToListAsync(stop)).Select(t => new { t.EnrolmentId, t.WorkCode, t.Scores, t.At }),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        db.RemoveRange(await Tries(personId).ToListAsync(stop));
        db.RemoveRange(await Standbys(personId).ToListAsync(stop));
        db.RemoveRange(await Extensions(personId).ToListAsync(stop));
        foreach (var appeal in await Appeals(personId).ToListAsync(stop))
        {
            db.Entry(appeal).Property(c => c.Reason).CurrentValue = "";
        }

        db.RemoveRange(await db.Set<PeerReview>().Where(r => r.ReviewerId == personId && r.State != PeerReviewState.Submitted).ToListAsync(stop));
        foreach (var review in await Received(personId).ToListAsync(stop))
        {
            db.Entry(review).Property(r => r.Answer).CurrentValue = null;
        }
    }

    private IQueryable<PeerReview> Received(Guid personId) => db.Set<PeerReview>().Where(r => db.Set<FinalWork>().Any(w => w.Id == r.WorkId && w.AuthorId == personId));

    private IQueryable<ExpertCall> Appeals(Guid personId) => db.Set<ExpertCall>().Where(c => c.Cause == ExpertCause.Appeal && c.CalledById == personId);

    private IQueryable<ReviewStandby> Standbys(Guid personId) => db.Set<ReviewStandby>().Where(s => db.EnrolmentsOf(personId).Any(e => e.Id == s.EnrolmentId));

    private IQueryable<ReviewExtension> Extensions(Guid personId) => db.Set<ReviewExtension>().Where(x => db.EnrolmentsOf(personId).Any(e => e.Id == x.EnrolmentId));

    private IQueryable<CalibrationTry> Tries(Guid personId) => db.Set<CalibrationTry>().Where(t => db.EnrolmentsOf(personId).Any(e => e.Id == t.EnrolmentId));
}

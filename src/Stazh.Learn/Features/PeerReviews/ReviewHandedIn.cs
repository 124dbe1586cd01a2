using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A review is in: written with it, looked at by the worker.</summary>
public sealed record ReviewHandedIn(Guid ReviewId, Guid WorkId, Guid RunId) : IOutboxMessage;

/// <summary>Calls an expert when the colleagues' corrected scores are too far apart; closes the call when the expert has judged.</summary>
internal sealed class DisagreementCheck(AppDb db, ScoreBoard board, ProgrammeLibrary library, ReviewNotices notices, TimeProvider clock) : IOutboxHandler<ReviewHandedIn>
{
    public async Task HandleAsync(Guid id, ReviewHandedIn message, CancellationToken stop)
    {
        var found = await (
            from w in db.Set<FinalWork>().AsNoTracking()
            join r in db.Set<ProgrammeRun>() on w.RunId equals r.Id
            where w.Id == message.WorkId
            select new { w.RunId, w.Title, r.ProgrammeVersionId }).SingleOrDefaultAsync(stop);
        if (found is null || (await library.GetAsync(found.ProgrammeVersionId, stop)).FinalWork is not { } spec)
        {
            return;
        }

        var call = await db.Set<ExpertCall>().SingleOrDefaultAsync(c => c.WorkId == message.WorkId && c.Cause == ExpertCause.Disagreement, stop);
        var result = (await board.LoadAsync(found.RunId, spec, stop)).Calibrate().Works.GetValueOrDefault(message.WorkId);
        var now = clock.GetUtcNow();
        if (call is { IsOpen: true } && result?.Parts.FirstOrDefault(p => p.IsExpert) is { } expert)
        {
            call.Close(null, expert.Reviewer, now);
            db.Record(now, expert.Reviewer, "review.disagreement-settled", nameof(FinalWork), message.WorkId);
        }
        else if (call is null && result is { NeedsExpert: true } && result.Parts.Count >= ReviewAllocator.Minimum)
        {
            call = new() { WorkId = message.WorkId, Cause = ExpertCause.Disagreement, CalledAt = now };
            db.Add(call);
            db.Record(now, null, "review.expert-called", nameof(FinalWork), message.WorkId, FormattableString.Invariant($"spread {result.Spread:0.0} of 100"));
            await notices.ExpertCalledAsync(call, found.RunId, found.Title, stop);
        }

        await db.SaveChangesAsync(stop);
    }
}

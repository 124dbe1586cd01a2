using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>What the staff of a run decides about its reviews: who gets more time, reviewing together with other runs, answers to appeals.</summary>
public sealed class RunReviewDesk(AppDb db, ReviewNotices notices, TimeProvider clock)
{
    /// <param name="until">The reviewer's own last day.</param>
    /// <param name="owed">How many the reviewer owes.</param>
    public async Task<Refusal?> ExtendAsync(Guid runId, Guid enrolmentId, DateOnly? until, int? owed, string? reason, Guid by, CancellationToken stop)
    {
        if ((until is null && owed is null) || string.IsNullOrWhiteSpace(reason) || owed is < 0 or > ReviewAllocator.Wanted)
        {
            return new ExtensionNeedsMore();
        }

        var now = clock.GetUtcNow();
        if (await db.Set<Enrolment>().Where(e => e.Id == enrolmentId && e.RunId == runId).Select(e => (Guid?)e.PersonId).SingleOrDefaultAsync(stop) is not { } person)
        {
            return new ExtensionNeedsMore();
        }

        var row = await db.Set<ReviewExtension>().SingleOrDefaultAsync(x => x.EnrolmentId == enrolmentId, stop);
        if (row is null)
        {
            row = new() { EnrolmentId = enrolmentId, Reason = "" };
            db.Add(row);
        }

        (row.Until, row.Owed, row.Reason, row.GivenById, row.GivenAt) = (until, owed, reason.Trim(), by, now);
        db.Record(now, by, "review.extended", nameof(Enrolment), enrolmentId, FormattableString.Invariant($"until {until:yyyy-MM-dd} owed {owed}"));
        notices.Extended(person, enrolmentId, now);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>From now on works go to reviewers of other runs too, and theirs to this run's, where those runs agreed as well.</summary>
    public async Task PoolAsync(Guid runId, Guid programmeVersionId, bool pooled, Guid by, CancellationToken stop)
    {
        var row = await db.Set<RunReviewTerms>().SingleOrDefaultAsync(t => t.RunId == runId, stop);
        if (row is null)
        {
            row = new() { RunId = runId, ProgrammeVersionId = programmeVersionId };
            db.Add(row);
        }

        row.IsPooled = pooled;
        db.Record(clock.GetUtcNow(), by, pooled ? "reviews.pooled" : "reviews.alone", nameof(ProgrammeRun), runId);
        await db.SaveChangesAsync(stop);
    }

    public async Task<Refusal?> AnswerAsync(Guid runId, Guid workId, string? answer, Guid by, CancellationToken stop)
    {
        var found = await (
            from c in db.Set<ExpertCall>()
            join w in db.Set<FinalWork>() on c.WorkId equals w.Id
            where c.WorkId == workId && c.Cause == ExpertCause.Appeal && w.RunId == runId
            select new { Call = c, w.AuthorId, w.EnrolmentId }).SingleOrDefaultAsync(stop);
        var now = clock.GetUtcNow();
        if (found is null || found.AuthorId == by)
        {
            return new AppealIsAnswered();
        }

        if (found.Call.Close(answer, by, now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, by, "review.appeal-answered", nameof(FinalWork), workId);
        notices.AppealAnswered(found.Call, found.AuthorId, found.EnrolmentId);
        await db.SaveChangesAsync(stop);
        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Who asks for work, and how far works may be filled for this person.</summary>
/// <param name="EnrolmentId">Null for a tutor or another of the staff.</param>
/// <param name="UpTo">Works with so many taken are closed to the asker.</param>
/// <param name="WorkId">For an expert who was called to this very work: neither need nor conflicts of tutors are asked about.</param>
public sealed record ReviewRequest(Guid RunId, Guid ProgrammeVersionId, Guid ReviewerId, Guid? EnrolmentId, string SchoolKey, Guid? TutorId, int UpTo, ReviewSource Source, Guid? WorkId = null);

/// <summary>
/// Gives works out, one asker after another: the turn is a row that the transaction changes first, so that two who ask at once never see the same gap.
/// The same path on SQLite and PostgreSQL.
/// </summary>
public sealed class ReviewDealer(AppDb db, TimeProvider clock, ReviewNotices notices)
{
    private const int Attempts = 4;

    /// <summary>Takes the next work; the id of the review, or why there is none.</summary>
    public Task<(Guid? Review, Refusal? Refusal)> TakeAsync(ReviewRequest request, CancellationToken stop) => InTurnAsync<(Guid?, Refusal?)>(
        request.ProgrammeVersionId,
        async () =>
        {
            var now = clock.GetUtcNow();
            var state = await QueueState.LoadAsync(db, request.RunId, request.EnrolmentId is not null, now, stop);
            if (request.WorkId is null && state.HasOneInWork(request.ReviewerId))
            {
                return (null, new FinishTheReview());
            }

            var (work, refusal) = request.WorkId is { } called ? Called(state, request, called) : Next(state, request);
            return work is null ? (null, refusal) : (await LeaseAsync(state, work, request, now + ReviewAllocator.Lease, stop), null);
        },
        stop);

    /// <summary>Something that reads and changes the queue, in its turn; saved and committed with it.</summary>
    public async Task<T> InTurnAsync<T>(Guid programmeVersionId, Func<Task<T>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.InTransactionAsync(
                    async () =>
                    {
                        if (await db.Set<ReviewTurn>().Where(t => t.ProgrammeVersionId == programmeVersionId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Number, x => x.Number + 1), stop) == 0)
                        {
                            db.Add(new ReviewTurn { ProgrammeVersionId = programmeVersionId, Number = 1 });
                            await db.SaveChangesAsync(stop);
                        }

                        var result = await work();
                        await db.SaveChangesAsync(stop);
                        return result;
                    },
                    stop);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The first turn of all was taken by two, or the author published a version meanwhile: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Puts the work into the reviewer's hands; a review whose term had run out goes on where it was.</summary>
    public async Task<Guid> LeaseAsync(QueueState state, PoolWork pooled, ReviewRequest request, DateTimeOffset until, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        PeerReview review;
        if (state.Lapsed(request.ReviewerId, pooled.Id) is { } lapsed)
        {
            review = await db.Set<PeerReview>().SingleAsync(r => r.Id == lapsed, stop);
            review.Renew(request.Source, until, now);
        }
        else
        {
            var work = await db.Set<FinalWork>().SingleAsync(w => w.Id == pooled.Id, stop);
            work.Open(now);
            review = PeerReview.Take(work.Id, work.RunId, work.Version, request.ReviewerId, request.EnrolmentId, now, request.Source, until);
            db.Add(review);
        }

        db.Record(now, request.Source is ReviewSource.Standby or ReviewSource.Rescue ? null : request.ReviewerId, Verb(request.Source), nameof(PeerReview), review.Id);
        await notices.AssignedAsync(review, pooled.Title, stop);
        return review.Id;
    }

    private static string Verb(ReviewSource source) => source switch
    {
        ReviewSource.Standby => "review.given-to-standby",
        ReviewSource.Rescue => "review.given-to-tutor",
        ReviewSource.Expert => "review.taken-by-expert",
        _ => "review.taken",
    };

    private static (PoolWork? Work, Refusal? Refusal) Called(QueueState state, ReviewRequest request, Guid workId) =>
        state.Works.FirstOrDefault(w => w.Id == workId && w.AuthorId != request.ReviewerId) is { } work && !state.Reviewer(request.ReviewerId, "", null).Seen.Contains(workId)
            ? (work, null)
            : (null, new ExpertHasJudged());

    private static (PoolWork? Work, Refusal? Refusal) Next(QueueState state, ReviewRequest request)
    {
        var reviewer = state.Reviewer(request.ReviewerId, request.SchoolKey, request.TutorId);
        var choice = state.Queue().Next(reviewer, request.UpTo);
        if (choice.Answer == QueueAnswer.OnlyConflicts && request.EnrolmentId is null)
        {
            // A run has one tutor as a rule: the own trainees' works are the last choice, not none.
            choice = state.Queue(ownTrainees: false).Next(reviewer, request.UpTo);
        }

        return choice.Answer switch
        {
            QueueAnswer.Given => (state.Works.Single(w => w.Id == choice.WorkId), null),
            QueueAnswer.EnoughReviews => (null, new WorksHaveEnoughReviews()),
            QueueAnswer.OnlyConflicts => (null, new OnlyConflictsAreLeft()),
            _ => (null, new NoWorkToReview()),
        };
    }
}

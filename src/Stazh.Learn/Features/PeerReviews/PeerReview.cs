using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

public enum PeerReviewState
{
    Leased,
    Submitted,
    Returned,
}

/// <summary>How the review came to the reviewer.</summary>
public enum ReviewSource
{
    /// <summary>Took the next work.</summary>
    Pull,

    /// <summary>Stood by and got a work that lacked reviews.</summary>
    Standby,

    /// <summary>A tutor steps in near the term.</summary>
    Rescue,

    /// <summary>Called to a disagreement or an appeal.</summary>
    Expert,
}

/// <summary>What the author does with a review's recommendations.</summary>
public enum RecommendationAnswer
{
    Accepted = 1,
    Partly = 2,
    Declined = 3,
}

/// <summary>Points and words by criterion, and the advice for the way ahead .</summary>
public sealed record ReviewContent(IReadOnlyDictionary<string, int> Scores, IReadOnlyDictionary<string, string> Comments, string Recommendations)
{
    public static ReviewContent Empty { get; } = new(new Dictionary<string, int>(), new Dictionary<string, string>(), "");

    /// <summary>What is missing before it may be handed in, with the code of its criterion.</summary>
    public IEnumerable<(string Code, Refusal Refusal)> Gaps(Rubric rubric)
    {
        foreach (var criterion in rubric.Criteria)
        {
            if (!Scores.TryGetValue(criterion.Code, out var points))
            {
                yield return (criterion.Code, new CriterionIsNotScored(criterion.Title));
            }
            else if (points * 2 <= criterion.MaxPoints && !Comments.ContainsKey(criterion.Code))
            {
                yield return (criterion.Code, new LowScoreNeedsAdvice(criterion.Title));
            }
        }

        if (Recommendations.Length == 0)
        {
            yield return ("recommendations", new RecommendationsAreMissing());
        }
    }
}

/// <summary>One colleague's review of one work: taken for 48 hours, handed in or given back.</summary>
public sealed class PeerReview
{
    public Guid Id { get; init; }

    public Guid WorkId { get; init; }

    public Guid RunId { get; init; }

    public int VersionNumber { get; init; }

    public Guid ReviewerId { get; init; }

    /// <summary>Null when a tutor or another of the staff steps in.</summary>
    public Guid? ReviewerEnrolmentId { get; init; }

    public PeerReviewState State { get; private set; }

    public ReviewSource Source { get; private set; }

    /// <summary>0…100 by the rubric; set when it is handed in, null when the rubric has no points.</summary>
    public double? Score { get; private set; }

    public DateTimeOffset LeasedAt { get; private set; }

    public DateTimeOffset LeaseUntil { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    public string ContentJson { get; private set; } = JsonSerializer.Serialize(ReviewContent.Empty, Json);

    /// <summary>The author's word on it.</summary>
    public string? Answer { get; private set; }

    /// <summary>Null before the answer, and of answers given before this was asked.</summary>
    public RecommendationAnswer? Taken { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether it helped, in the author's eyes; it changes nobody's result.</summary>
    public bool? IsHelpful { get; private set; }

    public Guid Stamp { get; private set; }

    public ReviewContent Content => JsonSerializer.Deserialize<ReviewContent>(ContentJson, Json)!;

    public bool IsOpen => State == PeerReviewState.Leased;

    public static PeerReview Take(
        Guid workId, Guid runId, int version, Guid reviewerId, Guid? enrolmentId, DateTimeOffset now, ReviewSource source = ReviewSource.Pull, DateTimeOffset? until = null) => new()
    {
        Id = Guid.CreateVersion7(now), WorkId = workId, RunId = runId, VersionNumber = version, ReviewerId = reviewerId, ReviewerEnrolmentId = enrolmentId, Source = source,
        LeasedAt = now, LeaseUntil = until ?? now + ReviewAllocator.Lease, Stamp = Guid.NewGuid(),
    };

    /// <summary>The term had run out; the same reviewer takes it up again and finds the draft.</summary>
    public void Renew(ReviewSource source, DateTimeOffset until, DateTimeOffset now) => (Source, LeasedAt, LeaseUntil, Stamp) = (source, now, until, Guid.NewGuid());

    public bool IsLate(DateTimeOffset now) => IsOpen && now >= LeaseUntil;

    public Refusal? Save(ReviewContent content)
    {
        if (!IsOpen)
        {
            return new ReviewIsClosed();
        }

        (ContentJson, Stamp) = (JsonSerializer.Serialize(content, Json), Guid.NewGuid());
        return null;
    }

    /// <param name="takenByOthers">Other reviews of the work handed in or in work; asked about when the term has run out.</param>
    public Refusal? Submit(Rubric rubric, int takenByOthers, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new ReviewIsClosed();
        }

        if (IsLate(now) && ReviewerEnrolmentId is not null && takenByOthers >= ReviewAllocator.Wanted)
        {
            return new WorkHasItsReviews();
        }

        (State, SubmittedAt, Score, Stamp) = (PeerReviewState.Submitted, now, RubricScore.Of(rubric, Content.Scores), Guid.NewGuid());
        return null;
    }

    public Refusal? Return(string? reason)
    {
        if (!IsOpen)
        {
            return new ReviewIsClosed();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new SayWhyNot();
        }

        (State, ReturnReason, Stamp) = (PeerReviewState.Returned, reason.Trim(), Guid.NewGuid());
        return null;
    }

    /// <param name="helpful">Null leaves the author's mark as it was.</param>
    public Refusal? Reply(string? answer, RecommendationAnswer? taken, bool? helpful, DateTimeOffset now)
    {
        if (taken is null || !Enum.IsDefined(taken.Value))
        {
            return new SayWhatYouTake();
        }

        if (string.IsNullOrWhiteSpace(answer))
        {
            return new AnswerIsEmpty();
        }

        (Answer, Taken, IsHelpful, AnsweredAt, Stamp) = (answer.Trim(), taken, helpful ?? IsHelpful, now, Guid.NewGuid());
        return null;
    }

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class Mapping : IEntityTypeConfiguration<PeerReview>
    {
        public void Configure(EntityTypeBuilder<PeerReview> builder)
        {
            builder.ToTable("PeerReviews");
            builder.Property(r => r.ReturnReason).HasMaxLength(1000);
            builder.Property(r => r.Answer).HasMaxLength(4000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.HasOne<FinalWork>().WithMany().HasForeignKey(r => r.WorkId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.ReviewerEnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.WorkId, r.ReviewerId }).IsUnique();
            builder.HasIndex(r => new { r.RunId, r.State });
            builder.HasIndex(r => r.ReviewerId);
        }
    }
}

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

    public DateTimeOffset LeasedAt { get; private set; }

    public DateTimeOffset LeaseUntil { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    public string ContentJson { get; private set; } = JsonSerializer.Serialize(ReviewContent.Empty, Json);

    /// <summary>The author's word on it.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid Stamp { get; private set; }

    public ReviewContent Content => JsonSerializer.Deserialize<ReviewContent>(ContentJson, Json)!;

    public bool IsOpen => State == PeerReviewState.Leased;

    public static PeerReview Take(Guid workId, Guid runId, int version, Guid reviewerId, Guid? enrolmentId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), WorkId = workId, RunId = runId, VersionNumber = version, ReviewerId = reviewerId, ReviewerEnrolmentId = enrolmentId,
        LeasedAt = now, LeaseUntil = now + ReviewAllocator.Lease, Stamp = Guid.NewGuid(),
    };

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
    public Refusal? Submit(int takenByOthers, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new ReviewIsClosed();
        }

        if (IsLate(now) && takenByOthers >= ReviewAllocator.Wanted)
        {
            return new WorkHasItsReviews();
        }

        (State, SubmittedAt, Stamp) = (PeerReviewState.Submitted, now, Guid.NewGuid());
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

    public Refusal? Reply(string? answer, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(answer))
        {
            return new AnswerIsEmpty();
        }

        (Answer, AnsweredAt, Stamp) = (answer.Trim(), now, Guid.NewGuid());
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

/// <summary>A trainee's try at judging a sample work, kept from the first time, before the expert's scores were seen.</summary>
public sealed class CalibrationTry
{
    public Guid EnrolmentId { get; init; }

    public required string WorkCode { get; init; }

    public required string ScoresJson { get; init; }

    public DateTimeOffset At { get; init; }

    public IReadOnlyDictionary<string, int> Scores => JsonSerializer.Deserialize<Dictionary<string, int>>(ScoresJson)!;

    internal sealed class Mapping : IEntityTypeConfiguration<CalibrationTry>
    {
        public void Configure(EntityTypeBuilder<CalibrationTry> builder)
        {
            builder.ToTable("CalibrationTries");
            builder.HasKey(t => new { t.EnrolmentId, t.WorkCode });
            builder.Property(t => t.WorkCode).HasMaxLength(32);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(t => t.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>How a run reviews: alone or with other runs by the same version of the programme, which share its rubric.</summary>
public sealed class RunReviewTerms
{
    public Guid RunId { get; init; }

    public Guid ProgrammeVersionId { get; init; }

    public bool IsPooled { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RunReviewTerms>
    {
        public void Configure(EntityTypeBuilder<RunReviewTerms> builder)
        {
            builder.ToTable("RunReviewTerms");
            builder.HasKey(t => t.RunId);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(t => t.RunId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(t => new { t.ProgrammeVersionId, t.IsPooled });
        }
    }
}

/// <summary>One reviewer's own terms, given by a tutor with a reason.</summary>
public sealed class ReviewExtension
{
    public Guid EnrolmentId { get; init; }

    /// <summary>Null: the term of the module.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>How many the person owes; null: as everybody.</summary>
    public int? Owed { get; set; }

    public required string Reason { get; set; }

    public Guid GivenById { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewExtension>
    {
        public void Configure(EntityTypeBuilder<ReviewExtension> builder)
        {
            builder.ToTable("ReviewExtensions");
            builder.HasKey(x => x.EnrolmentId);
            builder.Property(x => x.Reason).HasMaxLength(1000);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(x => x.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A reviewer who has agreed to take more when works lack reviews near the term.</summary>
public sealed class ReviewStandby
{
    public Guid EnrolmentId { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewStandby>
    {
        public void Configure(EntityTypeBuilder<ReviewStandby> builder)
        {
            builder.ToTable("ReviewStandbys");
            builder.HasKey(s => s.EnrolmentId);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>
/// Turns at the queue of one version of a programme: whoever changes the row first holds it until the end of the transaction, so allocations of the
/// same pool go one after another on either database.
/// </summary>
public sealed class ReviewTurn
{
    public Guid ProgrammeVersionId { get; init; }

    public long Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReviewTurn>
    {
        public void Configure(EntityTypeBuilder<ReviewTurn> builder)
        {
            builder.ToTable("ReviewTurns");
            builder.HasKey(t => t.ProgrammeVersionId);
        }
    }
}

public enum ExpertCause
{
    /// <summary>Corrected scores are too far apart, or the result too unsure.</summary>
    Disagreement,

    /// <summary>The author does not agree; once for a work.</summary>
    Appeal,
}

/// <summary>A call for an expert review of a work.</summary>
public sealed class ExpertCall
{
    public Guid WorkId { get; init; }

    public ExpertCause Cause { get; init; }

    /// <summary>The author's words; empty for a disagreement.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset CalledAt { get; init; }

    public Guid? CalledById { get; init; }

    public string? Answer { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedById { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public static Web.Refusal? Appeal(Guid workId, Guid authorId, string? reason, bool again, DateTimeOffset now, out ExpertCall? call)
    {
        call = null;
        if (again)
        {
            return new AppealedAlready();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new SayWhyAppeal();
        }

        call = new() { WorkId = workId, Cause = ExpertCause.Appeal, Reason = reason.Trim(), CalledAt = now, CalledById = authorId };
        return null;
    }

    /// <param name="answer">Words to the author; an appeal is not closed without them.</param>
    public Web.Refusal? Close(string? answer, Guid by, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new AppealIsAnswered();
        }

        if (Cause == ExpertCause.Appeal && string.IsNullOrWhiteSpace(answer))
        {
            return new AnswerTheAuthor();
        }

        (Answer, ClosedAt, ClosedById) = (answer?.Trim(), now, by);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ExpertCall>
    {
        public void Configure(EntityTypeBuilder<ExpertCall> builder)
        {
            builder.ToTable("ExpertCalls");
            builder.HasKey(c => new { c.WorkId, c.Cause });
            builder.Property(c => c.Reason).HasMaxLength(4000);
            builder.Property(c => c.Answer).HasMaxLength(4000);
            builder.HasOne<FinalWork>().WithMany().HasForeignKey(c => c.WorkId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Which runs review each other's works.</summary>
public static class ReviewPools
{
    /// <summary>The run itself and the runs that work now, by the same version of the programme, if both sides agreed to review together.</summary>
    public static IQueryable<ProgrammeRun> RunsReviewingWith(this AppDb db, Guid runId) => db.Set<ProgrammeRun>().Where(r =>
        r.Id == runId
        || (r.State == RunState.Running && db.Set<RunReviewTerms>().Any(t => t.RunId == r.Id && t.IsPooled
            && db.Set<RunReviewTerms>().Any(m => m.RunId == runId && m.IsPooled && m.ProgrammeVersionId == t.ProgrammeVersionId))));

    /// <summary>People who learn or have learned in these runs.</summary>
    public static IQueryable<Enrolment> InGroupsOf(this AppDb db, IQueryable<ProgrammeRun> runs) =>
        db.Set<Enrolment>().Where(e => (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed) && runs.Any(r => r.Id == e.RunId));
}

/// <summary>Points of a rubric as one number.</summary>
public static class RubricScore
{
    /// <summary>0…100: weighted points of the largest possible sum. Null when the rubric has no points to give.</summary>
    public static double? Of(Rubric rubric, IReadOnlyDictionary<string, int> scores) =>
        rubric.MaxScore > 0 ? Math.Clamp(100 * rubric.Criteria.Sum(c => c.Weight * scores.GetValueOrDefault(c.Code)) / rubric.MaxScore, 0, 100) : null;
}

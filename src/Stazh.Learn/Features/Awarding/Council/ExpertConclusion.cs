using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public enum ConclusionAdvice
{
    None,
    Support,
    Rework,
    Refuse,
}

/// <summary>What an expert has written; a draft may have gaps.</summary>
/// <param name="Scores">In the order of the criteria; null is not given yet.</param>
/// <param name="Reasons">Why, in the same order.</param>
public sealed record ConclusionText(IReadOnlyList<int?> Scores, IReadOnlyList<string> Reasons, string Text, ConclusionAdvice Advice);

/// <summary>One expert's conclusion on one version of an application: a row of its own, so experts never overwrite each other .</summary>
public sealed class ExpertConclusion
{
    private const int NotGiven = -1;

    public Guid Id { get; init; }

    public Guid ApplicationId { get; init; }

    /// <summary>The version that is judged.</summary>
    public int Version { get; init; }

    public Guid CouncilId { get; init; }

    public Guid ExpertId { get; init; }

    /// <summary>Called because the first ones disagree.</summary>
    public bool IsThird { get; init; }

    public DateTimeOffset AssignedAt { get; init; }

    /// <summary>Null when the program assigned.</summary>
    public Guid? AssignedById { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>In the order of the criteria; -1 is not given yet.</summary>
    public List<int> Scores { get; private set; } = [];

    public List<string> Reasons { get; private set; } = [];

    public string Text { get; private set; } = "";

    public ConclusionAdvice Advice { get; private set; }

    /// <summary>Of the most points; known when it is handed in.</summary>
    public int? Percent { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The expert declined, or the coordinator took the application back.</summary>
    public DateTimeOffset? DeclinedAt { get; private set; }

    public string DeclineReason { get; private set; } = "";

    /// <summary>The expert named a conflict of interest: no vote on this application either.</summary>
    public bool IsConflict { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public bool IsOpen => SubmittedAt is null && DeclinedAt is null;

    public ConclusionText Written => new([.. Scores.Select(s => s == NotGiven ? (int?)null : s)], Reasons, Text, Advice);

    public Refusal? Write(ConclusionText written, IReadOnlyList<int> most)
    {
        if (!IsOpen)
        {
            return new ConclusionIsGiven();
        }

        if (written.Scores.Where((s, i) => i < most.Count && (s < 0 || s > most[i])).Any())
        {
            return new ScoreIsOffScale();
        }

        (Scores, Reasons) = ([.. most.Select((_, i) => written.Scores.ElementAtOrDefault(i) ?? NotGiven)], [.. most.Select((_, i) => written.Reasons.ElementAtOrDefault(i) ?? "")]);
        (Text, Advice, Stamp) = (written.Text, written.Advice, Guid.NewGuid());
        return null;
    }

    public Refusal? Submit(IReadOnlyList<int> most, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new ConclusionIsGiven();
        }

        if (most.Count == 0 || Scores.Count != most.Count || Scores.Contains(NotGiven) || Advice == ConclusionAdvice.None || Text.Length == 0)
        {
            return new ConclusionIsNotComplete();
        }

        (Percent, SubmittedAt, Stamp) = (PercentOf(Scores, most), now, Guid.NewGuid());
        return null;
    }

    public Refusal? Decline(string? reason, bool conflict, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return new ConclusionIsGiven();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new DecliningNeedsReason();
        }

        (DeclinedAt, DeclineReason, IsConflict, Stamp) = (now, reason.Trim(), conflict, Guid.NewGuid());
        return null;
    }

    public static int PercentOf(IReadOnlyList<int> scores, IReadOnlyList<int> most) => (int)Math.Round(100.0 * scores.Sum() / Math.Max(1, most.Sum()), MidpointRounding.AwayFromZero);

    internal sealed class Mapping : IEntityTypeConfiguration<ExpertConclusion>
    {
        public void Configure(EntityTypeBuilder<ExpertConclusion> builder)
        {
            builder.ToTable("ExpertConclusions");
            builder.Property(c => c.Text).HasMaxLength(8000);
            builder.Property(c => c.DeclineReason).HasMaxLength(1000);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasOne<StatusApplication>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<ExpertCouncil>().WithMany().HasForeignKey(c => c.CouncilId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ExpertId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.ApplicationId, c.Version, c.ExpertId }).IsUnique();
            builder.HasIndex(c => new { c.ExpertId, c.SubmittedAt });
            builder.HasIndex(c => c.CouncilId);
        }
    }
}

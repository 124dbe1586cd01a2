using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public enum ConclusionAdvice
{
    None,
    Support,
    Rework,
    Refuse,
}

/// <summary>One expert's conclusion on one version of an application: a row of its own, so experts never overwrite each other .</summary>
public sealed class ExpertConclusion
{
    public Guid Id { get; init; }

    public Guid ApplicationId { get; init; }

    /// <summary>The version that was judged.</summary>
    public int Version { get; init; }

    public Guid CouncilId { get; init; }

    public Guid ExpertId { get; init; }

    /// <summary>Called because the first two disagree.</summary>
    public bool IsThird { get; init; }

    public DateTimeOffset AssignedAt { get; init; }

    /// <summary>Null when the program assigned.</summary>
    public Guid? AssignedById { get; init; }

    /// <summary>In the order of the criteria; -1 is not given yet.</summary>
    public List<int> Scores { get; private set; } = [];

    public string Text { get; private set; } = "";

    public ConclusionAdvice Advice { get; private set; }

    /// <summary>Of the most points; known when it is given.</summary>
    public int? Percent { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public Refusal? Write(IReadOnlyList<int?> scores, string? text, ConclusionAdvice advice, IReadOnlyList<int> most)
    {
        if (SubmittedAt is not null)
        {
            return new ConclusionIsGiven();
        }

        if (scores.Where((s, i) => i < most.Count && (s < 0 || s > most[i])).Any())
        {
            return new ScoreIsOffScale();
        }

        (Scores, Text, Advice, Stamp) = ([.. most.Select((_, i) => i < scores.Count ? scores[i] ?? -1 : -1)], text?.Trim() ?? "", advice, Guid.NewGuid());
        return null;
    }

    public Refusal? Submit(IReadOnlyList<int> most, DateTimeOffset now)
    {
        if (SubmittedAt is not null)
        {
            return new ConclusionIsGiven();
        }

        if (most.Count == 0 || Scores.Count != most.Count || Scores.Contains(-1) || Advice == ConclusionAdvice.None || Text.Length == 0)
        {
            return new ConclusionIsNotComplete();
        }

        (Percent, SubmittedAt, Stamp) = (PercentOf(Scores, most), now, Guid.NewGuid());
        return null;
    }

    public static int PercentOf(IReadOnlyList<int> scores, IReadOnlyList<int> most) => (int)Math.Round(100.0 * scores.Sum() / Math.Max(1, most.Sum()), MidpointRounding.AwayFromZero);

    internal sealed class Mapping : IEntityTypeConfiguration<ExpertConclusion>
    {
        public void Configure(EntityTypeBuilder<ExpertConclusion> builder)
        {
            builder.ToTable("ExpertConclusions");
            builder.Property(c => c.Text).HasMaxLength(8000);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasOne<StatusApplication>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => new { c.ApplicationId, c.Version, c.ExpertId }).IsUnique();
            builder.HasIndex(c => new { c.ExpertId, c.SubmittedAt });
        }
    }
}

/// <summary>All conclusions asked for on a version are in, or one more is: whoever goes on from here looks.</summary>
public sealed record ConclusionGiven(Guid ApplicationId, int Version) : Data.IOutboxMessage;

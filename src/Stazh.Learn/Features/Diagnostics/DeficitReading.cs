using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>Where a reading comes from; other features add their own words by <see cref="IDeficitMaps.AddEvidenceAsync"/>.</summary>
public static class ReadingSource
{
    public const string Self = "self";
    public const string Cases = "cases";
    public const string Vignettes = "vignettes";
    public const string Observation = "observation";
    public const string Task = "task";
    public const string Trial = "trial";
    public const string Review = "review";

    /// <summary>Sources of the diagnostics themselves, which should agree with each other.</summary>
    public static bool IsDiagnostic(string source) => source is Self or Cases or Observation;

    /// <summary>Work on the deficit: it changes what was said before it.</summary>
    public static bool IsPractice(string source) => source is Task or Trial or Review;
}

/// <summary>
/// One thing said about one deficit of a trainee: an answer, an observed sign, an accepted task. Every source keeps its own row with its date;
/// a later round, another observer or another task never overwrites it.
/// </summary>
public sealed class DeficitReading
{
    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    /// <summary>A word of <see cref="ReadingSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the item, or what the evidence is about.</summary>
    public required string Item { get; init; }

    public required string Deficit { get; init; }

    /// <summary>Number of the round of diagnostics; 0 outside of rounds.</summary>
    public int Round { get; init; }

    /// <summary>The observer; empty for everything else.</summary>
    public Guid ById { get; init; }

    /// <summary>Number of the chosen anchor or option in the package; null for a skipped item and for evidence.</summary>
    public int? Choice { get; set; }

    /// <summary>0…1; null for a skipped item.</summary>
    public double? Severity { get; set; }

    public DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeficitReading>
    {
        public void Configure(EntityTypeBuilder<DeficitReading> builder)
        {
            builder.ToTable("DeficitReadings");
            builder.Property(r => r.Source).HasMaxLength(16);
            builder.Property(r => r.Item).HasMaxLength(64);
            builder.Property(r => r.Deficit).HasMaxLength(32);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.EnrolmentId, r.Source, r.Item, r.Deficit, r.Round, r.ById }).IsUnique();
        }
    }
}

/// <summary>The key of an operation that a page has sent: a repeat after a lost answer changes nothing.</summary>
public sealed class AnswerOperationKey
{
    public const int Longest = 64;

    public Guid EnrolmentId { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerOperationKey>
    {
        public void Configure(EntityTypeBuilder<AnswerOperationKey> builder)
        {
            builder.ToTable("AnswerOperations");
            builder.HasKey(k => new { k.EnrolmentId, k.Key });
            builder.Property(k => k.Key).HasMaxLength(Longest);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(k => k.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>
/// What an indicator was when a half-year was closed, with the denominator of that day: history that later rows, erasures and corrections do not
/// change. Taken anew only with a reason, as the next revision; earlier ones stay.
/// </summary>
public sealed class IndicatorSnapshot
{
    public const int LongestReason = 1000;

    public Guid Id { get; init; }

    public required string Region { get; init; }

    /// <summary>Empty: of the whole region.</summary>
    public string District { get; init; } = "";

    public required string Code { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }

    /// <summary>Counts from one.</summary>
    public int Revision { get; init; }

    public int Value { get; init; }

    public int? Whole { get; init; }

    public DateOnly? WholeOn { get; init; }

    public string WholeSource { get; init; } = "";

    /// <summary>The target as it was then.</summary>
    public int Target { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    /// <summary>Null: by the program itself.</summary>
    public Guid? TakenById { get; init; }

    /// <summary>Why it was taken anew.</summary>
    public string Reason { get; init; } = "";

    public HalfYear Half => new(Year, Number);

    internal sealed class Mapping : IEntityTypeConfiguration<IndicatorSnapshot>
    {
        public void Configure(EntityTypeBuilder<IndicatorSnapshot> builder)
        {
            builder.ToTable("IndicatorSnapshots");
            builder.Property(s => s.Region).HasMaxLength(200);
            builder.Property(s => s.District).HasMaxLength(200);
            builder.Property(s => s.Code).HasMaxLength(40);
            builder.Property(s => s.WholeSource).HasMaxLength(2000);
            builder.Property(s => s.Reason).HasMaxLength(LongestReason);
            builder.Ignore(s => s.Half);
            builder.HasIndex(s => new { s.Region, s.Year, s.Number, s.District, s.Code, s.Revision }).IsUnique();
        }
    }
}

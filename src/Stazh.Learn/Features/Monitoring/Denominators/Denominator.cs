using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>What a share is counted of.</summary>
public enum DenominatorKind
{
    Organisations,
    Teachers,
    SchoolTeachers,
    MethodSpecialists,
}

/// <summary>A number from outside with its day and source. Never edited: a later day goes on, a mistake is withdrawn and entered anew.</summary>
public sealed class Denominator
{
    public const int Most = 10_000_000;
    public const int LongestSource = 300;

    public Guid Id { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Region { get; init; }

    /// <summary>Empty: of the whole region.</summary>
    public string District { get; init; } = "";

    public DenominatorKind Kind { get; init; }

    public int Value { get; init; }

    /// <summary>In force from this day.</summary>
    public DateOnly On { get; init; }

    /// <summary>Where the number is from: «форма ОО-1 на 20 сентября 2026 года».</summary>
    public required string Source { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public Guid EnteredById { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnById { get; private set; }

    public Refusal? Withdraw(Guid by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return new DenominatorIsWithdrawn();
        }

        (WithdrawnAt, WithdrawnById) = (now, by);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Denominator>
    {
        public void Configure(EntityTypeBuilder<Denominator> builder)
        {
            builder.ToTable("Denominators");
            builder.Property(d => d.Region).HasMaxLength(200);
            builder.Property(d => d.District).HasMaxLength(200);
            builder.Property(d => d.Source).HasMaxLength(LongestSource);
            builder.Property(d => d.WithdrawnAt).IsConcurrencyToken();
            builder.HasIndex(d => new { d.Region, d.Kind, d.District, d.On });
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Awarding;

/// <summary>What an intake by contest has besides its dates: regulation, institutions of pilot and trial, the number of schools (R-033…R-035).</summary>
public sealed class StatusContest
{
    public const int FewestPilots = 3;
    public const int FewestTrials = 7;
    public const int WantedShare = 20;

    public Guid WindowId { get; init; }

    public string District { get; set; } = "";

    public string RegulationTitle { get; set; } = "";

    public string RegulationNumber { get; set; } = "";

    public DateOnly? RegulationDate { get; set; }

    /// <summary>All schools of the district on <see cref="CountedOn"/>; null is not known.</summary>
    public int? SchoolsTotal { get; set; }

    public DateOnly? CountedOn { get; set; }

    public string CountSource { get; set; } = "";

    public Guid Stamp { get; set; } = Guid.NewGuid();

    /// <summary>In tenths of a percent, rounded down so that 20 % is never claimed too early; null without a denominator.</summary>
    public static int? ShareTenths(int participants, int? total) => total is > 0 and { } all ? (int)(1000L * participants / all) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<StatusContest>
    {
        public void Configure(EntityTypeBuilder<StatusContest> builder)
        {
            builder.ToTable("StatusContests");
            builder.HasKey(c => c.WindowId);
            builder.Property(c => c.District).HasMaxLength(200);
            builder.Property(c => c.RegulationTitle).HasMaxLength(500);
            builder.Property(c => c.RegulationNumber).HasMaxLength(100);
            builder.Property(c => c.CountSource).HasMaxLength(500);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasOne<IntakeWindow>().WithOne().HasForeignKey<StatusContest>(c => c.WindowId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum ContestStage
{
    Pilot,
    Trial,
}

/// <summary>An institution that works out the mechanisms or tries the procedures before the contest.</summary>
public sealed class ContestInstitution
{
    public Guid Id { get; init; }

    public Guid WindowId { get; init; }

    public ContestStage Stage { get; init; }

    public required string Organisation { get; init; }

    /// <summary>The analytical report was handed in.</summary>
    public DateOnly? ReportOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestInstitution>
    {
        public void Configure(EntityTypeBuilder<ContestInstitution> builder)
        {
            builder.ToTable("ContestInstitutions");
            builder.Property(i => i.Organisation).HasMaxLength(1000);
            builder.HasOne<IntakeWindow>().WithMany().HasForeignKey(i => i.WindowId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(i => new { i.WindowId, i.Stage, i.Organisation }).IsUnique();
        }
    }
}

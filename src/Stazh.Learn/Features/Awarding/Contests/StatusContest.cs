using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>What an intake by contest has besides its dates: regulation, stages before it, the number of schools, results (R-033…R-035).</summary>
public sealed class StatusContest
{
    public const int FewestPilots = 3;
    public const int FewestTrials = 7;
    public const int WantedShare = 20;

    public Guid WindowId { get; init; }

    /// <summary>Where the schools are counted.</summary>
    public string District { get; set; } = "";

    public Guid? RegulationPaperId { get; private set; }

    public string RegulationNumber { get; private set; } = "";

    public DateOnly? RegulationDate { get; private set; }

    /// <summary>All schools of the district on <see cref="CountedOn"/>; null is not known.</summary>
    public int? SchoolsTotal { get; private set; }

    public DateOnly? CountedOn { get; private set; }

    public string CountSource { get; private set; } = "";

    /// <summary>From so many percent of the most points on an application wins; set with the results.</summary>
    public int? PassingPercent { get; private set; }

    public Guid? ResultsPaperId { get; private set; }

    public string ResultsNumber { get; private set; } = "";

    public DateOnly? ResultsDate { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    /// <summary>In tenths of a percent, rounded down so that 20 % is never claimed too early; null without a denominator .</summary>
    public static int? ShareTenths(int participants, int? total) => total is > 0 and { } all ? (int)(1000L * participants / all) : null;

    /// <summary>A number of schools is worth something only with its day and its source.</summary>
    public Refusal? Count(string? district, int? total, DateOnly? on, string? source, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(district) || total is not > 0 || on is not { } day || day > today || string.IsNullOrWhiteSpace(source))
        {
            return new CountNeedsItsDay();
        }

        (District, SchoolsTotal, CountedOn, CountSource, Stamp) = (district.Trim(), total, day, source.Trim(), Guid.NewGuid());
        return null;
    }

    public void DraftRegulation(Guid paper) => (RegulationPaperId, Stamp) = (paper, Guid.NewGuid());

    /// <summary>Why the results cannot be drafted: rules first, the intake over, everything judged, the share known.</summary>
    public Refusal? CannotBeDecided(IntakeWindow window, int waiting, int judged, DateOnly today) =>
        ResultsDate is not null ? new ContestIsDecided()
        : RegulationDate is null ? new ContestNeedsRegulation()
        : SchoolsTotal is null ? new CountNeedsItsDay()
        : window.ClosesOn >= today ? new ContestIntakeRuns()
        : waiting > 0 ? new ContestIsNotJudged(waiting)
        : judged == 0 ? new ContestHasNobody()
        : null;

    public void DraftResults(Guid paper, int passing) => (ResultsPaperId, PassingPercent, Stamp) = (paper, passing, Guid.NewGuid());

    /// <summary>A paper of the contest got its number; true when these are the results.</summary>
    public bool Registered(Guid paper, string number, DateOnly date)
    {
        if (paper == RegulationPaperId && RegulationDate is null)
        {
            (RegulationNumber, RegulationDate, Stamp) = (number, date, Guid.NewGuid());
        }
        else if (paper == ResultsPaperId && ResultsDate is null)
        {
            (ResultsNumber, ResultsDate, Stamp) = (number, date, Guid.NewGuid());
            return true;
        }

        return false;
    }

    /// <summary>Results that were carried out stay; an annulled regulation or draft may be made anew.</summary>
    public void Forget(Guid paper)
    {
        if (paper == RegulationPaperId)
        {
            (RegulationPaperId, RegulationNumber, RegulationDate, Stamp) = (null, "", null, Guid.NewGuid());
        }
        else if (paper == ResultsPaperId && ResultsDate is null)
        {
            (ResultsPaperId, PassingPercent, Stamp) = (null, null, Guid.NewGuid());
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StatusContest>
    {
        public void Configure(EntityTypeBuilder<StatusContest> builder)
        {
            builder.ToTable("StatusContests");
            builder.HasKey(c => c.WindowId);
            builder.Property(c => c.District).HasMaxLength(200);
            builder.Property(c => c.RegulationNumber).HasMaxLength(100);
            builder.Property(c => c.ResultsNumber).HasMaxLength(100);
            builder.Property(c => c.CountSource).HasMaxLength(500);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasOne<IntakeWindow>().WithOne().HasForeignKey<StatusContest>(c => c.WindowId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum ContestStage
{
    /// <summary>Mechanisms are worked out (000 п. 2.1).</summary>
    Pilot,

    /// <summary>Procedures are tried and analytical reports handed in (000 п. 2.2).</summary>
    Trial,
}

/// <summary>An institution of a stage before the contest.</summary>
public sealed class ContestInstitution
{
    public Guid Id { get; init; }

    public Guid WindowId { get; init; }

    public ContestStage Stage { get; init; }

    public required string Organisation { get; init; }

    public required string OrganisationKey { get; init; }

    /// <summary>The analytical report was handed in.</summary>
    public DateOnly? ReportOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestInstitution>
    {
        public void Configure(EntityTypeBuilder<ContestInstitution> builder)
        {
            builder.ToTable("ContestInstitutions");
            builder.Property(i => i.Organisation).HasMaxLength(1000);
            builder.Property(i => i.OrganisationKey).HasMaxLength(1000);
            builder.HasOne<IntakeWindow>().WithMany().HasForeignKey(i => i.WindowId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(i => new { i.WindowId, i.Stage, i.OrganisationKey }).IsUnique();
        }
    }
}

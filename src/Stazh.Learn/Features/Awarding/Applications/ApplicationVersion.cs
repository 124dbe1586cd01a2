using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Awarding;

/// <summary>What was submitted: it never changes, whatever is written later.</summary>
public sealed class ApplicationVersion
{
    public Guid ApplicationId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public required ApplicationText Text { get; init; }

    public Guid PlanFileId { get; init; }

    internal static void Lengths(ComplexPropertyBuilder<ApplicationText> text)
    {
        text.Property(t => t.OrganisationName).HasMaxLength(1000);
        text.Property(t => t.LegalAddress).HasMaxLength(1000);
        text.Property(t => t.Phone).HasMaxLength(100);
        text.Property(t => t.Fax).HasMaxLength(100);
        text.Property(t => t.Email).HasMaxLength(256);
        text.Property(t => t.OrganisationHead).HasMaxLength(300);
        text.Property(t => t.SiteHead).HasMaxLength(300);
        text.Property(t => t.Consultant).HasMaxLength(500);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ApplicationVersion>
    {
        public void Configure(EntityTypeBuilder<ApplicationVersion> builder)
        {
            builder.ToTable("ApplicationVersions");
            builder.HasKey(v => new { v.ApplicationId, v.Number });
            builder.ComplexProperty(v => v.Text, Lengths);
            builder.HasIndex(v => v.PlanFileId);
        }
    }
}

public enum EventKind
{
    Submitted,
    Returned,
    Checked,
    Listed,
    Rejected,
    ActDrafted,
    ActRegistered,
    AgreementRegistered,
    ActAnnulled,
    Awarded,
    Withdrawn,
    ExpertsAssigned,
    ExpertiseDone,
    Recommended,
    SubmissionRegistered,
    ContestWon,
}

/// <summary>What happened to an application, for its applicant and for whoever asks later why.</summary>
public sealed class ApplicationEvent
{
    public Guid Id { get; init; }

    public Guid ApplicationId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null: a registered paper did it.</summary>
    public Guid? ById { get; init; }

    public EventKind Kind { get; init; }

    public string Note { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ApplicationEvent>
    {
        public void Configure(EntityTypeBuilder<ApplicationEvent> builder)
        {
            builder.ToTable("ApplicationEvents");
            builder.Property(e => e.Note).HasMaxLength(4000);
            builder.HasIndex(e => new { e.ApplicationId, e.At });
        }
    }
}

/// <summary>The decision of the committee on the list of innovation sites (003 п. 3.1).</summary>
public sealed class InnovationDecision
{
    public required string Body { get; init; }

    public required string ActNumber { get; init; }

    public DateOnly ActDate { get; init; }
}

/// <summary>Who gives the status and for how long (003 п. 3.2).</summary>
public sealed class StatusTerms
{
    public required string Body { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>Who drafted the act; the agreement that follows it is drafted in the same name.</summary>
    public Guid ById { get; init; }
}

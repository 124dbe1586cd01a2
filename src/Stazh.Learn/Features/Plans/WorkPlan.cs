using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

public enum PlanOwnerKind
{
    Site,
    Application,
    Network,
    Region,
    Project,
}

public enum PlanState
{
    Draft,

    /// <summary>By the head, with its date .</summary>
    Signed,

    /// <summary>By the body; from now on rows are not rewritten, only reported on.</summary>
    Approved,

    Closed,
}

/// <summary>Whose plan it is: a row of the feature that owns it.</summary>
public readonly record struct PlanOwner(PlanOwnerKind Kind, Guid Id);

/// <summary>A plan of one of the forms of the source documents (F-02, F-03, F-07…F-12) for a period.</summary>
public sealed class WorkPlan
{
    public const int MostRows = 500;

    public Guid Id { get; init; }

    public PlanOwnerKind OwnerKind { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>The official name to the letter: of the site, network, project.</summary>
    public required string OwnerTitle { get; set; }

    /// <summary>Name of the subject of the Federation, as in the registry: its coordinators approve the plan.</summary>
    public required string Region { get; init; }

    public PlanForm Form { get; init; }

    public required string Title { get; set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public PlanState State { get; private set; }

    public DateOnly? SignedOn { get; private set; }

    public Guid? SignedById { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public Guid? ApprovedById { get; private set; }

    /// <summary>The body that approved it: the official name to the letter.</summary>
    public string ApprovedBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public Guid CreatedById { get; init; }

    /// <summary>The last day on which somebody was reminded of its report.</summary>
    public DateOnly? ReportRemindedOn { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public PlanOwner Owner => new(OwnerKind, OwnerId);

    public PlanPeriod Period => new(From, To);

    /// <summary>Rows may be written and moved.</summary>
    public bool IsOpen => State == PlanState.Draft;

    /// <summary>Everybody may read it .</summary>
    public bool IsPublic => State is PlanState.Approved or PlanState.Closed;

    public static WorkPlan For(PlanOwner owner, string ownerTitle, string region, PlanForm form, string title, PlanPeriod period, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OwnerKind = owner.Kind, OwnerId = owner.Id, OwnerTitle = ownerTitle, Region = region, Form = form, Title = title.Trim(), From = period.From, To = period.To,
        CreatedAt = now, CreatedById = by,
    };

    /// <summary>The plan of an application goes on as the plan of the site that came of it.</summary>
    public void MoveTo(PlanOwner owner, string ownerTitle) => (OwnerKind, OwnerId, OwnerTitle, Stamp) = (owner.Kind, owner.Id, ownerTitle, Guid.NewGuid());

    public Refusal? Sign(DateOnly on, DateOnly today, int rows, Guid by)
    {
        if (State != PlanState.Draft)
        {
            return new PlanIsSigned();
        }

        if (rows == 0)
        {
            return new PlanIsEmpty();
        }

        if (on > today)
        {
            return new PlanDateIsAhead();
        }

        (State, SignedOn, SignedById, Stamp) = (PlanState.Signed, on, by, Guid.NewGuid());
        return null;
    }

    public Refusal? Approve(DateOnly on, DateOnly today, string? body, Guid by)
    {
        if (State != PlanState.Signed)
        {
            return new PlanIsNotSigned();
        }

        if (string.IsNullOrWhiteSpace(body))
        {
            return new ApprovingBodyIsMissing();
        }

        if (on > today)
        {
            return new PlanDateIsAhead();
        }

        if (on < SignedOn)
        {
            return new ApprovedBeforeSigned();
        }

        (State, ApprovedOn, ApprovedById, ApprovedBy, Stamp) = (PlanState.Approved, on, by, body.Trim(), Guid.NewGuid());
        return null;
    }

    /// <summary>Back to its authors; signature and approval are to be given anew.</summary>
    public Refusal? Reopen()
    {
        if (State is PlanState.Draft or PlanState.Closed)
        {
            return new PlanCannotBeReopened();
        }

        (State, SignedOn, SignedById, ApprovedOn, ApprovedById, ApprovedBy, Stamp) = (PlanState.Draft, null, null, null, null, "", Guid.NewGuid());
        return null;
    }

    public Refusal? Close()
    {
        if (State != PlanState.Approved)
        {
            return new PlanIsNotApproved();
        }

        (State, Stamp) = (PlanState.Closed, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkPlan>
    {
        public void Configure(EntityTypeBuilder<WorkPlan> builder)
        {
            builder.ToTable("WorkPlans");
            builder.Property(p => p.OwnerTitle).HasMaxLength(1000);
            builder.Property(p => p.Region).HasMaxLength(200);
            builder.Property(p => p.Title).HasMaxLength(500);
            builder.Property(p => p.ApprovedBy).HasMaxLength(500);
            builder.Property(p => p.Stamp).IsConcurrencyToken();
            builder.Ignore(p => p.Owner);
            builder.Ignore(p => p.Period);
            builder.HasIndex(p => new { p.OwnerKind, p.OwnerId });
            builder.HasIndex(p => new { p.Region, p.State });
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>Kinds of form F-18 .</summary>
public enum AgreementKind
{
    Project,
    Site,
    NetworkProgramme,
    Network,
    Cooperation,
    Partnership,
}

/// <summary>How far people have brought it; what days make of it says <see cref="Agreement.StageOn"/>.</summary>
public enum AgreementState
{
    /// <summary>«Готовится».</summary>
    Draft,
    Negotiated,
    Signed,
    Terminated,
}

public enum AgreementStage
{
    Draft,
    Negotiated,

    /// <summary>Its first day is still ahead.</summary>
    Signed,
    InForce,
    Expired,
    Terminated,
}

/// <summary>An agreement between organisations: kind, parties, term, state (R-149, F-18).</summary>
public sealed class Agreement
{
    /// <summary><see cref="Papers.PaperAbout.Kind"/> of its papers.</summary>
    public const string About = "agreement";

    public Guid Id { get; init; }

    public required string Region { get; init; }

    public Guid? NetworkId { get; set; }

    /// <summary>The member of the network that is the second side.</summary>
    public Guid? MemberId { get; set; }

    public AgreementKind Kind { get; set; }

    public required string FirstParty { get; set; }

    public required string SecondParty { get; set; }

    /// <summary>Third and further sides.</summary>
    public List<string> OtherParties { get; set; } = [];

    public string Subject { get; set; } = "";

    public AgreementState State { get; private set; }

    public DateOnly? NegotiatedOn { get; private set; }

    public string Number { get; private set; } = "";

    public DateOnly? SignedOn { get; private set; }

    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    public DateOnly? TerminatedOn { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The nearest reminder that was sent: months before the end; zero when none was.</summary>
    public int RemindedMonths { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public bool IsOpen => State is AgreementState.Draft or AgreementState.Negotiated;

    public AgreementStage StageOn(DateOnly today) => State switch
    {
        AgreementState.Draft => AgreementStage.Draft,
        AgreementState.Negotiated => AgreementStage.Negotiated,
        AgreementState.Terminated when TerminatedOn < today => AgreementStage.Terminated,
        _ when today < From => AgreementStage.Signed,
        _ when today > To => AgreementStage.Expired,
        _ => AgreementStage.InForce,
    };

    public Refusal? Write(AgreementInput input)
    {
        if (!IsOpen)
        {
            return new AgreementIsSigned();
        }

        if (input.To < input.From)
        {
            return new EndsBeforeItBegins();
        }

        var others = (input.OtherParties ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (Kind, FirstParty, SecondParty, OtherParties, Subject) = (input.Kind, input.FirstParty!.Trim(), input.SecondParty!.Trim(), [.. others], input.Subject?.Trim() ?? "");
        // Whatever the sides agreed on has changed: they look at it again.
        (From, To, State, NegotiatedOn, Stamp) = (input.From, input.To, AgreementState.Draft, null, Guid.NewGuid());
        return null;
    }

    public Refusal? Negotiate(DateOnly on, DateOnly today)
    {
        if (State != AgreementState.Draft)
        {
            return new AgreementIsSigned();
        }

        if (on > today)
        {
            return new DayIsAhead();
        }

        (State, NegotiatedOn, Stamp) = (AgreementState.Negotiated, on, Guid.NewGuid());
        return null;
    }

    public Refusal? Sign(string number, DateOnly on, DateOnly today)
    {
        if ((State switch
        {
            AgreementState.Negotiated => on > today ? new DayIsAhead() : From is null || To is null ? new TermIsUnknown() : (Refusal?)null,
            AgreementState.Draft => new AgreementIsNotNegotiated(),
            _ => new AgreementIsSigned(),
        }) is { } refusal)
        {
            return refusal;
        }

        (State, Number, SignedOn, Stamp) = (AgreementState.Signed, number.Trim(), on, Guid.NewGuid());
        return null;
    }

    /// <param name="lastDay">The last day on which it still holds.</param>
    public Refusal? Terminate(DateOnly lastDay, string? reason)
    {
        if (State != AgreementState.Signed)
        {
            return new AgreementIsNotInForce();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new TerminationNeedsReason();
        }

        if (lastDay < From || lastDay > To)
        {
            return new TerminationIsOutside();
        }

        (State, TerminatedOn, Reason, Stamp) = (AgreementState.Terminated, lastDay, reason.Trim(), Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Agreement>
    {
        public void Configure(EntityTypeBuilder<Agreement> builder)
        {
            builder.ToTable("Agreements");
            builder.Property(a => a.Region).HasMaxLength(200);
            builder.Property(a => a.FirstParty).HasMaxLength(1000);
            builder.Property(a => a.SecondParty).HasMaxLength(1000);
            builder.Property(a => a.Subject).HasMaxLength(2000);
            builder.Property(a => a.Number).HasMaxLength(100);
            builder.Property(a => a.Reason).HasMaxLength(2000);
            builder.Property(a => a.Stamp).IsConcurrencyToken();
            builder.HasIndex(a => new { a.Region, a.State, a.To });
            builder.HasIndex(a => a.NetworkId);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(a => a.NetworkId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<NetworkMember>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>States as a query asks for them; the same rule as <see cref="Agreement.StageOn"/>.</summary>
public static class AgreementQueries
{
    public static IQueryable<Agreement> InForceOn(this IQueryable<Agreement> agreements, DateOnly day) => agreements.Where(a =>
        ((a.State == AgreementState.Signed) || (a.State == AgreementState.Terminated && a.TerminatedOn >= day)) && a.From <= day && a.To >= day);

    public static IQueryable<Agreement> At(this IQueryable<Agreement> agreements, AgreementStage stage, DateOnly day) => stage switch
    {
        AgreementStage.Draft => agreements.Where(a => a.State == AgreementState.Draft),
        AgreementStage.Negotiated => agreements.Where(a => a.State == AgreementState.Negotiated),
        AgreementStage.Terminated => agreements.Where(a => a.State == AgreementState.Terminated && a.TerminatedOn < day),
        AgreementStage.InForce => agreements.InForceOn(day),
        AgreementStage.Signed => agreements.Where(a => (a.State == AgreementState.Signed || (a.State == AgreementState.Terminated && a.TerminatedOn >= day)) && a.From > day),
        _ => agreements.Where(a => a.State == AgreementState.Signed && a.To < day),
    };
}

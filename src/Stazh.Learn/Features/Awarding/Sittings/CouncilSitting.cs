using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A sitting of the council: agenda, who was there, votes; closed by its minutes, carried out when they have their number.</summary>
public sealed class CouncilSitting
{
    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    public DateOnly HeldOn { get; set; }

    public string Place { get; set; } = "";

    /// <summary>Members who were there.</summary>
    public List<Guid> Present { get; set; } = [];

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? MinutesPaperId { get; private set; }

    public string MinutesNumber { get; private set; } = "";

    public DateOnly? MinutesDate { get; private set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<AgendaItem> Agenda { get; } = [];

    public bool IsClosed => ClosedAt is not null;

    /// <summary>Why it cannot be closed: no quorum, an empty agenda, votes that do not add up .</summary>
    /// <param name="needed">Members who must be there.</param>
    /// <param name="entitled">Who of those present may vote on an item.</param>
    public Refusal? CannotBeClosed(int needed, DateOnly today, Func<AgendaItem, int> entitled) =>
        IsClosed ? new SittingIsClosed()
        : Agenda.Count == 0 ? new AgendaIsEmpty()
        : HeldOn > today ? new SittingIsAhead()
        : Present.Count < needed ? new NoQuorum(Present.Count, needed)
        : Agenda.Any(i => i.Proposal is null) ? new ItemsAreOpen()
        : Agenda.Any(i => i.Voted != entitled(i)) ? new VotesDoNotAddUp()
        : null;

    public void Close(Guid minutes, DateTimeOffset now) => (ClosedAt, MinutesPaperId, Stamp) = (now, minutes, Guid.NewGuid());

    public bool Registered(Guid paper, string number, DateOnly date)
    {
        if (paper != MinutesPaperId || MinutesDate is not null)
        {
            return false;
        }

        (MinutesNumber, MinutesDate, Stamp) = (number, date, Guid.NewGuid());
        return true;
    }

    /// <summary>Minutes annulled before they had their number: the sitting is open again. Decisions that were carried out stay.</summary>
    public bool Forget(Guid paper)
    {
        if (paper != MinutesPaperId || MinutesDate is not null)
        {
            return false;
        }

        (ClosedAt, MinutesPaperId, Stamp) = (null, null, Guid.NewGuid());
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilSitting>
    {
        public void Configure(EntityTypeBuilder<CouncilSitting> builder)
        {
            builder.ToTable("CouncilSittings");
            builder.Property(s => s.Place).HasMaxLength(300);
            builder.Property(s => s.MinutesNumber).HasMaxLength(100);
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasOne<ExpertCouncil>().WithMany().HasForeignKey(s => s.CouncilId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(s => s.Agenda).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => new { s.CouncilId, s.HeldOn });
            builder.HasIndex(s => s.MinutesPaperId);
        }
    }
}

public enum Proposal
{
    Recommend,
    Rework,
    Refuse,

    /// <summary>To another sitting.</summary>
    Postpone,
}

/// <summary>An application on an agenda: what was said, how they voted, what was decided and why.</summary>
public sealed class AgendaItem
{
    public Guid Id { get; init; }

    public Guid SittingId { get; init; }

    public Guid ApplicationId { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Null: not decided yet.</summary>
    public Proposal? Proposal { get; private set; }

    public string Said { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public int For { get; private set; }

    public int Against { get; private set; }

    public int Abstained { get; private set; }

    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public int Voted => For + Against + Abstained;

    /// <summary>A decision is what more than half of those who may vote were for; who is in conflict does not vote.</summary>
    /// <param name="entitled">Those present without the conflicted.</param>
    public Refusal? Decide(Proposal? proposal, string? said, string? reason, int votedFor, int against, int abstained, int entitled)
    {
        if (proposal is not { } decision)
        {
            return new DecisionIsNotChosen();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new DecisionNeedsReason();
        }

        if (votedFor < 0 || against < 0 || abstained < 0 || votedFor + against + abstained != entitled)
        {
            return new VotesAreOff(entitled);
        }

        if (votedFor * 2 <= entitled)
        {
            return new NoMajority(votedFor, entitled);
        }

        (Proposal, Said, Reason, For, Against, Abstained, Stamp) = (decision, said?.Trim() ?? "", reason.Trim(), votedFor, against, abstained, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.ToTable("AgendaItems");
            builder.Property(i => i.Said).HasMaxLength(4000);
            builder.Property(i => i.Reason).HasMaxLength(3500);
            builder.Property(i => i.Stamp).IsConcurrencyToken();
            builder.HasOne<StatusApplication>().WithMany().HasForeignKey(i => i.ApplicationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(i => new { i.SittingId, i.ApplicationId }).IsUnique();
        }
    }
}

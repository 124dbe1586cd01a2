using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A sitting of the council: agenda, who was there, votes; closed once, with minutes.</summary>
public sealed class CouncilSitting
{
    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    public DateOnly HeldOn { get; init; }

    public List<Guid> Present { get; set; } = [];

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? MinutesPaperId { get; set; }

    public Guid? SubmissionPaperId { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<AgendaItem> Agenda { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilSitting>
    {
        public void Configure(EntityTypeBuilder<CouncilSitting> builder)
        {
            builder.ToTable("CouncilSittings");
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasOne<ExpertCouncil>().WithMany().HasForeignKey(s => s.CouncilId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(s => s.Agenda).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => new { s.CouncilId, s.HeldOn });
        }
    }
}

public enum Proposal
{
    Recommend,
    Rework,
    Refuse,
}

public sealed class AgendaItem
{
    public Guid Id { get; init; }

    public Guid SittingId { get; init; }

    public Guid ApplicationId { get; init; }

    public int Position { get; init; }

    public Proposal Proposal { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Set when the sitting is closed; null when the proposal got no majority.</summary>
    public bool? Carried { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<CouncilVote> Votes { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.ToTable("AgendaItems");
            builder.Property(i => i.Reason).HasMaxLength(4000);
            builder.Property(i => i.Stamp).IsConcurrencyToken();
            builder.HasOne<StatusApplication>().WithMany().HasForeignKey(i => i.ApplicationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(i => i.Votes).WithOne().HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(i => new { i.SittingId, i.ApplicationId }).IsUnique();
        }
    }
}

public enum VoteChoice
{
    For,
    Against,
    Abstained,
}

public sealed class CouncilVote
{
    public Guid ItemId { get; init; }

    public Guid PersonId { get; init; }

    public VoteChoice Choice { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilVote>
    {
        public void Configure(EntityTypeBuilder<CouncilVote> builder)
        {
            builder.ToTable("CouncilVotes");
            builder.HasKey(v => new { v.ItemId, v.PersonId });
            builder.HasIndex(v => v.PersonId);
        }
    }
}

/// <summary>Whether a sitting may decide and what its votes say.</summary>
public static class Votes
{
    public static bool HasQuorum(int members, int present, int percent) => members > 0 && present >= ExpertCouncil.Quorum(members, percent);

    /// <summary>More than half of those who were there and may vote on it.</summary>
    public static bool Carries(IReadOnlyCollection<VoteChoice> votes, int entitled) => votes.Count(v => v == VoteChoice.For) * 2 > entitled;
}

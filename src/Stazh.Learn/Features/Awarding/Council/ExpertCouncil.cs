using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The Expert council of a region: its order, term of office, members, criteria and rules, all of them settings (R-029; P-05).</summary>
public sealed class ExpertCouncil
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public required string Title { get; set; }

    public string OrderNumber { get; private set; } = "";

    public DateOnly? OrderDate { get; private set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>How many of the members must be present, in percent.</summary>
    public int QuorumPercent { get; set; } = 67;

    public int ExpertsPerApplication { get; set; } = 2;

    /// <summary>A difference between two conclusions, in percent of the most points, that calls a third expert.</summary>
    public int DisagreementPercent { get; set; } = 25;

    /// <summary>Experts get no applications of their own district.</summary>
    public bool ExcludesOwnDistrict { get; set; }

    /// <summary>The order on the composition; its draft first.</summary>
    public Guid? OrderPaperId { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<CouncilCriterion> Criteria { get; } = [];

    public List<CouncilMember> Members { get; } = [];

    /// <summary>The most points of each criterion, in their order.</summary>
    public IReadOnlyList<int> Scale => [.. Criteria.OrderBy(c => c.Position).Select(c => c.Most)];

    /// <summary>The order approved it: composition and rules do not change any more.</summary>
    public bool IsApproved => OrderDate is not null;

    public bool IsInOffice(DateOnly day) => IsApproved && From <= day && day <= To;

    /// <summary>Why the order cannot be drafted yet.</summary>
    public Refusal? CannotBeOrdered() =>
        IsApproved ? new CouncilIsApproved()
        : Criteria.Count == 0 ? new CouncilNeedsCriteria()
        : Members.Count < Math.Max(3, ExpertsPerApplication) || Members.All(m => m.Post != CouncilPost.Chair) || Members.All(m => m.Post != CouncilPost.Secretary) ? new CouncilIsNotComplete(Math.Max(3, ExpertsPerApplication))
        : null;

    public void Draft(Guid order) => (OrderPaperId, Stamp) = (order, Guid.NewGuid());

    public bool Registered(Guid paper, string number, DateOnly date)
    {
        if (paper != OrderPaperId || IsApproved)
        {
            return false;
        }

        (OrderNumber, OrderDate, Stamp) = (number, date, Guid.NewGuid());
        return true;
    }

    /// <summary>The order was annulled: the council has no composition until another one.</summary>
    public bool Forget(Guid paper)
    {
        if (paper != OrderPaperId)
        {
            return false;
        }

        (OrderPaperId, OrderNumber, OrderDate, Stamp) = (null, "", null, Guid.NewGuid());
        return true;
    }

    /// <summary>Fewest members for a sitting to decide.</summary>
    public static int Quorum(int members, int percent) => Math.Max(1, (members * percent + 99) / 100);

    internal sealed class Mapping : IEntityTypeConfiguration<ExpertCouncil>
    {
        public void Configure(EntityTypeBuilder<ExpertCouncil> builder)
        {
            builder.ToTable("ExpertCouncils");
            builder.Property(c => c.Region).HasMaxLength(200);
            builder.Property(c => c.Title).HasMaxLength(300);
            builder.Property(c => c.OrderNumber).HasMaxLength(100);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasIndex(c => new { c.Region, c.To });
            builder.HasIndex(c => c.OrderPaperId);
            builder.HasMany(c => c.Criteria).WithOne().HasForeignKey(c => c.CouncilId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CouncilId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class CouncilCriterion
{
    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    /// <summary>From zero; scores of a conclusion stand in this order.</summary>
    public int Position { get; init; }

    public required string Title { get; init; }

    /// <summary>The most points.</summary>
    public int Most { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilCriterion>
    {
        public void Configure(EntityTypeBuilder<CouncilCriterion> builder)
        {
            builder.ToTable("CouncilCriteria");
            builder.Property(c => c.Title).HasMaxLength(500);
            builder.HasIndex(c => new { c.CouncilId, c.Position });
        }
    }
}

public enum CouncilPost
{
    Member,
    Chair,
    Secretary,
    Deputy,
}

public sealed class CouncilMember
{
    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    public Guid PersonId { get; init; }

    public CouncilPost Post { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilMember>
    {
        public void Configure(EntityTypeBuilder<CouncilMember> builder)
        {
            builder.ToTable("CouncilMembers");
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.CouncilId, m.PersonId }).IsUnique();
            builder.HasIndex(m => m.PersonId);
        }
    }
}

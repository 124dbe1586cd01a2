using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public enum CouncilKind
{
    /// <summary>Of a methodological network .</summary>
    Coordination,

    /// <summary>The regional council on the quality of education .</summary>
    Quality,
}

/// <summary>A council made by an order: who is in it, four sittings a year .</summary>
public sealed class Council
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public CouncilKind Kind { get; set; }

    public required string Title { get; set; }

    public string OrderNumber { get; set; } = "";

    public DateOnly OrderDate { get; set; }

    /// <summary>Its regulation: title, number, date (F-20).</summary>
    public string Regulation { get; set; } = "";

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<CouncilMember> Members { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Council>
    {
        public void Configure(EntityTypeBuilder<Council> builder)
        {
            builder.ToTable("NetworkCouncils");
            builder.Property(c => c.Region).HasMaxLength(200);
            builder.Property(c => c.Title).HasMaxLength(500);
            builder.Property(c => c.OrderNumber).HasMaxLength(100);
            builder.Property(c => c.Regulation).HasMaxLength(500);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasIndex(c => c.Region);
            builder.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CouncilId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum CouncilRole
{
    Chair,
    Deputy,
    Secretary,
    Member,
}

/// <summary>Who is in a council by its order; seen by coordinators of the region only .</summary>
public sealed class CouncilMember
{
    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    /// <summary>The account, when there is one: then the row is part of that person's data.</summary>
    public Guid? PersonId { get; set; }

    public required string Name { get; set; }

    public string Post { get; set; } = "";

    public CouncilRole Role { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilMember>
    {
        public void Configure(EntityTypeBuilder<CouncilMember> builder)
        {
            builder.ToTable("NetworkCouncilMembers");
            builder.Property(m => m.Name).HasMaxLength(300);
            builder.Property(m => m.Post).HasMaxLength(500);
            builder.HasIndex(m => m.CouncilId);
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A sitting: planned for a day, then held with those who came.</summary>
public sealed class Sitting
{
    /// <summary><see cref="Papers.PaperAbout.Kind"/> of its minutes.</summary>
    public const string About = "network-sitting";

    public Guid Id { get; init; }

    public Guid CouncilId { get; init; }

    public DateOnly On { get; set; }

    public string Place { get; set; } = "";

    public bool IsHeld { get; private set; }

    /// <summary>Members who were there.</summary>
    public List<Guid> Present { get; set; } = [];

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<AgendaItem> Agenda { get; } = [];

    public Refusal? Move(DateOnly on, string? place)
    {
        if (IsHeld)
        {
            return new SittingIsHeld();
        }

        (On, Place, Stamp) = (on, place?.Trim() ?? "", Guid.NewGuid());
        return null;
    }

    /// <summary>It took place: more than half of the members were there (half and one make a quorum).</summary>
    public Refusal? Hold(IReadOnlyCollection<Guid> present, IReadOnlyCollection<Guid> members, DateOnly today)
    {
        var known = present.Where(members.Contains).Distinct().ToList();
        if ((IsHeld ? new SittingIsHeld() : On > today ? new DayIsAhead() : Agenda.Count == 0 ? new AgendaIsEmpty() : 2 * known.Count <= members.Count ? new NoQuorum(known.Count, members.Count) : (Refusal?)null) is { } refusal)
        {
            return refusal;
        }

        (IsHeld, Present, Stamp) = (true, known, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Sitting>
    {
        public void Configure(EntityTypeBuilder<Sitting> builder)
        {
            builder.ToTable("NetworkSittings");
            builder.Property(s => s.Place).HasMaxLength(300);
            builder.Property(s => s.Stamp).IsConcurrencyToken();
            builder.HasIndex(s => new { s.CouncilId, s.On });
            builder.HasOne<Council>().WithMany().HasForeignKey(s => s.CouncilId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(s => s.Agenda).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A question of a sitting and what was decided on it; results of a site come as one .</summary>
public sealed class AgendaItem
{
    public Guid Id { get; init; }

    public Guid SittingId { get; init; }

    public int Position { get; init; }

    public required string Question { get; init; }

    public string Speaker { get; init; } = "";

    public Guid? SiteId { get; init; }

    /// <summary>The site's report that the results are in.</summary>
    public Guid? ReportId { get; init; }

    public string Said { get; private set; } = "";

    public string Vote { get; private set; } = "";

    public string Decision { get; private set; } = "";

    public string Responsible { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public Refusal? Decide(DecisionInput input)
    {
        if (!string.IsNullOrWhiteSpace(input.Responsible) != input.DueOn is not null)
        {
            return new DecisionNeedsBoth();
        }

        (Said, Vote, Decision, Responsible, DueOn, Stamp) =
            (input.Said?.Trim() ?? "", input.Vote?.Trim() ?? "", input.Decision!.Trim(), input.Responsible?.Trim() ?? "", input.DueOn, Guid.NewGuid());
        return null;
    }

    public Refusal? Carry(DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            return new DayIsAhead();
        }

        (DoneOn, Stamp) = (on, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder)
        {
            builder.ToTable("NetworkAgenda");
            builder.Property(i => i.Question).HasMaxLength(1000);
            builder.Property(i => i.Speaker).HasMaxLength(300);
            builder.Property(i => i.Said).HasMaxLength(4000);
            builder.Property(i => i.Vote).HasMaxLength(300);
            builder.Property(i => i.Decision).HasMaxLength(4000);
            builder.Property(i => i.Responsible).HasMaxLength(500);
            builder.Property(i => i.Stamp).IsConcurrencyToken();
            builder.HasIndex(i => i.SittingId);
            builder.HasIndex(i => i.ReportId);
            builder.HasOne<PlanReport>().WithMany().HasForeignKey(i => i.ReportId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(i => i.SiteId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

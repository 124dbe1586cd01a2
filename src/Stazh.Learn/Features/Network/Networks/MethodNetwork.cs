using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>What a contest asks of an author's network (R-147, F-11).</summary>
public static class NetworkThresholds
{
    public const int Networks = 1;
    public const int Members = 5;
}

/// <summary>A methodological network of a region: who is in it, who deals with whom .</summary>
public sealed class MethodNetwork
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>As in the registry: its coordinators keep the network.</summary>
    public required string Region { get; init; }

    public required string Title { get; set; }

    public string About { get; set; } = "";

    /// <summary>How many members were declared; never below the threshold's own number in the count of what is missing.</summary>
    public int PlannedMembers { get; set; } = NetworkThresholds.Members;

    public DateOnly From { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<NetworkMember> Members { get; } = [];

    public Refusal? Write(NetworkInput input)
    {
        if (input.ClosedOn < input.From)
        {
            return new EndsBeforeItBegins();
        }

        (Title, About, PlannedMembers, From, ClosedOn, Stamp) = (input.Title!.Trim(), input.About?.Trim() ?? "", input.PlannedMembers, input.From!.Value, input.ClosedOn, Guid.NewGuid());
        return null;
    }

    /// <summary>Why nothing is added to it any more.</summary>
    public Refusal? CannotGrow(DateOnly today) => ClosedOn < today ? new NetworkIsClosed() : null;

    internal sealed class Mapping : IEntityTypeConfiguration<MethodNetwork>
    {
        public void Configure(EntityTypeBuilder<MethodNetwork> builder)
        {
            builder.ToTable("MethodNetworks");
            builder.Property(n => n.Slug).HasMaxLength(120);
            builder.Property(n => n.Region).HasMaxLength(200);
            builder.Property(n => n.Title).HasMaxLength(500);
            builder.Property(n => n.About).HasMaxLength(4000);
            builder.Property(n => n.Stamp).IsConcurrencyToken();
            builder.HasIndex(n => n.Slug).IsUnique();
            builder.HasIndex(n => n.Region);
            builder.HasMany(n => n.Members).WithOne().HasForeignKey(m => m.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum MemberKind
{
    ResourceCentre,

    /// <summary>ТМС: a territorial methodological service.</summary>
    MethodService,
    School,
    Institute,
    University,

    /// <summary>ЧОУ.</summary>
    Private,
}

/// <summary>An organisation of a network, since when and until when .</summary>
public sealed class NetworkMember
{
    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    /// <summary>The official name to the letter.</summary>
    public required string Name { get; init; }

    public MemberKind Kind { get; init; }

    public Guid? SiteId { get; init; }

    public DateOnly From { get; init; }

    /// <summary>The last day; the row stays.</summary>
    public DateOnly? Until { get; set; }

    public bool IsInOn(DateOnly day) => From <= day && (Until is null || Until >= day);

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkMember>
    {
        public void Configure(EntityTypeBuilder<NetworkMember> builder)
        {
            builder.ToTable("NetworkMembers");
            builder.Property(m => m.Name).HasMaxLength(1000);
            builder.HasIndex(m => m.NetworkId);
            builder.HasIndex(m => m.SiteId);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(m => m.SiteId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

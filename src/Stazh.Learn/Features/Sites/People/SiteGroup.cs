using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Sites;

public enum SiteGroupKind
{
    Working,
    Creative,
}

/// <summary>A temporary working or creative group of a site: direction, order, composition .</summary>
public sealed class SiteGroup
{
    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public SiteGroupKind Kind { get; init; }

    public required string Direction { get; init; }

    /// <summary>Number and date of the order.</summary>
    public required string Act { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public List<SiteGroupMember> Members { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<SiteGroup>
    {
        public void Configure(EntityTypeBuilder<SiteGroup> builder)
        {
            builder.ToTable("SiteGroups");
            builder.Property(g => g.Direction).HasMaxLength(300);
            builder.Property(g => g.Act).HasMaxLength(200);
            builder.HasIndex(g => g.SiteId);
            builder.HasOne<InternshipSite>().WithMany().HasForeignKey(g => g.SiteId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class SiteGroupMember
{
    public Guid GroupId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Leads the group.</summary>
    public bool Leads { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteGroupMember>
    {
        public void Configure(EntityTypeBuilder<SiteGroupMember> builder)
        {
            builder.ToTable("SiteGroupMembers");
            builder.HasKey(m => new { m.GroupId, m.PersonId });
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

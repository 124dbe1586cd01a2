using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Roles that are granted; a trainee is whoever has an enrolment.</summary>
public enum Role
{
    /// <summary>Of a run.</summary>
    Tutor,

    /// <summary>Of a site.</summary>
    SiteHead,

    /// <summary>Of a region.</summary>
    Expert,

    /// <summary>Of a region.</summary>
    Coordinator,

    /// <summary>Of the whole system.</summary>
    Administrator,
}

/// <summary>A role is always of something: exactly one of run, site, region, or the system for administrators (R-187…R-199).</summary>
public sealed class RoleGrant
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public Role Role { get; init; }

    public Guid? RunId { get; init; }

    public Guid? SiteId { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public string? Region { get; init; }

    public DateTimeOffset GrantedAt { get; init; }

    public Guid? GrantedById { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public Guid? RevokedById { get; set; }

    /// <summary>The scope that the role asks for, and no other.</summary>
    public bool HasItsScope => Role switch
    {
        Role.Tutor => RunId is not null && SiteId is null && Region is null,
        Role.SiteHead => SiteId is not null && RunId is null && Region is null,
        Role.Expert or Role.Coordinator => !string.IsNullOrEmpty(Region) && RunId is null && SiteId is null,
        _ => RunId is null && SiteId is null && Region is null,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<RoleGrant>
    {
        public void Configure(EntityTypeBuilder<RoleGrant> builder)
        {
            builder.ToTable("RoleGrants");
            builder.Property(g => g.Region).HasMaxLength(200);
            builder.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(g => new { g.PersonId, g.Role, g.RevokedAt });
            builder.HasIndex(g => g.RunId);
            builder.HasIndex(g => g.SiteId);
        }
    }
}

public static class RoleQueries
{
    /// <summary>The grants in force of a person for a role; joined into the query that loads a row, so that a revocation holds at once.</summary>
    public static IQueryable<RoleGrant> GrantsOf(this Data.AppDb db, Guid personId, Role role) =>
        db.Set<RoleGrant>().Where(g => g.PersonId == personId && g.Role == role && g.RevokedAt == null);
}

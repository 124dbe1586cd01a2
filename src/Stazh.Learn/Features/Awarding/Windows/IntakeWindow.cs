using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Awarding;

/// <summary>When applications of a kind are taken in a region, by the act that sets the dates .</summary>
public sealed class IntakeWindow
{
    public Guid Id { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Region { get; init; }

    public required string Title { get; set; }

    public AwardingRoad Road { get; set; }

    /// <summary>One of <see cref="SiteKinds"/>.</summary>
    public required string SiteKind { get; set; }

    public string ActNumber { get; set; } = "";

    public DateOnly? ActDate { get; set; }

    /// <summary>Who issued the act: the official name to the letter.</summary>
    public string ActBody { get; set; } = "";

    public DateOnly OpensOn { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly ClosesOn { get; set; }

    /// <summary>Only organisations on the list of municipal bodies may apply .</summary>
    public bool OnlyNominated { get; set; }

    /// <summary>When the municipal bodies were told.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<Nomination> Nominations { get; } = [];

    public bool IsOpen(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    internal sealed class Mapping : IEntityTypeConfiguration<IntakeWindow>
    {
        public void Configure(EntityTypeBuilder<IntakeWindow> builder)
        {
            builder.ToTable("IntakeWindows");
            builder.Property(w => w.Region).HasMaxLength(200);
            builder.Property(w => w.Title).HasMaxLength(300);
            builder.Property(w => w.SiteKind).HasMaxLength(100);
            builder.Property(w => w.ActNumber).HasMaxLength(100);
            builder.Property(w => w.ActBody).HasMaxLength(500);
            builder.Property(w => w.Stamp).IsConcurrencyToken();
            builder.HasIndex(w => new { w.Region, w.ClosesOn });
            builder.HasMany(w => w.Nominations).WithOne().HasForeignKey(n => n.WindowId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An organisation that a municipal body recommends before applications .</summary>
public sealed class Nomination
{
    public Guid Id { get; init; }

    public Guid WindowId { get; init; }

    public required string Organisation { get; init; }

    /// <summary>The name as it is compared: see <see cref="OrganisationKeys"/>.</summary>
    public required string OrganisationKey { get; init; }

    public string District { get; init; } = "";

    /// <summary>The municipal body and its letter or act.</summary>
    public string Recommended { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Nomination>
    {
        public void Configure(EntityTypeBuilder<Nomination> builder)
        {
            builder.ToTable("Nominations");
            builder.Property(n => n.Organisation).HasMaxLength(1000);
            builder.Property(n => n.OrganisationKey).HasMaxLength(1000);
            builder.Property(n => n.District).HasMaxLength(200);
            builder.Property(n => n.Recommended).HasMaxLength(500);
            builder.HasIndex(n => new { n.WindowId, n.OrganisationKey }).IsUnique();
        }
    }
}

/// <summary>A municipal body that is told of dates and recommends organisations: a mailbox of an office, not of a person.</summary>
public sealed class MunicipalBody
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public required string District { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MunicipalBody>
    {
        public void Configure(EntityTypeBuilder<MunicipalBody> builder)
        {
            builder.ToTable("MunicipalBodies");
            builder.Property(b => b.Region).HasMaxLength(200);
            builder.Property(b => b.District).HasMaxLength(200);
            builder.Property(b => b.Name).HasMaxLength(500);
            builder.Property(b => b.Email).HasMaxLength(256);
            builder.HasIndex(b => new { b.Region, b.Email }).IsUnique();
        }
    }
}

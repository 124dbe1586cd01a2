using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Network;

/// <summary>Who deals with whom .</summary>
public enum InteractionLevel
{
    Services,
    Specialists,
    Organisations,
    Workers,
}

/// <summary>A tie of two sides on one of the four levels: posts and organisations, never names .</summary>
public sealed class Interaction
{
    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    public InteractionLevel Level { get; init; }

    public required string One { get; init; }

    public required string Other { get; init; }

    public required string About { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Interaction>
    {
        public void Configure(EntityTypeBuilder<Interaction> builder)
        {
            builder.ToTable("NetworkInteractions");
            builder.Property(i => i.One).HasMaxLength(500);
            builder.Property(i => i.Other).HasMaxLength(500);
            builder.Property(i => i.About).HasMaxLength(1000);
            builder.HasIndex(i => i.NetworkId);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(i => i.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum AssociationKind
{
    /// <summary>Сетевое педагогическое объединение.</summary>
    Union,
    Association,
}

/// <summary>A union or an association of teachers inside a network .</summary>
public sealed class Association
{
    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    public AssociationKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The post of whoever leads it and the organisation.</summary>
    public string Leader { get; init; } = "";

    public int Teachers { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Association>
    {
        public void Configure(EntityTypeBuilder<Association> builder)
        {
            builder.ToTable("NetworkAssociations");
            builder.Property(a => a.Title).HasMaxLength(500);
            builder.Property(a => a.Leader).HasMaxLength(500);
            builder.HasIndex(a => a.NetworkId);
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(a => a.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Members of a network came to another's methodical event .</summary>
public sealed class MutualVisit
{
    public Guid Id { get; init; }

    public Guid NetworkId { get; init; }

    public DateOnly On { get; init; }

    public required string Event { get; init; }

    public required string Host { get; init; }

    public required string Guests { get; init; }

    public int Visitors { get; init; }

    public string Outcome { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<MutualVisit>
    {
        public void Configure(EntityTypeBuilder<MutualVisit> builder)
        {
            builder.ToTable("NetworkVisits");
            builder.Property(v => v.Event).HasMaxLength(500);
            builder.Property(v => v.Host).HasMaxLength(500);
            builder.Property(v => v.Guests).HasMaxLength(500);
            builder.Property(v => v.Outcome).HasMaxLength(2000);
            builder.HasIndex(v => new { v.NetworkId, v.On });
            builder.HasOne<MethodNetwork>().WithMany().HasForeignKey(v => v.NetworkId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Sites;

/// <summary>One of the 89 subjects of the Federation, with its tile on the map.</summary>
public sealed class Subject
{
    /// <summary>Two digits.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The name in the registry where it differs: «г. Санкт-Петербург», «ХМАО-Югра».</summary>
    public required string RegistryName { get; init; }

    /// <summary>Two to four letters on the tile.</summary>
    public required string Short { get; init; }

    public int Column { get; init; }

    public int Row { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Subject>
    {
        public void Configure(EntityTypeBuilder<Subject> builder)
        {
            builder.ToTable("Subjects");
            builder.HasKey(s => s.Code);
            builder.Property(s => s.Code).HasMaxLength(2);
            builder.Property(s => s.Name).HasMaxLength(200);
            builder.Property(s => s.RegistryName).HasMaxLength(200);
            builder.Property(s => s.Short).HasMaxLength(4);
        }
    }
}

/// <summary>A district of a region and its scientific consultants .</summary>
public sealed class District
{
    public Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public int Consultants { get; set; }

    public string Note { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<District>
    {
        public void Configure(EntityTypeBuilder<District> builder)
        {
            builder.ToTable("Districts");
            builder.Property(d => d.Subject).HasMaxLength(200);
            builder.Property(d => d.Name).HasMaxLength(200);
            builder.Property(d => d.Note).HasMaxLength(2000);
            builder.HasIndex(d => new { d.Subject, d.Name }).IsUnique();
        }
    }
}

/// <summary>A link of Tables 2 and 3: materials and methodical support of the institutes, to the letter.</summary>
public sealed class SupportLink
{
    public Guid Id { get; init; }

    public int Table { get; init; }

    public int Line { get; init; }

    public required string Subject { get; init; }

    public required string Organisation { get; init; }

    public required string Url { get; init; }

    public required string Kind { get; init; }

    public string Note { get; init; } = "";

    public bool IsDoubtful { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SupportLink>
    {
        public void Configure(EntityTypeBuilder<SupportLink> builder)
        {
            builder.ToTable("SupportLinks");
            builder.Property(l => l.Subject).HasMaxLength(200);
            builder.Property(l => l.Organisation).HasMaxLength(1000);
            builder.Property(l => l.Url).HasMaxLength(2000);
            builder.Property(l => l.Kind).HasMaxLength(100);
            builder.Property(l => l.Note).HasMaxLength(2000);
            builder.HasIndex(l => new { l.Table, l.Line });
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Sites;

/// <summary>A school, kindergarten, institute or university; what a site rests on, never the site itself .</summary>
public sealed class Organisation
{
    public Guid Id { get; init; }

    /// <summary>The official name to the letter, quotation marks included.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public required string Subject { get; init; }

    public string District { get; init; } = "";

    /// <summary>The address to the letter: percent-encoding and punycode stay .</summary>
    public string HomeUrl { get; set; } = "";

    public List<InternshipSite> Sites { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.ToTable("Organisations");
            builder.Property(o => o.Name).HasMaxLength(1000);
            builder.Property(o => o.Subject).HasMaxLength(200);
            builder.Property(o => o.District).HasMaxLength(200);
            builder.Property(o => o.HomeUrl).HasMaxLength(2000);
            builder.HasIndex(o => o.Subject);
        }
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Papers;

/// <summary>Who issues papers: an organisation of a region with what stands in the head and under the text.</summary>
public sealed class Requisites
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public required string Name { get; set; }

    public string ShortName { get; set; } = "";

    public string City { get; set; } = "";

    public string Address { get; set; } = "";

    public string Contacts { get; set; } = "";

    public string Inn { get; set; } = "";

    public string Ogrn { get; set; } = "";

    public string SignatoryPost { get; set; } = "";

    public string SignatoryName { get; set; } = "";

    public Guid? LogoId { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    /// <summary>By the names of <see cref="SystemFields"/>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
    [
        new("region", Region), new("org_name", Name), new("org_short", ShortName.Length > 0 ? ShortName : Name), new("org_city", City), new("org_address", Address),
        new("org_contacts", Contacts), new("org_inn", Inn), new("org_ogrn", Ogrn), new("signatory_post", SignatoryPost), new("signatory_name", SignatoryName),
    ];

    internal sealed class Mapping : IEntityTypeConfiguration<Requisites>
    {
        public void Configure(EntityTypeBuilder<Requisites> builder)
        {
            builder.ToTable("PaperRequisites");
            builder.Property(r => r.Region).HasMaxLength(200);
            builder.Property(r => r.Name).HasMaxLength(1000);
            builder.Property(r => r.ShortName).HasMaxLength(300);
            builder.Property(r => r.City).HasMaxLength(200);
            builder.Property(r => r.Address).HasMaxLength(1000);
            builder.Property(r => r.Contacts).HasMaxLength(500);
            builder.Property(r => r.Inn).HasMaxLength(12);
            builder.Property(r => r.Ogrn).HasMaxLength(15);
            builder.Property(r => r.SignatoryPost).HasMaxLength(300);
            builder.Property(r => r.SignatoryName).HasMaxLength(300);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.LogoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => r.Region);
        }
    }
}

/// <summary>How a register of a region numbers; without a row it is <see cref="Usual"/>.</summary>
public sealed partial class RegisterRule
{
    public const string UsualPattern = "{n}/{год}";

    public required string Region { get; init; }

    public required string Register { get; init; }

    /// <summary><c>{n}</c> is the number, <c>{nnn}</c> the same with zeros in front, <c>{год}</c> and <c>{гг}</c> the year.</summary>
    [Required]
    public required string Pattern { get; set; }

    public bool ResetsYearly { get; set; } = true;

    /// <summary>The first number of a year whose register was begun elsewhere.</summary>
    public int StartsFrom { get; set; } = 1;

    public static RegisterRule Usual(string region, string register) => new() { Region = region, Register = register, Pattern = UsualPattern };

    public static bool IsPattern(string pattern) => Number().Count(pattern) == 1 && Part().Replace(pattern, "").All(c => c is not ('{' or '}'));

    public string Write(int sequence, int year) => Part().Replace(Pattern, m => m.Value switch
    {
        "{год}" => year.ToString("0000", CultureInfo.InvariantCulture),
        "{гг}" => (year % 100).ToString("00", CultureInfo.InvariantCulture),
        var n => sequence.ToString(CultureInfo.InvariantCulture).PadLeft(n.Length - 2, '0'),
    });

    [GeneratedRegex(@"\{n{1,6}\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{n{1,6}\}|\{год\}|\{гг\}")]
    private static partial Regex Part();

    internal sealed class Mapping : IEntityTypeConfiguration<RegisterRule>
    {
        public void Configure(EntityTypeBuilder<RegisterRule> builder)
        {
            builder.ToTable("PaperRegisters");
            builder.HasKey(r => new { r.Region, r.Register });
            builder.Property(r => r.Region).HasMaxLength(200);
            builder.Property(r => r.Register).HasMaxLength(40);
            builder.Property(r => r.Pattern).HasMaxLength(40);
        }
    }
}

/// <summary>A region's own text of a template; the newest is in force, the original of content/templates/papers is never touched.</summary>
public sealed class TemplateVersion
{
    public Guid Id { get; init; }

    public required string Region { get; init; }

    public required string Code { get; init; }

    public int Version { get; init; }

    /// <summary>The whole text; null brings the original back.</summary>
    public string? Text { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public Guid SavedById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TemplateVersion>
    {
        public void Configure(EntityTypeBuilder<TemplateVersion> builder)
        {
            builder.ToTable("PaperTemplateVersions");
            builder.Property(v => v.Region).HasMaxLength(200);
            builder.Property(v => v.Code).HasMaxLength(60);
            builder.HasIndex(v => new { v.Region, v.Code, v.Version }).IsUnique();
        }
    }
}

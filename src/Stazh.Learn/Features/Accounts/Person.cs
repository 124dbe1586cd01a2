using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Accounts;

public enum QualificationCategory
{
    None,
    Conformity,
    First,
    Highest,
    Methodologist,
    Mentor,
}

/// <summary>A person with an account: only what the internship and its document need .</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string FamilyName { get; set; } = "";

    public string GivenName { get; set; } = "";

    public string? Patronymic { get; set; }

    /// <summary>The school: reviewers of one school never judge each other.</summary>
    public string WorkPlace { get; set; } = "";

    /// <summary>Name of the subject of the Federation, as in the registry.</summary>
    public string Region { get; set; } = "";

    public string District { get; set; } = "";

    public string Position { get; set; } = "";

    public int? ExperienceYears { get; set; }

    public QualificationCategory Category { get; set; }

    public string TimeZoneId { get; set; } = "Europe/Moscow";

    public string Language { get; set; } = "ru";

    /// <summary>Send a digest of what is new by mail (needs its own consent).</summary>
    public bool MailDigest { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }

    public string FullName => string.Join(' ', new[] { FamilyName, GivenName, Patronymic }.Where(p => !string.IsNullOrEmpty(p)));

    public string ShortName => $"{GivenName} {FamilyName}".Trim();

    /// <summary>Two work places are one school when they differ only in case, spaces and kinds of quotation marks.</summary>
    public static string SchoolKey(string workPlace) =>
        new([.. workPlace.ToLowerInvariant().Replace('ё', 'е').Where(char.IsLetterOrDigit)]);

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("People");
            builder.Property(p => p.FamilyName).HasMaxLength(100);
            builder.Property(p => p.GivenName).HasMaxLength(100);
            builder.Property(p => p.Patronymic).HasMaxLength(100);
            builder.Property(p => p.WorkPlace).HasMaxLength(500);
            builder.Property(p => p.Region).HasMaxLength(200);
            builder.Property(p => p.District).HasMaxLength(200);
            builder.Property(p => p.Position).HasMaxLength(200);
            builder.Property(p => p.TimeZoneId).HasMaxLength(64);
            builder.Property(p => p.Language).HasMaxLength(2);
            builder.HasIndex(p => new { p.FamilyName, p.GivenName });
        }
    }
}

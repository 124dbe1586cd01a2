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
    public string FamilyName { get; set { field = value; NameKey = KeyOf(FullName); } } = "";

    public string GivenName { get; set { field = value; NameKey = KeyOf(FullName); } } = "";

    public string? Patronymic { get; set { field = value; NameKey = KeyOf(FullName); } }

    /// <summary>The full name as lists order and search it: small letters, «е» for «ё».</summary>
    public string NameKey { get; private set; } = "";

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

    /// <summary>An end of lock-out that never comes: the account was closed by an administrator, not by wrong passwords.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public bool IsClosed => LockoutEnd >= Never;

    public string FullName => string.Join(' ', new[] { FamilyName, GivenName, Patronymic }.Where(p => !string.IsNullOrEmpty(p)));

    public string ShortName => $"{GivenName} {FamilyName}".Trim();

    public static string KeyOf(string name) => name.Trim().ToLowerInvariant().Replace('ё', 'е');

    /// <summary>Two work places are one school when they differ only in case, spaces and kinds of quotation marks.</summary>
    public static string SchoolKey(string workPlace) =>
        new([.. workPlace.ToLowerInvariant().Replace('ё', 'е').Where(char.IsLetterOrDigit)]);

    /// <summary>Nothing that points to a human stays; the row stays, since others' records refer to it.</summary>
    public void BecomeNobody(DateTimeOffset now)
    {
        UserName = Email = $"{Id:n}@erased.invalid";
        NormalizedUserName = NormalizedEmail = Email.ToUpperInvariant();
        (FamilyName, GivenName, Patronymic) = ("", "Удалённый участник", null);
        WorkPlace = Region = District = Position = "";
        (ExperienceYears, Category, MailDigest, EmailConfirmed, TwoFactorEnabled) = (null, QualificationCategory.None, false, false, false);
        (PasswordHash, PhoneNumber, ErasedAt, LockoutEnabled, LockoutEnd) = (null, null, now, true, Never);
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

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
            builder.Property(p => p.NameKey).HasMaxLength(310);
            builder.HasIndex(p => new { p.NameKey, p.Id });
        }
    }
}

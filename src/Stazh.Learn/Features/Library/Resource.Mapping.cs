using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

public sealed partial class Resource
{
    internal sealed class Mapping : IEntityTypeConfiguration<Resource>
    {
        public void Configure(EntityTypeBuilder<Resource> builder)
        {
            builder.ToTable("Resources");
            builder.Ignore(r => r.Draft);
            builder.Ignore(r => r.CurrentFiles);
            builder.Property(r => r.Slug).HasMaxLength(120);
            builder.Property(r => r.Region).HasMaxLength(200);
            builder.Property(r => r.District).HasMaxLength(200);
            builder.Property(r => r.Title).HasMaxLength(ResourceContent.LongestTitle);
            builder.Property(r => r.Summary).HasMaxLength(ResourceContent.LongestSummary);
            builder.Property(r => r.Theme).HasMaxLength(ResourceContent.LongestTheme);
            builder.Property(r => r.Programme).HasMaxLength(100);
            builder.Property(r => r.Comment).HasMaxLength(2000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(r => r.Authors).WithOne().HasForeignKey(a => a.ResourceId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.ResourceId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(r => r.Slug).IsUnique();
            builder.HasIndex(r => r.OwnerId);
            builder.HasOne<FinalWork>().WithMany().HasForeignKey(r => r.WorkId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => r.WorkId).IsUnique();
            builder.HasIndex(r => r.SiteId);
            builder.HasIndex(r => new { r.IsShown, r.Kind, r.PublishedAt });
            builder.HasIndex(r => new { r.State, r.ChangedAt });
        }
    }
}

/// <summary>What everybody was shown; never changes.</summary>
public sealed class ResourceVersion
{
    public Guid ResourceId { get; init; }

    public int Number { get; init; }

    public required string ContentJson { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? ById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResourceVersion>
    {
        public void Configure(EntityTypeBuilder<ResourceVersion> builder)
        {
            builder.ToTable("ResourceVersions");
            builder.HasKey(v => new { v.ResourceId, v.Number });
            builder.HasOne<Resource>().WithMany().HasForeignKey(v => v.ResourceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(v => v.At);
        }
    }
}

/// <summary>An author of the latest version: somebody of the platform, or a name.</summary>
public sealed class ResourceAuthor
{
    public Guid ResourceId { get; init; }

    public int Number { get; init; }

    public required string Name { get; set; }

    public Guid? PersonId { get; set; }

    /// <summary>The same for the same author of different resources, so that authors can be counted.</summary>
    public required string Key { get; set; }

    public required string Region { get; init; }

    public required string District { get; init; }

    /// <summary>Small letters, «е» for «ё», words in one order: «Анна Ёлкина» and «ёлкина анна» are one author.</summary>
    public static string KeyOf(string name) =>
        string.Join(' ', name.ToLowerInvariant().Replace('ё', 'е').Split([' ', '.', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    internal sealed class Mapping : IEntityTypeConfiguration<ResourceAuthor>
    {
        public void Configure(EntityTypeBuilder<ResourceAuthor> builder)
        {
            builder.ToTable("ResourceAuthors");
            builder.HasKey(a => new { a.ResourceId, a.Number });
            builder.Property(a => a.Name).HasMaxLength(ResourceContent.LongestName + 100);
            builder.Property(a => a.Key).HasMaxLength(ResourceContent.LongestName + 100);
            builder.Property(a => a.Region).HasMaxLength(200);
            builder.Property(a => a.District).HasMaxLength(200);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => a.PersonId);
        }
    }
}

/// <summary>A file of a resource.</summary>
public sealed class ResourceFile
{
    public Guid ResourceId { get; init; }

    public Guid FileId { get; init; }

    public StoredFile File { get; init; } = null!;

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>The first version that has it; null while only owner and keepers see it.</summary>
    public int? Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResourceFile>
    {
        public void Configure(EntityTypeBuilder<ResourceFile> builder)
        {
            builder.ToTable("ResourceFiles");
            builder.HasKey(f => new { f.ResourceId, f.FileId });
            builder.HasOne(f => f.File).WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => f.FileId);
        }
    }
}

public enum UseKind
{
    Opened,
    Downloaded,
}

/// <summary>
/// That somebody used a resource on a day: counted, and shown to nobody but that person. After an erasure a number that means
/// nobody stands in the place of the person, the same for all rows of one reader, so that counts stay.
/// </summary>
public sealed class ResourceUse
{
    public Guid Id { get; init; }

    public Guid ResourceId { get; init; }

    public Guid ReaderId { get; set; }

    public DateOnly Day { get; init; }

    public UseKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Where the reader worked then.</summary>
    public required string Region { get; init; }

    public required string District { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResourceUse>
    {
        public void Configure(EntityTypeBuilder<ResourceUse> builder)
        {
            builder.ToTable("ResourceUses");
            builder.Property(u => u.Region).HasMaxLength(200);
            builder.Property(u => u.District).HasMaxLength(200);
            builder.HasOne<Resource>().WithMany().HasForeignKey(u => u.ResourceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(u => new { u.ReaderId, u.ResourceId, u.Day, u.Kind }).IsUnique();
            builder.HasIndex(u => new { u.Day, u.Region });
        }
    }
}

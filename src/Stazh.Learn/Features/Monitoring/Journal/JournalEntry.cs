using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Monitoring;

public enum JournalKind
{
    Training,
    Performance,
    Publication,
    Award,
    Mentoring,
    Insight,
}

/// <summary>What a teacher writes into the «Журнал непрерывного профессионального роста» beside what the program knows .</summary>
public sealed class JournalEntry
{
    public const int LongestTitle = 300;
    public const int LongestText = 4000;
    public const int MostFiles = 5;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public JournalKind Kind { get; set; }

    public DateOnly On { get; set; }

    public required string Title { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<JournalFile> Files { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> builder)
        {
            builder.ToTable("JournalEntries");
            builder.Property(e => e.Title).HasMaxLength(LongestTitle);
            builder.Property(e => e.Text).HasMaxLength(LongestText);
            builder.Property(e => e.Stamp).IsConcurrencyToken();
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(e => e.Files).WithOne().HasForeignKey(f => f.EntryId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(e => new { e.PersonId, e.On });
        }
    }
}

/// <summary>A diploma, a programme, an article: the owner's alone, links of the journal never open it.</summary>
public sealed class JournalFile
{
    public Guid Id { get; init; }

    public Guid EntryId { get; init; }

    public Guid FileId { get; init; }

    /// <summary>As the page shows it, so that no second query is needed.</summary>
    public required string Name { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalFile>
    {
        public void Configure(EntityTypeBuilder<JournalFile> builder)
        {
            builder.ToTable("JournalFiles");
            builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => f.FileId);
        }
    }
}

/// <summary>The person's own link to the journal and the card, for whoever holds it until its last day.</summary>
public sealed class JournalShare
{
    public const int MostDays = 90;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>160 random bits.</summary>
    public required string Token { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly Until { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen(DateOnly today) => RevokedAt is null && today <= Until;

    internal sealed class Mapping : IEntityTypeConfiguration<JournalShare>
    {
        public void Configure(EntityTypeBuilder<JournalShare> builder)
        {
            builder.ToTable("JournalShares");
            builder.Property(s => s.Token).HasMaxLength(40);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => s.Token).IsUnique();
            builder.HasIndex(s => s.PersonId);
        }
    }
}

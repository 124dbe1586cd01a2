using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Web.Search;

/// <summary>A page that can be found, and what the list of findings shows of it.</summary>
public sealed class SearchEntry
{
    public Guid Id { get; init; }

    /// <summary>What it is, for example <c>task</c>; a feature chooses its own.</summary>
    public required string Kind { get; init; }

    public Guid RefId { get; init; }

    /// <summary>Only people of this scope (a group, a programme) find it; null is everybody.</summary>
    public Guid? ScopeId { get; set; }

    public required string Title { get; set; }

    public required string Address { get; set; }

    public required string Snippet { get; set; }

    public DateTimeOffset At { get; set; }

    public List<SearchTerm> Terms { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> builder)
        {
            builder.ToTable("SearchEntries");
            builder.Property(e => e.Kind).HasMaxLength(32);
            builder.Property(e => e.Title).HasMaxLength(300);
            builder.Property(e => e.Address).HasMaxLength(300);
            builder.Property(e => e.Snippet).HasMaxLength(SearchIndex.SnippetLength);
            builder.HasIndex(e => new { e.Kind, e.RefId }).IsUnique();
            builder.HasMany(e => e.Terms).WithOne().HasForeignKey(t => t.EntryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>One stem of one entry; each stands once.</summary>
public sealed class SearchTerm
{
    public Guid EntryId { get; init; }

    public required string Term { get; init; }

    public bool InTitle { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchTerm>
    {
        public void Configure(EntityTypeBuilder<SearchTerm> builder)
        {
            builder.ToTable("SearchTerms");
            builder.HasKey(t => new { t.EntryId, t.Term });
            builder.Property(t => t.Term).HasMaxLength(RussianStems.LongestTerm);
            builder.HasIndex(t => t.Term);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A topic on the forum of a run .</summary>
public sealed class ForumTopic
{
    public const int LongestTitle = 200;

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public Guid AuthorId { get; init; }

    public required string Title { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastPostAt { get; set; }

    public bool IsPinned { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid Stamp { get; private set; }

    public void Pin(bool pinned, DateTimeOffset now) => (IsPinned, Stamp) = (pinned, Guid.CreateVersion7(now));

    public void Close(bool closed, DateTimeOffset now) => (ClosedAt, Stamp) = (closed ? now : null, Guid.CreateVersion7(now));

    internal sealed class Mapping : IEntityTypeConfiguration<ForumTopic>
    {
        public void Configure(EntityTypeBuilder<ForumTopic> builder)
        {
            builder.ToTable("ForumTopics");
            builder.Property(t => t.Title).HasMaxLength(LongestTitle);
            builder.Property(t => t.Stamp).IsConcurrencyToken();
            builder.HasIndex(t => new { t.RunId, t.IsPinned, t.LastPostAt });
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(t => t.RunId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A post of a topic; an answer names the post it answers.</summary>
public sealed class ForumPost : Said
{
    public const int Longest = 20_000;

    public Guid TopicId { get; init; }

    /// <summary>Its place in the search index.</summary>
    public Guid Ref { get; init; }

    public long? ReplyToId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ForumPost>
    {
        public void Configure(EntityTypeBuilder<ForumPost> builder)
        {
            builder.ToTable("ForumPosts");
            builder.Property(p => p.Text).HasMaxLength(Longest);
            builder.HasIndex(p => new { p.TopicId, p.Id });
            builder.HasIndex(p => new { p.RunId, p.Id });
            builder.HasIndex(p => p.Ref).IsUnique();
            builder.HasOne<ForumTopic>().WithMany().HasForeignKey(p => p.TopicId).OnDelete(DeleteBehavior.Restrict);
            Map(builder);
        }
    }
}

/// <summary>What a topic is to a person: read so far, told of new posts or not.</summary>
public sealed class TopicMark
{
    public Guid PersonId { get; init; }

    public Guid TopicId { get; init; }

    public long LastSeenId { get; set; }

    public bool IsSubscribed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TopicMark>
    {
        public void Configure(EntityTypeBuilder<TopicMark> builder)
        {
            builder.ToTable("TopicMarks");
            builder.HasKey(m => new { m.PersonId, m.TopicId });
            builder.HasIndex(m => m.TopicId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<ForumTopic>().WithMany().HasForeignKey(m => m.TopicId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

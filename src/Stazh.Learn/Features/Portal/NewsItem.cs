using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Portal;

public enum NewsState
{
    Draft,
    Published,
    Archived,
}

public sealed record NewsIsPublishedAlready() : Refusal("Новость уже опубликована.");

public sealed record NewsIsNotPublished() : Refusal("В архив убирают только опубликованную новость.");

public sealed record NewsWasSavedFirst() : Refusal("Кто-то сохранил эту новость раньше вас. Ниже — ваш текст и тот, что сохранён теперь: объедините их и сохраните ещё раз.");

/// <summary>A piece of news: written and published by coordinators, archived instead of deleted .</summary>
public sealed class NewsItem
{
    public Guid Id { get; init; }

    /// <summary>From the first title; people link to it, so it never changes.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    public string Summary { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; set; } = "";

    public NewsState State { get; private set; }

    /// <summary>The day it was first published; a draft carries the day it was made.</summary>
    public DateOnly Day { get; private set; }

    public DateTimeOffset ChangedAt { get; set; }

    public Guid? AuthorId { get; init; }

    public Guid Stamp { get; set; }

    public static NewsItem Draft(Guid id, string slug, string title, DateOnly day, Guid? authorId) => new() { Id = id, Slug = slug, Title = title, Day = day, AuthorId = authorId };

    public Refusal? Publish(DateOnly day)
    {
        if (State == NewsState.Published)
        {
            return new NewsIsPublishedAlready();
        }

        (State, Day) = (NewsState.Published, State == NewsState.Archived ? Day : day);
        return null;
    }

    public Refusal? Archive()
    {
        if (State != NewsState.Published)
        {
            return new NewsIsNotPublished();
        }

        State = NewsState.Archived;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<NewsItem>
    {
        public void Configure(EntityTypeBuilder<NewsItem> builder)
        {
            builder.ToTable("News");
            builder.Property(n => n.Slug).HasMaxLength(120);
            builder.Property(n => n.Title).HasMaxLength(NewsInput.LongestTitle);
            builder.Property(n => n.Summary).HasMaxLength(NewsInput.LongestSummary);
            builder.Property(n => n.Body).HasMaxLength(NewsInput.LongestBody);
            builder.Property(n => n.Stamp).IsConcurrencyToken();
            builder.HasIndex(n => n.Slug).IsUnique();
            builder.HasIndex(n => new { n.State, n.Day });
        }
    }
}

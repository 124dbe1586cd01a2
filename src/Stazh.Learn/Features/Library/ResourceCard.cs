namespace Stazh.Learn.Features.Library;

/// <summary>A resource in a list.</summary>
public sealed record ResourceCard(
    Guid Id, string Slug, string Title, string Summary, ResourceKind Kind, string Theme, int Year, ActLevel? Level, bool IsReplaced, DateTimeOffset At, IReadOnlyList<string> Authors);

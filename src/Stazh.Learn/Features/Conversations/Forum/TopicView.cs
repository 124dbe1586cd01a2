namespace Stazh.Learn.Features.Conversations;

/// <summary>What stands above and below the posts.</summary>
/// <param name="AtId">The post that was asked for.</param>
/// <param name="StartsAfter">The page on which it stands begins after this post; 0 is the first page.</param>
/// <param name="Quoted">The text of the post that is being answered.</param>
public sealed record TopicView(
    string Title, string RunTitle, bool IsPinned, bool IsClosed, bool IsCancelled, bool IsStaff, long SeenId, bool IsSubscribed, int Count, long? AtId, long StartsAfter, string? Quoted, string? QuotedAuthor)
{
    /// <summary>The quoted text as Markdown to answer under.</summary>
    public string Quote => Quoted is null ? "" : $"> **{QuotedAuthor}:**\n" + string.Join('\n', Quoted.ReplaceLineEndings("\n").Split('\n').Select(l => "> " + l)) + "\n\n";
}

public sealed record PostView(TalkLine Line, long? ReplyTo, string? ReplyAuthor);

public sealed record TopicPage(IReadOnlyList<PostView> Posts, long? Next, bool IsFirst);

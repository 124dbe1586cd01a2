using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Puts a message of <paramref name="AuthorId"/> into the chat of a run. The same <paramref name="Key"/> twice makes one message.</summary>
/// <param name="Markdown">At most 4,000 characters; what is longer is cut at a word.</param>
/// <param name="Key">At most 100 characters, unique in the whole chat: <c>card:{id}:{version}</c>.</param>
public sealed record GroupPost(Guid RunId, Guid AuthorId, string Markdown, string Key) : IOutboxMessage;

/// <summary>
/// Opens a topic on the forum of a run. The caller chooses the id, so that it can link to
/// <c>/runs/{RunId}/forum/{TopicId}</c> at once. The same <paramref name="Key"/> again replaces the first post's text.
/// </summary>
/// <param name="Title">At most 200 characters; what is longer is cut.</param>
public sealed record ForumTopicWanted(Guid RunId, Guid AuthorId, string Title, string Markdown, string Key, Guid TopicId) : IOutboxMessage;

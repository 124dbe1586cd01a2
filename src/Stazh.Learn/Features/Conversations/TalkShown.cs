namespace Stazh.Learn.Features.Conversations;

/// <summary>A page of a live talk: chat or consultation.</summary>
/// <param name="Address">Of the talk; a message's own page is under it.</param>
/// <param name="Earlier">Where the page before this one ends.</param>
/// <param name="MayModerate">Delete what others said.</param>
/// <param name="Empty">What an empty talk says, in the reader's language.</param>
public sealed record TalkShown(string Address, IReadOnlyList<TalkLine> Lines, long SeenId, long? Earlier, bool IsLive, bool MayModerate, string Empty);

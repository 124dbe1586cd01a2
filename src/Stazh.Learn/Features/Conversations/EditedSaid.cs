namespace Stazh.Learn.Features.Conversations;

/// <summary>What the form of changing and deleting shows, in chat, forum and consultation alike.</summary>
public sealed record EditedSaid(TalkLine Line, bool IsMine, string? Text, string? Reason, string Back);

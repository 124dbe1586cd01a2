using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>R-102: what other parts of an internship put into the group's chat.</summary>
internal sealed class GroupPostHandler(AppDb db, ChatRoom room) : IOutboxHandler<GroupPost>
{
    public async Task HandleAsync(Guid id, GroupPost message, CancellationToken stop)
    {
        if (await db.Set<ProgrammeRun>().AnyAsync(r => r.Id == message.RunId, stop))
        {
            await room.PostAsync(message.RunId, message.AuthorId, Cut(message.Markdown, ChatMessage.Longest), Said.KeyOf(message.Key), [], stop);
        }
    }

    /// <summary>At most so long, ending with a whole word.</summary>
    internal static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', most - 2);
        return text[..(space > most / 2 ? space : most - 1)].TrimEnd() + "…";
    }
}

using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Everything that is written into a chat passes here, from the form, the script and the outbox alike; then the group hears it.</summary>
public sealed class ChatRoom(AppDb db, TimeProvider clock, TalkLive live, IHubContext<NoticeHub, INoticeClient> bell)
{
    /// <summary>The message, or why not. A key that was used before gives the message it made.</summary>
    public async Task<(ChatMessage? Message, Refusal? Refusal)> PostAsync(Guid runId, Guid authorId, string? text, string key, IReadOnlyList<Guid> files, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is { } before)
        {
            return Repeated(before, runId);
        }

        if (Said.Check(text, files.Count > 0, ChatMessage.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        var message = new ChatMessage { RunId = runId, AuthorId = authorId, Text = text?.Trim() ?? "", Key = key, At = now, Files = SaidFile.Of(files) };
        db.Add(message);
        db.Record(now, authorId, "chat.posted", nameof(ProgrammeRun), runId);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // The same operation arrived twice at once; if it did not, the error stands.
            db.ChangeTracker.Clear();
            if (await FindAsync(key, stop) is { } first)
            {
                return Repeated(first, runId);
            }

            throw;
        }

        await TellAsync(message, stop);
        await RingAsync(message, stop);
        return (message, null);
    }

    /// <summary>Saves a change of a message and shows it to the group.</summary>
    public async Task SaveAsync(ChatMessage message, string action, Guid by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(ProgrammeRun), message.RunId, message.DeleteReason is { } reason ? $"{message.Id}: {reason}" : $"{message.Id}");
        await db.SaveChangesAsync(stop);
        await TellAsync(message, stop);
    }

    /// <summary>Marks the chat as read up to a message; never back.</summary>
    public async Task SeenAsync(Guid runId, Guid personId, long messageId, CancellationToken stop)
    {
        var mine = db.Set<ChatRead>().Where(r => r.PersonId == personId && r.RunId == runId);
        if (await mine.Where(r => r.LastSeenId < messageId).ExecuteUpdateAsync(s => s.SetProperty(r => r.LastSeenId, messageId), stop) == 0
            && !await mine.AnyAsync(stop))
        {
            db.Add(new ChatRead { PersonId = personId, RunId = runId, LastSeenId = messageId });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // Another tab was first.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static (ChatMessage?, Refusal?) Repeated(ChatMessage message, Guid runId) => message.RunId == runId ? (message, null) : (null, new KeyIsTaken());

    private Task<ChatMessage?> FindAsync(string key, CancellationToken stop) => db.Set<ChatMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Key == key, stop);

    private Task TellAsync(ChatMessage message, CancellationToken stop) => live.TellAsync(message.RunId, message, db.MembersOf(message.RunId), stop);

    /// <summary>The bell of those whose unread count has just grown, on whatever page they are.</summary>
    private async Task RingAsync(ChatMessage message, CancellationToken stop)
    {
        var people = await db.OwnMembersOf(message.RunId).Where(p => p != message.AuthorId).ToListAsync(stop);
        await bell.Clients.Users(people.Select(p => p.ToString())).Unread($"/runs/{message.RunId}/chat");
    }
}

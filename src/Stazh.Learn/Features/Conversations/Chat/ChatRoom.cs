using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Everything that is written into a chat passes here, from the form, the script and the outbox alike; then the group hears it.</summary>
public sealed class ChatRoom(AppDb db, TimeProvider clock, IHubContext<ChatHub, IChatClient> hub, ChatConnections connections)
{
    /// <summary>The message, or why not. A key that was used before gives the message it made.</summary>
    public async Task<(ChatMessage? Message, Refusal? Refusal)> PostAsync(Guid runId, Guid authorId, string? text, string key, Guid? fileId, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is { } before)
        {
            return Repeated(before, runId);
        }

        if (Said.Check(text, fileId is not null, ChatMessage.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        var message = new ChatMessage { RunId = runId, AuthorId = authorId, Text = text?.Trim() ?? "", Key = key, At = now, FileId = fileId };
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

    private async Task TellAsync(ChatMessage message, CancellationToken stop)
    {
        var listeners = connections.PeopleIn(message.RunId);
        if (listeners.Count == 0)
        {
            return;
        }

        // Somebody who left the group may still have the page open: the line is cut before anything more is said.
        var members = await db.MembersOf(message.RunId).Where(p => listeners.Contains(p)).ToListAsync(stop);
        foreach (var connection in connections.Cut(message.RunId, listeners.Except(members)))
        {
            await hub.Groups.RemoveFromGroupAsync(connection, ChatHub.GroupOf(message.RunId), stop);
        }

        var line = await db.LinesAsync(db.Set<ChatMessage>().Where(m => m.Id == message.Id), stop);
        await hub.Clients.Group(ChatHub.GroupOf(message.RunId)).Said(line[0]);
    }
}

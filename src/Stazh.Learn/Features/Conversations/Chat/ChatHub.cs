using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

public interface IChatClient
{
    /// <summary>A new message, or a known one as it is now.</summary>
    Task Said(TalkLine line);
}

/// <summary>What was missed; <paramref name="TooMany"/> asks the browser to load the page instead.</summary>
public sealed record Missed(IReadOnlyList<TalkLine> Lines, bool TooMany);

/// <summary>Joins the chat of a run and replays what was missed. Writing goes through the form's handler.</summary>
[Authorize]
public sealed class ChatHub(AppDb db, ChatConnections connections) : Hub<IChatClient>
{
    internal const int MostMissed = 200;

    /// <summary>
    /// On PostgreSQL an id is taken before its commit, so a message may appear behind one already seen. The last ones are read again each
    /// time and the browser drops what it has; so changes to them arrive too.
    /// </summary>
    internal const int Overlap = 50;

    public async Task<Missed> Join(Guid runId, long lastSeenId)
    {
        var me = Guid.Parse(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        if (!await db.RunsSharedWith(me).AnyAsync(r => r.Id == runId, Context.ConnectionAborted))
        {
            throw new HubException("404");
        }

        connections.Add(Context.ConnectionId, runId, me);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(runId), Context.ConnectionAborted);
        var messages = db.Set<ChatMessage>().Where(m => m.RunId == runId);
        var from = await messages.Where(m => m.Id <= lastSeenId).OrderByDescending(m => m.Id).Select(m => m.Id).Skip(Overlap).FirstOrDefaultAsync(Context.ConnectionAborted);
        var lines = await db.LinesAsync(messages.Where(m => m.Id > from).OrderBy(m => m.Id).Take(MostMissed + 1), Context.ConnectionAborted);
        return lines.Count > MostMissed ? new([], true) : new(lines, false);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    internal static string GroupOf(Guid runId) => $"chat:{runId:n}";
}

/// <summary>Who listens on this node, so that leaving a group closes the line at once.</summary>
public sealed class ChatConnections
{
    private readonly ConcurrentDictionary<string, (Guid Run, Guid Person)> open = new();

    public void Add(string connection, Guid run, Guid person) => open[connection] = (run, person);

    public void Remove(string connection) => open.TryRemove(connection, out _);

    public IReadOnlyCollection<Guid> PeopleIn(Guid run) => [.. open.Values.Where(c => c.Run == run).Select(c => c.Person).Distinct()];

    /// <summary>Forgets the lines of these people in the run and gives them.</summary>
    public IReadOnlyList<string> Cut(Guid run, IEnumerable<Guid> people)
    {
        var gone = people.ToHashSet();
        var cut = gone.Count == 0 ? [] : open.Where(c => c.Value.Run == run && gone.Contains(c.Value.Person)).Select(c => c.Key).ToList();
        cut.ForEach(Remove);
        return cut;
    }
}

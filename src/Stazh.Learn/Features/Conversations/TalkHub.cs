using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

public interface ITalkClient
{
    /// <summary>A new message, or a known one as it is now.</summary>
    Task Said(TalkLine line);
}

/// <summary>What was missed; <paramref name="TooMany"/> asks the browser to load the page instead.</summary>
public sealed record Missed(IReadOnlyList<TalkLine> Lines, bool TooMany);

/// <summary>Joins the chat of a run or a consultation and replays what was missed. Writing goes through the form's handler.</summary>
[Authorize]
public sealed class TalkHub(AppDb db, TalkConnections connections) : Hub<ITalkClient>
{
    internal const int MostMissed = 200;

    /// <summary>
    /// On PostgreSQL an id is taken before its commit, so a message may appear behind one already seen. The last ones are read again each
    /// time and the browser drops what it has; so changes to them arrive too.
    /// </summary>
    internal const int Overlap = 50;

    private Guid Me => Guid.Parse(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>The chat of a run.</summary>
    public async Task<Missed> Join(Guid runId, long lastSeenId) =>
        await db.RunsSharedWith(Me).AnyAsync(r => r.Id == runId, Context.ConnectionAborted)
            ? await ListenAsync(runId, db.Set<ChatMessage>().Where(m => m.RunId == runId), lastSeenId)
            : throw new HubException("404");

    /// <summary>The consultation of an internship.</summary>
    public async Task<Missed> JoinConsultation(Guid enrolmentId, long lastSeenId) =>
        await db.PartiesOf(enrolmentId).ContainsAsync(Me, Context.ConnectionAborted)
            ? await ListenAsync(enrolmentId, db.Set<DirectMessage>().Where(m => m.EnrolmentId == enrolmentId), lastSeenId)
            : throw new HubException("404");

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    internal static string GroupOf(Guid room) => $"talk:{room:n}";

    private async Task<Missed> ListenAsync<T>(Guid room, IQueryable<T> messages, long lastSeenId)
        where T : Said
    {
        connections.Add(Context.ConnectionId, room, Me);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(room), Context.ConnectionAborted);
        var from = await messages.Where(m => m.Id <= lastSeenId).OrderByDescending(m => m.Id).Select(m => m.Id).Skip(Overlap).FirstOrDefaultAsync(Context.ConnectionAborted);
        var lines = await db.LinesAsync(messages.Where(m => m.Id > from).OrderBy(m => m.Id).Take(MostMissed + 1), Context.ConnectionAborted);
        return lines.Count > MostMissed ? new([], true) : new(lines, false);
    }
}

/// <summary>Who listens on this node and where, so that leaving a group closes the line at once. A room is a run or an enrolment.</summary>
public sealed class TalkConnections
{
    private readonly ConcurrentDictionary<string, (Guid Room, Guid Person)> open = new();

    public void Add(string connection, Guid room, Guid person) => open[connection] = (room, person);

    public void Remove(string connection) => open.TryRemove(connection, out _);

    public IReadOnlyCollection<Guid> PeopleIn(Guid room) => [.. open.Values.Where(c => c.Room == room).Select(c => c.Person).Distinct()];

    /// <summary>Forgets the lines of these people in the room and gives them.</summary>
    public IReadOnlyList<string> Cut(Guid room, IEnumerable<Guid> people)
    {
        var gone = people.ToHashSet();
        var cut = gone.Count == 0 ? [] : open.Where(c => c.Value.Room == room && gone.Contains(c.Value.Person)).Select(c => c.Key).ToList();
        cut.ForEach(Remove);
        return cut;
    }
}

/// <summary>Pushes what was said to the pages that are open in a room.</summary>
public sealed class TalkLive(AppDb db, IHubContext<TalkHub, ITalkClient> hub, TalkConnections connections)
{
    /// <param name="readers">Everybody who may read the room now.</param>
    public async Task TellAsync<T>(Guid room, T message, IQueryable<Guid> readers, CancellationToken stop)
        where T : Said
    {
        var listeners = connections.PeopleIn(room);
        if (listeners.Count == 0)
        {
            return;
        }

        // Somebody who left the group may still have the page open: the line is cut before anything more is said.
        var members = await readers.Where(p => listeners.Contains(p)).ToListAsync(stop);
        foreach (var connection in connections.Cut(room, listeners.Except(members)))
        {
            await hub.Groups.RemoveFromGroupAsync(connection, TalkHub.GroupOf(room), stop);
        }

        var line = await db.LinesAsync(db.Set<T>().Where(m => m.Id == message.Id), stop);
        await hub.Clients.Group(TalkHub.GroupOf(room)).Said(line[0]);
    }
}

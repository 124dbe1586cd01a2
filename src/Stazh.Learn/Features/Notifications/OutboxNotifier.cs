using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Notifications;

/// <summary>A notice on its way: written with the change that it tells of, put into the feed by the worker.</summary>
internal sealed record NoticeWanted(Guid PersonId, string Key, string Sentence, string Address, string[] Values, DateTimeOffset At) : IOutboxMessage;

internal sealed class OutboxNotifier(AppDb db, TimeProvider clock) : INotifier
{
    public void Tell(Guid personId, string key, string sentence, string address, params string[] values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, Notice.LongestKey);
        var now = clock.GetUtcNow();
        db.Send(now, new NoticeWanted(personId, key, sentence, address, values, now));
    }
}

internal sealed class NoticeHandler(AppDb db, IHubContext<NoticeHub, INoticeClient> hub, IStringLocalizer<Text> text) : IOutboxHandler<NoticeWanted>
{
    public async Task HandleAsync(Guid id, NoticeWanted message, CancellationToken stop)
    {
        if (await db.NoticesOf(message.PersonId).AnyAsync(n => n.Key == message.Key, stop))
        {
            return;
        }

        db.Add(new Notice
        {
            Id = Guid.CreateVersion7(message.At), PersonId = message.PersonId, Key = message.Key, Sentence = message.Sentence,
            Values = [.. message.Values], Address = message.Address, At = message.At,
        });
        await db.SaveChangesAsync(stop);
        await hub.Clients.User(message.PersonId.ToString()).Told(Notice.Say(text, message.Sentence, message.Values), message.Address);
    }
}

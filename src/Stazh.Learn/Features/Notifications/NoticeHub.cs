using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Stazh.Learn.Features.Notifications;

/// <summary>What the browser is told while a page is open.</summary>
public interface INoticeClient
{
    /// <summary>Something new for this person; the badge goes up by one.</summary>
    Task Told(string sentence, string address);

    /// <summary>One more unread thing at the address that is no notice of its own: a message of a chat.</summary>
    Task Unread(string address);
}

/// <summary>Has no methods: a person's connections are found by who is signed in.</summary>
[Authorize]
public sealed class NoticeHub : Hub<INoticeClient>;

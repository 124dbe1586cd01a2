using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Notifications;

public sealed class NotificationsModel(AppDb db) : AppPage
{
    public const int PageSize = 30;

    /// <summary>The last notice of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "unread")]
    public bool OnlyUnread { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Unread { get; private set; }

    public Guid? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var notices = (OnlyUnread ? db.UnreadNoticesOf(Me.Id) : db.NoticesOf(Me.Id)).AsNoTracking();
        if (Before is { } before)
        {
            notices = notices.Where(n => n.Id < before);
        }

        var rows = await notices.OrderByDescending(n => n.Id).Take(PageSize + 1).Select(n => new { n.Id, n.Sentence, n.Values, n.At, IsNew = n.ReadAt == null }).ToListAsync(Stop);
        Lines = [.. rows.Take(PageSize).Select(n => new Line(n.Id, Notice.Say(Text, n.Sentence, n.Values), n.At, n.IsNew))];
        Next = rows.Count > PageSize ? Lines[^1].Id : null;
        Unread = await db.UnreadNoticesOf(Me.Id).CountAsync(Stop);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await db.UnreadNoticesOf(Me.Id).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, Now), Stop);
        return Done(Text["Все уведомления прочитаны."], "/notifications");
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id)
    {
        await db.UnreadNoticesOf(Me.Id).Where(n => n.Id == id).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, Now), Stop);
        return Redirect("/notifications");
    }

    /// <summary>A click on a notice: read, and to the place.</summary>
    public async Task<IActionResult> OnGetOpenAsync(Guid id)
    {
        var address = await db.NoticesOf(Me.Id).Where(n => n.Id == id).Select(n => n.Address).SingleOrDefaultAsync(Stop);
        if (address is null)
        {
            return NotFound();
        }

        await db.UnreadNoticesOf(Me.Id).Where(n => n.Id == id).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, Now), Stop);
        return LocalRedirect(address);
    }

    public sealed record Line(Guid Id, string Sentence, DateTimeOffset At, bool IsNew);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>R-101, R-140: the chat of a group, a page of messages at a time; with script it lives.</summary>
public sealed class ChatModel(AppDb db, ChatRoom room, TalkIntake files) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    /// <summary>Messages before this one; without it the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty]
    public TalkInput Input { get; set; } = new();

    public TalkPlace Place { get; private set; } = null!;

    public IReadOnlyList<TalkLine> Lines { get; private set; } = [];

    public long? Earlier { get; private set; }

    public long FileLimit => files.LimitMegabytes;

    /// <summary>Whether this is the end of the chat, where messages arrive.</summary>
    public bool IsLive => Before is null;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>From the form a redirect, from the script the message itself.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await db.TalkPlaceAsync(RunId, Me.Id, Stop) is not { } place)
        {
            return NotFound();
        }

        var (message, refusal) = place.IsCancelled ? (null, new RunIsCancelled()) : await SayAsync();
        var script = Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);
        if (refusal is not null || message is null)
        {
            if (script)
            {
                return new JsonResult(new { error = (refusal ?? new KeyIsTaken()).In(Text) }) { StatusCode = StatusCodes.Status400BadRequest };
            }

            return await LoadAsync() ? Refuse(refusal ?? new KeyIsTaken(), "Input.Text") : NotFound();
        }

        if (script)
        {
            return new JsonResult((await db.LinesAsync(db.Set<ChatMessage>().Where(m => m.Id == message.Id), Stop))[0]);
        }

        return Redirect($"{place.ChatAddress}#m-{message.Id}");
    }

    /// <summary>The script tells how far the reader has read.</summary>
    public async Task<IActionResult> OnPostSeenAsync(long last)
    {
        if (!await db.Set<ChatMessage>().AnyAsync(m => m.Id == last && m.RunId == RunId && db.RunsSharedWith(Me.Id).Any(r => r.Id == RunId), Stop))
        {
            return NotFound();
        }

        await room.SeenAsync(RunId, Me.Id, last, Stop);
        return new NoContentResult();
    }

    private async Task<(ChatMessage?, Refusal?)> SayAsync()
    {
        var key = Said.KeyOf(Me.Id, Input.Key);
        if (Said.Check(Input.Text, Input.HasFile, ChatMessage.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var (attached, wrong) = Input.HasFile && !await db.Set<ChatMessage>().AnyAsync(m => m.Key == key, Stop) ? await files.TakeAsync(Input, Me.Id, TalkFiles.Chat, Stop) : ([], null);
        if (wrong is not null)
        {
            return (null, wrong);
        }

        return await room.PostAsync(RunId, Me.Id, Input.Text, key, attached, Stop);
    }

    private async Task<bool> LoadAsync()
    {
        if (await db.TalkPlaceAsync(RunId, Me.Id, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        var lines = await db.LinesAsync(db.Set<ChatMessage>().Where(m => m.RunId == RunId && (Before == null || m.Id < Before)).OrderByDescending(m => m.Id).Take(PageSize + 1), Stop);
        Earlier = lines.Count > PageSize ? lines[1].Id : null;
        Lines = [.. lines.TakeLast(PageSize)];
        if (IsLive && Lines.Count > 0 && Lines[^1].Id > place.SeenMessageId)
        {
            await room.SeenAsync(RunId, Me.Id, Lines[^1].Id, Stop);
        }

        return true;
    }
}

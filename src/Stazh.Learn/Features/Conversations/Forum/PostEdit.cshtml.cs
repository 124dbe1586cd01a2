using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Own message: change, delete. Staff: delete with a reason.</summary>
public sealed class PostEditModel(AppDb db, ForumRoom room) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid TopicId { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = "Text")]
    public string? Said { get; set; }

    [BindProperty]
    [StringLength(Conversations.Said.LongestReason, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Reason { get; set; }

    public TalkPlace Place { get; private set; } = null!;

    public string Topic { get; private set; } = "";

    public string TopicAddress => $"{Place.ForumAddress}/{TopicId}";

    public EditedSaid Edited { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } message)
        {
            return NotFound();
        }

        await ShowAsync(message, message.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } message || message.AuthorId != Me.Id)
        {
            return NotFound();
        }

        if (message.Edit(Said, ForumPost.Longest, Now) is { } refusal)
        {
            await ShowAsync(message, Said);
            return Refuse(refusal);
        }

        await room.SaveAsync(message, Topic, "post.edited", Me.Id, Stop);
        return Done(Text["Сообщение изменено."], $"{TopicAddress}?post={Id}#p-{Id}");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await FindAsync() is not { } message)
        {
            return NotFound();
        }

        Refusal? refusal = null;
        if (!ModelState.IsValid || (refusal = message.Delete(Me.Id, Reason, Now)) is not null)
        {
            await ShowAsync(message, message.Text);
            return refusal is null ? Invalid() : Refuse(refusal);
        }

        await room.SaveAsync(message, Topic, message.AuthorId == Me.Id ? "post.deleted" : "post.moderated", Me.Id, Stop);
        return Done(Text["Сообщение удалено."], TopicAddress);
    }

    /// <summary>The message, if the reader may do anything with it.</summary>
    private async Task<ForumPost?> FindAsync()
    {
        if (await db.TalkPlaceAsync(RunId, Me.Id, Stop) is not { } place)
        {
            return null;
        }

        Place = place;
        var message = await db.Set<ForumPost>().SingleOrDefaultAsync(m => m.Id == Id && m.TopicId == TopicId && m.RunId == RunId && m.DeletedAt == null, Stop);
        Topic = await db.Set<ForumTopic>().Where(t => t.Id == TopicId).Select(t => t.Title).SingleOrDefaultAsync(Stop) ?? "";
        return message is not null && (message.AuthorId == Me.Id || place.IsStaff) ? message : null;
    }

    private async Task ShowAsync(ForumPost message, string? text)
    {
        var line = await db.LinesAsync(db.Set<ForumPost>().Where(m => m.Id == message.Id), Stop);
        Edited = new(line[0], message.AuthorId == Me.Id, text, Reason, $"{TopicAddress}?post={Id}#p-{Id}");
    }
}

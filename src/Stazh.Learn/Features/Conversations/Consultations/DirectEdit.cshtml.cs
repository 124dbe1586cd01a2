using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Only the author changes or deletes what was said in a consultation.</summary>
public sealed class DirectEditModel(AppDb db, InternshipLoader loader, ConsultationRoom room) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long MessageId { get; set; }

    [BindProperty(Name = "Text")]
    public string? Said { get; set; }

    public bool IsMine { get; private set; }

    public EditedSaid Edited { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } message)
        {
            return NotFound();
        }

        await ShowAsync(message.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } message)
        {
            return NotFound();
        }

        if (message.Edit(Said, DirectMessage.Longest, Now) is { } refusal)
        {
            await ShowAsync(Said);
            return Refuse(refusal);
        }

        await room.SaveAsync(message, "consultation.edited", Me.Id, Stop);
        return Done(Text["Сообщение изменено."], $"/learn/{Id}/consultation#m-{MessageId}");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await FindAsync() is not { } message || message.Delete(Me.Id, null, Now) is not null)
        {
            return NotFound();
        }

        await room.SaveAsync(message, "consultation.deleted", Me.Id, Stop);
        return Done(Text["Сообщение удалено."], $"/learn/{Id}/consultation");
    }

    private async Task<DirectMessage?> FindAsync()
    {
        if (await loader.MineOrStaffedAsync(Id, Stop) is not { } place)
        {
            return null;
        }

        IsMine = place.IsMine;
        return await db.Set<DirectMessage>().SingleOrDefaultAsync(m => m.Id == MessageId && m.EnrolmentId == Id && m.AuthorId == Me.Id && m.DeletedAt == null, Stop);
    }

    private async Task ShowAsync(string? text)
    {
        var line = await db.LinesAsync(db.Set<DirectMessage>().Where(m => m.Id == MessageId), Stop);
        Edited = new(line[0], true, text, null, $"/learn/{Id}/consultation#m-{MessageId}");
    }
}

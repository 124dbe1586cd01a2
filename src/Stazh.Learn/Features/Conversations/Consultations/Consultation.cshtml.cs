using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>R-100: a trainee asks, the tutors of the run answer; both see the whole record.</summary>
public sealed class ConsultationModel(AppDb db, InternshipLoader loader, ConsultationRoom room, TalkIntake files) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty]
    public TalkInput Input { get; set; } = new();

    public InternshipPlace Place { get; private set; } = null!;

    public IReadOnlyList<TalkLine> Lines { get; private set; } = [];

    public long? Earlier { get; private set; }

    public Consultation? State { get; private set; }

    public string Address => $"/learn/{Id}/consultation";

    /// <summary>Whether this is the end of the talk, where messages arrive.</summary>
    public bool IsLive => Before is null;

    public long FileLimit => files.LimitMegabytes;

    public long SeenId => (Place.IsMine ? State?.TraineeSeenId : State?.StaffSeenId) ?? 0;

    public TimeSpan? Waits => State?.WaitingSince is { } since ? Now - since : null;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await loader.MineOrStaffedAsync(Id, Stop) is not { } place)
        {
            return NotFound();
        }

        var (message, refusal) = await SayAsync(place);
        var script = Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);
        if (message is not null)
        {
            return script ? new JsonResult((await db.LinesAsync(db.Set<DirectMessage>().Where(m => m.Id == message.Id), Stop))[0]) : DoneQuietly($"{Address}#m-{message.Id}");
        }

        var no = refusal ?? new KeyIsTaken();
        return script ? new JsonResult(new { error = no.In(Text) }) { StatusCode = StatusCodes.Status400BadRequest } : await LoadAsync() ? Refuse(no, "Input.Text") : NotFound();
    }

    /// <summary>The script tells how far the reader has read; the notice of it is read too.</summary>
    public async Task<IActionResult> OnPostSeenAsync(long last)
    {
        if (await loader.MineOrStaffedAsync(Id, Stop) is not { } place || !await db.Set<DirectMessage>().AnyAsync(m => m.Id == last && m.EnrolmentId == Id, Stop))
        {
            return NotFound();
        }

        await room.SeenAsync(place, last, Stop);
        await room.NoticedAsync(Me.Id, Address, Stop);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostSettleAsync()
    {
        if (await loader.StaffedAsync(Id, Stop) is not { } place)
        {
            return NotFound();
        }

        await room.SettleAsync(place, Me.Id, Stop);
        return Done(Text["Отмечено: ответа не требуется."], $"/runs/{place.Internship.RunId}/questions");
    }

    private async Task<(DirectMessage?, Refusal?)> SayAsync(InternshipPlace place)
    {
        var key = Said.KeyOf(Me.Id, Input.Key);
        if (Said.Check(Input.Text, Input.HasFile, DirectMessage.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var (attached, wrong) = Input.HasFile && !await db.Set<DirectMessage>().AnyAsync(m => m.Key == key, Stop) ? await files.TakeAsync(Input, Me.Id, TalkFiles.Consultation, Stop) : ([], null);
        return wrong is null ? await room.SayAsync(place, Me.Id, Me.Name, Input.Text, key, attached, Stop) : (null, wrong);
    }

    private async Task<bool> LoadAsync()
    {
        if (await loader.MineOrStaffedAsync(Id, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        State = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(c => c.EnrolmentId == Id, Stop);
        var lines = await db.LinesAsync(db.Set<DirectMessage>().Where(m => m.EnrolmentId == Id && (Before == null || m.Id < Before)).OrderByDescending(m => m.Id).Take(PageSize + 1), Stop);
        Earlier = lines.Count > PageSize ? lines[1].Id : null;
        Lines = [.. lines.TakeLast(PageSize)];
        if (IsLive && Lines.Count > 0 && Lines[^1].Id > SeenId)
        {
            await room.SeenAsync(place, Lines[^1].Id, Stop);
        }

        return true;
    }
}

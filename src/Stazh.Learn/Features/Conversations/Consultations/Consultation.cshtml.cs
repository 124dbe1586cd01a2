using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>R-100: a trainee asks, the tutors of the run answer; both see the whole record.</summary>
public sealed class ConsultationModel(AppDb db, InternshipLoader loader, ConsultationRoom room, FileIntake files) : AppPage
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

    public long FileLimit => files.LimitMegabytes;

    public long SeenId => State is null ? 0 : Place.IsMine ? State.TraineeSeenId : State.StaffSeenId;

    public TimeSpan? Waits => State?.WaitingSince is { } since ? Now - since : null;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await loader.MineOrStaffedAsync(Id, Stop) is not { } place)
        {
            return NotFound();
        }

        var (message, refusal) = await SayAsync(place);
        if (message is not null)
        {
            return DoneQuietly($"/learn/{Id}/consultation#m-{message.Id}");
        }

        return await LoadAsync() ? Refuse(refusal ?? new KeyIsTaken(), "Input.Text") : NotFound();
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

        Guid? file = null;
        if (Input.HasFile && !await db.Set<DirectMessage>().AnyAsync(m => m.Key == key, Stop))
        {
            var intake = await files.TakeAsync(Input.FileId, Input.Posted, Me.Id, TalkFiles.Consultation, Stop);
            if (intake.File is null)
            {
                return (null, intake.Refusal);
            }

            file = intake.File.Id;
        }

        return await room.SayAsync(place, Me.Id, Me.Name, Input.Text, key, file, Stop);
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
        if (Lines.Count > 0 && Lines[^1].Id > SeenId)
        {
            await room.SeenAsync(place, Lines[^1].Id, Stop);
        }

        return true;
    }
}

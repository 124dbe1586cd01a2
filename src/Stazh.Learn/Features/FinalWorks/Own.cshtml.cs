using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

[RequestSizeLimit(long.MaxValue)]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 4096)]
public sealed class OwnModel(WorkDesk desk) : OwnWorkPage(desk)
{
    /// <summary>What another window saved, when it is not what was typed.</summary>
    public WorkContent? Other { get; private set; }

    /// <summary>What looks like a pupil's name or diagnosis: asked about once before the group sees it.</summary>
    public IReadOnlyList<string> Suspicious { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Written = Work?.Draft ?? WorkContent.Empty;
        Input = InputModel.Of(Written, Work?.Stamp ?? Guid.Empty);
        return Page();
    }

    /// <summary>Answers the script with the new stamp.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (Place.Locked.Count > 0 || Work?.CannotChange is not null)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var work = Desk.Begin(Place);
        work.Save(Written, Now);
        return await Desk.CommitAsync(work, SeenStamp.In(Request, Input.Stamp), Stop) is null ? Content(work.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id) => ActAsync(id, Text["Черновик сохранён."], _ => null);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid file) => ActAsync(id, Text["Файл убран."], work => work.Detach(file, Now));

    public Task<IActionResult> OnPostAttachAsync(Guid id) =>
        ActAsync(id, Text["Файл приложен."], "Input.Attachment", work => Desk.AttachAsync(work, Input.Uploaded, Input.Attachment, Stop));

    public Task<IActionResult> OnPostInviteAsync(Guid id) =>
        ActAsync(id, Text["Письмо со ссылкой отправлено."], "Input.Email", work => Task.FromResult(Desk.Invite(Place, work, Input.Email)));

    public Task<IActionResult> OnPostPublishAsync(Guid id) => ActAsync(id, Text["Работа опубликована для группы."], "", async work =>
    {
        Errors = work.Gaps(Spec, Today).ToDictionary(g => g.Field, g => g.Refusal.In(Text));
        Errors.ToList().ForEach(e => ModelState.AddModelError(e.Key, e.Value));
        Suspicious = Errors.Count == 0 && !Input.NoPupil ? PupilPrivacy.Find(work.Draft.Texts) : [];
        if (Errors.Count == 0 && Suspicious.Count == 0)
        {
            await Desk.PublishAsync(Place, work, Stop);
        }

        return Suspicious.Count > 0 ? new NamesAPupil() : null;
    });

    private Task<IActionResult> ActAsync(Guid id, string done, Func<FinalWork, Refusal?> act) => ActAsync(id, done, "", work => Task.FromResult(act(work)));

    /// <summary>Whatever button is pressed, what was typed is saved first; a refusal of the act itself leaves the draft saved.</summary>
    private async Task<IActionResult> ActAsync(Guid id, string done, string field, Func<FinalWork, Task<Refusal?>> act)
    {
        if (!await LoadAsync(id) || Place.Locked.Count > 0)
        {
            return NotFound();
        }

        var seen = SeenStamp.In(Request, Input.Stamp);
        var work = Desk.Begin(Place);
        if (work.Save(Written, Now) is { } closed)
        {
            return Refuse(closed);
        }

        var refusal = await act(work);
        if (await Desk.CommitAsync(work, seen, Stop) is { } conflict)
        {
            await LoadAsync(id);
            Other = Work?.Draft;
            Input.Stamp = Work?.Stamp ?? Guid.Empty;
            return Refuse(conflict);
        }

        Place = Place with { Work = work };
        Input.Stamp = work.Stamp;
        return refusal is not null ? Refuse(refusal, field) : ModelState.IsValid ? Done(done, $"/learn/{id}/final-work") : Invalid();
    }
}

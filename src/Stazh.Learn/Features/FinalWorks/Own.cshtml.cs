using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

[RequestSizeLimit(long.MaxValue)]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 4096)]
public sealed class OwnModel(WorkDesk desk) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public WorkDesk.Place Place { get; private set; } = null!;

    public FinalWork? Work => Place.Work;

    public FinalWorkSpec Spec => Place.Internship.Package.FinalWork!;

    /// <summary>What the fields show: what was typed, or the draft.</summary>
    public WorkContent Written { get; private set; } = WorkContent.Empty;

    /// <summary>What another window saved, when it is not what was typed.</summary>
    public WorkContent? Other { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormFieldsView.None;

    public FormFieldsView Fields(IReadOnlyList<FormField> fields) => new(fields, Written.Answers, Errors);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Show(Work?.Draft ?? WorkContent.Empty) : NotFound();

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

        var work = desk.Begin(Place);
        work.Save(Written, Now);
        return await desk.CommitAsync(work, Input.Stamp, Stop) is null ? Content(work.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id) => ActAsync(id, Text["Черновик сохранён."], _ => null);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid file) => ActAsync(id, Text["Файл убран."], work => work.Detach(file, Now));

    public Task<IActionResult> OnPostAttachAsync(Guid id) =>
        ActAsync(id, Text["Файл приложен."], "Input.Attachment", work => desk.AttachAsync(work, Input.Uploaded, Input.Attachment, Stop));

    public Task<IActionResult> OnPostInviteAsync(Guid id) => ActAsync(id, Text["Письмо со ссылкой отправлено."], "Input.Email", work => Task.FromResult(
        new EmailAddressAttribute().IsValid(Input.Email) && !string.IsNullOrWhiteSpace(Input.Email) ? desk.Invite(Place, work, Input.Email.Trim()) : new InvitationNeedsAddress()));

    public Task<IActionResult> OnPostPublishAsync(Guid id) => ActAsync(id, Text["Работа опубликована для группы."], work =>
    {
        var gaps = work.Gaps(Spec, Today);
        foreach (var gap in gaps)
        {
            ModelState.AddModelError(gap.Field, gap.Refusal.In(Text));
        }

        Errors = gaps.ToDictionary(g => g.Field, g => g.Refusal.In(Text));
        if (gaps.Count == 0)
        {
            desk.Publish(work);
        }

        return null;
    });

    private Task<IActionResult> ActAsync(Guid id, string done, Func<FinalWork, Refusal?> act) => ActAsync(id, done, "", work => Task.FromResult(act(work)));

    /// <summary>Whatever button is pressed, what was typed is saved first; a refusal of the act itself leaves the draft saved.</summary>
    private async Task<IActionResult> ActAsync(Guid id, string done, string field, Func<FinalWork, Task<Refusal?>> act)
    {
        if (!await LoadAsync(id) || Place.Locked.Count > 0)
        {
            return NotFound();
        }

        var seen = Input.Stamp;
        var work = desk.Begin(Place);
        if (work.Save(Written, Now) is { } closed)
        {
            return Refuse(closed);
        }

        var refusal = await act(work);
        if (await desk.CommitAsync(work, seen, Stop) is { } conflict)
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

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await desk.FindAsync(id, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        if (HttpMethods.IsPost(Request.Method))
        {
            Written = Input.Read(Request.Form, Spec);
            ModelState.Remove("Input.Stamp");
        }

        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show(WorkContent content)
    {
        Written = content;
        Input = InputModel.Of(content, Work?.Stamp ?? Guid.Empty);
        return Page();
    }
}

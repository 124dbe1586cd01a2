using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>The author's own work with what stands in its fields: kept as it is written, files put to it and taken off.</summary>
public abstract class OwnWorkPage(WorkDesk desk) : AppPage
{
    protected WorkDesk Desk => desk;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public WorkDesk.Place Place { get; protected set; } = null!;

    public FinalWork? Work => Place.Work;

    public FinalWorkSpec Spec => Place.Internship.Package.FinalWork!;

    /// <summary>What the fields show: what was typed, or the draft.</summary>
    public WorkContent Written { get; protected set; } = WorkContent.Empty;

    /// <summary>What another window saved, when it is not what was typed.</summary>
    public WorkContent? Other { get; private set; }

    /// <summary>What looks like a pupil's name or diagnosis: asked about once before the group sees it.</summary>
    public IReadOnlyList<string> Suspicious { get; protected set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = FormFieldsView.None;

    /// <summary>The version after the reviews is being written.</summary>
    protected virtual bool IsRevising => false;

    /// <summary>Nothing may be written here: 404.</summary>
    protected virtual bool IsClosed => Place.Locked.Count > 0;

    protected abstract string Address { get; }

    public FormFieldsView Fields(IReadOnlyList<FormField> fields) => new(fields, Written.Answers, Errors);

    /// <summary>Answers the script with the new stamp.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (IsClosed)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var work = desk.Begin(Place);
        return Keep(work) is null && await desk.CommitAsync(work, SeenStamp.In(Request, Input.Stamp), Stop) is null ? Content(work.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id) => ActAsync(id, Text["Черновик сохранён."], _ => null);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid file) => ActAsync(id, Text["Файл убран."], work => work.Detach(file, Now, IsRevising));

    public Task<IActionResult> OnPostAttachAsync(Guid id) =>
        ActAsync(id, Text["Файл приложен."], "Input.Attachment", work => desk.AttachAsync(work, Input.Uploaded, Input.Attachment, Stop, IsRevising));

    protected virtual Refusal? Keep(FinalWork work) => work.Save(Written, Now);

    protected virtual async Task<bool> LoadAsync(Guid id)
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

    private Task<IActionResult> ActAsync(Guid id, string done, Func<FinalWork, Refusal?> act) => ActAsync(id, done, "", work => Task.FromResult(act(work)));

    /// <summary>Whatever button is pressed, what was typed is saved first; a refusal of the act itself leaves the draft saved.</summary>
    protected async Task<IActionResult> ActAsync(Guid id, string done, string field, Func<FinalWork, Task<Refusal?>> act)
    {
        if (!await LoadAsync(id) || IsClosed)
        {
            return NotFound();
        }

        var seen = SeenStamp.In(Request, Input.Stamp);
        var work = desk.Begin(Place);
        if (Keep(work) is { } closed)
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
        return refusal is not null ? Refuse(refusal, field) : ModelState.IsValid ? Done(done, Address) : Invalid();
    }

    /// <summary>What is missing stands beside its field; what may name a pupil is asked about once. Null: nothing keeps it from the group.</summary>
    protected Refusal? Check(FinalWork work)
    {
        Errors = work.Gaps(Spec, Today).ToDictionary(g => g.Field, g => g.Refusal.In(Text));
        Errors.ToList().ForEach(e => ModelState.AddModelError(e.Key, e.Value));
        Suspicious = Errors.Count == 0 && !Input.NoPupil ? PracticeTasks.PupilPrivacy.Find(work.Draft.Texts) : [];
        return Suspicious.Count > 0 ? new PracticeTasks.NamesAPupil() : null;
    }
}

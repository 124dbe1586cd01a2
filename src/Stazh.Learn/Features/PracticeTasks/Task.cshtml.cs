using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

[RequestSizeLimit(long.MaxValue)]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 2048)]
public sealed class TaskModel(TaskDesk desk) : OwnTaskPage(desk)
{
    private Dictionary<string, string> wrong = [];

    /// <summary>What another window saved, when it is not what was typed.</summary>
    public TaskContent? Other { get; private set; }

    public IReadOnlyDictionary<string, string> Errors => wrong;

    public IReadOnlyList<string> Suspicious { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(Guid id, string code)
    {
        if (!await LoadAsync(id, code))
        {
            return NotFound();
        }

        Written = Work?.Content ?? TaskContent.Empty;
        Input.Stamp = Work?.Stamp ?? Guid.Empty;
        return Page();
    }

    /// <summary>Answers the script with the new stamp.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id, string code)
    {
        if (!await LoadAsync(id, code) || !Place.MayWrite)
        {
            return StatusCode(Place is { Internship.IsMine: true } ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound);
        }

        var work = Desk.Begin(Place);
        work.Save(Written, Now);
        await Desk.AttachAsync(work, Task, Request.Form, Stop);
        return await Desk.CommitAsync(work, SeenStamp.In(Request, Input.Stamp), Stop) is null ? Content(work.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id, string code) => ActAsync(id, code, Text["Черновик сохранён."], "task.saved", _ => null);

    public Task<IActionResult> OnPostCheckAsync(Guid id, string code) => ActAsync(id, code, Text["Самопроверка готова: результат ниже."], "task.checked", work => work.Check(Task, Now), "#self-check");

    public Task<IActionResult> OnPostRemoveAsync(Guid id, string code, Guid file) => ActAsync(id, code, Text["Файл убран."], "task.file-removed", work => work.Detach(file, Now));

    public Task<IActionResult> OnPostHandInAsync(Guid id, string code) => ActAsync(id, code, Text["Задание отправлено тьютору."], "task.handed-in", work =>
    {
        wrong = Desk.Wrong(work, Task);
        Suspicious = wrong.Count == 0 && !Input.NoPupil ? PupilPrivacy.Find(Written.Texts) : [];
        return Suspicious.Count > 0 ? new NamesAPupil() : wrong.Count > 0 && work.Gaps(Task).Count == 0 ? new AnswersAreWrong() : work.HandIn(Task, Now);
    });

    /// <summary>Whatever button is pressed, what was typed is saved first; a refusal of the act itself leaves the draft saved.</summary>
    private async Task<IActionResult> ActAsync(Guid id, string code, string done, string action, Func<TaskWork, Refusal?> act, string anchor = "")
    {
        if (!await LoadAsync(id, code) || !Place.Internship.IsMine || Place.Locked.Count > 0)
        {
            return NotFound();
        }

        if (Place.CannotChange is { } closed)
        {
            return Refuse(closed);
        }

        var work = Desk.Begin(Place);
        work.Save(Written, Now);
        var attached = await Desk.AttachAsync(work, Task, Request.Form, Stop);
        var refusal = attached?.Refusal ?? act(work);
        if (refusal is null)
        {
            Desk.Record(work, action);
        }

        if (await Desk.CommitAsync(work, SeenStamp.In(Request, Input.Stamp), Stop) is { } conflict)
        {
            Place = (await Desk.FindAsync(id, code, Stop))!;
            (Other, Input.Stamp) = (Work?.Content, Work?.Stamp ?? Guid.Empty);
            return Refuse(conflict);
        }

        (Place, Input.Stamp) = (Place with { Line = Place.Line with { Work = work } }, work.Stamp);
        if (attached is { } file)
        {
            wrong[file.Field] = file.Refusal.In(Text);
        }

        return refusal is null ? Done(done, $"/learn/{id}/tasks/{Task.Code}{anchor}") : Refuse(refusal);
    }
}

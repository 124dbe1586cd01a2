using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Works of an internship by kind: the trainee writes, the staff of the run confirms or sends back.</summary>
public sealed class DiaryModel(InternshipLoader loader, DiaryDesk desk) : AppPage
{
    [BindProperty]
    public DiaryInput Input { get; set; } = new();

    /// <summary>The entry that is being changed; none: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Entry { get; set; }

    [BindProperty]
    public Guid Stamp { get; set; }

    public InternshipPlace Place { get; private set; } = null!;

    public IReadOnlyList<DiaryEntry> Entries { get; private set; } = [];

    /// <summary>What looks like a pupil's name in the text that was typed.</summary>
    public IReadOnlyList<string> Suspicious { get; private set; } = [];

    /// <summary>A refused word of the tutor stands again under its entry.</summary>
    public string TypedAnswer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FoundAsync(id) || (Entry is not null && !Place.IsMine))
        {
            return NotFound();
        }

        Input = Entries.FirstOrDefault(e => e.Id == Entry) is { } entry ? new() { Kind = entry.Kind, Day = entry.Day, Minutes = entry.Minutes, Done = entry.Done } : new() { Day = Today };
        Stamp = Entries.FirstOrDefault(e => e.Id == Entry)?.Stamp ?? Guid.Empty;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FoundAsync(id) || !Place.IsMine)
        {
            return NotFound();
        }

        if (Input.Day > Today)
        {
            ModelState.AddModelError("Input.Day", Text["Запишите работу, которая уже сделана."]);
        }

        Suspicious = ModelState.IsValid && !Input.NoPupil ? PupilPrivacy.Find([Input.Done!]) : [];
        if (!ModelState.IsValid || Suspicious.Count > 0)
        {
            return Invalid();
        }

        return Answer(id, await desk.WriteAsync(Place.Internship, Entry, Stamp, Input, Stop), Text["Запись сохранена: тьютор её увидит."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid entry)
    {
        ModelState.Clear();
        Entry = null;
        if (!await FoundAsync(id) || !Place.IsMine || Entries.All(e => e.Id != entry))
        {
            return NotFound();
        }

        return Answer(id, await desk.RemoveAsync(Place.Internship, entry, Stop), Text["Запись убрана."]);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, Guid entry, bool confirm, string? answer)
    {
        ModelState.Clear();
        if (!await FoundAsync(id) || Place.IsMine)
        {
            return NotFound();
        }

        TypedAnswer = answer ?? "";
        return Answer(id, await desk.DecideAsync(Place.Internship, entry, Stamp, confirm, answer, Me.Id, Stop), confirm ? Text["Запись подтверждена."] : Text["Запись возвращена с замечанием."]);
    }

    /// <summary>A refusal stands above what was typed; the stored entries are below, a changed one as it is now.</summary>
    private IActionResult Answer(Guid id, Refusal? refusal, string message)
    {
        if (refusal is null)
        {
            return Done(message, $"/learn/{id}/diary");
        }

        ModelState.Remove(nameof(Stamp));
        Stamp = Entries.FirstOrDefault(e => e.Id == Entry)?.Stamp ?? Guid.Empty;
        var page = Refuse(refusal);
        page.StatusCode = refusal is DiaryEntryWasChanged ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    /// <summary>Another's internship, or an entry of another's, is not found.</summary>
    private async Task<bool> FoundAsync(Guid id)
    {
        if (await loader.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return false;
        }

        (Place, Entries) = (place, await desk.OfAsync(id, Stop));
        return Entry is null || Entries.Any(e => e.Id == Entry);
    }
}

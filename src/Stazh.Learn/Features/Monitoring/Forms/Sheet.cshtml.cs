using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A form filled in by whom it is for; a draft until it is handed in.</summary>
public sealed class SheetModel(FormDesk desk) : AppPage
{
    public MonitoringWindow Window { get; private set; } = null!;

    public MonitoringForm Form { get; private set; } = null!;

    public FormSubject Subject { get; private set; } = null!;

    public SheetAnswers Answers { get; private set; } = SheetAnswers.Empty;

    /// <summary>What another window saved.</summary>
    public SheetAnswers? Saved { get; private set; }

    public bool IsDone { get; private set; }

    public Guid Stamp { get; private set; }

    /// <summary>Why nothing may be written; the same check guards the write.</summary>
    public Refusal? Locked => Window.IsOpen(Today) ? null : new WindowIsClosed();

    public bool IsReadOnly => IsDone || Locked is not null;

    public string Action => $"/monitoring/forms/{Window.Id}/{(Form.By == FormFiller.Teacher ? "me" : Subject.Key)}";

    public async Task<IActionResult> OnGetAsync(Guid id, string key)
    {
        if (!await FoundAsync(id, key))
        {
            return NotFound();
        }

        await ShowAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, string key, Guid stamp) => SaveAsync(id, key, stamp, handIn: false);

    public Task<IActionResult> OnPostHandInAsync(Guid id, string key, Guid stamp) => SaveAsync(id, key, stamp, handIn: true);

    private async Task<IActionResult> SaveAsync(Guid id, string key, Guid stamp, bool handIn)
    {
        if (!await FoundAsync(id, key))
        {
            return NotFound();
        }

        var answers = SheetAnswers.Read(Request.Form, Form);
        if (await desk.SaveAsync(Window, Form, Subject, answers, handIn, stamp, Today, Me.Id, Stop) is not { } refusal)
        {
            return Done(handIn ? Text["Форма сдана. Спасибо!"] : Text["Черновик сохранён."], handIn ? "/monitoring/forms" : Action);
        }

        await ShowAsync();
        var (page, stored) = (Refuse(refusal), Answers);
        Answers = answers;
        if (refusal is SheetChangedElsewhere)
        {
            Saved = stored;
            page.StatusCode = StatusCodes.Status409Conflict;
        }
        else
        {
            Stamp = stamp;
        }

        return page;
    }

    private async Task ShowAsync()
    {
        if (await desk.SheetAsync(Window.Id, Subject, Stop) is { } sheet)
        {
            (Answers, IsDone, Stamp) = (SheetAnswers.Of(sheet), sheet.HandedInAt is not null, sheet.Stamp);
        }
    }

    private async Task<bool> FoundAsync(Guid id, string key)
    {
        if (await desk.FindAsync(id, key, Me.Id, Stop) is not ({ } window, { } form, { } subject))
        {
            return false;
        }

        (Window, Form, Subject) = (window, form, subject);
        return true;
    }
}

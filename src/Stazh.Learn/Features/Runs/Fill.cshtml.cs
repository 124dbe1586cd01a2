using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

/// <summary>
/// Any form of the programme, filled by its trainee: the correlation map, the design template (one a variant), the analysis card (one an
/// episode), feedback, reflection. The draft saves itself; handing in checks what is required and may be repeated.
/// </summary>
public sealed class FillModel(InternshipLoader loader, FormFilling filling, AppDb db) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string FormTitle { get; private set; } = "";

    public string Instruction { get; private set; } = "";

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>Which one of several: a key and its title; empty when there is one.</summary>
    public IReadOnlyList<(string Key, string Title)> Keys { get; private set; } = [];

    public Material? Episode { get; private set; }

    public CorrelationMap? Map { get; private set; }

    public FormFieldsView View { get; private set; } = new([], FormFieldsView.None, FormFieldsView.None);

    public FilledForm? Filled { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string code, string? key)
    {
        if (!await LoadAsync(id, code, key))
        {
            return NotFound();
        }

        View = new(Fields, Filled?.Answers ?? FormFieldsView.None, FormFieldsView.None, IsReadOnly: !Place.IsMine);
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(Guid id, string code, string? key)
    {
        if (!await LoadAsync(id, code, key) || !Place.IsMine)
        {
            return NotFound();
        }

        await filling.SaveAsync(id, Code, Key, FormAnswers.Read(Request.Form, Fields), handIn: false, Me.Id, Stop);
        await db.SaveChangesAsync(Stop);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string code, string? key)
    {
        if (!await LoadAsync(id, code, key) || !Place.IsMine)
        {
            return NotFound();
        }

        var answers = FormAnswers.Read(Request.Form, Fields);
        var errors = FormAnswers.CheckHandIn(Fields, answers, Text);
        if (errors.Count > 0)
        {
            foreach (var (field, error) in errors)
            {
                ModelState.AddModelError($"answers.{field}", error);
            }

            View = new(Fields, answers, errors);
            return Invalid();
        }

        await filling.SaveAsync(id, Code, Key, answers, handIn: true, Me.Id, Stop);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Бланк «{0}» сохранён.", FormTitle], Map is null ? $"/learn/{id}" : $"/learn/{id}/forms/{Code}");
    }

    private async Task<bool> LoadAsync(Guid id, string code, string? key)
    {
        if (await loader.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        Map = place.Package.CorrelationMap?.Code == code ? place.Package.CorrelationMap : null;
        var form = place.Package.Form(code);
        if (Map is null && form is null)
        {
            return false;
        }

        Code = code;
        (FormTitle, Instruction, Fields) = Map is not null ? (Map.Title, Map.Instruction, FormFilling.Fields(Map)) : (form!.Title, form.Instruction, form.Fields);
        Keys = FormFilling.Keys(form, place.Package, Text);
        Key = key ?? (Keys.Count > 0 ? Keys[0].Key : "");
        if (Keys.Count > 0 ? Keys.All(k => k.Key != Key) : Key.Length > 0)
        {
            return false;
        }

        Episode = form?.Use == FormUse.AnalysisCard ? place.Package.Material(Key) : null;
        Filled = await filling.FindAsync(id, Code, Key, Stop);
        return true;
    }
}

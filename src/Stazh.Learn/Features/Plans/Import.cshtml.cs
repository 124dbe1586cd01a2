using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

public sealed record PlanFileIsNotChosen() : Refusal("Выберите файл.");

public sealed record PlanFileIsTooBig() : Refusal("Файл больше 3 МБ. Разделите его на части.");

/// <summary>Upload, look, confirm. The confirmed file travels in the form and is judged again, so nothing waits on this server.</summary>
[RequestFormLimits(ValueLengthLimit = 5_000_000)]
public sealed class ImportModel(PlanAccess access, PlanImport import) : AppPage
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The checked file in Base64.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public WorkPlan Plan { get; private set; } = null!;

    public PlanImportReport? Report { get; private set; }

    public static string Tag(RowFate fate) => fate switch { RowFate.Bad => "danger", RowFate.New => "done", _ => "wait" };

    public async Task<IActionResult> OnGetAsync(Guid id) => await FoundAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        if (Upload is not { Length: > 0 })
        {
            return Refuse(new PlanFileIsNotChosen(), nameof(Upload));
        }

        if (Upload.Length > PlanImport.MostBytes)
        {
            return Refuse(new PlanFileIsTooBig(), nameof(Upload));
        }

        using var copy = new MemoryStream();
        await Upload.CopyToAsync(copy, Stop);
        ModelState.Clear();
        (Checked, Name) = (Convert.ToBase64String(copy.ToArray()), Path.GetFileName(Upload.FileName) is { Length: <= 200 } name ? name : "plan.xlsx");
        Report = await import.TryAsync(Plan, copy.ToArray(), Stop);
        return Report.Refusal is { } refusal ? Refuse(refusal, nameof(Upload)) : Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        var file = new byte[PlanImport.MostBytes];
        if (!Convert.TryFromBase64String(Checked ?? "", file, out var length) || length == 0)
        {
            return Refuse(new PlanFileIsNotChosen(), nameof(Upload));
        }

        Report = await import.ApplyAsync(Plan, file[..length], Me.Id, Stop);
        if (Report.Refusal is { } refusal)
        {
            return Refuse(refusal, nameof(Upload));
        }

        return Report.CanApply ? Done(Text["Из файла добавлено строк: {0}.", Report.Count(RowFate.New) + Report.Count(RowFate.TermUnread)], $"/plans/{id}") : Invalid();
    }

    public string Fate(RowFate fate) => Text[fate switch
    {
        RowFate.New => "новая",
        RowFate.TermUnread => "срок не понят",
        RowFate.Repeated => "повтор",
        _ => "ошибка",
    }];

    private async Task<bool> FoundAsync(Guid id)
    {
        if (await access.FindAsync(id, Stop) is not { MayWrite: true } rights || !rights.Plan.IsOpen)
        {
            return false;
        }

        Plan = rights.Plan;
        return true;
    }
}

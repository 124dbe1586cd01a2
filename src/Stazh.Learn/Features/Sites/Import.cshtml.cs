using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record FileIsNotChosen() : Refusal("Выберите файл.");

/// <summary>Upload, preview, confirm. The confirmed file travels in the form and is judged again, so nothing waits on this server.</summary>
[Authorize(Policy = Policies.Editor)]
[RequestFormLimits(ValueLengthLimit = 3_000_000)]
public sealed class ImportModel(RegistryImport import, SiteAccess access) : AppPage
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The checked file in Base64.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public ImportReport? Report { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is not { Length: > 0 })
        {
            return Refuse(new FileIsNotChosen(), nameof(Upload));
        }

        if (Upload.Length > CsvTable.MostBytes)
        {
            return Refuse(new FileIsTooBig(CsvTable.MostRows), nameof(Upload));
        }

        using var copy = new MemoryStream();
        await Upload.CopyToAsync(copy, Stop);
        ModelState.Clear();
        (Checked, Name) = (Convert.ToBase64String(copy.ToArray()), Path.GetFileName(Upload.FileName) is { Length: <= 200 } name ? name : "registry.csv");
        Report = await import.TryAsync(copy.ToArray(), Name, await access.WritersAsync(Stop), Stop);
        return Report.Refusal is { } refusal ? Refuse(refusal, nameof(Upload)) : Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        ModelState.Clear();
        var file = new byte[CsvTable.MostBytes];
        if (!Convert.TryFromBase64String(Checked ?? "", file, out var length) || string.IsNullOrEmpty(Name) || Name.Length > 200)
        {
            return Refuse(new FileIsNotChosen(), nameof(Upload));
        }

        Report = await import.ApplyAsync(file[..length], Name, Me.Id, await access.WritersAsync(Stop), Stop);
        if (Report.Refusal is { } refusal)
        {
            return Refuse(refusal, nameof(Upload));
        }

        return Report.CanApply
            ? Done(Text["Реестр обновлён: новых строк — {0}, изменённых — {1}.", Report.Count(RowVerdict.New), Report.Count(RowVerdict.Changed)], "/sites")
            : Invalid();
    }

    public string Verdict(RowVerdict verdict) => Text[verdict switch
    {
        RowVerdict.New => "новая",
        RowVerdict.Changed => "изменена",
        RowVerdict.Same => "без изменений",
        RowVerdict.Duplicate => "повтор",
        _ => "ошибка",
    }];
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>What the package of an ended run holds, until when it is due, and the step that puts it into the library .</summary>
public sealed class PackageModel(PackageDesk desk) : AppPage
{
    public PackageContents Contents { get; private set; } = null!;

    public PackageRun Run => Contents.Run;

    public bool HasEnded => Run.HasEndedOn(Today);

    public bool IsOverdue => Run.ReadyAt is null && Run.State != RunState.Cancelled && Contents.DueOn < Today;

    /// <summary>Somebody saved first: the stored links are shown beside the typed ones.</summary>
    public bool Conflict { get; private set; }

    [BindProperty]
    [Display(Name = "Протоколы и отчёты: название и адрес, каждый с новой строки")]
    [StringLength(RunPackage.LongestLinks, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Links { get; set; }

    [BindProperty]
    public Guid? Stamp { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        (Links, Stamp) = (Run.Links, Run.Stamp);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await desk.SaveLinksAsync(id, Links, Stamp, Stop) is { } no ? await AgainAsync(id, no) : Done(Text["Ссылки сохранены."], $"/runs/{id}/package");
    }

    public async Task<IActionResult> OnPostReadyAsync(Guid id)
    {
        ModelState.Clear();
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var (slug, refusal) = await desk.MakeReadyAsync(Contents, Today, Stop);
        if (refusal is not null)
        {
            Links ??= Run.Links;
            return await AgainAsync(id, refusal, "");
        }

        return Done(Text["Пакет готов к размещению."], $"/library/{slug}");
    }

    private async Task<PageResult> AgainAsync(Guid id, Refusal refusal, string field = nameof(Links))
    {
        await LoadAsync(id);
        Conflict = refusal is PackageWasSavedFirst;
        ModelState.Remove(nameof(Stamp));
        Stamp = Run.Stamp;
        var page = Refuse(refusal, field);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await desk.FindAsync(id, Stop) is not { Run.IsStaff: true } contents)
        {
            return false;
        }

        Contents = contents;
        return true;
    }
}

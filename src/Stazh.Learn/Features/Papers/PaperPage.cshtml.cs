using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>One paper: its text, and for those who keep it editing, registration, scan, correction, annulment.</summary>
public sealed class PaperPageModel(AppDb db, PaperAccess access, PaperDesk desk, PaperTemplates templates, FileIntake intake) : AppPage
{
    [BindProperty]
    public PaperInput Edit { get; set; } = new();

    [BindProperty]
    public DateOnly? Date { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public Paper Paper { get; private set; } = null!;

    public bool IsKept { get; private set; }

    public StoredFile? Scan { get; private set; }

    public PaperLine? Before { get; private set; }

    public PaperLine? AfterIt { get; private set; }

    public IHtmlContent Shown => OfficeMarkdown.OnScreen(Paper.Printed.Markdown);

    /// <summary>Labels of places that have to be filled before registration.</summary>
    public IReadOnlyList<string> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id, keep: false))
        {
            return NotFound();
        }

        (Edit, Date) = (new() { Title = Paper.Title, Body = Paper.Body, Stamp = Paper.Stamp }, Today);
        return Page();
    }

    public Task<IActionResult> OnPostEditAsync(Guid id) =>
        ChangeAsync(id, Text["Текст сохранён."], () => desk.EditAsync(Paper, Edit.Title, Edit.Body, Edit.Stamp, Me.Id, Stop), checksEdit: true);

    public Task<IActionResult> OnPostRegisterAsync(Guid id) => ChangeAsync(id, Text["Документ зарегистрирован."], () => desk.RegisterAsync(id, Date ?? Today, Today, Me.Id, Stop));

    public Task<IActionResult> OnPostScanAsync(Guid id) => ChangeAsync(id, Text["Скан приложен."], async () =>
    {
        var (file, refusal) = await intake.TakeAsync(null, Upload, Me.Id, ScanAccess.Scan, Stop);
        return file is null ? refusal : await desk.AttachAsync(Paper, file, Me.Id, Stop);
    });

    public Task<IActionResult> OnPostAnnulAsync(Guid id) => ChangeAsync(id, Text["Документ аннулирован."], () => desk.AnnulAsync(Paper, Reason, Me.Id, Stop));

    public async Task<IActionResult> OnPostCorrectAsync(Guid id)
    {
        if (!await LoadAsync(id, keep: true))
        {
            return NotFound();
        }

        ModelState.Clear();
        var (draft, refusal) = await desk.CorrectAsync(Paper, Reason, Me.Id, Stop);
        return draft is null ? Refused(refusal!) : Done(Text["Это проект новой версии: исправьте текст и зарегистрируйте его."], $"/papers/{draft.Id}");
    }

    private async Task<IActionResult> ChangeAsync(Guid id, string done, Func<Task<Refusal?>> change, bool checksEdit = false)
    {
        if (!await LoadAsync(id, keep: true))
        {
            return NotFound();
        }

        if (checksEdit && !ModelState.IsValid)
        {
            return Invalid();
        }

        ModelState.Clear();
        return await change() is { } refusal ? Refused(refusal) : Done(done, $"/papers/{id}");
    }

    private PageResult Refused(Refusal refusal)
    {
        Edit = Edit.Body.Length > 0 ? Edit with { Stamp = Paper.Stamp } : new() { Title = Paper.Title, Body = Paper.Body, Stamp = Paper.Stamp };
        return Refuse(refusal);
    }

    private async Task<bool> LoadAsync(Guid id, bool keep)
    {
        if (await access.FindAsync(id, Stop) is not ({ } paper, var kept) || (keep && !kept))
        {
            return false;
        }

        (Paper, IsKept) = (paper, kept);
        var others = await db.Set<Paper>().AsNoTracking().Where(p => p.Id == paper.ReplacesId || p.ReplacesId == id)
            .Select(p => new PaperLine(p.Id, p.Title, p.Kind, p.State, p.Number, p.Date, p.ScanId)).ToListAsync(Stop);
        (Before, AfterIt) = (others.Find(p => p.Id == paper.ReplacesId), others.Find(p => p.Id != paper.ReplacesId));
        Scan = paper.ScanId is { } scan ? await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == scan, Stop) : null;
        Open = kept && paper.State == PaperState.Draft ? await templates.OpenPlacesAsync(paper, Stop) : [];
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>The text of a template: edited with a preview, kept in versions, brought back to the original.</summary>
[Authorize(Policy = Policies.Editor)]
[RequestFormLimits(ValueLengthLimit = TemplateReader.Longest * 2)]
public sealed class TemplateModel(AppDb db, PaperAccess access, TemplateFiles files, PaperTemplates templates) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty]
    [Display(Name = "Текст шаблона")]
    public string Source { get; set; } = "";

    /// <summary>The version the edit began from.</summary>
    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public string Original { get; private set; } = "";

    /// <summary>As it stands; of the preview, as it was typed.</summary>
    public PaperTemplate Template { get; private set; } = null!;

    public IReadOnlyList<TemplateMistake> Mistakes { get; private set; } = [];

    public IReadOnlyList<TemplateVersion> Versions { get; private set; } = [];

    public IHtmlContent Preview => OfficeMarkdown.OnScreen(TemplateBody.WithBlanks(Template.Body.Fill(Template.Sample)));

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery] int? version)
    {
        if (!await LoadAsync(code))
        {
            return NotFound();
        }

        if (version is { } asked && Versions.FirstOrDefault(v => v.Version == asked)?.Text is { } old)
        {
            Source = old;
            Template = TemplateReader.Read(code, old).Template ?? Template;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, bool save)
    {
        var (typed, began) = (Source, Version);
        if (!await LoadAsync(code))
        {
            return NotFound();
        }

        Source = typed.ReplaceLineEndings("\n");
        var read = TemplateReader.Read(code, Source);
        (Mistakes, Template) = (read.Mistakes, read.Template ?? Template);
        if (read.Template is null)
        {
            return Refuse(new TemplateHasMistakes());
        }

        if (!save)
        {
            return Page();
        }

        return began == Version && await AddAsync(code, Source) ? Done(Text["Шаблон сохранён: новые документы составят по нему."], Here(code)) : Refuse(new TemplateChangedElsewhere());
    }

    public async Task<IActionResult> OnPostRestoreAsync(string code) =>
        !await LoadAsync(code) ? NotFound() : await AddAsync(code, null) ? Done(Text["Возвращён исходный шаблон."], Here(code)) : Refuse(new TemplateChangedElsewhere());

    private string Here(string code) => $"/papers/templates/{code}?region={Uri.EscapeDataString(Region!)}";

    private async Task<bool> AddAsync(string code, string? text)
    {
        try
        {
            await templates.AddAsync(Region!, code, text, Version, Me.Id, Now, Stop);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<bool> LoadAsync(string code)
    {
        Regions = await access.RegionsAsync(Stop);
        Region ??= Regions.Count > 0 ? Regions[0] : null;
        if (Region is null || !Regions.Contains(Region) || await templates.FindAsync(Region, code, Stop) is not { } found)
        {
            return false;
        }

        ModelState.Remove(nameof(Version));
        (Source, Version, Template, Original) = (found.Text, found.Version, found.Template, files.Find(code)!.Text);
        Versions = await db.Set<TemplateVersion>().AsNoTracking().Where(v => v.Region == Region && v.Code == code).OrderByDescending(v => v.Version).Take(30).ToListAsync(Stop);
        return true;
    }
}

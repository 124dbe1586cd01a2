using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Papers;

/// <summary>A template filled by its form: a draft with its own page. What is left empty stays as an open place.</summary>
[Authorize(Policy = Policies.Editor)]
[RequestFormLimits(ValueLengthLimit = Paper.LongestBody)]
public sealed class NewModel(AppDb db, PaperAccess access, PaperTemplates templates, PaperDesk desk) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty]
    public Guid? Requisites { get; set; }

    [BindProperty]
    [Display(Name = "Название в реестре")]
    [StringLength(Paper.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? PaperTitle { get; set; }

    /// <summary>By the name of the place; rows of a table as lines, columns between “|” or tabs.</summary>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    public PaperTemplate Template { get; private set; } = null!;

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await LoadAsync(code))
        {
            return NotFound();
        }

        PaperTitle = Template.Title;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!await LoadAsync(code))
        {
            return NotFound();
        }

        foreach (var field in Template.Fields)
        {
            var value = Values.GetValueOrDefault(field.Name);
            var wrong = string.IsNullOrWhiteSpace(value) ? null
                : field.Type == FieldType.Date && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Text["Введите дату."].Value
                : field.Type == FieldType.Number && !decimal.TryParse(value.Replace(',', '.'), CultureInfo.InvariantCulture, out _) ? Text["Введите число."].Value
                : value.Length > 20_000 ? Text["Не длиннее {0} знаков.", 20_000].Value : null;
            if (wrong is not null)
            {
                ModelState.AddModelError($"Values[{field.Name}]", $"{field.Label}: {wrong}");
            }
        }

        if (Template.Tables.Any(t => RowTyping.Read(t, Values.GetValueOrDefault(t.Name)).Count > TemplateBody.MostRows))
        {
            ModelState.AddModelError("", Text["Не больше {0} строк в таблице.", TemplateBody.MostRows]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var values = new PaperValues(
            Template.Fields.ToDictionary(f => f.Name, f => Values.GetValueOrDefault(f.Name) ?? ""),
            Template.Tables.ToDictionary(t => t.Name, t => RowTyping.Read(t, Values.GetValueOrDefault(t.Name))));
        var paper = await desk.DraftAsync(new(code, Region!, null, values, string.IsNullOrWhiteSpace(PaperTitle) ? null : PaperTitle.Trim(), Requisites), Me.Id, Stop);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Проект составлен. Проверьте текст и зарегистрируйте документ."], $"/papers/{paper.Id}");
    }

    private async Task<bool> LoadAsync(string code)
    {
        Regions = await access.RegionsAsync(Stop);
        Region ??= Regions.Count > 0 ? Regions[0] : null;
        if (Region is null || !Regions.Contains(Region) || await templates.FindAsync(Region, code, Stop) is not { } found)
        {
            return false;
        }

        Template = found.Template;
        Organisations = [.. (await db.Set<Requisites>().AsNoTracking().Where(r => r.Region == Region).OrderBy(r => r.Id).Select(r => new { r.Id, r.Name, r.ShortName }).ToListAsync(Stop)).Select(r => (r.Id, r.ShortName.Length > 0 ? r.ShortName : r.Name))];
        return true;
    }
}

/// <summary>Rows of a table as people type or paste them: a line a row, columns between tabs (from a spreadsheet) or “|”.</summary>
public static class RowTyping
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(TemplateTable table, string? typed) =>
        [.. (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim(' ', '\r')).Where(l => l.Length > 0).Select(line =>
        {
            var cells = line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t') : line.Trim('|').Split('|');
            return (IReadOnlyDictionary<string, string>)table.Columns.Select((c, i) => (c.Name, Value: i < cells.Length ? cells[i].Trim() : "")).ToDictionary(p => p.Name, p => p.Value);
        })];
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Enters a site by hand (no slug) or changes the name, kind, addresses and organisations of one entered so.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class EntryModel(AppDb db, SiteAccess access, SiteEntry entry) : AppPage
{
    [BindProperty]
    public SiteEntryInput Input { get; set; } = new();

    public InternshipSite? Site { get; private set; }

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    /// <summary>Names of the organisations that are known, to pick from while typing.</summary>
    public IReadOnlyList<string> Known { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = Site is null ? new() { SubjectCode = Subjects[0].Code, Kind = SiteKinds.Plain } : SiteEntryInput.From(Site);
        Input.Open();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input.SubjectCode = Site?.SubjectCode ?? Input.SubjectCode;
        if (!Subjects.Any(s => s.Code == Input.SubjectCode))
        {
            ModelState.AddModelError("Input.SubjectCode", Text["Выберите субъект."]);
        }

        if (!ModelState.IsValid)
        {
            Input.Open();
            return Invalid();
        }

        var (saved, refusal) = await entry.SaveAsync(Site, Input, Me.Id, Stop);
        if (saved is not null)
        {
            return Site is null
                ? Done(Text["Площадка внесена. Статус внесите, когда есть акт о его присвоении."], $"/sites/{saved.Slug}/edit")
                : Done(Text["Площадка сохранена."], $"/sites/{saved.Slug}");
        }

        Input.Open();
        var page = Refuse(refusal!);
        if (refusal is SomebodySavedFirst)
        {
            (ModelState["Input.Stamp"]!.RawValue, Input.Stamp) = (Site!.Stamp, Site.Stamp);
            ModelState.SetModelValue("Input.Stamp", Site.Stamp, Site.Stamp.ToString());
            page.StatusCode = StatusCodes.Status409Conflict;
        }

        return page;
    }

    private async Task<bool> FoundAsync(string? slug)
    {
        var mine = await access.WritersAsync(Stop);
        Subjects = [.. (await db.Set<Subject>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(Stop)).Where(s => mine(s.RegistryName) || mine(s.Name))];
        Site = slug is null ? null : await db.Set<InternshipSite>().Include(s => s.Organisations).FirstOrDefaultAsync(s => s.Slug == slug && !s.Imported, Stop);
        var names = Subjects.Count > 5 ? [] : Subjects.Select(s => s.RegistryName).ToList();
        Known = await db.Set<Organisation>().Where(o => names.Contains(o.Subject)).Select(o => o.Name).Distinct().OrderBy(n => n).Take(200).ToListAsync(Stop);
        return slug is null ? Subjects.Count > 0 : Site is not null && Subjects.Any(s => s.Code == Site.SubjectCode);
    }
}

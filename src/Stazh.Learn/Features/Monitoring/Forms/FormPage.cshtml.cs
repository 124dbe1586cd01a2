using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Results of a form in a half-year beside the half-year before; which sites have not handed in.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class FormPageModel(AppDb db, MonitoringAccess access, FormResults results) : AppPage
{
    public const int MostMissing = 100;

    [BindProperty(SupportsGet = true, Name = "direction")]
    public string Direction { get; set; } = "";

    public MonitoringWindow Window { get; private set; } = null!;

    public MonitoringForm Form { get; private set; } = null!;

    public FormResult Result { get; private set; } = null!;

    public IReadOnlyList<(string Slug, string Title)> Missing { get; private set; } = [];

    public string Query => Direction.Length > 0 ? $"?direction={Direction}" : "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Direction ??= "";
        if (await results.FindAsync(id, Stop) is not ({ } window, { } form)
            || await access.RegionAsync(window.Region, Stop) is null || (Direction.Length > 0 && form.Direction(Direction) is null))
        {
            return NotFound();
        }

        (Window, Form) = (window, form);
        Result = await results.OfAsync(window, form, Direction, Stop);
        Missing = form.By != FormFiller.Site ? [] :
        [
            .. (await results.Sites(window.Region, Today).Where(s => !db.Set<MonitoringSheet>().Any(t => t.WindowId == id && t.SubjectId == s.Id && t.HandedInAt != null))
                .OrderBy(s => s.Title).ThenBy(s => s.Id).Take(MostMissing).Select(s => new { s.Slug, s.Title }).ToListAsync(Stop)).Select(s => (s.Slug, s.Title)),
        ];
        return Page();
    }
}

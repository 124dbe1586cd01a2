using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Sites with plan against fact, reports and meetings; most overdue first (R-126, R-163, R-174).</summary>
public sealed class SiteWatchModel(Stazh.Learn.Data.AppDb db, SiteWatch watch) : AppPage
{
    public const int PageSize = 50;

    /// <summary>How many rows the pages before held.</summary>
    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    [BindProperty(SupportsGet = true, Name = "late")]
    public bool OnlyLate { get; set; }

    public IReadOnlyList<SiteWatchLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public string? Next { get; private set; }

    public bool IsBody => Me.Is(Role.Coordinator) || Me.Is(Role.Administrator);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsBody && !Me.Is(Role.SiteHead))
        {
            return NotFound();
        }

        var today = Today;
        var sites = watch.SitesFor(Me.Id);
        if (OnlyLate)
        {
            sites = sites.Where(s => db.Set<PlanRow>().Any(r => r.NextDue < today && db.Set<WorkPlan>().Any(p => p.Id == r.PlanId && p.OwnerId == s.Id && p.State == PlanState.Approved)));
        }

        var skip = Math.Clamp(After, 0, 100_000);
        Count = await sites.CountAsync(Stop);
        var page = await watch.LinesAsync(sites, today, skip, PageSize + 1, Stop);
        Lines = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? $"/monitoring/sites?{(OnlyLate ? "late=true&" : "")}after={skip + PageSize}" : null;
        return Page();
    }
}

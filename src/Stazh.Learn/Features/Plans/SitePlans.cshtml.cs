using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Plans;

/// <summary>A report for a list.</summary>
public sealed record ReportCard(Guid Id, ReportKind Kind, ReportState State, string OwnerTitle, DateOnly From, DateOnly To, DateOnly? DueOn, bool IsLate)
{
    public string Address => $"/reports/{Id}";
}

/// <summary>Plans of one site: approved ones for everybody, all of them for those who write them.</summary>
[AllowAnonymous]
public sealed class SitePlansModel(AppDb db, SiteDirectory sites) : AppPage
{
    private const int Most = 60;

    public Guid SiteId { get; private set; }

    public string SiteTitle { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public bool MayWrite { get; private set; }

    public IReadOnlyList<PlanLine> Plans { get; private set; } = [];

    public IReadOnlyList<ReportCard> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var me = Me.IdOrNull ?? Guid.Empty;
        var site = await sites.Names.Where(s => s.Slug == slug).Select(s => new { s.Id, s.Title, MayWrite = db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null
            && ((g.Role == Role.SiteHead && g.SiteId == s.Id) || (g.Role == Role.Coordinator && g.Region == s.Subject))) }).FirstOrDefaultAsync(Stop);
        if (site is null)
        {
            return NotFound();
        }

        (SiteId, SiteTitle, Slug, MayWrite) = (site.Id, site.Title, slug, site.MayWrite);
        var plans = db.PlansOf(new(PlanOwnerKind.Site, site.Id)).Where(p => site.MayWrite || p.State == PlanState.Approved || p.State == PlanState.Closed);
        Plans = await db.PlanLines(plans.OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Take(Most), Today).ToListAsync(Stop);
        Reports = MayWrite ? await db.ReportCards(plans, Today).Take(Most).ToListAsync(Stop) : [];
        return Page();
    }
}

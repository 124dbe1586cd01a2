using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A site beside its plans: what was planned, what is done, what is late.</summary>
/// <param name="Times">How often rows of its plans in force fall due.</param>
/// <param name="Reports">Reports sent or accepted, of every kind.</param>
/// <param name="Analyses">Analytical ones among them .</param>
/// <param name="Meetings">Instructive-methodical meetings at which it was .</param>
public sealed record SiteWatchLine(Guid Id, string Slug, string Title, int Times, int Done, int Overdue, int Reports, int Analyses, int Meetings);

/// <summary>The body looks at sites (001 п. 3.2.1); a head sees the own.</summary>
public sealed class SiteWatch(AppDb db)
{
    /// <summary>Sites that the person may look at: own as their head, of a region as its coordinator, all as an administrator.</summary>
    public IQueryable<InternshipSite> SitesFor(Guid personId) => db.Set<InternshipSite>().AsNoTracking().Where(s => db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
        && (g.Role == Role.Administrator || (g.Role == Role.SiteHead && g.SiteId == s.Id) || (g.Role == Role.Coordinator && g.Region == s.Subject))));

    /// <summary>Those with most overdue rows first. Rows are summed once for all sites: a sum for each of many sites would read them over and over.</summary>
    /// <param name="slug">Only this one.</param>
    public async Task<IReadOnlyList<SiteWatchLine>> LinesAsync(IQueryable<InternshipSite> sites, DateOnly today, int skip, int take, CancellationToken stop, string? slug = null)
    {
        var plans = db.Set<WorkPlan>().Where(p => p.OwnerKind == PlanOwnerKind.Site);
        if (slug is not null)
        {
            (sites, plans) = (sites.Where(s => s.Slug == slug), plans.Where(p => db.Set<InternshipSite>().Any(s => s.Id == p.OwnerId && s.Slug == slug)));
        }

        var sums = from p in plans
                   where p.State == PlanState.Approved || p.State == PlanState.Closed
                   join r in db.Set<PlanRow>() on p.Id equals r.PlanId
                   group new { r.Times, r.TimesDone, IsLate = r.NextDue < today && p.State == PlanState.Approved } by p.OwnerId into of
                   select new { Site = of.Key, Times = of.Sum(r => r.Times), Done = of.Sum(r => r.TimesDone), Overdue = of.Count(r => r.IsLate) };
        var page = await (
            from s in sites
            join sum in sums on s.Id equals sum.Site into found
            from sum in found.DefaultIfEmpty()
            orderby (int?)sum.Overdue ?? 0 descending, (int?)sum.Times ?? 0 descending, s.Title, s.Id
            select new { s.Id, s.Slug, s.Title, Times = (int?)sum.Times ?? 0, Done = (int?)sum.Done ?? 0, Overdue = (int?)sum.Overdue ?? 0 }).Skip(skip).Take(take).ToListAsync(stop);
        var shown = page.ConvertAll(s => s.Id);
        const int Meeting = -1;
        var counts = (await plans.Where(p => shown.Contains(p.OwnerId))
                .Join(db.Set<PlanReport>().Where(r => r.State == ReportState.Sent || r.State == ReportState.Accepted), p => p.Id, r => r.PlanId, (p, r) => new { Site = p.OwnerId, What = (int)r.Kind })
                .Concat(db.Set<MeetingAttendance>().Where(a => shown.Contains(a.SiteId)).Select(a => new { Site = a.SiteId, What = Meeting }))
                .GroupBy(c => c).Select(g => new { g.Key.Site, g.Key.What, Count = g.Count() }).ToListAsync(stop))
            .ToLookup(c => c.Site);
        int Of(Guid site, Func<int, bool> what) => counts[site].Where(c => what(c.What)).Sum(c => c.Count);
        return page.ConvertAll(s => new SiteWatchLine(
            s.Id, s.Slug, s.Title, s.Times, s.Done, s.Overdue, Of(s.Id, w => w != Meeting), Of(s.Id, w => w == (int)ReportKind.Analysis), Of(s.Id, w => w == Meeting)));
    }
}

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

    /// <summary>Those with most overdue rows first.</summary>
    public IQueryable<SiteWatchLine> Lines(IQueryable<InternshipSite> sites, DateOnly today)
    {
        var rows = from r in db.Set<PlanRow>()
                   join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
                   where p.OwnerKind == PlanOwnerKind.Site && (p.State == PlanState.Approved || p.State == PlanState.Closed)
                   select new { p.OwnerId, r.Times, r.TimesDone, IsLate = r.NextDue < today && p.State == PlanState.Approved };
        var reports = from r in db.Set<PlanReport>()
                      join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
                      where p.OwnerKind == PlanOwnerKind.Site && (r.State == ReportState.Sent || r.State == ReportState.Accepted)
                      select new { p.OwnerId, r.Kind };
        return sites.Select(s => new
        {
            s.Id, s.Slug, s.Title, Times = rows.Where(r => r.OwnerId == s.Id).Sum(r => r.Times), Done = rows.Where(r => r.OwnerId == s.Id).Sum(r => r.TimesDone), Overdue = rows.Count(r => r.OwnerId == s.Id && r.IsLate),
            Reports = reports.Count(r => r.OwnerId == s.Id), Analyses = reports.Count(r => r.OwnerId == s.Id && r.Kind == ReportKind.Analysis), Meetings = db.Set<MeetingAttendance>().Count(a => a.SiteId == s.Id),
        }).OrderByDescending(s => s.Overdue).ThenByDescending(s => s.Times).ThenBy(s => s.Title).ThenBy(s => s.Id)
            .Select(s => new SiteWatchLine(s.Id, s.Slug, s.Title, s.Times, s.Done, s.Overdue, s.Reports, s.Analyses, s.Meetings));
    }
}

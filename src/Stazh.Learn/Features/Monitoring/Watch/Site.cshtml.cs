using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

public sealed record LateRow(Guid Id, Guid PlanId, string Title, DateOnly Due);

public sealed record MeetingSeen(DateOnly On, string Title, string Decisions, bool Was);

/// <summary>One site under the eyes of the body: what is late, what its reports say of its goals, the meetings .</summary>
public sealed class WatchedSiteModel(AppDb db, SiteWatch watch) : AppPage
{
    public SiteWatchLine Line { get; private set; } = null!;

    /// <summary>Administrators look on; reports are of heads and coordinators.</summary>
    public bool MayOpen => Me.Is(Role.Coordinator) || Me.Is(Role.SiteHead);

    public IReadOnlyList<LateRow> Late { get; private set; } = [];

    public IReadOnlyList<PlanReport> Reports { get; private set; } = [];

    public IReadOnlyList<MeetingSeen> Meetings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var today = Today;
        if (await watch.LinesAsync(watch.SitesFor(Me.Id), today, 0, 1, Stop, slug) is not [var line])
        {
            return NotFound();
        }

        Line = line;
        var site = line.Id;
        Late = await (
            from r in db.Set<PlanRow>()
            join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
            where p.OwnerKind == PlanOwnerKind.Site && p.OwnerId == site && p.State == PlanState.Approved && r.NextDue < today
            orderby r.NextDue, r.Id
            select new LateRow(r.Id, p.Id, r.Title, r.NextDue!.Value)).Take(100).ToListAsync(Stop);
        Reports = await (
            from r in db.Set<PlanReport>().AsNoTracking()
            join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
            where p.OwnerKind == PlanOwnerKind.Site && p.OwnerId == site && (r.State == ReportState.Sent || r.State == ReportState.Accepted)
            orderby r.To descending, r.Id
            select r).Take(20).ToListAsync(Stop);
        Meetings = await db.Set<SiteMeeting>().AsNoTracking().Where(m => db.Set<Sites.InternshipSite>().Any(s => s.Id == site && s.Subject == m.Region)).OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(20)
            .Select(m => new MeetingSeen(m.On, m.Title, m.Decisions, db.Set<MeetingAttendance>().Any(a => a.MeetingId == m.Id && a.SiteId == site))).ToListAsync(Stop);
        return Page();
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Plans;

internal sealed class PlanBook(AppDb db, PlanDesk desk, TimeProvider clock) : IPlans
{
    public WorkPlan Create(PlanOrder order, Guid by)
    {
        var now = clock.GetUtcNow();
        var plan = WorkPlan.For(order.Owner, order.OwnerTitle, order.Region, order.Form, order.Title ?? order.Form.Layout().Title, order.Period, by, now);
        db.Add(plan);
        db.Record(now, by, "plan.created", nameof(WorkPlan), plan.Id, order.Form.ToString());
        return plan;
    }

    public async Task MoveAsync(PlanOwner from, PlanOwner to, string ownerTitle, Guid by, CancellationToken stop)
    {
        foreach (var plan in await db.PlansOf(from).ToListAsync(stop))
        {
            plan.MoveTo(to, ownerTitle);
            db.Record(clock.GetUtcNow(), by, "plan.moved", nameof(WorkPlan), plan.Id, $"{from.Kind} {from.Id} {to.Kind} {to.Id}");
        }
    }

    public async Task<Web.Office.OfficeDocument?> PrintAsync(PlanOwner owner, DateOnly today, CancellationToken stop)
    {
        if (await db.PlansOf(owner).AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).FirstOrDefaultAsync(stop) is not { } plan)
        {
            return null;
        }

        var table = await desk.LayAsync(plan, today, plan.Form.Layout().IsNested, stop);
        return table.Sections.Any(s => s.Rows.Any()) ? PlanPrint.Plan(plan, table) : null;
    }

    public async Task<IReadOnlyList<PlanLine>> OfAsync(PlanOwner owner, DateOnly today, CancellationToken stop) =>
        await db.PlanLines(db.PlansOf(owner).OrderByDescending(p => p.From).ThenByDescending(p => p.Id), today).ToListAsync(stop);

    public async Task<IReadOnlyList<PlannedRow>> RowsAsync(PlanOwner owner, DateOnly today, CancellationToken stop)
    {
        var plans = await db.PlansOf(owner).AsNoTracking().Where(p => p.State != PlanState.Draft).ToDictionaryAsync(p => p.Id, stop);
        if (plans.Count == 0)
        {
            return [];
        }

        var ids = plans.Keys.ToList();
        var rows = await db.Set<PlanRow>().AsNoTracking().Where(r => ids.Contains(r.PlanId)).Include(r => r.Marks).AsSingleQuery().ToListAsync(stop);
        var internships = rows.Any(r => r.FollowsRuns) ? await db.InternshipsAsync(owner, stop) : [];
        return
        [
            .. from r in rows
               let plan = plans[r.PlanId]
               orderby r.OrderOn, r.Section, r.Position
               select new PlannedRow(
                   r.Id, r.PlanId, r.Section, r.Number, r.Title, r.Format, r.Term, r.Responsible, r.Result, r.Indicator, r.TargetGroup,
                   TimesOf(r, plan.Period, internships, today)),
        ];
    }

    public async Task<IReadOnlyList<PlanFigures>> FiguresAsync(PlanOwnerKind kind, IReadOnlyCollection<Guid> owners, DateOnly today, CancellationToken stop) =>
        owners.Count == 0 ? [] : await db.Set<WorkPlan>().AsNoTracking()
            .Where(p => p.OwnerKind == kind && owners.Contains(p.OwnerId) && (p.State == PlanState.Approved || p.State == PlanState.Closed))
            .GroupJoin(db.Set<PlanRow>(), p => p.Id, r => r.PlanId, (p, rows) => new { p.OwnerId, p.Id, rows })
            .SelectMany(x => x.rows.DefaultIfEmpty(), (x, r) => new { x.OwnerId, x.Id, Row = r })
            .GroupBy(x => x.OwnerId)
            .Select(g => new PlanFigures(
                g.Key, g.Select(x => x.Id).Distinct().Count(), g.Count(x => x.Row != null), g.Sum(x => x.Row == null ? 0 : x.Row.Times), g.Sum(x => x.Row == null ? 0 : x.Row.TimesDone),
                g.Count(x => x.Row != null && x.Row.NextDue != null && x.Row.NextDue < today)))
            .ToListAsync(stop);

    /// <summary>The times of a row with their reports; those reported on that the term no longer names come too.</summary>
    internal static IReadOnlyList<PlannedTime> TimesOf(PlanRow row, PlanPeriod period, IReadOnlyList<PlanPeriod> internships, DateOnly today)
    {
        var due = PlanTimes.Of(row.ReadTerm, period, internships);
        var marks = row.Marks.ToDictionary(m => m.DueOn);
        var times = due.Select(o => marks.TryGetValue(o.Due, out var mark)
            ? new PlannedTime(o.From, o.Due, TimeState.Done, mark.DoneOn, mark.Text)
            : new(o.From, o.Due, o.Due < today ? TimeState.Overdue : o.From <= today ? TimeState.Due : TimeState.Ahead, null, null));
        var others = row.Marks.Where(m => due.All(o => o.Due != m.DueOn)).Select(m => new PlannedTime(m.DueOn, m.DueOn, TimeState.Done, m.DoneOn, m.Text));
        return [.. times.Concat(others).OrderBy(t => t.Due)];
    }
}

public static class PlanQueries
{
    public static IQueryable<WorkPlan> PlansOf(this AppDb db, PlanOwner owner) => db.Set<WorkPlan>().Where(p => p.OwnerKind == owner.Kind && p.OwnerId == owner.Id);

    /// <summary>Plan against fact beside each plan.</summary>
    public static IQueryable<PlanLine> PlanLines(this AppDb db, IQueryable<WorkPlan> plans, DateOnly today) => plans.AsNoTracking().Select(p => new PlanLine(
        p.Id, p.Form, p.Title, p.OwnerTitle, p.From, p.To, p.State, p.SignedOn, p.ApprovedOn, p.ApprovedBy,
        db.Set<PlanRow>().Count(r => r.PlanId == p.Id),
        db.Set<PlanRow>().Where(r => r.PlanId == p.Id).Sum(r => r.Times),
        db.Set<PlanRow>().Where(r => r.PlanId == p.Id).Sum(r => r.TimesDone),
        db.Set<PlanRow>().Count(r => r.PlanId == p.Id && r.NextDue != null && r.NextDue < today)));

    /// <summary>The dates that terms of the owner's rows are counted from: runs of the site that are not cancelled, at most fifty.</summary>
    internal static async Task<IReadOnlyList<PlanPeriod>> InternshipsAsync(this AppDb db, PlanOwner owner, CancellationToken stop) =>
        owner.Kind != PlanOwnerKind.Site ? [] :
        [
            .. (await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.SiteId == owner.Id && r.State != RunState.Cancelled).OrderByDescending(r => r.StartsOn).Take(50)
                .Select(r => new { r.StartsOn, r.EndsOn }).ToListAsync(stop)).Where(r => r.StartsOn <= r.EndsOn).Select(r => new PlanPeriod(r.StartsOn, r.EndsOn)),
        ];
}

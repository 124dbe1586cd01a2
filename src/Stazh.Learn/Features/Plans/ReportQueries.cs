using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Plans;

public static class ReportQueries
{
    /// <summary>Reports on the plans, for a list.</summary>
    public static IQueryable<ReportCard> ReportCards(this AppDb db, IQueryable<WorkPlan> plans, DateOnly today, bool waiting = false) =>
        from r in db.Set<PlanReport>().AsNoTracking()
        where !waiting || r.State != ReportState.Accepted
        join p in plans on r.PlanId equals p.Id
        orderby r.To descending, r.Id
        select new ReportCard(r.Id, r.Kind, r.State, p.OwnerTitle, r.From, r.To, r.DueOn, r.DueOn < today && (r.State == ReportState.Draft || r.State == ReportState.Returned));

    /// <summary>Rows of plans in force that the person keeps, or is named responsible for, whose open day is past; the longest overdue first, in the order of the index.</summary>
    public static IQueryable<OverdueRow> OverdueRows(this AppDb db, Guid personId, DateOnly today) =>
        from r in db.Set<PlanRow>().AsNoTracking()
        join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
        where r.NextDue < today && (p.State == PlanState.Signed || p.State == PlanState.Approved)
            && (r.ResponsiblePersonId == personId || db.PlansKeptBy(personId).Any(k => k.Id == p.Id))
        orderby r.NextDue, r.PlanId, r.Id
        select new OverdueRow(r.Id, p.Id, r.Title, p.OwnerTitle, r.NextDue!.Value);

    /// <summary>Family and given names; no command when nobody is named.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(this AppDb db, IEnumerable<Guid?> of, CancellationToken stop)
    {
        var people = of.OfType<Guid>().Distinct().ToList();
        return people.Count == 0 ? new Dictionary<Guid, string>()
            : await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FamilyName + " " + p.GivenName, stop);
    }
}

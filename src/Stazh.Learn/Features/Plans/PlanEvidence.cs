using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>Plan against report of a site, for whoever decides to stop it: the times that are past, and those reported on.</summary>
internal sealed class PlanEvidence(IPlans plans, TimeProvider clock) : ISiteEvidence
{
    public async Task<IReadOnlyList<SiteEvidenceLine>> OfAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var rows = await plans.RowsAsync(new(PlanOwnerKind.Site, siteId), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), stop);
        return
        [
            .. rows.SelectMany(r => r.Times, (r, t) => (Row: r, Time: t)).Where(x => x.Time.Due >= from && x.Time.Due <= to && x.Time.State is (TimeState.Done or TimeState.Overdue))
                .OrderBy(x => x.Time.Due)
                .Select(x => new SiteEvidenceLine(x.Row.Title, Wording.Span(x.Time.From, x.Time.Due), x.Time.Report ?? "", x.Time.State == TimeState.Done, $"/plans/{x.Row.PlanId}#row-{x.Row.Id}")),
        ];
    }
}

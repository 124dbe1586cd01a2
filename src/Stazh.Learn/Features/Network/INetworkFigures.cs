using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;

namespace Stazh.Learn.Features.Network;

/// <summary>What networks of a region did in a period (R-147, R-155, F-11).</summary>
/// <param name="Members">In open networks on the last day.</param>
/// <param name="Agreements">In force on the last day.</param>
/// <param name="Seminars">Seminars and webinars of networks' plans that were reported on in the period.</param>
/// <param name="Products">Stages of road maps with a product, finished in the period.</param>
public sealed record NetworkFigures(int Networks, int Members, int Agreements, int SittingsPlanned, int SittingsHeld, int Seminars, int Products, int Visits, int Consultations);

/// <summary>Networks for whoever monitors a region. Rights are the caller's.</summary>
public interface INetworkFigures
{
    /// <summary>Both days included; at most eight SQL commands and three more a network.</summary>
    Task<NetworkFigures> OfAsync(string region, DateOnly from, DateOnly to, CancellationToken stop);
}

internal sealed class NetworkCount(AppDb db, IPlans plans) : INetworkFigures
{
    public async Task<NetworkFigures> OfAsync(string region, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var networks = await db.Set<MethodNetwork>().AsNoTracking().Where(n => n.Region == region && n.From <= to && (n.ClosedOn == null || n.ClosedOn >= from)).Select(n => new { n.Id, n.ClosedOn }).ToListAsync(stop);
        var (all, open) = (networks.Select(n => n.Id).ToList(), networks.Where(n => n.ClosedOn is null || n.ClosedOn >= to).Select(n => n.Id).ToList());
        var seminars = 0;
        foreach (var id in all)
        {
            var rows = await plans.RowsAsync(new(PlanOwnerKind.Network, id), to, stop);
            seminars += rows.Where(IsSeminar).Sum(r => r.Times.Count(t => t.DoneOn is { } on && on >= from && on <= to));
        }

        var sittings = await db.Set<Sitting>().AsNoTracking().Where(s => s.On >= from && s.On <= to && db.Set<Council>().Any(c => c.Id == s.CouncilId && c.Region == region)).Select(s => s.IsHeld).ToListAsync(stop);
        return new(
            open.Count,
            await db.Set<NetworkMember>().CountAsync(m => open.Contains(m.NetworkId) && m.From <= to && (m.Until == null || m.Until >= to), stop),
            await db.Set<Agreement>().Where(a => a.Region == region).InForceOn(to).CountAsync(stop),
            sittings.Count,
            sittings.Count(held => held),
            seminars,
            await db.Set<RoadStage>().CountAsync(s => all.Contains(s.NetworkId) && s.Product != "" && s.DoneOn >= from && s.DoneOn <= to, stop),
            await db.Set<MutualVisit>().CountAsync(v => all.Contains(v.NetworkId) && v.On >= from && v.On <= to, stop),
            await db.Set<SchoolConsultation>().CountAsync(k => k.On >= from && k.On <= to && db.Set<SchoolCare>().Any(c => c.Id == k.CareId && c.Region == region), stop));
    }

    private static bool IsSeminar(PlannedRow row) =>
        row.Format is "seminar" or "webinar" or "problem-seminar" || row.Title.Contains("семинар", StringComparison.OrdinalIgnoreCase) || row.Title.Contains("вебинар", StringComparison.OrdinalIgnoreCase);
}

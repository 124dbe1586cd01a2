using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;

namespace Stazh.Learn.Features.Network;

/// <summary>
/// Who reaches what; another region's row is not found.
/// <list type="table">
/// <item><term>read networks, their members, plans and visits</term><description>everybody</description></item>
/// <item><term>keep networks and road maps; see and keep agreements, councils</term><description>coordinators of the region</description></item>
/// <item><term>assign curators and mentors</term><description>the same, and heads of sites for their own; whoever is assigned records consultations</description></item>
/// <item><term>open workshops</term><description>coordinators of the region for its networks and sites, heads of sites for their own; the master keeps group and lessons; names for these and the group</description></item>
/// <item><term>write a network's plan</term><description>the same, and heads of the site that is the network's resource centre</description></item>
/// </list>
/// </summary>
public sealed class NetworkAccess(AppDb db, CurrentPerson me)
{
    /// <summary>Regions that the reader coordinates; no command for whoever coordinates none.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(CancellationToken stop) =>
        me.Is(Role.Coordinator) ? await db.GrantsOf(me.Id, Role.Coordinator).Select(g => g.Region!).Distinct().OrderBy(r => r).ToListAsync(stop) : [];
}

/// <summary>Plans of networks: written beside coordinators by the head of the resource centre.</summary>
internal sealed class NetworkPlans(AppDb db) : IPlanOwners
{
    public PlanOwnerKind Kind => PlanOwnerKind.Network;

    public Task<bool> MayWriteAsync(Guid ownerId, Guid personId, CancellationToken stop) =>
        db.GrantsOf(personId, Role.SiteHead).AnyAsync(g => db.Set<NetworkMember>().Any(m => m.NetworkId == ownerId && m.Kind == MemberKind.ResourceCentre && m.Until == null && m.SiteId == g.SiteId), stop);

    public string? AddressOf(Guid ownerId) => $"/networks/{ownerId}";
}

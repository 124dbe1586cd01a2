using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Plans;

/// <summary>What the reader may do with a plan.</summary>
/// <param name="SiteSlug">Of the site that owns the plan.</param>
public sealed record PlanRights(WorkPlan Plan, bool MayWrite, bool MayApprove, string? SiteSlug);

/// <summary>
/// Who reaches which plan; another's draft is not found.
/// <list type="table">
/// <item><term>read an approved or closed plan</term><description>everybody</description></item>
/// <item><term>write, sign, report</term><description>head of the site, coordinators of the region, whom the feature of its owner lets (<see cref="IPlanOwners"/>)</description></item>
/// <item><term>report on the own rows</term><description>the person who is named responsible</description></item>
/// <item><term>approve, return, close; accept reports</term><description>coordinators of the region</description></item>
/// </list>
/// </summary>
public sealed class PlanAccess(AppDb db, CurrentPerson me, IEnumerable<IPlanOwners> owners)
{
    /// <summary>Plans that the person writes or approves by a role.</summary>
    public IQueryable<WorkPlan> Kept()
    {
        var personId = me.Id;
        return db.PlansKeptBy(personId);
    }

    /// <summary>The plan, tracked, if the reader may see it; one SQL command for sites.</summary>
    public async Task<PlanRights?> FindAsync(Guid id, CancellationToken stop)
    {
        var personId = me.IdOrNull ?? Guid.Empty;
        var row = await db.Set<WorkPlan>().Where(p => p.Id == id).Select(p => new
        {
            Plan = p,
            IsHead = p.OwnerKind == PlanOwnerKind.Site && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && g.Role == Role.SiteHead && g.SiteId == p.OwnerId),
            IsCoordinator = db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && g.Role == Role.Coordinator && g.Region == p.Region),
            SiteSlug = p.OwnerKind == PlanOwnerKind.Site ? db.Set<InternshipSite>().Where(s => s.Id == p.OwnerId).Select(s => s.Slug).FirstOrDefault() : null,
            IsNamed = db.Set<PlanRow>().Any(r => r.PlanId == p.Id && r.ResponsiblePersonId == personId),
        }).SingleOrDefaultAsync(stop);
        if (row is null)
        {
            return null;
        }

        var mayWrite = row.IsHead || row.IsCoordinator
            || (me.IsSignedIn && owners.FirstOrDefault(o => o.Kind == row.Plan.OwnerKind) is { } owner && await owner.MayWriteAsync(row.Plan.OwnerId, personId, stop));
        return mayWrite || row.Plan.IsPublic || (row.IsNamed && me.IsSignedIn) ? new(row.Plan, mayWrite, row.IsCoordinator, row.SiteSlug) : null;
    }

    public string? AddressOf(PlanOwner owner) => owners.FirstOrDefault(o => o.Kind == owner.Kind)?.AddressOf(owner.Id);
}

public static class PlanAccessQueries
{
    /// <summary>Plans that a head or a coordinator keeps.</summary>
    public static IQueryable<WorkPlan> PlansKeptBy(this AppDb db, Guid personId) => db.Set<WorkPlan>().Where(p => db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
        && ((g.Role == Role.Coordinator && g.Region == p.Region) || (g.Role == Role.SiteHead && p.OwnerKind == PlanOwnerKind.Site && g.SiteId == p.OwnerId))));
}

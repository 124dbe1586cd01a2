using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The region looked at, and those that the reader may look at.</summary>
public sealed record MonitoringRegion(string Name, IReadOnlyList<string> All)
{
    /// <summary>With the region where there is a choice: links keep it.</summary>
    public string Query => All.Count > 1 ? $"region={Uri.EscapeDataString(Name)}" : "";
}

/// <summary>
/// Who sees what of monitoring; people are only ever counted, never listed.
/// <list type="table">
/// <item><term>a region: indicators, deficits, demand, denominators, half-years, forms, sites</term><description>its coordinators; administrators: every region that has one</description></item>
/// <item><term>a district</term><description>the same, and its consultant with an account</description></item>
/// <item><term>a site: plan against fact, meetings, its own forms</term><description>the same as the region, and its head</description></item>
/// <item><term>journal and effectiveness card</term><description>their owner; whoever holds a link in force</description></item>
/// </list>
/// </summary>
public sealed class MonitoringAccess(AppDb db, CurrentPerson me)
{
    /// <summary>The region asked for, or the first; null when the reader has none, or not this one. One command.</summary>
    public async Task<MonitoringRegion?> RegionAsync(string? wanted, CancellationToken stop)
    {
        var person = me.Id;
        var regions = await db.Set<RoleGrant>()
            .Where(g => g.RevokedAt == null && g.Role == Role.Coordinator && g.Region != null
                && (g.PersonId == person || db.Set<RoleGrant>().Any(a => a.PersonId == person && a.RevokedAt == null && a.Role == Role.Administrator)))
            .Select(g => g.Region!).Distinct().OrderBy(r => r).ToListAsync(stop);
        return regions.Count == 0 ? null
            : string.IsNullOrEmpty(wanted) ? new(regions[0], regions)
            : regions.Contains(wanted) ? new(wanted, regions) : null;
    }

    /// <summary>The district, if the reader may look at it; one command.</summary>
    public Task<District?> DistrictAsync(Guid id, CancellationToken stop)
    {
        var person = me.Id;
        return db.Set<District>().AsNoTracking().FirstOrDefaultAsync(
            d => d.Id == id && (db.Set<RoleGrant>().Any(g => g.PersonId == person && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == d.Subject)))
                || db.Set<Consultant>().Any(c => c.DistrictId == d.Id && c.PersonId == person && c.Until == null)),
            stop);
    }
}

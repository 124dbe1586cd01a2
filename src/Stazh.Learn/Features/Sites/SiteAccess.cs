using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Sites;

/// <summary>Anybody reads the registry; a coordinator writes the own regions, an administrator all. Asked from the grants in force.</summary>
public sealed class SiteAccess(AppDb db, CurrentPerson me)
{
    /// <summary>Whether the person may write sites of a subject by its registry name.</summary>
    public async Task<Func<string, bool>> WritersAsync(CancellationToken stop)
    {
        var grants = await db.Set<RoleGrant>().AsNoTracking()
            .Where(g => g.PersonId == me.Id && g.RevokedAt == null && (g.Role == Role.Administrator || g.Role == Role.Coordinator))
            .Select(g => new { g.Role, g.Region }).ToListAsync(stop);
        var all = grants.Any(g => g.Role == Role.Administrator);
        var regions = grants.Select(g => g.Region).ToHashSet();
        return subject => all || regions.Contains(subject);
    }

    public async Task<bool> MayEditAsync(string subjectCode, CancellationToken stop)
    {
        if (!me.Is(Role.Coordinator) && !me.Is(Role.Administrator))
        {
            return false;
        }

        return await db.Set<Subject>().Where(s => s.Code == subjectCode).AnyAsync(
            s => db.Set<RoleGrant>().Any(g => g.PersonId == me.Id && g.RevokedAt == null
                && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && (g.Region == s.RegistryName || g.Region == s.Name)))),
            stop);
    }
}

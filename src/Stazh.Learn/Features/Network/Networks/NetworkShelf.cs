using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Network;

/// <summary>A network with its members and whether the reader keeps it.</summary>
public sealed record NetworkPlace(MethodNetwork Network, bool MayKeep);

/// <summary>How pages find a network.</summary>
public static class NetworkShelf
{
    /// <summary>One SQL command; null is 404.</summary>
    public static async Task<NetworkPlace?> NetworkAsync(this AppDb db, string slug, Guid? reader, CancellationToken stop)
    {
        var (me, byId) = (reader ?? Guid.Empty, Guid.TryParse(slug, out var id));
        var found = await db.Set<MethodNetwork>().AsNoTracking().Include(n => n.Members).Where(n => byId ? n.Id == id : n.Slug == slug).Select(n => new
        {
            Network = n,
            MayKeep = db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null && g.Role == Role.Coordinator && g.Region == n.Region),
        }).AsSingleQuery().FirstOrDefaultAsync(stop);
        return found is null ? null : new(found.Network, found.MayKeep);
    }
}

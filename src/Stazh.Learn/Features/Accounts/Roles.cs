using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

public sealed record RoleNeedsItsScope() : Refusal("Выберите, чего эта роль: группы, площадки или региона.");

public sealed record RoleIsHeldAlready() : Refusal("Эта роль у человека уже есть.");

public sealed record LastAdministrator() : Refusal("Это последний администратор: сначала назначьте другого.");

/// <summary>Grants and revokes roles; each change leaves an audit row and renews the person's cookie.</summary>
public sealed class Roles(AppDb db, TimeProvider clock)
{
    /// <summary>Adds the grant to the change at hand (the caller saves) or says why not.</summary>
    public async Task<Refusal?> GrantAsync(Guid? by, Guid personId, Role role, Guid? runId = null, Guid? siteId = null, string? region = null, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var grant = new RoleGrant
        {
            Id = Guid.CreateVersion7(now), PersonId = personId, Role = role, RunId = runId, SiteId = siteId, Region = region, GrantedAt = now, GrantedById = by,
        };
        if (!grant.HasItsScope)
        {
            return new RoleNeedsItsScope();
        }

        if (await db.GrantsOf(personId, role).AnyAsync(g => g.RunId == runId && g.SiteId == siteId && g.Region == region, stop))
        {
            return new RoleIsHeldAlready();
        }

        db.Add(grant);
        db.Record(now, by, "role.granted", nameof(RoleGrant), personId, $"{role} {runId}{siteId}{region}".TrimEnd());
        await RenewAsync(personId, stop);
        return null;
    }

    /// <summary>Revokes in the change at hand (the caller saves) or says why not.</summary>
    public async Task<Refusal?> RevokeAsync(Guid by, RoleGrant grant, CancellationToken stop = default)
    {
        if (grant.Role == Role.Administrator
            && !await db.Set<RoleGrant>().AnyAsync(g => g.Role == Role.Administrator && g.RevokedAt == null && g.Id != grant.Id, stop))
        {
            return new LastAdministrator();
        }

        var now = clock.GetUtcNow();
        grant.RevokedAt = now;
        grant.RevokedById = by;
        db.Record(now, by, "role.revoked", nameof(RoleGrant), grant.PersonId, $"{grant.Role} {grant.RunId}{grant.SiteId}{grant.Region}".TrimEnd());
        await RenewAsync(grant.PersonId, stop);
        return null;
    }

    private async Task RenewAsync(Guid personId, CancellationToken stop)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, stop);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
    }
}

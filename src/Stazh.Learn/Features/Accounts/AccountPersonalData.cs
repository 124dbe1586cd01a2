using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Accounts;

/// <summary>The account itself: profile, consents, roles, keys, own actions.</summary>
internal sealed class AccountPersonalData(AppDb db) : IPersonalData
{
    public string Section => "account";

    public string? Kept => "Журнал действий: кто и когда менял записи — только номера, без имён; какие согласия были даны и отозваны.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Profile = await db.Set<Person>().AsNoTracking().Where(p => p.Id == personId).Select(p => new
        {
            p.Id, p.Email, p.EmailConfirmed, p.FamilyName, p.GivenName, p.Patronymic, p.WorkPlace, p.Region, p.District, p.Position, p.ExperienceYears, p.Category,
            p.TimeZoneId, p.Language, p.MailDigest, p.TwoFactorEnabled, p.RegisteredAt,
        }).SingleAsync(stop),
        Consents = await db.Set<Consent>().AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.GivenAt)
            .Select(c => new { c.Kind, c.Version, c.GivenAt, c.WithdrawnAt }).ToListAsync(stop),
        Roles = await db.Set<RoleGrant>().AsNoTracking().Where(g => g.PersonId == personId).OrderBy(g => g.GrantedAt)
            .Select(g => new { g.Role, g.RunId, g.SiteId, g.Region, g.GrantedAt, g.RevokedAt }).ToListAsync(stop),
        Passkeys = (await db.UserPasskeys.AsNoTracking().Where(k => k.UserId == personId).ToListAsync(stop)).Select(k => new { k.Data.Name, k.Data.CreatedAt }),
        Actions = await db.Audit.AsNoTracking().Where(a => a.ActorId == personId).OrderBy(a => a.Id)
            .Select(a => new { a.At, a.Action, a.SubjectKind, a.SubjectId }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, stop);
        db.RemoveRange(await db.UserPasskeys.Where(k => k.UserId == personId).ToListAsync(stop));
        db.RemoveRange(await db.UserTokens.Where(t => t.UserId == personId).ToListAsync(stop));
        db.RemoveRange(await db.UserLogins.Where(l => l.UserId == personId).ToListAsync(stop));
        db.RemoveRange(await db.UserClaims.Where(c => c.UserId == personId).ToListAsync(stop));
        foreach (var consent in await db.Set<Consent>().Where(c => c.PersonId == personId && c.WithdrawnAt == null).ToListAsync(stop))
        {
            consent.WithdrawnAt = now;
        }

        // Work that is done is not needed; mail that waits for this address has nobody to go to.
        var (mail, name) = (InPayload(person.Email!), InPayload(person.FamilyName));
        db.RemoveRange(await db.Outbox.Where(o => o.Payload.Contains(mail) || (o.DoneAt != null && name != "" && o.Payload.Contains(name))).ToListAsync(stop));
        person.BecomeNobody(now);
    }

    /// <summary>A text as it stands within the JSON of a message.</summary>
    private static string InPayload(string text) => System.Text.Json.JsonSerializer.Serialize(text).Trim('"');
}

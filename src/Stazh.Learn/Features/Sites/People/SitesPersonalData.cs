using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Sites;

/// <summary>Posts, appointments, groups and consulting of a person; an appointment stays as a decision without a name.</summary>
internal sealed class SitesPersonalData(AppDb db) : IPersonalData
{
    public string Section => "sites";

    public string? Kept => "Решение о назначении руководителя площадки: реквизиты и даты, без имени и достижений.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Posts = await db.Set<SiteMember>().AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.From).Select(m => new { m.SiteId, m.Post, m.Act, m.CaresFor, m.From, m.Until }).ToListAsync(stop),
        Led = await db.Set<HeadAppointment>().AsNoTracking().Where(h => h.PersonId == personId).OrderBy(h => h.RecordedAt)
            .Select(h => new { h.SiteId, h.Category, h.Achievements, h.ActNumber, h.ActDate, h.Body, h.RecordedAt, h.EndedAt }).ToListAsync(stop),
        Groups = await db.Set<SiteGroup>().AsNoTracking().Where(g => g.Members.Any(m => m.PersonId == personId)).OrderBy(g => g.From).Select(g => new { g.SiteId, g.Kind, g.Direction, g.From, g.To }).ToListAsync(stop),
        Consulting = await db.Set<Consultant>().AsNoTracking().Where(c => c.PersonId == personId).Select(c => new { c.DistrictId, c.Name, c.Post, c.From, c.Until }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<SiteMember>().Where(m => m.PersonId == personId).ToListAsync(stop));
        db.RemoveRange(await db.Set<SiteGroupMember>().Where(m => m.PersonId == personId).ToListAsync(stop));
        db.RemoveRange(await db.Set<Consultant>().Where(c => c.PersonId == personId).ToListAsync(stop));
        foreach (var appointment in await db.Set<HeadAppointment>().Where(h => h.PersonId == personId).ToListAsync(stop))
        {
            (appointment.Achievements, appointment.EndedAt) = ("", appointment.EndedAt ?? now);
        }
    }
}

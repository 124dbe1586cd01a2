using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Network;

/// <summary>Seats in councils, schools in a person's care, workshops led and attended.</summary>
internal sealed class NetworkPersonalData(AppDb db) : IPersonalData
{
    public string Section => "network";

    public string? Kept => "Место в совете: должность, роль и даты, без имени; школа, за которой закрепляли, с консультациями; мастерская без имени педагога-мастера и участника.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Councils = await db.Set<CouncilMember>().AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new { m.CouncilId, m.Name, m.Post, m.Role, m.From, m.Until }).ToListAsync(stop),
        Schools = await db.Set<SchoolCare>().AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.From).ThenBy(c => c.Id)
            .Select(c => new { c.School, c.Kind, c.Target, c.Act, c.From, c.Until, Consultations = c.Consultations.OrderBy(k => k.On).Select(k => new { k.On, k.Form, k.Topic, k.Outcome }).ToList() }).ToListAsync(stop),
        Workshops = await db.Set<Workshop>().AsNoTracking().Where(w => w.PersonId == personId).OrderBy(w => w.From).ThenBy(w => w.Id).Select(w => new { w.Title, w.Direction, w.MasterName, w.MasterPost, w.From, w.Until }).ToListAsync(stop),
        WorkshopsAttended = await db.Set<WorkshopMember>().AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new { m.WorkshopId, m.Name, m.Post, m.From, m.Until }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var seat in await db.Set<CouncilMember>().Where(m => m.PersonId == personId).ToListAsync(stop))
        {
            (seat.PersonId, seat.Name, seat.Until) = (null, "—", seat.Until ?? today);
        }

        foreach (var care in await db.Set<SchoolCare>().Where(c => c.PersonId == personId && c.Until == null).ToListAsync(stop))
        {
            care.Until = today;
        }

        foreach (var workshop in await db.Set<Workshop>().Where(w => w.PersonId == personId).ToListAsync(stop))
        {
            (workshop.PersonId, workshop.MasterName, workshop.Stamp) = (null, "", Guid.NewGuid());
        }

        foreach (var learner in await db.Set<WorkshopMember>().Where(m => m.PersonId == personId).ToListAsync(stop))
        {
            (learner.PersonId, learner.Name, learner.Post, learner.Until) = (null, "—", "", learner.Until ?? today);
        }
    }
}

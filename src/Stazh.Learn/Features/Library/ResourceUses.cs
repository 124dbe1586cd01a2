using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Library;

/// <summary>Remembers who used what, once a day and kind; whoever proposed a resource is not its user.</summary>
public sealed class ResourceUses(AppDb db, CurrentPerson me, TimeProvider clock)
{
    public async Task RecordAsync(Guid resourceId, Guid? ownerId, UseKind kind, CancellationToken stop)
    {
        if (me.IdOrNull is not { } reader || reader == ownerId)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, me.Zone).DateTime);
        var person = await db.Set<Person>().Where(p => p.Id == reader && !db.Set<ResourceUse>().Any(u => u.ReaderId == reader && u.ResourceId == resourceId && u.Day == day && u.Kind == kind))
            .Select(p => new { p.Region, p.District }).SingleOrDefaultAsync(stop);
        if (person is null)
        {
            return;
        }

        db.Add(new ResourceUse { Id = Guid.CreateVersion7(now), ResourceId = resourceId, ReaderId = reader, Day = day, Kind = kind, At = now, Region = person.Region, District = person.District });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another tab of the same person was first.
            db.ChangeTracker.Clear();
        }
    }
}

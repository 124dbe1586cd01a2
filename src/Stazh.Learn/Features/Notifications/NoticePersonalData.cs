using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Notifications;

/// <summary>The feed: nothing of it stays after an erasure.</summary>
internal sealed class NoticePersonalData(AppDb db) : IPersonalData
{
    public string Section => "notifications";

    /// <summary>Values are left out: names of others stand in them.</summary>
    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) =>
        await db.NoticesOf(personId).AsNoTracking().OrderBy(n => n.Id).Select(n => new { n.At, n.Sentence, n.Address, n.ReadAt }).ToListAsync(stop);

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        db.RemoveRange(await db.NoticesOf(personId).ToListAsync(stop));
        db.RemoveRange(await db.Set<Digest>().Where(d => d.PersonId == personId).ToListAsync(stop));
    }
}

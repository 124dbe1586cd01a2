using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Library;

/// <summary>What a person proposed and used. After an erasure published resources stay without the name, those made of a final work are emptied, drafts go, uses are counted for nobody.</summary>
internal sealed class LibraryPersonalData(AppDb db, SearchIndex search) : IPersonalData
{
    public string Section => "library";

    public string? Kept => "Опубликованные материалы библиотеки без вашего имени и число их читателей.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Resources = await db.Set<Resource>().AsNoTracking().Where(r => r.OwnerId == personId).OrderBy(r => r.Id)
            .Select(r => new { r.Title, r.Summary, r.Kind, r.State, r.Version, r.PublishedAt, r.DraftJson }).ToListAsync(stop),
        Scores = await db.Set<ContestScore>().AsNoTracking().Where(s => s.JurorId == personId).OrderBy(s => s.At).Select(s => new { s.ContestId, s.ResourceId, s.Need, s.Soundness, s.Effect, s.Repeatable, s.Reason, s.At }).ToListAsync(stop),
        Used = await db.Set<ResourceUse>().AsNoTracking().Where(u => u.ReaderId == personId).OrderBy(u => u.At)
            .Join(db.Set<Resource>(), u => u.ResourceId, r => r.Id, (u, r) => new { r.Title, u.Day, u.Kind }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var resource in await db.Set<Resource>().Include(r => r.Authors).Include(r => r.Files).Where(r => r.OwnerId == personId).AsSplitQuery().ToListAsync(stop))
        {
            if (resource.WorkId is not null && resource.Version > 0)
            {
                await search.RemoveAsync(LibraryDesk.SearchKind, resource.Id, stop);
                db.RemoveRange(await db.Set<ResourceVersion>().Where(v => v.ResourceId == resource.Id).ToListAsync(stop));
                resource.Empty(now);
                continue;
            }

            if (resource.Version == 0)
            {
                db.Remove(resource);
                continue;
            }

            resource.Forget(now);
        }

        foreach (var author in await db.Set<ResourceAuthor>().Where(a => a.PersonId == personId).ToListAsync(stop))
        {
            (author.Name, author.PersonId, author.Key) = ("—", null, Guid.NewGuid().ToString("n"));
        }

        var nobody = Guid.CreateVersion7(now);
        foreach (var use in await db.Set<ResourceUse>().Where(u => u.ReaderId == personId).ToListAsync(stop))
        {
            use.ReaderId = nobody;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Papers;

/// <summary>
/// Who reaches which paper.
/// <list type="table">
/// <item><term>draft, edit, register, annul; templates, requisites, registers</term><description>coordinators of the region, administrators</description></item>
/// <item><term>read a paper that has its number, and its scan</term><description>the same, and whom the feature that owns its row lets (<see cref="IPaperAudience"/>)</description></item>
/// </list>
/// </summary>
public sealed class PaperAccess(AppDb db, CurrentPerson me, IEnumerable<IPaperAudience> audiences)
{
    /// <summary>Papers that the reader keeps.</summary>
    public IQueryable<Paper> Kept()
    {
        var personId = me.Id;
        return db.Set<Paper>().Where(p => db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
            && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == p.Region))));
    }

    /// <summary>Regions whose papers the reader keeps; an administrator all that have a coordinator or a paper.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(CancellationToken stop)
    {
        var personId = me.Id;
        return await db.Set<RoleGrant>().AsNoTracking()
            .Where(g => g.Role == Role.Coordinator && g.RevokedAt == null
                && (g.PersonId == personId || db.Set<RoleGrant>().Any(a => a.PersonId == personId && a.RevokedAt == null && a.Role == Role.Administrator)))
            .Select(g => g.Region!).Union(db.Set<Paper>().Where(p => db.Set<RoleGrant>().Any(a => a.PersonId == personId && a.RevokedAt == null && a.Role == Role.Administrator)).Select(p => p.Region))
            .OrderBy(r => r).ToListAsync(stop);
    }

    /// <summary>The paper and whether the reader keeps it; null is 404.</summary>
    public async Task<(Paper Paper, bool IsKept)?> FindAsync(Guid id, CancellationToken stop)
    {
        var personId = me.Id;
        var row = await db.Set<Paper>().Where(p => p.Id == id).Select(p => new
        {
            Paper = p,
            IsKept = db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == p.Region))),
        }).SingleOrDefaultAsync(stop);
        return row is not null && (row.IsKept || await IsShownAsync(row.Paper, personId, stop)) ? (row.Paper, row.IsKept) : null;
    }

    internal async Task<bool> IsShownAsync(Paper paper, Guid personId, CancellationToken stop) =>
        paper is { Number: not null, AboutId: { } about } && audiences.FirstOrDefault(a => a.AboutKind == paper.AboutKind) is { } audience && await audience.MayReadAsync(about, personId, stop);
}

/// <summary>Scans and logos: who reads the paper reads its scan; a logo stands on papers anyway.</summary>
internal sealed class ScanAccess(AppDb db, IEnumerable<IPaperAudience> audiences) : IFileAccess
{
    public const string Scan = "paper-scan";

    public string Purpose => Scan;

    public IReadOnlyList<FileFamily> Families => [FileFamily.Document, FileFamily.Image];

    public async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop)
    {
        if (person is not { } id || await db.Set<Paper>().AsNoTracking().FirstOrDefaultAsync(p => p.ScanId == file.Id, stop) is not { } paper)
        {
            return false;
        }

        return await db.Set<RoleGrant>().AnyAsync(g => g.PersonId == id && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == paper.Region)), stop)
            || (paper is { Number: not null, AboutId: { } about } && audiences.FirstOrDefault(a => a.AboutKind == paper.AboutKind) is { } audience && await audience.MayReadAsync(about, id, stop));
    }
}

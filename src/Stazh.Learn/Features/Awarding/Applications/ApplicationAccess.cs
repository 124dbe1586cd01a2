using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

/// <summary>
/// Who reaches which application.
/// <list type="table">
/// <item><term>write, submit, withdraw</term><description>the applicant</description></item>
/// <item><term>read from the first submission on, decide</term><description>coordinators of the region, administrators</description></item>
/// <item><term>read and give a conclusion</term><description>experts it is assigned to, never of the own organisation: /expert (R-192)</description></item>
/// </list>
/// </summary>
public sealed class ApplicationAccess(AppDb db, CurrentPerson me)
{
    public IQueryable<StatusApplication> Kept()
    {
        var personId = me.Id;
        return db.Set<StatusApplication>().Where(a => a.Version > 0 && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
            && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == a.Region))));
    }

    public async Task<StatusApplication?> KeptAsync(Guid id, CancellationToken stop) => await Kept().SingleOrDefaultAsync(a => a.Id == id, stop);

    public async Task<StatusApplication?> MineAsync(Guid id, CancellationToken stop)
    {
        var personId = me.Id;
        return await db.Set<StatusApplication>().SingleOrDefaultAsync(a => a.Id == id && a.ApplicantId == personId, stop);
    }

    /// <summary>Rows of a region that the reader keeps: windows, councils, sittings.</summary>
    public IQueryable<RoleGrant> Grants()
    {
        var personId = me.Id;
        return db.Set<RoleGrant>().Where(g => g.PersonId == personId && g.RevokedAt == null && (g.Role == Role.Administrator || g.Role == Role.Coordinator));
    }

    /// <summary>Regions whose awarding the reader keeps; an administrator those that have a coordinator.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(CancellationToken stop)
    {
        var personId = me.Id;
        return await db.Set<RoleGrant>().AsNoTracking()
            .Where(g => g.Role == Role.Coordinator && g.RevokedAt == null
                && (g.PersonId == personId || db.Set<RoleGrant>().Any(a => a.PersonId == personId && a.RevokedAt == null && a.Role == Role.Administrator)))
            .Select(g => g.Region!).Distinct().OrderBy(r => r).ToListAsync(stop);
    }
}

/// <summary>The plan-schedule: its owner, those who keep the application, the experts who have it.</summary>
internal sealed class PlanFileAccess(AppDb db) : IFileAccess
{
    public const string Plan = "application-plan";

    public string Purpose => Plan;

    public IReadOnlyList<FileFamily> Families => [FileFamily.Document, FileFamily.Image];

    public async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
        person is { } id && await db.Set<ApplicationVersion>().Where(v => v.PlanFileId == file.Id).Join(db.Set<StatusApplication>(), v => v.ApplicationId, a => a.Id, (v, a) => new { a, v })
            .AnyAsync(x => db.Set<RoleGrant>().Any(g => g.PersonId == id && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == x.a.Region)
                || (g.Role == Role.Expert && g.Region == x.a.Region && db.Set<ExpertConclusion>().Any(c => c.ExpertId == id && c.ApplicationId == x.a.Id && c.Version == x.v.Number && c.DeclinedAt == null)))), stop);
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Runs;

/// <summary>A group that begins soon, as the front page lists it.</summary>
public sealed record NearestRun(Guid Id, string ProgrammeTitle, string SiteTitle, string Region, DateOnly StartsOn, DateOnly EndsOn, int FreePlaces)
{
    public string Address => $"/runs/{Id}";
}

/// <summary>An internship that the person is in now.</summary>
public sealed record CurrentInternship(Guid EnrolmentId, string ProgrammeTitle, DateOnly EndsOn);

/// <summary>What the front page shows of runs: one query each.</summary>
public sealed class NearestRuns(AppDb db)
{
    public async Task<IReadOnlyList<NearestRun>> AsOf(DateOnly today, int take, CancellationToken stop) =>
        await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.State == RunState.Enrolling && r.StartsOn >= today)
            .OrderBy(r => r.StartsOn).ThenBy(r => r.Id).Take(take)
            .Select(r => new NearestRun(
                r.Id, r.ProgrammeTitle, r.SiteTitle, r.Region, r.StartsOn, r.EndsOn,
                r.Places - db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed))))
            .ToListAsync(stop);

    public Task<CurrentInternship?> CurrentOfAsync(Guid personId, CancellationToken stop) =>
        db.Set<Enrolment>().AsNoTracking().Where(e => e.PersonId == personId && e.State == EnrolmentState.Approved)
            .Join(db.Set<ProgrammeRun>(), e => e.RunId, r => r.Id, (e, r) => new { e.Id, r.ProgrammeTitle, r.StartsOn, r.EndsOn })
            .OrderByDescending(e => e.StartsOn).ThenBy(e => e.Id)
            .Select(e => new CurrentInternship(e.Id, e.ProgrammeTitle, e.EndsOn)).FirstOrDefaultAsync(stop);
}

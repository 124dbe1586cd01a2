using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>What a site has held and will hold, for its page.</summary>
internal sealed class SiteRuns(AppDb db, IStringLocalizer<Text> text) : ISiteRuns
{
    private const int Most = 100;

    public async Task<IReadOnlyList<SiteRun>> OfAsync(Guid siteId, CancellationToken stop)
    {
        var rows = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.SiteId == siteId && r.State != RunState.Cancelled).OrderByDescending(r => r.StartsOn).Take(Most)
            .Select(r => new
            {
                r.Id, r.ProgrammeTitle, r.ProgrammeSlug, r.StartsOn, r.EndsOn, r.State, r.Places,
                Taken = db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)),
            }).ToListAsync(stop);
        var runs = rows.Select(r => new SiteRun(
            $"/runs/{r.Id}", r.ProgrammeTitle, $"/programs/{r.ProgrammeSlug}", r.StartsOn, r.EndsOn, r.State == RunState.Finished, text[r.State.Title()], r.State.Tag(),
            r.State == RunState.Enrolling ? text.Seats(r.Places, r.Taken) : text.Count(r.Taken, "участник|участника|участников"))).ToList();
        return [.. runs.Where(r => !r.IsPast).OrderBy(r => r.Starts), .. runs.Where(r => r.IsPast)];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>Groups that can be joined, for the programme's page.</summary>
internal sealed class UpcomingRuns(AppDb db, IStringLocalizer<Text> text) : IUpcomingRuns
{
    public async Task<IReadOnlyList<UpcomingRun>> OfAsync(string slug, CancellationToken stop) =>
        [.. (await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.ProgrammeSlug == slug && r.State == RunState.Enrolling).OrderBy(r => r.StartsOn).Take(10)
            .Select(r => new { r.Id, r.SiteTitle, r.StartsOn, r.EndsOn, r.Places, Taken = db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)) })
            .ToListAsync(stop)).Select(r => new UpcomingRun($"/runs/{r.Id}", r.SiteTitle, r.StartsOn, r.EndsOn, text.Seats(r.Places, r.Taken)))];
}

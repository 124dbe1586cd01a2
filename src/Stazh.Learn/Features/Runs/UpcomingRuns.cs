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
        [.. (await Rows(slug).ToListAsync(stop)).Select(r => new UpcomingRun($"/runs/{r.Id}", r.SiteTitle, r.StartsOn, r.EndsOn, text.Seats(r.Places, r.Taken)))];

    private IAsyncEnumerable<Row> Rows(string slug) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, string slug) =>
        db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.ProgrammeSlug == slug && r.State == RunState.Enrolling).OrderBy(r => r.StartsOn).ThenBy(r => r.Id).Take(10)
            .Select(r => new Row(r.Id, r.SiteTitle, r.StartsOn, r.EndsOn, r.Places, db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed))))))(
        db, slug);

    private sealed record Row(Guid Id, string SiteTitle, DateOnly StartsOn, DateOnly EndsOn, int Places, int Taken);
}

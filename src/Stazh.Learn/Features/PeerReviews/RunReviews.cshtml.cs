using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>For the staff: who has how many reviews, who owes, and the way to step in where colleagues are too few.</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class RunReviewsModel(AppDb db, ReviewDesk desk, FinalWorkStandings standings) : AppPage
{
    public Guid RunId { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<ReviewsModel.GivenRow> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid runId) => await LoadAsync(runId) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid runId)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        var me = Me.Id;
        var workPlace = await db.Set<Person>().Where(p => p.Id == me).Select(p => p.WorkPlace).SingleAsync(Stop);
        var (review, refusal) = await desk.TakeNextAsync(runId, me, Person.SchoolKey(workPlace), null, Stop);
        return refusal is not null ? Refuse(refusal) : Redirect($"/runs/{runId}/reviews/{review}");
    }

    private async Task<bool> LoadAsync(Guid runId)
    {
        var me = Me.Id;
        if (await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == runId).Select(r => r.ProgrammeTitle).SingleOrDefaultAsync(Stop) is not { } title)
        {
            return false;
        }

        (RunId, Title) = (runId, title);
        var people = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby p.FamilyName, p.GivenName
            select new { e.Id, Name = p.FamilyName + " " + p.GivenName }).ToListAsync(Stop);
        var all = await standings.OfAsync([.. people.Select(p => p.Id)], Stop);
        Rows = [.. people.Select(p => new Row(p.Name, all[p.Id]))];
        Mine = await (
            from r in db.Set<PeerReview>().AsNoTracking()
            join w in db.Set<FinalWork>() on r.WorkId equals w.Id
            where r.RunId == runId && r.ReviewerId == me && r.ReviewerEnrolmentId == null
            orderby r.LeasedAt
            select new ReviewsModel.GivenRow(r.Id, w.Title, r.State, r.LeaseUntil, r.SubmittedAt, r.Answer)).ToListAsync(Stop);
        return true;
    }

    public sealed record Row(string Name, FinalWorkStanding Standing);
}

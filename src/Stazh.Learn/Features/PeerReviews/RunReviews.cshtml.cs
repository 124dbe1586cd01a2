using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>For the staff: who has how many reviews, who owes and by when, disagreements and appeals, and the way to step in.</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class RunReviewsModel(AppDb db, ReviewDesk desk, RunReviewDesk decisions, FinalWorkStandings standings) : AppPage
{
    public Guid RunId { get; private set; }

    public string Title { get; private set; } = "";

    public bool IsPooled { get; private set; }

    /// <summary>Other runs that agreed to review together by this version.</summary>
    public int PoolOthers { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Mine> OwnReviews { get; private set; } = [];

    public IReadOnlyList<CallRow> Calls { get; private set; } = [];

    private Guid versionId;

    public async Task<IActionResult> OnGetAsync(Guid runId) => await LoadAsync(runId) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid runId, Guid? work)
    {
        if (!await LoadAsync(runId) || (work is not null && Calls.All(c => c.WorkId != work)))
        {
            return NotFound();
        }

        var (review, refusal) = await desk.TakeForStaffAsync(runId, Me.Id, work, Stop);
        return refusal is not null ? Refuse(refusal) : Redirect($"/runs/{runId}/reviews/{review}");
    }

    public async Task<IActionResult> OnPostExtendAsync(Guid runId, Guid enrolment, DateOnly? until, int? owed, string? reason)
    {
        if (!await LoadAsync(runId) || Rows.All(r => r.EnrolmentId != enrolment))
        {
            return NotFound();
        }

        return await decisions.ExtendAsync(runId, enrolment, until, owed, reason, Me.Id, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Новые условия записаны, стажёр получил уведомление."], $"/runs/{runId}/reviews");
    }

    public async Task<IActionResult> OnPostPoolAsync(Guid runId, bool pooled)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        await decisions.PoolAsync(runId, versionId, pooled, Me.Id, Stop);
        return Done(pooled ? Text["Группа рецензирует вместе с другими."] : Text["Группа рецензирует сама."], $"/runs/{runId}/reviews");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid runId, Guid work, string? answer)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        return await decisions.AnswerAsync(runId, work, answer, Me.Id, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Ответ отправлен автору."], $"/runs/{runId}/reviews");
    }

    private async Task<bool> LoadAsync(Guid runId)
    {
        var me = Me.Id;
        var run = await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == runId).Select(r => new
        {
            r.ProgrammeTitle, r.ProgrammeVersionId,
            IsPooled = db.Set<RunReviewTerms>().Any(t => t.RunId == runId && t.IsPooled),
            Others = db.Set<RunReviewTerms>().Count(t => t.RunId != runId && t.IsPooled && t.ProgrammeVersionId == r.ProgrammeVersionId),
        }).SingleOrDefaultAsync(Stop);
        if (run is null)
        {
            return false;
        }

        (RunId, Title, versionId, IsPooled, PoolOthers) = (runId, run.ProgrammeTitle, run.ProgrammeVersionId, run.IsPooled, run.Others);
        var people = await (
            from e in db.InGroupsOf(db.Set<ProgrammeRun>().Where(r => r.Id == runId)).AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            from x in db.Set<ReviewExtension>().Where(x => x.EnrolmentId == e.Id).DefaultIfEmpty()
            orderby p.FamilyName, p.GivenName
            select new { e.Id, Name = p.FamilyName + " " + p.GivenName, StandsBy = db.Set<ReviewStandby>().Any(s => s.EnrolmentId == e.Id), Until = (DateOnly?)x.Until, Reason = (string?)x.Reason }).ToListAsync(Stop);
        var all = await standings.OfAsync([.. people.Select(p => p.Id)], Stop);
        Rows = [.. people.Select(p => new Row(p.Id, p.Name, all[p.Id], p.StandsBy, p.Until, p.Reason))];
        OwnReviews = await (
            from r in db.Set<PeerReview>().AsNoTracking()
            join w in db.Set<FinalWork>() on r.WorkId equals w.Id
            where r.RunId == runId && r.ReviewerId == me && r.ReviewerEnrolmentId == null
            orderby r.LeasedAt
            select new Mine(r.Id, r.WorkId, w.Title, r.State, r.LeaseUntil, r.Source)).ToListAsync(Stop);
        Calls = await (
            from c in db.Set<ExpertCall>().AsNoTracking()
            join w in db.Set<FinalWork>() on c.WorkId equals w.Id
            where w.RunId == runId
            orderby c.ClosedAt != null, c.CalledAt
            select new CallRow(w.Id, w.Title, w.AuthorId == me, c.Cause, c.Reason, c.CalledAt, c.ClosedAt, c.Answer)).ToListAsync(Stop);
        return true;
    }

    public sealed record Row(Guid EnrolmentId, string Name, FinalWorkStanding Standing, bool StandsBy, DateOnly? Until, string? Reason);

    public sealed record Mine(Guid Id, Guid WorkId, string Title, PeerReviewState State, DateTimeOffset LeaseUntil, ReviewSource Source);

    public sealed record CallRow(Guid WorkId, string Title, bool IsOwn, ExpertCause Cause, string Reason, DateTimeOffset CalledAt, DateTimeOffset? ClosedAt, string? Answer);
}

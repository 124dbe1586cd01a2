using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

public sealed class ReviewsModel(AppDb db, InternshipLoader internships, InternshipProgress progress, ReviewDesk desk) : AppPage
{
    private string school = "";

    public InternshipPlace Place { get; private set; } = null!;

    public FinalWorkSpec Spec => Place.Package.FinalWork!;

    public IReadOnlyList<string> Locked { get; private set; } = [];

    public int Owed { get; private set; }

    public int GivenCount => Given.Count(g => g.State == PeerReviewState.Submitted);

    public DateOnly Due { get; private set; }

    public int Calibrated { get; private set; }

    public bool MustCalibrate => Spec.Calibration.Count > 0 && Calibrated == 0 && Given.Count == 0;

    public IReadOnlyList<GivenRow> Given { get; private set; } = [];

    public GivenRow? InWork => Given.FirstOrDefault(g => g.State == PeerReviewState.Leased && g.LeaseUntil > Now);

    public FinalWorkRow? MyWork { get; private set; }

    /// <summary>Shown when all are in or the module is over; until then only their number.</summary>
    public IReadOnlyList<PeerReview> OfMine { get; private set; } = [];

    public int Received { get; private set; }

    public ScoreSummary? Summary { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNextAsync(Guid id)
    {
        if (!await LoadAsync(id) || Locked.Count > 0)
        {
            return NotFound();
        }

        if (MustCalibrate)
        {
            return Refuse(new CalibrateFirst());
        }

        var (review, refusal) = await desk.TakeNextAsync(Place.Internship.RunId, Me.Id, school, id, Stop);
        return refusal is not null ? Refuse(refusal) : Redirect($"/learn/{id}/reviews/{review}");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, Guid review, string? answer)
    {
        if (!await LoadAsync(id) || OfMine.FirstOrDefault(r => r.Id == review) is not { } mine)
        {
            return NotFound();
        }

        if (mine.Reply(answer, Now) is { } refusal)
        {
            return Refuse(refusal, $"answer-{review}");
        }

        db.Update(mine);
        db.Record(Now, Me.Id, "review.answered", nameof(PeerReview), review);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Ответ рецензенту сохранён."], $"/learn/{id}/reviews#r-{review}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await internships.MineAsync(id, Stop) is not { } place || place.Package.FinalWork is null)
        {
            return false;
        }

        Place = place;
        var module = place.Package.FinalWorkModule!.Code;
        var facts = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            where e.Id == id
            select new
            {
                e.SchoolKey,
                Others = db.Set<Enrolment>().Count(o => o.RunId == e.RunId && o.Id != id && (o.SchoolKey != e.SchoolKey || o.SchoolKey == "") && (o.State == EnrolmentState.Approved || o.State == EnrolmentState.Completed)),
                Until = db.Set<RunModule>().Where(m => m.RunId == e.RunId && m.Code == module).Select(m => (DateOnly?)m.To).FirstOrDefault(),
                Tries = db.Set<CalibrationTry>().Count(t => t.EnrolmentId == id),
                Work = db.Set<FinalWork>().Where(w => w.EnrolmentId == id).Select(w => new FinalWorkRow(w.Id, w.Title, w.State == FinalWorkState.Published)).FirstOrDefault(),
                Given = (from r in db.Set<PeerReview>()
                         join w in db.Set<FinalWork>() on r.WorkId equals w.Id
                         where r.ReviewerEnrolmentId == id
                         orderby r.LeasedAt
                         select new GivenRow(r.Id, w.Title, r.State, r.LeaseUntil, r.SubmittedAt, r.Answer)).ToList(),
            }).SingleAsync(Stop);
        (school, Owed, Calibrated, Given, MyWork, Due) = (facts.SchoolKey, ReviewAllocator.Owed(facts.Others), facts.Tries, facts.Given, facts.Work, facts.Until ?? place.EndsOn);
        if (MyWork is null && Given.Count == 0)
        {
            Locked = (await progress.OpenAsync(place.Internship, m => m.Module.Code == module, Stop)).Reasons;
        }
        else if (MyWork is not null)
        {
            var reviews = await db.Set<PeerReview>().AsNoTracking().Where(r => r.WorkId == MyWork.Id && r.State == PeerReviewState.Submitted).OrderBy(r => r.SubmittedAt).ToListAsync(Stop);
            Received = reviews.Count;
            if (Received >= ReviewAllocator.Wanted || Today > Due)
            {
                OfMine = reviews;
                Summary = ScoreSummary.Of(Spec.Rubric, [.. reviews.Select(r => r.Content.Scores)]);
            }
        }

        return true;
    }

    public sealed record GivenRow(Guid Id, string Title, PeerReviewState State, DateTimeOffset LeaseUntil, DateTimeOffset? SubmittedAt, string? Answer);

    public sealed record FinalWorkRow(Guid Id, string Title, bool IsPublished);
}

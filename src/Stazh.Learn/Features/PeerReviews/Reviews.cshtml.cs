using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

public sealed class ReviewsModel(AppDb db, InternshipLoader internships, InternshipProgress progress, FactReader facts, ReviewDesk desk) : AppPage
{
    private string school = "";
    private bool calibrated;

    public InternshipPlace Place { get; private set; } = null!;

    public FinalWorkSpec Spec => Place.Package.FinalWork!;

    public IReadOnlyList<string> Locked { get; private set; } = [];

    public FinalWorkStanding Standing { get; private set; } = null!;

    public DateOnly Due { get; private set; }

    public bool MustCalibrate => Spec.Calibration.Count > 0 && !calibrated && Given.Count == 0;

    public IReadOnlyList<GivenRow> Given { get; private set; } = [];

    public GivenRow? InWork => Given.FirstOrDefault(g => g.State == PeerReviewState.Leased && g.LeaseUntil > Now);

    /// <summary>Shown when all are in or the module is over; until then only their number.</summary>
    public IReadOnlyList<PeerReview> OfMine { get; private set; } = [];

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
        Standing = FinalWorkFacts.Standing(await facts.OfAsync(id, Stop));
        var own = await db.Set<Enrolment>().AsNoTracking().Where(e => e.Id == id).Select(e => new
        {
            e.SchoolKey,
            Until = db.Set<RunModule>().Where(m => m.RunId == e.RunId && m.Code == module).Select(m => (DateOnly?)m.To).FirstOrDefault(),
            Tries = db.Set<CalibrationTry>().Count(t => t.EnrolmentId == id),
            Reviews = db.Set<PeerReview>().Any(r => r.ReviewerEnrolmentId == id),
        }).SingleAsync(Stop);
        (school, calibrated, Due) = (own.SchoolKey, own.Tries > 0, own.Until ?? place.EndsOn);
        if (Standing.WorkId is null && !own.Reviews)
        {
            Locked = (await progress.OpenAsync(place.Internship, m => m.Module.Code == module, Stop)).Reasons;
            return true;
        }

        Given = await (
            from r in db.Set<PeerReview>().AsNoTracking()
            join w in db.Set<FinalWork>() on r.WorkId equals w.Id
            where r.ReviewerEnrolmentId == id
            orderby r.LeasedAt
            select new GivenRow(r.Id, w.Title, r.State, r.LeaseUntil, r.SubmittedAt, r.Answer)).ToListAsync(Stop);
        if (Standing.IsPublished && (Standing.ReviewsReceived >= ReviewAllocator.Wanted || Today > Due))
        {
            OfMine = await db.Set<PeerReview>().Where(r => r.WorkId == Standing.WorkId && r.State == PeerReviewState.Submitted).OrderBy(r => r.SubmittedAt).ToListAsync(Stop);
            Summary = ScoreSummary.Of(Spec.Rubric, [.. OfMine.Select(r => r.Content.Scores)]);
        }

        return true;
    }

    public sealed record GivenRow(Guid Id, string Title, PeerReviewState State, DateTimeOffset LeaseUntil, DateTimeOffset? SubmittedAt, string? Answer);
}

using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>What a trainee owes and gets: the next work, the forecast, the result with its explanation, answers, the appeal.</summary>
public sealed partial class ReviewsModel(InternshipLoader internships, InternshipProgress progress, FactReader facts, OwnReviews own, ScoreBoard board, ReviewDealer dealer) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public FinalWorkSpec Spec => Place.Package.FinalWork!;

    public IReadOnlyList<string> Locked { get; private set; } = [];

    public FinalWorkStanding Standing { get; private set; } = null!;

    public ReviewerTerms Terms { get; private set; } = null!;

    public bool Owes => Standing.ReviewsGiven < Standing.ReviewsOwed;

    /// <summary>The internship has ended for this person: what was owed is settled.</summary>
    public bool IsOver => Place.State != EnrolmentState.Approved;

    public int SamplesFirst => Math.Min(ReviewAllocator.SamplesFirst, Spec.Calibration.Count);

    public bool MustCalibrate => Terms.Tries < SamplesFirst && Given.Count == 0;

    public IReadOnlyList<GivenReview> Given { get; private set; } = [];

    public GivenReview? InWork => Given.FirstOrDefault(g => g.State == PeerReviewState.Leased && g.LeaseUntil > Now);

    /// <summary>Shown when all are in or the module is over; until then only their number.</summary>
    public IReadOnlyList<PeerReview> OfMine { get; private set; } = [];

    public WorkResult? Result { get; private set; }

    public ReviewForecast? Forecast { get; private set; }

    public bool MayAppeal => Result is not null && Terms.Appeal is null && !IsOver;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNextAsync(Guid id)
    {
        if (!await LoadAsync(id) || Locked.Count > 0 || IsOver)
        {
            return NotFound();
        }

        if (MustCalibrate)
        {
            return Refuse(new CalibrateFirst());
        }

        var upTo = ReviewAllocator.UpTo(Owes, Now >= Terms.Term - ReviewAllocator.StandbyBefore);
        var (review, refusal) = await dealer.TakeAsync(
            new(Place.Internship.RunId, Place.Internship.ProgrammeVersionId, Me.Id, id, Terms.SchoolKey, Terms.TutorId, upTo, ReviewSource.Pull), Stop);
        return refusal is not null ? Refuse(refusal) : Redirect($"/learn/{id}/reviews/{review}");
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, Guid review, string? answer, RecommendationAnswer? taken, bool? helpful)
    {
        if (!await LoadAsync(id) || OfMine.FirstOrDefault(r => r.Id == review) is not { } mine)
        {
            return NotFound();
        }

        if (await own.AnswerAsync(mine, Me.Id, answer, taken, helpful, Now, Stop) is { } refusal)
        {
            return Refuse(refusal, $"answer-{review}");
        }

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
        Terms = await own.TermsAsync(id, Standing.WorkId, module, place.EndsOn, Stop);
        if (Standing.WorkId is null && !Terms.HasReviews)
        {
            Locked = (await progress.OpenAsync(place.Internship, m => m.Module.Code == module, Stop)).Reasons;
            return true;
        }

        (Given, var received) = await own.ReviewsAsync(id, Standing.WorkId, Stop);
        if (Standing.IsPublished && (Standing.ReviewsReceived >= ReviewAllocator.Wanted || Today > Terms.ModuleEnds))
        {
            OfMine = received;
            Result = WorkResult.Of(Standing.WorkId!.Value, Spec.Rubric, (await board.LoadAsync(place.Internship.RunId, Spec, Stop)).Calibrate(), received);
        }
        else if (Standing.IsPublished)
        {
            Forecast = await own.ForecastAsync(place.Internship.RunId, Standing.WorkId!.Value, Terms.Term, Now, Stop);
        }

        return true;
    }
}

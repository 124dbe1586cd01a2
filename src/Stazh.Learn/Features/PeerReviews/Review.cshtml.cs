using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The work beside the rubric, for the colleague who took it; the same page serves a tutor who steps in, under the run's address.</summary>
public sealed class ReviewModel(ProgrammeLibrary library, ReviewDesk desk, ScoreBoard board) : AppPage
{
    public PeerReview Review { get; private set; } = null!;

    public ReviewContent Written { get; private set; } = ReviewContent.Empty;

    public WorkView Work { get; private set; } = null!;

    public Rubric Rubric => Work.Spec.Rubric;

    public Guid Stamp { get; private set; }

    public bool IsLate => Review.IsLate(Now);

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormFieldsView.None;

    /// <summary>The list this review belongs to.</summary>
    public string Home => Review.ReviewerEnrolmentId is { } mine ? $"/learn/{mine}/reviews" : $"/runs/{Review.RunId}/reviews";

    public ReviewPlace Row { get; private set; } = null!;

    /// <summary>What the review changed; null until the author sees the result.</summary>
    public ReviewEffect? Effect { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? runId, Guid reviewId) => await LoadAsync(id, runId, reviewId) ? Page() : NotFound();

    /// <summary>Answers the script with the new stamp.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid? id, Guid? runId, Guid reviewId, Guid stamp)
    {
        if (!await LoadAsync(id, runId, reviewId))
        {
            return NotFound();
        }

        Read();
        return Review.Save(Written) is null && await desk.CommitAsync(Review, SeenStamp.In(Request, stamp), Stop) is null ? Content(Review.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid? id, Guid? runId, Guid reviewId, Guid stamp)
    {
        if (!await LoadAsync(id, runId, reviewId))
        {
            return NotFound();
        }

        Read();
        return (Review.Save(Written) ?? await desk.CommitAsync(Review, SeenStamp.In(Request, stamp), Stop)) is { } refusal ? Refuse(refusal) : Done(Text["Черновик рецензии сохранён."], Home + "/" + reviewId);
    }

    public async Task<IActionResult> OnPostSubmitAsync(Guid? id, Guid? runId, Guid reviewId, Guid stamp)
    {
        if (!await LoadAsync(id, runId, reviewId))
        {
            return NotFound();
        }

        Read();
        if (Review.Save(Written) is { } closed)
        {
            return Refuse(closed);
        }

        var gaps = Written.Gaps(Rubric).ToList();
        foreach (var (code, refusal) in gaps)
        {
            ModelState.AddModelError(code, refusal.In(Text));
        }

        Errors = gaps.ToDictionary(g => g.Code, g => g.Refusal.In(Text));
        var late = gaps.Count == 0 ? await desk.SubmitAsync(Review, Rubric, Row.AuthorId, Row.AuthorEnrolmentId, Stop) : null;
        if ((late ?? await desk.CommitAsync(Review, SeenStamp.In(Request, stamp), Stop)) is { } problem)
        {
            return Refuse(problem);
        }

        Stamp = Review.Stamp;
        return gaps.Count > 0 ? Invalid() : Done(Text["Рецензия отправлена автору. Спасибо!"], Home);
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid? id, Guid? runId, Guid reviewId, Guid stamp, string? reason)
    {
        if (!await LoadAsync(id, runId, reviewId))
        {
            return NotFound();
        }

        Written = Review.Content;
        return (desk.Return(Review, reason) ?? await desk.CommitAsync(Review, SeenStamp.In(Request, stamp), Stop)) is { } refusal ? Refuse(refusal, "reason") : Done(Text["Работа вернулась в очередь."], Home);
    }

    private void Read() => Written = RubricView.Read(Request.Form, Rubric);

    private async Task<bool> LoadAsync(Guid? id, Guid? runId, Guid reviewId)
    {
        var row = await desk.FindAsync(Me.Id, id, runId, reviewId, Stop);
        if (row is null)
        {
            return false;
        }

        (Row, Review, Stamp) = (row, row.Review, row.Review.Stamp);
        Work = new(WorkContent.FromJson(row.ContentJson), (await library.GetAsync(row.ProgrammeVersionId, Stop)).FinalWork!);
        Written = Review.Content;
        if (Review.State == PeerReviewState.Submitted && (row.Received >= ReviewAllocator.Wanted || Today > row.LastDay))
        {
            Effect = ReviewEffect.Of(Review, Rubric, await board.LoadAsync(Review.RunId, Work.Spec, Stop));
        }

        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The version that the author makes after the reviews. It stands beside the one that was judged and changes no result.</summary>
[RequestSizeLimit(long.MaxValue)]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 4096)]
public sealed class RevisionModel(WorkDesk desk, OwnReviews own, ReviewNotices notices) : OwnWorkPage(desk)
{
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Null before the work is begun.</summary>
    public RevisionGround? Ground { get; private set; }

    public bool IsOpen => Ground?.ResultsAreOut(Today) == true;

    /// <summary>What is written differs from what was judged in this.</summary>
    public WorkDifference Difference => WorkDifference.Of(Spec, Ground!.Reviewed, Written with { Files = Files });

    private IReadOnlyList<WorkFile> Files => [.. Work!.CurrentFiles.Select(f => new WorkFile(f.FileId, f.File.Name, f.File.ContentType, f.File.Length, false))];

    protected override bool IsRevising => true;

    protected override bool IsClosed => !IsOpen;

    protected override string Address => $"/learn/{Place.Internship.Id}/reviews/revision";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Written = Work?.Draft ?? WorkContent.Empty;
        (Input, Note) = (InputModel.Of(Written, Work?.Stamp ?? Guid.Empty), Work?.RevisionNote);
        return Page();
    }

    public Task<IActionResult> OnPostPublishAsync(Guid id) => ActAsync(id, Text["Версия после рецензий опубликована, рецензенты получили уведомление."], "Note", work =>
    {
        var refusal = Check(work);
        if (refusal is null && Errors.Count == 0 && (refusal = Desk.Revise(work, Ground!.Reviewed)) is null)
        {
            notices.Revised(work, Ground.Reviews);
        }

        return Task.FromResult(refusal);
    });

    protected override Refusal? Keep(FinalWork work) => work.SaveRevision(Written, Note, Now);

    protected override async Task<bool> LoadAsync(Guid id)
    {
        if (!await base.LoadAsync(id))
        {
            return false;
        }

        Ground = Work is null ? null : await own.GroundAsync(Work, Place.Internship.Package.FinalWorkModule!.Code, Place.Internship.EndsOn, Stop);
        return true;
    }
}

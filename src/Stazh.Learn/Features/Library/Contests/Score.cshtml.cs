using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>One of the jury reads a programme and gives points with a reason; nobody judges what they proposed.</summary>
public sealed class ScoreModel(AppDb db, ProgrammeContests contests) : AppPage
{
    [BindProperty]
    public ScoreInput Input { get; set; } = new();

    public ProgrammeContest Contest { get; private set; } = null!;

    public Resource Resource { get; private set; } = null!;

    public ContestScore? Score { get; private set; }

    public bool IsOpen => Contest.DecidedAt is null && Resource.OwnerId != Me.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, string slug)
    {
        if (!await LoadAsync(id, slug))
        {
            return NotFound();
        }

        Input = Score is { } given ? new() { Need = given.Need, Soundness = given.Soundness, Effect = given.Effect, Repeatable = given.Repeatable, Reason = given.Reason } : new();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string slug)
    {
        if (!await LoadAsync(id, slug) || !IsOpen)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var score = Score ?? new() { ContestId = id, ResourceId = Resource.Id, JurorId = Me.Id };
        if (score.Give(Input.Need, Input.Soundness, Input.Effect, Input.Repeatable, Input.Reason, Now) is { } no)
        {
            return Refuse(no, no is ScoreNeedsReason ? "Input.Reason" : "");
        }

        return await contests.ScoreAsync(score, Score is null, Stop) is { } lost ? Refuse(lost) : Done(Text["Оценка сохранена."], $"/library/contests/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, string slug)
    {
        var me = Me.Id;
        var found = await (
            from c in contests.Led(me)
            from e in c.Entries
            join r in db.Set<Resource>() on e.ResourceId equals r.Id
            from s in db.Set<ContestScore>().Where(s => s.ContestId == c.Id && s.ResourceId == r.Id && s.JurorId == me).DefaultIfEmpty()
            where c.Id == id && r.Slug == slug
            select new { Contest = c, Resource = r, Score = (ContestScore?)s }).SingleOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Contest, Resource, Score) = (found.Contest, found.Resource, found.Score);
        return true;
    }
}

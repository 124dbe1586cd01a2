using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

public sealed class RouteModel(AppDb db, RouteLoader loader, RouteTelling telling) : AppPage
{
    /// <summary>A script asks for the board alone; it follows redirects with the same header.</summary>
    private const string PartHeader = "X-Part";

    [BindProperty]
    public RouteInput Input { get; set; } = new();

    public RouteBoard Board { get; private set; } = null!;

    /// <summary>Somebody changed the route meanwhile: <see cref="Input"/> is what was not done.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>What was typed is shown again in the form it came from.</summary>
    public bool Typed(string change) => !ModelState.IsValid && Input.Do == change;

    public async Task<IActionResult> OnGetAsync(Guid id, int? version)
    {
        if (await loader.LoadAsync(id, version, change: false, Stop) is not { } board)
        {
            return NotFound();
        }

        Board = board;
        return Show(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await loader.LoadAsync(id, null, change: true, Stop) is not { } board)
        {
            return NotFound();
        }

        Board = board;
        if (!ModelState.IsValid)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        if (board.Newest is { } seen && seen.Stamp != Input.Stamp)
        {
            return Conflict(StatusCodes.Status409Conflict);
        }

        var weeks = board.Shown?.Items.ToDictionary(i => i.Id, i => i.Week) ?? [];
        var steps = new RouteSteps(db, telling, Me.Id, Now);
        var (allowed, refusal, said) = await steps.TakeAsync(board, Input, Stop);
        if (!allowed)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal.In(Text));
            return Show(StatusCodes.Status400BadRequest);
        }

        try
        {
            await db.SaveChangesAsync(Stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            Board = (await loader.LoadAsync(id, null, change: false, Stop))!;
            return Conflict(StatusCodes.Status409Conflict);
        }

        var cost = RouteCost.Of(board, weeks, Input, Text);
        return Done(cost is null ? Text[said] : $"{Text[said]} {cost}", board.Address + (Input.ItemId == Guid.Empty ? "" : $"#i-{Input.ItemId}"));
    }

    private IActionResult Conflict(int status)
    {
        IsConflict = true;
        return Show(status);
    }

    private IActionResult Show(int status)
    {
        if (Request.Headers.ContainsKey(PartHeader))
        {
            var part = Partial("_RouteBoard", this);
            part.StatusCode = status;
            return part;
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>A run among those that the person plans, and its way from enrolling to the end.</summary>
public abstract class PlannedRunPage(AppDb db, RunPlanning planning) : AppPage
{
    protected AppDb Db => db;

    protected RunPlanning Planning => planning;

    public ProgrammeRun Run { get; private set; } = null!;

    public IReadOnlyList<RunTutor> Tutors { get; private set; } = [];

    public Task<IActionResult> OnPostStartAsync(Guid id) => MoveAsync(id, "run.started", Text["Стажировка началась: запись закрыта."], run => run.Start(Now));

    public Task<IActionResult> OnPostFinishAsync(Guid id) => MoveAsync(id, "run.finished", Text["Стажировка завершена: остались документы и рефлексия."], run => run.Finish(Now));

    public Task<IActionResult> OnPostCancelAsync(Guid id, string? reason) => MoveAsync(
        id, "run.cancelled", Text["Группа отменена."], run => string.IsNullOrWhiteSpace(reason) ? new ReasonIsNeeded() : run.Cancel(reason.Trim(), Now));

    private async Task<IActionResult> MoveAsync(Guid id, string action, string message, Func<ProgrammeRun, Refusal?> move)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (move(Run) is { } refusal)
        {
            return RefuseAct(refusal);
        }

        db.Record(Now, Me.Id, action, nameof(ProgrammeRun), id);
        await db.SaveChangesAsync(Stop);
        return Done(message, $"/runs/{id}");
    }

    protected async Task<bool> LoadAsync(Guid id)
    {
        var run = await db.RunsPlannedBy(Me.Id).Include(r => r.Modules).FirstOrDefaultAsync(r => r.Id == id, Stop);
        if (run is null)
        {
            return false;
        }

        (Run, Tutors) = (run, await planning.TutorsAsync(id, Stop));
        return true;
    }

    /// <summary>A refused act leaves the form of dates as it is stored.</summary>
    protected PageResult RefuseAct(Refusal refusal, string field = "")
    {
        Fill();
        ModelState.Clear();
        return Refuse(refusal, field);
    }

    /// <summary>Shows the run as it is stored.</summary>
    protected abstract void Fill();
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>A plan with its exact heads, its execution in the same rows, and what its writers do next (R-051…R-061).</summary>
[AllowAnonymous]
public sealed class PlanModel(AppDb db, PlanAccess access, PlanDesk desk, ReportDesk reports) : AppPage
{
    public PlanRights Rights { get; private set; } = null!;

    public WorkPlan Plan => Rights.Plan;

    public PlanTable Table { get; private set; } = null!;

    public bool ByNumber { get; private set; }

    public IReadOnlyList<ReportCard> Reports { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Responsibles { get; private set; } = new Dictionary<Guid, string>();

    public string? TypedBody { get; private set; }

    public DateOnly Day => Today;

    public IEnumerable<PlanPeriod> Years => ReportYears.Of(Plan.Period);

    private IEnumerable<PlanCells> All => Table.Sections.SelectMany(s => s.Rows);
    public int Rows => All.Count();

    public int Times => All.Sum(r => r.Row.Times);

    public int TimesDone => All.Sum(r => r.Row.TimesDone);

    public int Overdue => Plan.State is PlanState.Signed or PlanState.Approved ? All.Count(r => r.IsOverdue) : 0;

    public Crumb[] Crumbs => Plan.OwnerKind == PlanOwnerKind.Application && access.AddressOf(Plan.Owner) is { } application ? [new(Text["Заявка на статус площадки"], application)]
        : Rights.MayWrite ? [new(Text["Планы и отчёты"], "/plans")] : Rights.SiteSlug is { } slug ? [new(Text["Площадки"], "/sites"), new(Plan.OwnerTitle, $"/sites/{slug}"), new(Text["Планы площадки"], $"/sites/{slug}/plans")]
        : access.AddressOf(Plan.Owner) is { } owner ? [new(Plan.OwnerTitle, owner)] : [];

    public bool MayReport(PlanCells row) => Plan.State is PlanState.Signed or PlanState.Approved && (Rights.MayWrite || (Me.IdOrNull is { } me && row.Row.ResponsiblePersonId == me));

    public async Task<IActionResult> OnGetAsync(Guid id, string? order) => await LoadAsync(id, order) ? Page() : NotFound();

    public Task<IActionResult> OnPostSignAsync(Guid id, Guid stamp, DateOnly on) => StepAsync(
        id, stamp, "plan.signed", false, async plan => plan.Sign(on, Today, await db.Set<PlanRow>().CountAsync(r => r.PlanId == id, Stop), Me.Id), "План подписан.");

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid stamp, DateOnly on, string? body) =>
        StepAsync(id, stamp, "plan.approved", true, plan => Task.FromResult(plan.Approve(on, Today, TypedBody = body, Me.Id)), "План утверждён: теперь его видят все.");

    public Task<IActionResult> OnPostReopenAsync(Guid id, Guid stamp) => StepAsync(id, stamp, "plan.returned", true, plan => Task.FromResult(plan.Reopen()), "План возвращён на доработку.");

    public Task<IActionResult> OnPostCloseAsync(Guid id, Guid stamp) => StepAsync(id, stamp, "plan.closed", true, plan => Task.FromResult(plan.Close()), "План закрыт.");

    public async Task<IActionResult> OnPostMoveAsync(Guid id, Guid row, bool up)
    {
        if (await access.FindAsync(id, Stop) is not { MayWrite: true } rights || await db.Set<PlanRow>().FirstOrDefaultAsync(r => r.Id == row && r.PlanId == id, Stop) is not { } found)
        {
            return NotFound();
        }

        return await desk.MoveRowAsync(rights.Plan, found, up, Me.Id, Stop) is { } refusal ? await RefuseAsync(id, refusal) : DoneQuietly($"/plans/{id}?order=number#row-{row}");
    }

    public async Task<IActionResult> OnPostReportAsync(Guid id, ReportKind kind, DateOnly from)
    {
        if (await access.FindAsync(id, Stop) is not { MayWrite: true } rights || await reports.StartAsync(rights.Plan, kind, from, Me.Id, Stop) is not { } report)
        {
            return NotFound();
        }

        return Done(Text["Отчёт собран из строк плана. Допишите выводы и отправьте."], $"/reports/{report}");
    }

    private async Task<IActionResult> StepAsync(Guid id, Guid stamp, string action, bool approver, Func<WorkPlan, Task<Refusal?>> step, string done)
    {
        if (await access.FindAsync(id, Stop) is not { } rights || !(approver ? rights.MayApprove : rights.MayWrite))
        {
            return NotFound();
        }

        var refusal = rights.Plan.Stamp == stamp ? await step(rights.Plan) : new PlanChangedElsewhere();
        refusal ??= await desk.SaveAsync(action, nameof(WorkPlan), id, Me.Id, Stop);
        return refusal is null ? Done(Text[done], $"/plans/{id}") : await RefuseAsync(id, refusal);
    }

    private async Task<IActionResult> RefuseAsync(Guid id, Refusal refusal)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(id, null);
        return refusal is PlanChangedElsewhere ? Refuse(refusal).AsConflict() : Refuse(refusal);
    }

    private async Task<bool> LoadAsync(Guid id, string? order)
    {
        if (await access.FindAsync(id, Stop) is not { } rights)
        {
            return false;
        }

        Rights = rights;
        ByNumber = order is "number" || (order is not "time" && Plan.Form.Layout().IsNested);
        Table = await desk.LayAsync(Plan, Today, ByNumber, Stop);
        if (rights.MayWrite)
        {
            Reports = Plan.IsPublic ? await db.ReportCards(db.Set<WorkPlan>().Where(p => p.Id == id), Today).Take(50).ToListAsync(Stop) : [];
            Responsibles = await db.NamesAsync(All.Select(r => r.Row.ResponsiblePersonId), Stop);
        }

        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Plans;

/// <summary>A report: lines of the plan, the words of its author, the decision of the coordinator .</summary>
public sealed class ReportModel(AppDb db, PlanAccess access, PlanDesk desk, ReportDesk reports) : AppPage
{
    public ReportInput Input { get; private set; } = new();

    public PlanReport Report { get; private set; } = null!;

    public WorkPlan Plan { get; private set; } = null!;

    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];

    public bool MayWrite { get; private set; }

    public bool MayDecide { get; private set; }

    public PlanReport? Saved { get; private set; }

    public string? Reason { get; private set; }

    public DateOnly Day => Today;

    public int Missing => Lines.Count(l => l.Fact.Length == 0);

    public IEnumerable<(string Title, string Words)> Parts => new (string, string)[]
    {
        (Text["Что отработано"], Report.Subject),
        (Report.Kind == ReportKind.Analysis ? Text["Что сделано"] : Text["Соответствие деятельности заявленным целям"], Report.Goals),
        (Report.Kind == ReportKind.Analysis ? Text["Анализ"] : Text["Динамика результатов участников по направлениям стажировки"], Report.Dynamics),
        (Report.Kind switch { ReportKind.Year => Text["Трудности и предложения"], ReportKind.Analysis => Text["Выводы и рекомендации"], _ => Text["Итог выполнения плана"] }, Report.Conclusions),
    }.Where(p => p.Item2.Length > 0);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        Input = new() { Subject = Report.Subject, Goals = Report.Goals, Dynamics = Report.Dynamics, Conclusions = Report.Conclusions, Stamp = Report.Stamp };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, [Bind(Prefix = nameof(Input))] ReportInput input) => WriteAsync(id, input, send: false);

    public Task<IActionResult> OnPostSendAsync(Guid id, [Bind(Prefix = nameof(Input))] ReportInput input) => WriteAsync(id, input, send: true);

    public async Task<IActionResult> OnPostDecideAsync(Guid id, bool accept, string? reason, Guid stamp)
    {
        Reason = reason;
        if (!await FoundAsync(id) || !MayDecide)
        {
            return NotFound();
        }

        var refusal = Report.Stamp == stamp ? await reports.DecideAsync(Report, accept, reason, Me.Id, Stop) : new PlanChangedElsewhere();
        return refusal is null ? Done(Text[accept ? "Отчёт принят." : "Отчёт возвращён автору."], $"/reports/{id}") : Refuse(refusal);
    }

    private async Task<IActionResult> WriteAsync(Guid id, ReportInput input, bool send)
    {
        Input = input;
        if (!await FoundAsync(id) || !MayWrite)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var stale = Report.Stamp != input.Stamp;
        var refusal = stale ? new PlanChangedElsewhere() : Report.Write(input.Subject, input.Goals, input.Dynamics, input.Conclusions);
        refusal ??= send ? await reports.SendAsync(Plan, Report, Today, Me.Id, Stop) : await desk.SaveAsync("report.written", nameof(PlanReport), id, Me.Id, Stop);
        if (refusal is null)
        {
            return Done(send ? Text["Отчёт отправлен координатору региона."] : Text["Отчёт сохранён."], $"/reports/{id}");
        }

        var page = Refuse(refusal);
        if (refusal is PlanChangedElsewhere)
        {
            Saved = await db.Set<PlanReport>().AsNoTracking().FirstAsync(r => r.Id == id, Stop);
            ModelState.Remove("Input.Stamp");
            Input.Stamp = Saved.Stamp;
            page.StatusCode = StatusCodes.Status409Conflict;
        }

        return page;
    }

    private async Task<bool> FoundAsync(Guid id)
    {
        if (await reports.FindAsync(id, access, Stop) is not ({ } report, { } rights))
        {
            return false;
        }

        (Report, Plan, MayWrite, MayDecide) = (report, rights.Plan, rights.MayWrite, rights.MayApprove);
        Lines = await reports.LinesAsync(Plan, Report, Today, Stop);
        return true;
    }
}

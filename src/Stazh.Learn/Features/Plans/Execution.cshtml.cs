using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Plans;

/// <summary>«Отчет о выполнении» of one time of a row, with attachments; by those who write the plan and by the person responsible.</summary>
public sealed class ExecutionModel(AppDb db, PlanAccess access, ExecutionDesk desk) : AppPage
{
    public InputModel Input { get; private set; } = new();

    public WorkPlan Plan { get; private set; } = null!;

    public PlanRow Row { get; private set; } = null!;

    public IReadOnlyList<PlannedTime> Times { get; private set; } = [];

    /// <summary>What is stored, when somebody saved first.</summary>
    public string? Saved { get; private set; }

    public string Action => $"/plans/{Plan.Id}/rows/{Row.Id}/report";

    public IReadOnlyList<PlanFile> Files => Row.Marks.FirstOrDefault(m => m.DueOn == Input.Due)?.Files ?? [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid rowId, DateOnly? due)
    {
        if (!await FoundAsync(id, rowId))
        {
            return NotFound();
        }

        due ??= Times.Where(t => t.State != TimeState.Done).Select(t => (DateOnly?)t.Due).FirstOrDefault() ?? Times.Select(t => (DateOnly?)t.Due).FirstOrDefault();
        var mark = Row.Marks.FirstOrDefault(m => m.DueOn == due);
        Input = new() { Due = due, DoneOn = mark?.DoneOn ?? Today, Text = mark?.Text, Seen = mark?.At.UtcTicks ?? 0 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid rowId, [Bind(Prefix = nameof(Input))] InputModel input)
    {
        Input = input;
        if (!await FoundAsync(id, rowId))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await desk.MarkAsync(Plan, Row, Times, input, Today, Me.Id, Stop) is { } refusal)
        {
            if (refusal is not PlanChangedElsewhere)
            {
                return Refuse(refusal, refusal is NotYetTime ? "Input.DoneOn" : "");
            }

            var stored = await db.Set<PlanMark>().AsNoTracking().FirstOrDefaultAsync(m => m.RowId == rowId && m.DueOn == input.Due, Stop);
            (Saved, Input.Seen) = (stored?.Text, stored?.At.UtcTicks ?? 0);
            ModelState.Remove("Input.Seen");
            return Refuse(refusal).AsConflict();
        }

        return Done(Text["Отчёт о выполнении сохранён."], $"/plans/{id}#row-{rowId}");
    }

    private async Task<bool> FoundAsync(Guid id, Guid rowId)
    {
        if (await access.FindAsync(id, Stop) is not { } rights || rights.Plan.State is not (PlanState.Signed or PlanState.Approved)
            || await db.Set<PlanRow>().Include(r => r.Marks).ThenInclude(m => m.Files).AsSingleQuery().FirstOrDefaultAsync(r => r.Id == rowId && r.PlanId == id, Stop) is not { } row
            || (!rights.MayWrite && row.ResponsiblePersonId != Me.Id))
        {
            return false;
        }

        (Plan, Row) = (rights.Plan, row);
        Times = PlanBook.TimesOf(row, Plan.Period, row.FollowsRuns ? await db.InternshipsAsync(Plan.Owner, Stop) : [], Today);
        return true;
    }

    public sealed class InputModel
    {
        [Display(Name = "За какой срок")]
        public DateOnly? Due { get; set; }

        [Display(Name = "Когда сделано")]
        [Required(ErrorMessage = "Укажите, когда это сделано.")]
        public DateOnly? DoneOn { get; set; }

        [Display(Name = "Отчёт о выполнении")]
        [Required(ErrorMessage = "Напишите, что сделано.")]
        [StringLength(PlanMark.LongestText, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Text { get; set; }

        public IReadOnlyList<Guid> Remove { get; set; } = [];

        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        public long Seen { get; set; }
    }
}

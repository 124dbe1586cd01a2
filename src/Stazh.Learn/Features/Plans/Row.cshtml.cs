using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Plans;

/// <summary>One row: what was typed is kept, what was understood of its term is shown, a second save shows both texts.</summary>
public sealed class RowModel(AppDb db, PlanAccess access, PlanDesk desk, ProgrammeLibrary library) : AppPage
{
    private const string New = "new";

    public RowInput Input { get; private set; } = new();

    public WorkPlan Plan { get; private set; } = null!;

    public Guid? RowId { get; private set; }

    public IReadOnlyList<Occurrence>? Understood { get; private set; }

    /// <summary>What is stored, when somebody saved first.</summary>
    public PlanRow? Saved { get; private set; }

    public string Action => $"/plans/{Plan.Id}/rows/{(RowId is { } id ? id.ToString() : New)}";

    public IEnumerable<KeyValuePair<string, string>> Formats => library.Formats.OrderBy(f => f.Value, StringComparer.CurrentCulture);

    private PlanRow? Row { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string rowId)
    {
        if (!await FoundAsync(id, rowId))
        {
            return NotFound();
        }

        if (!Plan.IsOpen)
        {
            return Done(Text["План подписан: его строки не меняют. Верните план на доработку."], $"/plans/{id}");
        }

        var mail = Row?.ResponsiblePersonId is { } person ? await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Email).FirstOrDefaultAsync(Stop) : null;
        Input = Row is null ? new() { Section = Plan.Form.Layout() switch { { Sections.Count: > 0 } => 1, var l when l.Has(PlanField.Year) => Plan.From.Year, _ => 0 } } : RowInput.Of(Row, mail);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string rowId, [Bind(Prefix = nameof(Input))] RowInput input)
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

        if (await desk.SaveRowAsync(Plan, Row, input, Me.Id, Stop) is { } refusal)
        {
            if (refusal is not PlanChangedElsewhere)
            {
                return Refuse(refusal, refusal is TermIsNotUnderstood or TermIsOutside ? "Input.Term" : refusal is NobodyWithThisMail ? "Input.Mail" : "");
            }

            Saved = await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == RowId, Stop);
            ModelState.Remove("Input.Stamp");
            Input.Stamp = Saved?.Stamp ?? Guid.Empty;
            return Refuse(refusal).AsConflict();
        }

        var times = await desk.UnderstandAsync(Plan, input.Term, Stop);
        return Done(times is null ? Text["Строка сохранена."] : Text["Строка сохранена. Срок понят так: {0}.", Text.Days(times).TrimEnd('.')], $"/plans/{id}");
    }

    /// <summary>Shows what was understood of the term; nothing is saved.</summary>
    public async Task<IActionResult> OnPostTermAsync(Guid id, string rowId, [Bind(Prefix = nameof(Input))] RowInput input)
    {
        Input = input;
        if (!await FoundAsync(id, rowId))
        {
            return NotFound();
        }

        ModelState.Clear();
        Understood = await desk.UnderstandAsync(Plan, input.Term, Stop);
        return Understood is null ? Refuse(new TermIsNotUnderstood(), "Input.Term") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string rowId)
    {
        if (!await FoundAsync(id, rowId) || Row is null)
        {
            return NotFound();
        }

        return await desk.RemoveRowAsync(Plan, Row, Me.Id, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Строка убрана из плана."], $"/plans/{id}");
    }

    private async Task<bool> FoundAsync(Guid id, string rowId)
    {
        if (await access.FindAsync(id, Stop) is not { MayWrite: true } rights)
        {
            return false;
        }

        Plan = rights.Plan;
        if (rowId == New)
        {
            return true;
        }

        RowId = Guid.TryParse(rowId, out var row) ? row : Guid.Empty;
        Row = await db.Set<PlanRow>().Include(r => r.Marks).AsSingleQuery().FirstOrDefaultAsync(r => r.Id == row && r.PlanId == id, Stop);
        return Row is not null;
    }
}

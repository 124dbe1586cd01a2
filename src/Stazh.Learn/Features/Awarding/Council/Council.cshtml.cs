using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>One council: members, criteria, rules, the order on it, its sittings.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class CouncilModel(AppDb db, CouncilDesk desk, SittingDesk sittings) : AppPage
{
    [BindProperty]
    public CouncilInput Input { get; set; } = new();

    public ExpertCouncil Council { get; private set; } = null!;

    public IReadOnlyList<MemberLine> Members { get; private set; } = [];

    /// <summary>Experts of the region who are not in it.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Experts { get; private set; } = [];

    public IReadOnlyList<CouncilSitting> Sittings { get; private set; } = [];

    /// <summary>Applications whose expertise is over.</summary>
    public int Ready { get; private set; }

    public bool Conflict { get; private set; }

    public DateOnly Day => Today;

    public int Quorum => ExpertCouncil.Quorum(Members.Count, Council.QuorumPercent);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Input = CouncilInput.Of(Council);
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id) => ChangeAsync(id, checks: true, () => desk.SaveAsync(Council, Input, Me.Id, Stop), Text["Правила совета сохранены."]);

    public Task<IActionResult> OnPostMemberAsync(Guid id, Guid person, CouncilPost post) => ChangeAsync(id, checks: false, () => desk.AddMemberAsync(Council, person, post, Me.Id, Stop), Text["Состав сохранён."]);

    public Task<IActionResult> OnPostDropAsync(Guid id, Guid member) => ChangeAsync(id, checks: false, () => desk.DropMemberAsync(Council, member, Me.Id, Stop), Text["Состав сохранён."]);

    public Task<IActionResult> OnPostOrderAsync(Guid id, string? project, string? controller) => ChangeAsync(
        id, checks: false, async () => string.IsNullOrWhiteSpace(project) || string.IsNullOrWhiteSpace(controller) ? new OrderNeedsItsWords() : await desk.DraftOrderAsync(Council, project, controller, Me.Id, Stop),
        Text["Проекты составлены: проверьте тексты и зарегистрируйте их."]);

    public async Task<IActionResult> OnPostSittingAsync(Guid id, DateOnly? heldOn, string? place)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        var (sitting, refusal) = await sittings.PlanAsync(Council, heldOn, place, Me.Id, Stop);
        if (sitting is not null)
        {
            return Done(Text["Заседание назначено. Добавьте заявки в повестку."], $"/awarding/sittings/{sitting.Id}");
        }

        Input = CouncilInput.Of(Council);
        await LoadAsync();
        return Refuse(refusal!);
    }

    private async Task<IActionResult> ChangeAsync(Guid id, bool checks, Func<Task<Refusal?>> change, string done)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (!checks)
        {
            ModelState.Clear();
        }

        var refusal = checks && !ModelState.IsValid ? null : await change();
        if (refusal is null && ModelState.IsValid)
        {
            return Done(done, $"/awarding/councils/{id}");
        }

        db.ChangeTracker.Clear();
        await FindAsync(id);
        await LoadAsync();
        Input = checks ? Input : CouncilInput.Of(Council);
        Conflict = refusal is SomebodyWasFaster;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Council.Stamp;
        var page = refusal is null ? Invalid() : Refuse(refusal);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private async Task<bool> FindAsync(Guid id) => (Council = (await desk.Kept().Include(c => c.Criteria).SingleOrDefaultAsync(c => c.Id == id, Stop))!) is not null;

    private async Task LoadAsync()
    {
        var (id, region) = (Council.Id, Council.Region);
        Members = await desk.MembersAsync(id, region, Stop);
        Experts = Council.IsApproved ? [] : await desk.ExpertsAsync(id, region, Stop);
        Sittings = await db.Set<CouncilSitting>().AsNoTracking().Where(s => s.CouncilId == id).OrderByDescending(s => s.HeldOn).ThenBy(s => s.Id).Take(50).ToListAsync(Stop);
        Ready = await db.Set<StatusApplication>().CountAsync(a => a.Region == region && a.Road == AwardingRoad.Council && a.State == ApplicationState.UnderReview && a.ExpertiseDone, Stop);
    }
}

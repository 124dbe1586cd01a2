using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>A sitting: agenda, who was there, decisions with responsible and day, minutes .</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class SittingModel(AppDb db, NetworkAccess access, CouncilDesk councils, NetworkDesk desk, SiteDirectory sites, IPapers papers) : AppPage
{
    public Council Council { get; private set; } = null!;

    public Sitting Sitting { get; private set; } = null!;

    public AgendaInput Ask { get; private set; } = new();

    public DecisionInput Decision { get; private set; } = new();

    public IReadOnlyDictionary<Guid, SiteName> Sites { get; private set; } = new Dictionary<Guid, SiteName>();

    public IReadOnlyList<PaperLine> Papers { get; private set; } = [];

    public DateOnly Day => Today;

    public IReadOnlyList<CouncilMember> Members => [.. Council.Members.Where(m => m.From <= Sitting.On && (m.Until is null || m.Until >= Sitting.On)).OrderBy(m => m.Role).ThenBy(m => m.Name, StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(Guid id) => await FoundAsync(id) ? await ShownAsync() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(Guid id, [Bind(Prefix = nameof(Ask))] AgendaInput ask)
    {
        Ask = ask;
        return await StepAsync(id, async () => ModelState.IsValid ? await councils.AskAsync(Sitting, ask, Me.Id, Stop) : null, "Ask.Site", Text["Вопрос внесён."]);
    }

    public Task<IActionResult> OnPostMoveAsync(Guid id, Guid stamp, DateOnly on, string? place) =>
        StepAsync(id, async () => Changed(Sitting.Stamp, stamp) ?? Sitting.Move(on, place) ?? await SaveAsync("sitting.moved", id), "", Text["Заседание сохранено."]);

    public Task<IActionResult> OnPostHoldAsync(Guid id, Guid stamp, List<Guid> present) =>
        StepAsync(id, async () => Changed(Sitting.Stamp, stamp) ?? Sitting.Hold(present, [.. Members.Select(m => m.Id)], Today) ?? await SaveAsync("sitting.held", id), "", Text["Заседание отмечено проведённым."]);

    public async Task<IActionResult> OnPostDecideAsync(Guid id, [Bind(Prefix = nameof(Decision))] DecisionInput decision)
    {
        Decision = decision;
        return await StepAsync(id, async () =>
        {
            var item = Sitting.Agenda.Find(i => i.Id == decision.Item);
            return !ModelState.IsValid || item is null ? null : !Sitting.IsHeld ? new SittingIsNotHeld() : Changed(item.Stamp, decision.Stamp) ?? item.Decide(decision) ?? await SaveAsync("sitting.decided", item.Id);
        }, "Decision.DueOn", Text["Решение записано."]);
    }

    public Task<IActionResult> OnPostCarryAsync(Guid id, Guid item, DateOnly on) => StepAsync(
        id, async () => Sitting.Agenda.Find(i => i.Id == item && i.DueOn is not null) is { } found ? found.Carry(on, Today) ?? await SaveAsync("sitting.carried", item) : null, "", Text["Исполнение отмечено."]);

    public async Task<IActionResult> OnPostMinutesAsync(Guid id)
    {
        Paper? paper = null;
        var answer = await StepAsync(id, async () =>
        {
            (paper, var refusal) = await councils.DraftMinutesAsync(Council, Sitting, Me.Id, Stop);
            return refusal;
        }, "", Text["Протокол составлен. Проверьте его и зарегистрируйте."]);
        return paper is null ? answer : Redirect($"/papers/{paper.Id}");
    }

    private static ChangedElsewhere? Changed(Guid now, Guid seen) => now == seen ? null : new();

    private Task<Refusal?> SaveAsync(string action, Guid id) => desk.SaveAsync(action, nameof(Sitting), id, Me.Id, Stop);

    private async Task<bool> FoundAsync(Guid id)
    {
        var regions = await access.RegionsAsync(Stop);
        if (await db.Set<Sitting>().Include(s => s.Agenda).FirstOrDefaultAsync(s => s.Id == id && db.Set<Council>().Any(c => c.Id == s.CouncilId && regions.Contains(c.Region)), Stop) is not { } sitting)
        {
            return false;
        }

        (Sitting, Council) = (sitting, await db.Set<Council>().AsNoTracking().Include(c => c.Members).FirstAsync(c => c.Id == sitting.CouncilId, Stop));
        return true;
    }

    private async Task<IActionResult> StepAsync(Guid id, Func<Task<Refusal?>> step, string field, string done)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        var refusal = await step();
        if (refusal is null && ModelState.IsValid)
        {
            return Done(done, $"/sittings/{id}");
        }

        db.ChangeTracker.Clear();
        await FoundAsync(id);
        await ShownAsync();
        return refusal is null ? Invalid() : refusal is ChangedElsewhere ? Refuse(refusal).AsConflict() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        Sites = await sites.NamesAsync([.. Sitting.Agenda.Where(i => i.SiteId is not null).Select(i => i.SiteId!.Value)], Stop);
        Papers = await papers.OfAsync(new(Sitting.About, Sitting.Id), Stop);
        return Page();
    }
}

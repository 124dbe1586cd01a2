using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>Plans of a network with recurrence and target group, and mutual visits of methodical events (R-148, R-157, F-08, F-10, F-11).</summary>
[AllowAnonymous]
public sealed class NetworkEventsModel(AppDb db, NetworkDesk desk, IPlans plans) : AppPage
{
    public static readonly PlanForm[] Forms = [PlanForm.Network, PlanForm.Years, PlanForm.Directions, PlanForm.Practice, PlanForm.Results];

    public NetworkPlace Place { get; private set; } = null!;

    public MethodNetwork Network => Place.Network;

    public VisitInput Visit { get; private set; } = new();

    public IReadOnlyList<PlanLine> Plans { get; private set; } = [];

    public IReadOnlyList<PlannedRow> Rows { get; private set; } = [];

    public IReadOnlyList<MutualVisit> Visits { get; private set; } = [];

    public int Year { get; private set; }

    public bool MayWrite => Place.MayKeep && Network.CannotGrow(Today) is null;

    public async Task<IActionResult> OnGetAsync(string slug) => await FoundAsync(slug) ? await ShownAsync() : NotFound();

    public async Task<IActionResult> OnPostVisitAsync(string slug, [Bind(Prefix = nameof(Visit))] VisitInput visit)
    {
        Visit = visit;
        if (!await FoundAsync(slug) || !Place.MayKeep)
        {
            return NotFound();
        }

        var refusal = ModelState.IsValid ? Network.CannotGrow(Today) ?? await desk.AddAsync(Network, visit, Today, Me.Id, Stop) : null;
        if (ModelState.IsValid && refusal is null)
        {
            return Done(Text["Поездка внесена."], $"/networks/{slug}/events#visits");
        }

        await ShownAsync();
        return refusal is null ? Invalid() : Refuse(refusal, "Visit.On");
    }

    public async Task<IActionResult> OnPostPlanAsync(string slug, PlanForm form, int year)
    {
        if (!await FoundAsync(slug) || !MayWrite || !Forms.Contains(form) || year is < 2000 or > 2100)
        {
            return NotFound();
        }

        var last = form is PlanForm.Network ? year : year + 2;
        var period = new PlanPeriod(PlanPeriod.SchoolYear(year).From, PlanPeriod.SchoolYear(last).To);
        var plan = plans.Create(new(new(PlanOwnerKind.Network, Network.Id), Network.Title, Network.Region, form, period), Me.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["План создан. Добавьте строки или загрузите их из файла."], $"/plans/{plan.Id}");
    }

    private async Task<bool> FoundAsync(string slug) => await db.NetworkAsync(slug, Me.IdOrNull, Stop) is { } place && (Place = place) is not null;

    private async Task<PageResult> ShownAsync()
    {
        var (id, owner) = (Network.Id, new PlanOwner(PlanOwnerKind.Network, Network.Id));
        Year = PlanPeriod.SchoolYearOf(Today).From.Year;
        Visit.On ??= Today;
        Plans = [.. (await plans.OfAsync(owner, Today, Stop)).Where(p => Place.MayKeep || p.State is PlanState.Approved or PlanState.Closed)];
        var open = Plans.Where(p => p.State is PlanState.Approved or PlanState.Closed && p.From <= Today && p.To >= Today).Select(p => p.Id).ToHashSet();
        Rows = open.Count == 0 ? [] : [.. (await plans.RowsAsync(owner, Today, Stop)).Where(r => open.Contains(r.PlanId)).OrderBy(r => r.PlanId).ThenBy(r => r.Section).ThenBy(r => r.Number, PlanNumbers.Order)];
        Visits = await db.Set<MutualVisit>().AsNoTracking().Where(v => v.NetworkId == id).OrderByDescending(v => v.On).ThenByDescending(v => v.Id).Take(100).ToListAsync(Stop);
        return Page();
    }
}

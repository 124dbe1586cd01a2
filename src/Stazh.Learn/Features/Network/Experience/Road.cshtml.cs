using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>The resource centre of a network and the road map of passing its experience on .</summary>
[AllowAnonymous]
public sealed class RoadModel(AppDb db, NetworkDesk desk, RoadDesk road) : AppPage
{
    public NetworkPlace Place { get; private set; } = null!;

    public MethodNetwork Network => Place.Network;

    public RoadInput Stage { get; private set; } = new();

    public CentreInput Centre { get; private set; } = new();

    public IReadOnlyList<RoadStage> Stages { get; private set; } = [];

    public IReadOnlyList<CentreLine> Centres { get; private set; } = [];

    public RoadStage? Conflict { get; private set; }

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(string slug, Guid? stage) => await FoundAsync(slug) ? await ShownAsync(stage) : NotFound();

    public async Task<IActionResult> OnPostStageAsync(string slug, [Bind(Prefix = nameof(Stage))] RoadInput stage)
    {
        Stage = stage;
        if (!await KeptAsync(slug) || (stage.Id is { } id && await road.OneAsync(Network.Id, id, Stop) is null))
        {
            return NotFound();
        }

        return await AnswerAsync(slug, ModelState.IsValid ? await road.SaveAsync(Network.Id, stage, Me.Id, Stop) : null, "Stage.To", Text["Этап сохранён."]);
    }

    public async Task<IActionResult> OnPostFinishAsync(string slug, Guid id, DateOnly on, string? evidence)
    {
        if (!await KeptAsync(slug) || await road.OneAsync(Network.Id, id, Stop) is not { } stage)
        {
            return NotFound();
        }

        return await AnswerAsync(slug, stage.Finish(on, Today, evidence) ?? await desk.SaveAsync("road.done", nameof(RoadStage), id, Me.Id, Stop), "", Text["Этап отмечен выполненным."]);
    }

    public async Task<IActionResult> OnPostCentreAsync(string slug, [Bind(Prefix = nameof(Centre))] CentreInput centre)
    {
        Centre = centre;
        if (!await KeptAsync(slug))
        {
            return NotFound();
        }

        return await AnswerAsync(slug, ModelState.IsValid ? await road.GiveAsync(Network.Id, centre, Me.Id, Stop) : null, "Centre.To", Text["Статус внесён."]);
    }

    /// <summary>The regulation of the centre from its template, as a paper .</summary>
    public async Task<IActionResult> OnPostRegulationAsync(string slug, Guid id)
    {
        if (!await KeptAsync(slug) || (await road.CentresAsync(Network.Id, Stop)).FirstOrDefault(c => c.Status.Id == id) is not { NeedsRegulation: true })
        {
            return NotFound();
        }

        return Done(Text["Положение составлено. Проверьте текст и зарегистрируйте его."], $"/papers/{await road.DraftRegulationAsync(Network, id, Me.Id, Stop)}");
    }

    private async Task<bool> FoundAsync(string slug) => await db.NetworkAsync(slug, Me.IdOrNull, Stop) is { } place && (Place = place) is not null;

    private async Task<bool> KeptAsync(string slug) => await FoundAsync(slug) && Place.MayKeep;

    private async Task<IActionResult> AnswerAsync(string slug, Refusal? refusal, string field, string done)
    {
        if (ModelState.IsValid && refusal is null)
        {
            return Done(done, $"/networks/{slug}/road");
        }

        db.ChangeTracker.Clear();
        await ShownAsync(null);
        if (refusal is not ChangedElsewhere)
        {
            return refusal is null ? Invalid() : Refuse(refusal, field);
        }

        Conflict = Stages.FirstOrDefault(s => s.Id == Stage.Id);
        Stage.Stamp = Conflict?.Stamp ?? Guid.Empty;
        ModelState.Remove("Stage.Stamp");
        return Refuse(refusal).AsConflict();
    }

    private async Task<PageResult> ShownAsync(Guid? edited)
    {
        var id = Network.Id;
        Stages = await db.Set<RoadStage>().AsNoTracking().Where(s => s.NetworkId == id).OrderBy(s => s.From).ThenBy(s => s.To).ThenBy(s => s.Id).Take(100).ToListAsync(Stop);
        Centres = await road.CentresAsync(id, Stop);
        Stage = Stages.FirstOrDefault(s => s.Id == edited) is { } one ? RoadInput.Of(one) : Stage;
        return Page();
    }
}

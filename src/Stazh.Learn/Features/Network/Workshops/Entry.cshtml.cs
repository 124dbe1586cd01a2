using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>Opens a workshop on a network or at a site, or changes it .</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class WorkshopEntryModel(AppDb db, WorkshopDesk workshops) : AppPage
{
    public WorkshopInput Input { get; private set; } = new();

    public Workshop? Workshop { get; private set; }

    public Workshop? Conflict { get; private set; }

    public IReadOnlyList<WorkshopGround> Grounds { get; private set; } = [];

    private string? Email { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        Input = Workshop is null ? new() { From = Today, Place = Grounds.Count == 1 ? Grounds[0].Id : null } : WorkshopInput.Of(Workshop, Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, [Bind(Prefix = nameof(Input))] WorkshopInput input)
    {
        Input = input;
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        var ground = Grounds.FirstOrDefault(g => g.Id == input.Place);
        if (Workshop is null && ground is null)
        {
            ModelState.AddModelError("Input.Place", Text["Выберите сеть или площадку."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (saved, refusal) = await workshops.SaveAsync(Workshop, ground, input, Me.Id, Stop);
        if (refusal is null)
        {
            return Done(Text["Мастерская сохранена."], $"/workshops/{saved}");
        }

        if (refusal is not ChangedElsewhere)
        {
            return Refuse(refusal, refusal is NobodyWithThisAddress ? "Input.Email" : "Input.Until");
        }

        db.ChangeTracker.Clear();
        await FoundAsync(id);
        (Conflict, input.Stamp) = (Workshop, Workshop!.Stamp);
        ModelState.Remove("Input.Stamp");
        return Refuse(refusal).AsConflict();
    }

    private async Task<bool> FoundAsync(Guid? id)
    {
        if (id is not { } known)
        {
            Grounds = await workshops.GroundsAsync(Me.Id, Stop);
            return true;
        }

        if (await workshops.FindAsync(known, Me.Id, forChange: true, Stop) is not { MayKeep: true } place)
        {
            return false;
        }

        (Workshop, Email) = (place.Workshop, place.MasterEmail);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>Dates, places, tutors and the state of a run: for those who plan it.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class EditModel(AppDb db, RunPlanning planning) : PlannedRunPage(db, planning)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public Guid Stamp { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (Stamp != Run.Stamp)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError("", Text["Группу изменили, пока вы её правили. Ниже — ваши значения; действующие даты: {0}, мест: {1}. Сохраните ещё раз, чтобы заменить.", Wording.Span(Run.StartsOn, Run.EndsOn), Run.Places]);
            ModelState.Remove(nameof(Stamp));
            Stamp = Run.Stamp;
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await Planning.RescheduleAsync(Me.Id, Run, Input, Stop) is { } refusal)
        {
            return Refuse(refusal, refusal is IndividualHasOnePlace ? "Input.Places" : "Input.EndsOn");
        }

        await Db.SaveChangesAsync(Stop);
        return Done(Text["Сохранено. Календари участников обновятся сами."], $"/runs/{id}/edit");
    }

    public async Task<IActionResult> OnPostTutorAsync(Guid id, string? email)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (await Planning.AppointAsync(Me.Id, id, email, Stop) is { } refusal)
        {
            return RefuseAct(refusal, "email");
        }

        await Db.SaveChangesAsync(Stop);
        return Done(Text["Тьютор назначен."], $"/runs/{id}/edit");
    }

    public async Task<IActionResult> OnPostRemoveTutorAsync(Guid id, Guid grant)
    {
        if (!await LoadAsync(id) || !await Planning.DismissAsync(Me.Id, id, grant, Stop))
        {
            return NotFound();
        }

        await Db.SaveChangesAsync(Stop);
        return Done(Text["Тьютор снят."], $"/runs/{id}/edit");
    }

    protected override void Fill()
    {
        Stamp = Run.Stamp;
        Input = PlanInput.Of<InputModel>(Run);
    }

    public sealed class InputModel : PlanInput;
}

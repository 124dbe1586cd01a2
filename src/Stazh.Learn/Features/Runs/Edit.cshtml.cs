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

public sealed record NobodyWithThisMail() : Refusal("Человека с такой почтой на платформе нет. Попросите его зарегистрироваться.");

/// <summary>Dates, places, tutors and the state of a run: for those who plan it.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class EditModel(AppDb db, ProgrammeLibrary library, Roles roles) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public Guid Stamp { get; set; }

    public ProgrammeRun Run { get; private set; } = null!;

    public IReadOnlyList<(Guid GrantId, string Name, string Email)> Tutors { get; private set; } = [];

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

        var package = await library.GetAsync(Run.ProgrammeVersionId, Stop);
        var (starts, ends) = (Input.StartsOn!.Value, Input.EndsOn!.Value);
        if (Run.Reschedule(starts, ends, ModuleDates.Lay(id, package.Modules, starts, ends, Input.Modules), Now) is { } refusal)
        {
            return Refuse(refusal, "Input.EndsOn");
        }

        (Run.Places, Run.Place, Run.TimeZoneId, Run.PresentationAt) = (Input.Places, Input.Place?.Trim() ?? "", Input.TimeZoneId, Input.PresentationAt);
        db.AddRange(Cyclogram.Lay(id, starts, ends, await db.Set<CyclogramTask>().Where(t => t.RunId == id).ToListAsync(Stop), Now));
        db.Record(Now, Me.Id, "run.rescheduled", nameof(ProgrammeRun), id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Сохранено. Календари участников обновятся сами."], $"/runs/{id}/edit");
    }

    public Task<IActionResult> OnPostStartAsync(Guid id) => MoveAsync(id, "run.started", Text["Стажировка началась: запись закрыта."], run => run.Start(Now));

    public Task<IActionResult> OnPostFinishAsync(Guid id) => MoveAsync(id, "run.finished", Text["Стажировка завершена: остались документы и рефлексия."], run => run.Finish(Now));

    public Task<IActionResult> OnPostCancelAsync(Guid id, string? reason) => MoveAsync(
        id, "run.cancelled", Text["Группа отменена."], run => string.IsNullOrWhiteSpace(reason) ? new ReasonIsNeeded() : run.Cancel(reason.Trim(), Now));

    public async Task<IActionResult> OnPostTutorAsync(Guid id, string? email)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var normal = email?.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail == normal && p.ErasedAt == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(Stop);
        var refusal = person is null ? new NobodyWithThisMail() : await roles.GrantAsync(Me.Id, person.Value, Role.Tutor, runId: id, stop: Stop);
        if (refusal is not null)
        {
            Fill();
            ModelState.Clear();
            return Refuse(refusal, "email");
        }

        await db.SaveChangesAsync(Stop);
        return Done(Text["Тьютор назначен."], $"/runs/{id}/edit");
    }

    public async Task<IActionResult> OnPostRemoveTutorAsync(Guid id, Guid grant)
    {
        if (!await LoadAsync(id) || await db.Set<RoleGrant>().FirstOrDefaultAsync(g => g.Id == grant && g.RunId == id && g.RevokedAt == null, Stop) is not { } held)
        {
            return NotFound();
        }

        await roles.RevokeAsync(Me.Id, held, Stop);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Тьютор снят."], $"/runs/{id}/edit");
    }

    private async Task<IActionResult> MoveAsync(Guid id, string action, string message, Func<ProgrammeRun, Refusal?> move)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (move(Run) is { } refusal)
        {
            Fill();
            ModelState.Clear();
            return Refuse(refusal);
        }

        db.Record(Now, Me.Id, action, nameof(ProgrammeRun), id);
        await db.SaveChangesAsync(Stop);
        return Done(message, $"/runs/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var run = await db.RunsPlannedBy(Me.Id).Include(r => r.Modules).FirstOrDefaultAsync(r => r.Id == id, Stop);
        if (run is null)
        {
            return false;
        }

        Run = run;
        Tutors = [.. (await db.Set<RoleGrant>().Where(g => g.RunId == id && g.Role == Role.Tutor && g.RevokedAt == null)
            .Join(db.Set<Person>(), g => g.PersonId, p => p.Id, (g, p) => new { g.Id, Name = p.GivenName + " " + p.FamilyName, p.Email }).ToListAsync(Stop)).Select(t => (t.Id, t.Name, t.Email!))];
        return true;
    }

    private void Fill()
    {
        Stamp = Run.Stamp;
        Input = new()
        {
            StartsOn = Run.StartsOn, EndsOn = Run.EndsOn, Places = Run.Places, Place = Run.Place, TimeZoneId = Run.TimeZoneId,
            Presentation = Run.PresentationAt is { } at && TimeZoneInfo.TryFindSystemTimeZoneById(Run.TimeZoneId, out var zone) ? TimeZoneInfo.ConvertTime(at, zone).DateTime : null,
            Modules = [.. Run.Modules.OrderBy(m => m.Number).Select(m => new PlanInput.ModuleInput { Code = m.Code, From = m.From, To = m.To, StartsAt = m.StartsAt })],
        };
    }

    public sealed class InputModel : PlanInput;
}

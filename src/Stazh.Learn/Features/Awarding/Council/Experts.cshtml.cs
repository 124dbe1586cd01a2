using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A member of the council beside one application.</summary>
public sealed record ExpertChance(MemberLine Member, Conflict Conflict, bool IsSuggested)
{
    public bool MayGet => Conflict == Conflict.None && Member.IsExpert;
}

/// <summary>Experts of one application: who has it, who may get it, whom the draw suggests; conclusions when all who were asked first are in.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class ExpertsModel(AppDb db, ApplicationAccess access, CouncilDesk councils, ExpertDesk desk) : AppPage
{
    [BindProperty]
    public IReadOnlyList<Guid> People { get; set; } = [];

    [BindProperty]
    [Display(Name = "Срок заключения")]
    public DateOnly? DueOn { get; set; }

    public StatusApplication Application { get; private set; } = null!;

    public ExpertCouncil? Council { get; private set; }

    public IReadOnlyList<ConclusionLine> Lines { get; private set; } = [];

    public IReadOnlyList<ExpertChance> Chances { get; private set; } = [];

    public ExpertiseState State { get; private set; } = new([], 0, 0);

    /// <summary>How many may still be asked.</summary>
    public int Free { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        (People, DueOn) = ([.. Chances.Where(c => c.IsSuggested).Select(c => c.Member.PersonId)], Today.AddDays(ExpertDesk.UsualDays));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (DueOn is null || DueOn < Today)
        {
            ModelState.AddModelError(nameof(DueOn), Text["Срок заключения — сегодня или позже."]);
            return Invalid();
        }

        var application = (await access.KeptAsync(id, Stop))!;
        var refusal = Council is null ? new NoCouncilInOffice() : await desk.AssignAsync(application, Council, [.. People.Distinct()], DueOn.Value, Me.Id, Stop);
        return refusal is null ? Done(Text["Заявка передана экспертам: им отправлены уведомления."], $"/applications/{id}/experts") : Refuse(refusal);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, Guid conclusion)
    {
        ModelState.Clear();
        if (!await LoadAsync(id) || await db.Set<ExpertConclusion>().SingleOrDefaultAsync(c => c.Id == conclusion && c.ApplicationId == id, Stop) is not { } row)
        {
            return NotFound();
        }

        return await desk.TakeBackAsync(row, Me.Id, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Заявка у эксперта отозвана. Назначьте другого."], $"/applications/{id}/experts");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await access.Kept().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, Stop) is not { } application || !application.Road.Has(RoadStep.Expertise))
        {
            return false;
        }

        var all = await desk.LinesAsync(id, Stop);
        (Application, Lines) = (application, [.. all.Where(l => l.Conclusion.Version == application.Version)]);
        var asked = Lines.Count > 0 ? Lines[0].Conclusion.CouncilId : (Guid?)null;
        Council = asked is { } councilId
            ? await db.Set<ExpertCouncil>().Include(c => c.Criteria).AsNoTracking().SingleAsync(c => c.Id == councilId, Stop)
            : await councils.InOfficeAsync(application.Region, Today, Stop);
        if (Council is null)
        {
            return true;
        }

        State = ExpertDesk.StateOf(Lines.Select(l => l.Conclusion), Council);
        Free = application.AwaitsExperts ? Math.Max(0, State.Needed - Lines.Count(l => l.Conclusion.DeclinedAt is null)) : 0;
        if (Free > 0)
        {
            var judged = await desk.JudgedAsync(application, all.Select(l => l.Conclusion), Stop);
            var members = await councils.MembersAsync(Council.Id, Council.Region, Stop);
            var had = Lines.Select(l => l.Conclusion.ExpertId).ToHashSet();
            var drawn = ExpertChoice.Draw(members.Where(m => m.IsExpert).Select(m => m.AsCandidate), judged, Council.ExcludesOwnDistrict, had, Free).Select(c => c.PersonId).ToHashSet();
            Chances = [.. members.Where(m => !had.Contains(m.PersonId)).Select(m => new ExpertChance(m, ExpertChoice.ConflictOf(m.AsCandidate, judged, Council.ExcludesOwnDistrict), drawn.Contains(m.PersonId)))];
        }

        return true;
    }
}

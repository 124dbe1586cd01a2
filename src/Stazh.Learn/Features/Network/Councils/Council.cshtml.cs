using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>A council: order and composition, the year's four sittings with the gaps, what is to be carried out .</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class CouncilModel(AppDb db, NetworkAccess access, CouncilDesk councils, NetworkDesk desk) : AppPage
{
    public Council Council { get; private set; } = null!;

    public CouncilInput Input { get; private set; } = new();

    public CouncilMemberInput Member { get; private set; } = new();

    public Council? Conflict { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<Sitting> Sittings { get; private set; } = [];

    public IReadOnlyList<CouncilQuarter> Quarters { get; private set; } = [];

    /// <summary>Decisions with a day that are not carried out.</summary>
    public IReadOnlyList<AgendaItem> Open { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(Guid id, int? year) => await FoundAsync(id) ? await ShownAsync(year) : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(Guid id, [Bind(Prefix = nameof(Input))] CouncilInput input)
    {
        Input = input;
        var refusal = await FoundAsync(id) && ModelState.IsValid ? (await councils.SaveAsync(Council, input, Council.Region, Me.Id, Stop)).Refusal : null;
        if (refusal is not ChangedElsewhere)
        {
            return await AnswerAsync(id, refusal, "", Text["Совет сохранён."]);
        }

        db.ChangeTracker.Clear();
        await FoundAsync(id);
        (Conflict, input.Stamp) = (Council, Council.Stamp);
        ModelState.Remove("Input.Stamp");
        await ShownAsync(null);
        return Refuse(refusal).AsConflict();
    }

    public async Task<IActionResult> OnPostMemberAsync(Guid id, [Bind(Prefix = nameof(Member))] CouncilMemberInput member)
    {
        Member = member;
        var refusal = await FoundAsync(id) && ModelState.IsValid ? await councils.AddAsync(Council, member, Me.Id, Stop) : null;
        return await AnswerAsync(id, refusal, "Member.Email", Text["Член совета внесён."]);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid member)
    {
        if (!await FoundAsync(id) || Council.Members.Find(m => m.Id == member && m.Until is null) is not { } found)
        {
            return NotFound();
        }

        found.Until = Today;
        return await AnswerAsync(id, await desk.SaveAsync("council.member-ended", nameof(CouncilMember), member, Me.Id, Stop), "", Text["Последний день записан."]);
    }

    public async Task<IActionResult> OnPostPlanAsync(Guid id, DateOnly? on, [System.ComponentModel.DataAnnotations.StringLength(300)] string? place)
    {
        if (on is null)
        {
            ModelState.AddModelError("on", Text["Укажите дату."]);
        }

        if (!await FoundAsync(id) || !ModelState.IsValid)
        {
            return await AnswerAsync(id, null, "", "");
        }

        return Done(Text["Заседание назначено. Внесите повестку."], $"/sittings/{await councils.PlanAsync(Council, on!.Value, place, Me.Id, Stop)}");
    }

    private async Task<bool> FoundAsync(Guid id)
    {
        var regions = await access.RegionsAsync(Stop);
        return await db.Set<Council>().Include(c => c.Members).FirstOrDefaultAsync(c => c.Id == id && regions.Contains(c.Region), Stop) is { } council && (Council = council) is not null;
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Refusal? refusal, string field, string done)
    {
        if (Council is null)
        {
            return NotFound();
        }

        if (ModelState.IsValid && refusal is null)
        {
            return Done(done, $"/councils/{id}");
        }

        return await ShownAsync(null) is not null && refusal is null ? Invalid() : Refuse(refusal!, field);
    }

    private async Task<PageResult> ShownAsync(int? year)
    {
        var id = Council.Id;
        Year = year is >= 2000 and <= 2100 ? year.Value : Today.Year;
        (Input, Member.From) = (Input.Title is null ? CouncilInput.Of(Council) : Input, Member.From ?? Council.OrderDate);
        var (from, to) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        Sittings = await db.Set<Sitting>().AsNoTracking().Where(s => s.CouncilId == id && s.On >= from && s.On <= to).OrderBy(s => s.On).ThenBy(s => s.Id).Take(100).ToListAsync(Stop);
        Quarters = CouncilYear.Of(Year, [.. Sittings.Select(s => (s.On, s.IsHeld))]);
        Open = await db.Set<AgendaItem>().AsNoTracking().Where(i => i.DueOn != null && i.DoneOn == null && db.Set<Sitting>().Any(s => s.Id == i.SittingId && s.CouncilId == id)).OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(50).ToListAsync(Stop);
        return Page();
    }
}

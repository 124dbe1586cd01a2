using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>An agreement: its terms, its steps and its paper; «new» adds one (R-149, F-18).</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class AgreementModel(AppDb db, NetworkAccess access, AgreementDesk agreements, NetworkDesk desk, IPapers papers) : AppPage
{
    public AgreementInput Input { get; private set; } = new();

    public Agreement? Agreement { get; private set; }

    public Agreement? Conflict { get; private set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<MemberChoice> Members { get; private set; } = [];

    public IReadOnlyList<PaperLine> Papers { get; private set; } = [];

    /// <summary>Number or reason as typed.</summary>
    public string? Typed { get; private set; }

    public DateOnly Day => Today;

    public AgreementStage Stage => Agreement?.StageOn(Today) ?? AgreementStage.Draft;

    public async Task<IActionResult> OnGetAsync(string id, Guid? member)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        Input = Agreement is null ? new() { Region = Regions[0], Member = member } : AgreementInput.Of(Agreement);
        return await ShownAsync();
    }

    public async Task<IActionResult> OnPostAsync(string id, [Bind(Prefix = nameof(Input))] AgreementInput input)
    {
        Input = input;
        if (!await FoundAsync(id) || (Agreement is null && input.Region is { } region && !Regions.Contains(region)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            await ShownAsync();
            return Invalid();
        }

        var (saved, refusal) = await agreements.SaveAsync(Agreement, input, Agreement?.Region ?? input.Region ?? Regions[0], Me.Id, Stop);
        return refusal is null ? Done(Text["Соглашение сохранено."], $"/agreements/{saved!.Id}") : await RefuseAsync(id, refusal, refusal is EndsBeforeItBegins ? "Input.To" : "");
    }

    public Task<IActionResult> OnPostNegotiateAsync(string id, Guid stamp, DateOnly on) => StepAsync(id, stamp, "agreement.negotiated", a => a.Negotiate(on, Today), Text["Согласование отмечено."]);

    public Task<IActionResult> OnPostSignAsync(string id, Guid stamp, DateOnly on, string? number) =>
        StepAsync(id, stamp, "agreement.signed", a => a.Sign(Typed = number ?? "", on, Today), Text["Соглашение подписано."]);

    public Task<IActionResult> OnPostTerminateAsync(string id, Guid stamp, DateOnly on, string? reason) =>
        StepAsync(id, stamp, "agreement.terminated", a => a.Terminate(on, Typed = reason), Text["Прекращение записано."]);

    public async Task<IActionResult> OnPostDraftAsync(string id)
    {
        var (paper, refusal) = await FoundAsync(id) && Agreement is not null ? await agreements.DraftAsync(Agreement, Me.Id, Stop) : default;
        return paper is null && refusal is null ? NotFound() : refusal is null ? Done(Text["Проект составлен. Допишите открытые места."], $"/papers/{paper!.Id}") : await RefuseAsync(id, refusal, "");
    }

    private async Task<IActionResult> StepAsync(string id, Guid stamp, string action, Func<Agreement, Refusal?> step, string done)
    {
        if (!await FoundAsync(id) || Agreement is null)
        {
            return NotFound();
        }

        var refusal = Agreement.Stamp == stamp ? step(Agreement) : new ChangedElsewhere();
        refusal ??= await desk.SaveAsync(action, nameof(Agreement), Agreement.Id, Me.Id, Stop);
        return refusal is null ? Done(done, $"/agreements/{id}") : await RefuseAsync(id, refusal, "");
    }

    private async Task<IActionResult> RefuseAsync(string id, Refusal refusal, string field)
    {
        db.ChangeTracker.Clear();
        Input = await FoundAsync(id) && Input.FirstParty is null ? AgreementInput.Of(Agreement!) : Input;
        if (refusal is ChangedElsewhere)
        {
            (Conflict, Input.Stamp) = (Agreement, Agreement!.Stamp);
            ModelState.Remove("Input.Stamp");
        }

        await ShownAsync();
        return refusal is ChangedElsewhere ? Refuse(refusal).AsConflict() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        Members = await agreements.ChoicesAsync(Regions, Stop);
        Input.SecondParty ??= Members.FirstOrDefault(m => m.Id == Input.Member)?.Name;
        Papers = Agreement is null ? [] : await papers.OfAsync(new(Agreement.About, Agreement.Id), Stop);
        return Page();
    }

    private async Task<bool> FoundAsync(string id)
    {
        Regions = await access.RegionsAsync(Stop);
        Agreement = Guid.TryParse(id, out var key) ? await db.Set<Agreement>().FirstOrDefaultAsync(a => a.Id == key && Regions.Contains(a.Region), Stop) : null;
        return Regions.Count > 0 && (Agreement is not null || id == "new");
    }
}

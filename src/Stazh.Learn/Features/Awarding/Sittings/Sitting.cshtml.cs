using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A sitting: agenda of applications that are ready, who is there, votes and decisions, the minutes.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class SittingModel(AppDb db, SittingReader reader, SittingDesk desk) : AppPage
{
    public SittingView View { get; private set; } = null!;

    /// <summary>The item whose form was refused, with what was typed.</summary>
    public (Guid Item, DecisionInput Input)? Typed { get; private set; }

    public bool Conflict { get; private set; }

    public DateOnly Day => Today;

    public DecisionInput InputOf(AgendaItem item) =>
        Typed is { } typed && typed.Item == item.Id ? typed.Input with { Stamp = item.Stamp }
        : new(item.Proposal, item.Said, item.Reason, item.Proposal is null ? View.Entitled(item) : item.For, item.Against, item.Abstained, item.Stamp);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostAddAsync(Guid id, IReadOnlyList<Guid> applications) => ChangeAsync(id, () => desk.AddAsync(View, [.. applications.Distinct()], Me.Id, Stop), Text["Повестка сохранена."]);

    public Task<IActionResult> OnPostDropAsync(Guid id, Guid item) => ChangeAsync(id, () => desk.DropAsync(View, item, Me.Id, Stop), Text["Повестка сохранена."]);

    public Task<IActionResult> OnPostAttendAsync(Guid id, DateOnly? heldOn, string? place, IReadOnlyList<Guid> present, Guid stamp) =>
        ChangeAsync(id, () => desk.AttendAsync(View, heldOn, place, present, stamp, Me.Id, Stop), Text["Явка сохранена."]);

    public Task<IActionResult> OnPostDecideAsync(Guid id, Guid item, Proposal? proposal, string? said, string? reason, int votedFor, int against, int abstained, Guid stamp)
    {
        var input = new DecisionInput(proposal, Cut(said, 4000), Cut(reason, 3500), votedFor, against, abstained, stamp);
        Typed = (item, input);
        return ChangeAsync(id, async () => View.Sitting.Agenda.Find(i => i.Id == item) is { } row ? await desk.DecideAsync(View, row, input, Me.Id, Stop) : new SomebodyWasFaster(), Text["Решение записано."]);
    }

    public Task<IActionResult> OnPostCloseAsync(Guid id) => ChangeAsync(id, () => desk.CloseAsync(View, Today, Me.Id, Stop), Text["Протокол составлен: проверьте текст и зарегистрируйте его. После этого решения узнают заявители."]);

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Task<Refusal?>> change, string done)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (await change() is not { } refusal)
        {
            return Done(done, $"/awarding/sittings/{id}");
        }

        db.ChangeTracker.Clear();
        await LoadAsync(id);
        Conflict = refusal is SomebodyWasFaster;
        var page = Refuse(refusal);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private static string? Cut(string? text, int longest) => text is null || text.Length <= longest ? text : text[..longest];

    private async Task<bool> LoadAsync(Guid id) => (View = (await reader.FindAsync(id, kept: true, Stop))!) is not null;
}

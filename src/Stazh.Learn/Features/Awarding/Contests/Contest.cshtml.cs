using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A contest: its regulation, the stages before it, the share of organisations against a dated number, the ranking and the results.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class ContestModel(AppDb db, ContestDesk desk) : AppPage
{
    public ContestView View { get; private set; } = null!;

    public bool Conflict { get; private set; }

    public DateOnly Day => Today;

    public Refusal? CannotBeDecided => View.Contest.CannotBeDecided(View.Window, View.Waiting, View.Ranked.Count(p => p.IsReady), Today);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostCountAsync(Guid id, string? district, int? total, DateOnly? on, string? source, Guid stamp) =>
        ChangeAsync(id, () => desk.CountAsync(View, Cut(district, 200), total, on, Cut(source, 500), stamp, Today, Me.Id, Stop), Text["Число организаций сохранено."]);

    public Task<IActionResult> OnPostRegulationAsync(Guid id) =>
        ChangeAsync(id, () => desk.DraftRegulationAsync(View, Me.Id, Stop), Text["Проекты составлены: проверьте тексты и зарегистрируйте их."]);

    public Task<IActionResult> OnPostInstitutionsAsync(Guid id, ContestStage stage, string? lines) => ChangeAsync(id, () => desk.AddInstitutionsAsync(View, stage, lines, Me.Id, Stop), Text["Список учреждений сохранён."]);

    public Task<IActionResult> OnPostReportAsync(Guid id, Guid institution, DateOnly? on) => ChangeAsync(id, () => desk.ReportAsync(View, institution, on, Me.Id, Stop), Text["Список учреждений сохранён."]);

    public Task<IActionResult> OnPostResultsAsync(Guid id, int? passing) =>
        ChangeAsync(id, () => desk.DraftResultsAsync(View, passing, Today, Me.Id, Stop), Text["Итоги составлены: проверьте текст и зарегистрируйте. После этого решения узнают участники."]);

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Task<Refusal?>> change, string done)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (await change() is not { } refusal)
        {
            return Done(done, $"/awarding/contests/{id}");
        }

        db.ChangeTracker.Clear();
        await LoadAsync(id);
        Conflict = refusal is SomebodyWasFaster;
        var page = Refuse(refusal);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private static string? Cut(string? text, int longest) => text is null || text.Length <= longest ? text : text[..longest];

    private async Task<bool> LoadAsync(Guid id) => (View = (await desk.FindAsync(id, Stop))!) is not null;
}

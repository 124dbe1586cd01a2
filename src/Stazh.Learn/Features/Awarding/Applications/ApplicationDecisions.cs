using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The steps of whoever decides, and the applicant's withdrawal.</summary>
public sealed partial class ApplicationModel
{
    /// <summary>Attach the plan-schedule that is written here.</summary>
    [BindProperty]
    public bool OwnPlan { get; set; }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id) => StepAsync(id, own: true, "application.withdrawn", "Заявка отозвана: {0}.", Text["Заявка отозвана."], (a, now) => a.Withdraw(now));

    public async Task<IActionResult> OnPostPlanAsync(Guid id) =>
        await access.MineAsync(id, Stop) is { IsEditable: true } mine ? Redirect(await plans.BeginAsync(mine, Today, Stop)) : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(Guid id) =>
        StepAsync(id, own: false, "application.checked", "Заявка проверена и принята к рассмотрению: {0}.", Text["Заявка принята к рассмотрению."], (a, now) => a.Accept(now, Me.Id));

    public Task<IActionResult> OnPostReturnAsync(Guid id) =>
        StepAsync(id, own: false, "application.returned", "Заявку вернули на доработку, причина на странице: {0}.", Text["Заявка возвращена на доработку."], (a, now) => a.Return(Reason, now, Me.Id));

    public Task<IActionResult> OnPostRejectAsync(Guid id) =>
        StepAsync(id, own: false, "application.rejected", "Заявка отклонена, причина на странице: {0}.", Text["Заявка отклонена."], (a, now) => a.Reject(Reason, now, Me.Id));

    public Task<IActionResult> OnPostInnovationAsync(Guid id) => FormAsync(id, nameof(Innovation), a => desk.StepAsync(
        a, "application.listed", Me.Id, now => a.Decide(Innovation.Decision(), now, Me.Id), "Организация внесена в перечень инновационных площадок: {0}.", Stop), Text["Решение Комитета внесено."]);

    public Task<IActionResult> OnPostActAsync(Guid id) => FormAsync(id, nameof(Act), a => acts.DraftAsync(a, Act, Me.Id, Stop), Text["Проекты составлены: проверьте тексты и зарегистрируйте их."]);

    public Task<IActionResult> OnPostPresentAsync(Guid id)
    {
        ModelState.Clear();
        return ActAsync(id, own: false, a => acts.PresentAgainAsync(a, Me.Id, Stop), Text["Проекты составлены: проверьте тексты и зарегистрируйте их."]);
    }

    private Task<IActionResult> StepAsync(Guid id, bool own, string action, string sentence, string done, Func<StatusApplication, DateTimeOffset, Refusal?> step)
    {
        ModelState.Clear();
        return ActAsync(id, own, a => desk.StepAsync(a, action, Me.Id, now => step(a, now), sentence, Stop), done);
    }

    private async Task<IActionResult> FormAsync(Guid id, string form, Func<StatusApplication, Task<Refusal?>> act, string done)
    {
        ForgetOthers(form);
        return ModelState.IsValid ? await ActAsync(id, own: false, act, done) : await access.KeptAsync(id, Stop) is null ? NotFound() : await AgainAsync(id, null);
    }
}

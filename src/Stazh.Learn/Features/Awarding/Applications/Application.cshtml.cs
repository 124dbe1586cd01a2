using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

/// <summary>One application: its seven fields, its whole way to the order and where it stands; the form for its applicant, steps for who decides.</summary>
public sealed partial class ApplicationModel(AppDb db, ApplicationAccess access, ApplicationDesk desk, ActDesk acts, ApplicationReader reader, ApplicationPlans plans, FileIntake intake) : AppPage
{
    [BindProperty]
    public ApplicationInput Input { get; set; } = new();

    [BindProperty]
    public ActInput Act { get; set; } = new();

    [BindProperty]
    public InnovationInput Innovation { get; set; } = new();

    [BindProperty]
    public IFormFile? Plan { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ApplicationView View { get; private set; } = null!;

    public bool Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? version)
    {
        if (await reader.FindAsync(id, version, Stop) is not { } view)
        {
            return NotFound();
        }

        (View, Input) = (view, ApplicationInput.From(view.Application.Text, view.Application.Stamp));
        Act = await acts.SuggestAsync(view, Today, Stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool submit)
    {
        if (await access.MineAsync(id, Stop) is not { } mine)
        {
            return NotFound();
        }

        ForgetOthers(nameof(Input));
        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, null);
        }

        Guid? plan = null;
        if (Plan is not null)
        {
            var (file, wrong) = await intake.TakeAsync(Plan, Me.Id, PlanFileAccess.Plan, Stop);
            if (file is null)
            {
                return await AgainAsync(id, wrong, nameof(Plan));
            }

            plan = file.Id;
        }
        else if (OwnPlan)
        {
            (plan, var empty) = await plans.FreezeAsync(mine, Today, Stop);
            if (empty is not null)
            {
                return await AgainAsync(id, empty, nameof(Plan));
            }
        }

        return await desk.WriteAsync(mine, Input.Text, plan, Input.Stamp, submit, Today, Stop) is { } refusal
            ? await AgainAsync(id, refusal, refusal is ApplicationNeedsPlan ? nameof(Plan) : "")
            : Done(submit ? Text["Заявка подана. О каждом решении придёт уведомление."] : Text["Черновик сохранён."], $"/applications/{id}");
    }

    private async Task<IActionResult> ActAsync(Guid id, bool own, Func<StatusApplication, Task<Refusal?>> act, string done)
    {
        if ((own ? await access.MineAsync(id, Stop) : await access.KeptAsync(id, Stop)) is not { } application)
        {
            return NotFound();
        }

        return await act(application) is { } refusal ? await AgainAsync(id, refusal) : Done(done, $"/applications/{id}");
    }

    private async Task<IActionResult> AgainAsync(Guid id, Refusal? refusal, string field = "")
    {
        db.ChangeTracker.Clear();
        View = (await reader.FindAsync(id, null, Stop))!;
        Conflict = refusal is SomebodyWasFaster;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = View.Application.Stamp;
        if (Act.Body is null)
        {
            Act = await acts.SuggestAsync(View, Today, Stop);
        }

        var page = refusal is null ? Invalid() : Refuse(refusal, field);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    /// <summary>The page has three forms: what the others ask for is no mistake of this one.</summary>
    private void ForgetOthers(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(form, StringComparison.Ordinal) && k != nameof(Plan)).ToList())
        {
            ModelState.Remove(key);
        }
    }
}

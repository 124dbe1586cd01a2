using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>One intake: its act and dates, word to the municipal bodies, the list of recommended organisations.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class WindowModel(AppDb db, ApplicationAccess access, WindowDesk desk) : AppPage
{
    [BindProperty]
    public WindowInput Input { get; set; } = new();

    [BindProperty]
    public string? Lines { get; set; }

    public IntakeWindow Window { get; private set; } = null!;

    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];

    public int Submitted { get; private set; }

    public bool Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = WindowInput.From(Window);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id) => ChangeAsync(id, checks: true, async () => (await desk.SaveAsync(Window, Input, Me.Id, Stop)).Refusal, Text["Приём сохранён."]);

    public Task<IActionResult> OnPostTellAsync(Guid id) => ChangeAsync(id, checks: false, () => desk.TellAsync(Window, Me.Id, Stop), Text["Письма муниципальным органам отправлены."]);

    public Task<IActionResult> OnPostNominateAsync(Guid id) => ChangeAsync(id, checks: false, async () =>
    {
        await desk.NominateAsync(Window, Lines, Me.Id, Stop);
        return null;
    }, Text["Список рекомендованных сохранён."]);

    public Task<IActionResult> OnPostDropAsync(Guid id, Guid nomination) => ChangeAsync(id, checks: false, async () =>
    {
        await desk.DropNominationAsync(Window, nomination, Me.Id, Stop);
        return null;
    }, Text["Организация убрана из списка."]);

    private async Task<IActionResult> ChangeAsync(Guid id, bool checks, Func<Task<Refusal?>> change, string done)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!checks)
        {
            ModelState.Clear();
        }
        else if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await change() is not { } refusal)
        {
            return Done(done, $"/awarding/windows/{id}");
        }

        await LoadAsync(id);
        Input = checks ? Input : WindowInput.From(Window);
        Conflict = refusal is SomebodyWasFaster;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Window.Stamp;
        var page = Refuse(refusal);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Set<IntakeWindow>().SingleOrDefaultAsync(w => w.Id == id && access.Grants().Any(g => g.Role == Role.Administrator || g.Region == w.Region), Stop) is not { } window)
        {
            return false;
        }

        Window = window;
        Nominations = await db.Set<Nomination>().AsNoTracking().Where(n => n.WindowId == id).OrderBy(n => n.District).ThenBy(n => n.Organisation).Take(500).ToListAsync(Stop);
        Submitted = await db.Set<StatusApplication>().CountAsync(a => a.WindowId == id && a.Version > 0, Stop);
        return true;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Intakes of the regions that the reader keeps, and the mailboxes of municipal bodies.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class WindowsModel(AppDb db, ApplicationAccess access, WindowDesk desk) : AppPage
{
    [BindProperty]
    public WindowInput Input { get; set; } = new();

    [BindProperty]
    public string? Lines { get; set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public string Region { get; private set; } = "";

    public IReadOnlyList<IntakeWindow> Rows { get; private set; } = [];

    public IReadOnlyList<MunicipalBody> Bodies { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(string? region)
    {
        if (!await LoadAsync(region))
        {
            return NotFound();
        }

        Lines = string.Join('\n', Bodies.Select(b => $"{b.Name} | {b.District} | {b.Email}"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? region)
    {
        if (!await LoadAsync(region))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        Input.Region = Region;
        var (window, refusal) = await desk.SaveAsync(null, Input, Me.Id, Stop);
        return window is null ? Refuse(refusal!) : Done(Text["Приём заявок создан. Теперь известите муниципальные органы."], $"/awarding/windows/{window.Id}");
    }

    public async Task<IActionResult> OnPostBodiesAsync(string? region)
    {
        if (!await LoadAsync(region))
        {
            return NotFound();
        }

        var count = await desk.SetBodiesAsync(Region, Lines, Me.Id, Stop);
        return Done(Text["Адресов сохранено: {0}.", count], $"/awarding/windows?region={Uri.EscapeDataString(Region)}");
    }

    private async Task<bool> LoadAsync(string? region)
    {
        Regions = await access.RegionsAsync(Stop);
        if (Regions.Count == 0 || (region is not null && !Regions.Contains(region)))
        {
            return false;
        }

        Region = region ?? Regions[0];
        Rows = await db.Set<IntakeWindow>().AsNoTracking().Where(w => w.Region == Region).OrderByDescending(w => w.ClosesOn).ThenBy(w => w.Id).Take(100).ToListAsync(Stop);
        Bodies = await db.Set<MunicipalBody>().AsNoTracking().Where(b => b.Region == Region).OrderBy(b => b.District).ThenBy(b => b.Email).ToListAsync(Stop);
        return true;
    }
}

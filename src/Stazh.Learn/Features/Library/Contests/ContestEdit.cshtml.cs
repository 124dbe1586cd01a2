using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>A coordinator announces a contest; its leaders change it until it is decided.</summary>
public sealed class ContestEditModel(ProgrammeContests contests) : AppPage
{
    [BindProperty]
    public ContestInput Input { get; set; } = new();

    public ProgrammeContest? Contest { get; private set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>Somebody saved first: the stored text is shown beside the typed one.</summary>
    public bool Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = Contest is null ? new() { Region = Regions[0], IntakeFrom = Today, IntakeTo = Today.AddMonths(1), SelectionTo = Today.AddMonths(2) } : ContestInput.From(Contest);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var region = Regions.Contains(Input.Region) ? Input.Region! : Regions.Count > 0 ? Regions[0] : "";
        var contest = Contest ?? new() { Id = Guid.CreateVersion7(Now), Region = region };
        if (await contests.SaveAsync(contest, Input.Text, Input.Stamp, Stop) is not { } refusal)
        {
            return Done(Text["Объявление сохранено."], $"/library/contests/{contest.Id}");
        }

        await LoadAsync(id);
        Conflict = refusal is ContestWasSavedFirst;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Contest?.Stamp ?? Guid.Empty;
        var page = Refuse(refusal, refusal is ContestDaysAreOutOfOrder ? "Input.IntakeTo" : "");
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private async Task<bool> LoadAsync(Guid? id)
    {
        Regions = await contests.RegionsAsync(Stop);
        Contest = id is null ? null : await contests.Led(Me.Id).SingleOrDefaultAsync(c => c.Id == id && c.DecidedAt == null, Stop);
        return id is null ? Regions.Count > 0 : Contest is not null;
    }
}

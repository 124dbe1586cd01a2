using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class TasksModel(InternshipLoader internships, InternshipProgress progress, TaskBoard board, TaskDesk desk, IDeficitMaps? maps = null) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public IReadOnlyList<ModuleTasks> Modules { get; private set; } = [];

    public IReadOnlyList<DeficitShare> Coverage { get; private set; } = [];

    public IReadOnlyList<ModuleProgress> Rail { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await internships.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Rail = await progress.OfAsync(place.Internship, Stop);
        var standing = await board.OfAsync(place.Internship, Stop);
        Modules =
        [
            .. Rail.Where(m => place.Package.TasksOf(m.Module).Any()).Select(m => new ModuleTasks(
                m, standing.Of(m.Module), [.. standing.Lines.Where(l => l.Task.Module == m.Module.Code && !l.IsOnRoute)])),
        ];
        Coverage = DeficitShare.Of(place.Package, standing.Lines, maps is null ? null : await maps.OfAsync(id, Stop));
        return Page();
    }

    public IReadOnlyList<string> Reasons(TaskLine line, ModuleTasks module) => desk.Reasons(line, [module.Progress]);
}

/// <param name="Others">Tasks of the module that are not on the route.</param>
public sealed record ModuleTasks(ModuleProgress Progress, IReadOnlyList<TaskLine> Lines, IReadOnlyList<TaskLine> Others);

/// <summary>How much of a deficit the tasks close: 1 − Π(1 − effect).</summary>
/// <param name="Planned">By all tasks that are to be done, 0…1.</param>
/// <param name="Done">By those accepted.</param>
public sealed record DeficitShare(string Title, DeficitLevel? Level, double Planned, double Done)
{
    /// <summary>Deficits of the map, the worst first; without a map those that the tasks work on.</summary>
    public static IReadOnlyList<DeficitShare> Of(ProgrammePackage package, IReadOnlyList<TaskLine> lines, DeficitMapSummary? map)
    {
        double Closed(string deficit, Func<TaskLine, bool> which) => 1 - lines.Where(which).Aggregate(1.0, (left, l) => left * (1 - l.Task.EffectOn(deficit)));

        var known = map?.Lines.ToDictionary(l => l.Code) ?? [];
        return
        [
            .. package.Deficits.Where(d => map is null || known.GetValueOrDefault(d.Code) is { Level: > DeficitLevel.None } or { Priority: > 0 })
                .OrderByDescending(d => known.GetValueOrDefault(d.Code)?.Priority).ThenByDescending(d => known.GetValueOrDefault(d.Code)?.Severity)
                .Select(d => new DeficitShare(d.Title, known.GetValueOrDefault(d.Code)?.Level, Closed(d.Code, l => l.IsOnRoute), Closed(d.Code, l => l.IsAccepted)))
                .Where(s => s.Planned > 0 || s.Done > 0 || map is not null),
        ];
    }
}

using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>What a programme can close of one deficit.</summary>
/// <param name="Most">Share that all its tasks and materials close together, 0…1.</param>
/// <param name="InHours">Share in the best route of the hours given for tasks, all deficits weighing the same, 0…1.</param>
/// <param name="Minutes">Of that route that go to the deficit; an activity of several is shared by its effects.</param>
public sealed record DeficitReach(string Title, double Most, double InHours, double Minutes);

/// <summary>What the planner makes of a programme, for its authors.</summary>
/// <param name="Hours">Academic hours of the modules with tasks.</param>
/// <param name="Coverage">Of the best route in them, all deficits weighing the same, 0…1.</param>
/// <param name="Bound">No route in them covers more, 0…1.</param>
public sealed record ProgrammeReach(int Hours, double Coverage, double Bound, bool IsProven, IReadOnlyList<DeficitReach> Deficits)
{
    /// <summary>A deficit closed to less than this cannot be called closed.</summary>
    public const double Enough = 0.5;

    public static ProgrammeReach Of(ProgrammePackage package)
    {
        var hours = package.Modules.Where(m => m.Has(ModulePart.Tasks)).Sum(m => m.Hours);
        var activities = RouteActivities.OfProgramme(package, Guid.Empty).ToList();
        var needs = package.Deficits.Select(d => new RouteNeed(d.Code, d.Title, 1, DeficitLevel.Marked)).ToList();
        var day = DateOnly.MinValue;
        var plan = RoutePlanner.Plan(new(needs, activities, [new(0, day, day.AddDays(6), hours * 45, hours * 45)], []) { MostNodes = PlanRequest.NodesOnPage });
        var chosen = plan.Added.Select(p => p.Activity).ToList();
        var all = RouteCoverage.Of(needs, [.. activities.Select(a => a.Effects)]);
        var best = RouteCoverage.Of(needs, [.. chosen.Select(a => a.Effects)]);
        return new(hours, plan.Coverage, plan.Bound, plan.IsProven, [.. needs.Select((n, i) => new DeficitReach(
            n.Title, all.Deficits[i].Share, best.Deficits[i].Share, chosen.Sum(a => a.Effects.Sum(e => e.Effect) is var sum and > 0 ? a.Minutes * a.EffectOn(n.Deficit) / sum : 0)))]);
    }
}

/// <summary>The planner's part of the programme's page.</summary>
internal sealed class RouteInsight : IProgrammeInsight
{
    public int Order => 20;

    public Task<ProgrammeInsight?> OfAsync(ProgrammeEntry entry, CancellationToken stop) => Task.FromResult<ProgrammeInsight?>(
        entry.Package.Deficits.Count == 0 || entry.Package.Tasks.Count == 0 ? null : new("insight-route", "Маршруты", "/Features/LearningRoutes/_ProgrammeReach.cshtml", ProgrammeReach.Of(entry.Package)));
}

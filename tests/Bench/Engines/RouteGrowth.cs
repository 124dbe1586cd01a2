using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Bench.Engines;

internal static class RouteGrowth
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    public static IEnumerable<EngineCase> Cases { get; } =
    [
        new("route planner", "candidates of a registry", size => Plan(Registry(size))),
        new("route planner, exact", "tasks and materials, 60 at most", size => Plan(Programme(Math.Min(size, 60)))),
    ];

    private static Action Plan(PlanRequest request) => () => RoutePlanner.Plan(request);

    private static PlanRequest Registry(int count)
    {
        var random = new Random(20261124);
        var needs = Needs(random, 10);
        return new(needs, [.. Enumerable.Range(0, count).Select(i => random.Next(3) switch
        {
            0 => new RouteActivity(RouteItemKind.Task, $"T{i}", "", null, 30 + (15 * random.Next(6)), Effects(random, needs, 1 + random.Next(3), 0.1, 0.6)),
            1 => new(RouteItemKind.Event, $"E{i}", "", null, 45 * (1 + random.Next(4)), Effects(random, needs, 1 + random.Next(3), 0.1, 0.5)) { On = Monday.AddDays(random.Next(-10, 60)), Seats = random.Next(5) },
            _ => new(RouteItemKind.Material, $"M{i}", "", null, 10 + (5 * random.Next(10)), Effects(random, needs, 1 + random.Next(2), 0.05, 0.3)),
        })], [.. Enumerable.Range(0, 8).Select(i => Week(i, 90))], []);
    }

    private static PlanRequest Programme(int count)
    {
        var random = new Random(20261124);
        var needs = Needs(random, 8);
        return new(needs, [.. Enumerable.Range(0, count).Select(i => i < count / 3
            ? new RouteActivity(RouteItemKind.Task, $"T{i}", "", null, 30 + (15 * random.Next(5)), Effects(random, needs, 1 + random.Next(3), 0.2, 0.6)) { Needs = i % 4 > 0 && random.Next(2) == 0 ? [$"T{i - 1}"] : [] }
            : new RouteActivity(RouteItemKind.Material, $"M{i}", "", null, 10 + (5 * random.Next(8)), Effects(random, needs, 1 + random.Next(2), 0.05, 0.25)))], [.. Enumerable.Range(0, 6).Select(i => Week(i, 75))], []);
    }

    private static RouteWeek Week(int index, int minutes) => new(index, Monday.AddDays(7 * index), Monday.AddDays((7 * index) + 6), minutes, minutes);

    private static List<RouteNeed> Needs(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => new RouteNeed($"D{i}", "", 0.1 + (0.9 * random.NextDouble()), DeficitLevel.Partial))];

    private static List<DeficitEffect> Effects(Random random, List<RouteNeed> needs, int count, double least, double most) =>
        [.. needs.OrderBy(_ => random.Next()).Take(count).Select(n => new DeficitEffect(n.Deficit, least + ((most - least) * random.NextDouble())))];
}

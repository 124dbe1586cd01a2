using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>Random requests, the same for a seed, and what tests need to judge a plan by.</summary>
internal static class PlanCases
{
    public static DateOnly Monday { get; } = new(2026, 11, 23);

    /// <summary>Anything that may come: prerequisites, dates, seats, places, pins, weeks of different length, effects of 0 and 1, no minutes at all.</summary>
    public static PlanRequest Any(int seed, int most)
    {
        var random = new Random(seed);
        var needs = Needs(random, random.Next(1, 6));
        var weeks = Enumerable.Range(0, random.Next(1, 6)).Select(i => Week(i, random.Next(4) == 0 ? 0 : random.Next(20, 150))).ToList();
        var activities = Enumerable.Range(0, random.Next(1, most + 1)).Select(i => Any(random, i, needs, weeks.Count)).ToList();
        var kept = random.Next(3) > 0 ? [] : activities.Where(_ => random.Next(6) == 0).Select(a => new PlacedActivity(a, a.On is { } on ? Math.Clamp((on.DayNumber - Monday.DayNumber) / 7, 0, weeks.Count - 1) : random.Next(weeks.Count), RouteReason.Chosen, null)).ToList();
        return new(needs, activities, weeks, kept) { LeastWorth = 0, Region = random.Next(2) == 0 ? "Томская область" : "" };
    }

    /// <summary>A programme: chains of tasks, materials without prerequisites, some dated days; a third or so of it fits.</summary>
    public static PlanRequest Programme(int seed, int count)
    {
        var random = new Random(seed);
        var needs = Needs(random, 8);
        var tasks = count / 3;
        var activities = Enumerable.Range(0, count).Select(i => i < tasks
            ? new RouteActivity(RouteItemKind.Task, $"T{i}", $"Задание {i}", null, 30 + (15 * random.Next(5)), Effects(random, needs, 1 + random.Next(3), 0.2, 0.6)) { Needs = i % 4 > 0 && random.Next(2) == 0 ? [$"T{i - 1}"] : [] }
            : new RouteActivity(RouteItemKind.Material, $"M{i}", $"Материал {i}", null, 10 + (5 * random.Next(8)), Effects(random, needs, 1 + random.Next(2), 0.05, 0.25))).ToList();
        return new(needs, activities, [.. Enumerable.Range(0, 6).Select(i => Week(i, 60 + (15 * random.Next(4))))], []);
    }

    /// <summary>The registry: groups and days of many sites beside the programme.</summary>
    public static PlanRequest Registry(int seed, int count)
    {
        var random = new Random(seed);
        var needs = Needs(random, 10);
        var activities = Enumerable.Range(0, count).Select(i => random.Next(5) switch
        {
            0 => new RouteActivity(RouteItemKind.Task, $"T{i}", $"Задание {i}", null, 30 + (15 * random.Next(6)), Effects(random, needs, 1 + random.Next(3), 0.1, 0.6)),
            1 => new(RouteItemKind.Event, $"E{i}", $"День {i}", null, 45 * (1 + random.Next(4)), Effects(random, needs, 1 + random.Next(3), 0.1, 0.5)) { On = Monday.AddDays(random.Next(-10, 60)), Seats = random.Next(5), Region = random.Next(3) == 0 ? "Томская область" : null },
            2 => new(RouteItemKind.Run, $"R{i}", $"Стажировка {i}", null, 180 * (1 + random.Next(4)), Effects(random, needs, 2 + random.Next(4), 0.2, 0.6)) { On = Monday.AddDays(random.Next(0, 14)), Until = Monday.AddDays(random.Next(14, 50)) },
            _ => new(RouteItemKind.Material, $"M{i}", $"Материал {i}", null, 10 + (5 * random.Next(10)), Effects(random, needs, 1 + random.Next(2), 0.05, 0.3)),
        }).ToList();
        return new(needs, activities, [.. Enumerable.Range(0, 8).Select(i => Week(i, 90))], []) { Region = "Томская область" };
    }

    public static RouteNeed Need(string code, double weight) => new(code, code, weight, DeficitLevel.Partial);

    public static RouteWeek Week(int index, int minutes) => new(index, Monday.AddDays(7 * index), Monday.AddDays((7 * index) + 6), minutes, minutes);

    public static RouteActivity Task(string code, int minutes, string[] needs, params (string Deficit, double Effect)[] effects) =>
        new(RouteItemKind.Task, code, code, null, minutes, [.. effects.Select(e => new DeficitEffect(e.Deficit, e.Effect))]) { Needs = needs };

    public static double Coverage(PlanRequest request, IEnumerable<RouteActivity> items)
    {
        var all = request.Kept.Select(k => k.Activity).Concat(items).ToList();
        var weight = request.Needs.Sum(n => n.Weight);
        return weight <= 0 ? 0 : request.Needs.Sum(n => n.Weight * (1 - all.Aggregate(1.0, (left, a) => left * (1 - a.EffectOn(n.Deficit))))) / weight;
    }

    private static RouteActivity Any(Random random, int i, List<RouteNeed> needs, int weeks)
    {
        var dated = random.Next(5) == 0;
        var on = Monday.AddDays(random.Next(-3, (weeks * 7) + 3));
        return new(dated ? RouteItemKind.Event : RouteItemKind.Task, dated ? $"E{i}" : $"T{i}", $"T{i}", null, random.Next(20) == 0 ? 0 : 5 * random.Next(1, 25), Effects(random, needs, random.Next(0, needs.Count + 1), 0, random.Next(10) == 0 ? 1 : 0.7))
        {
            Needs = i > 0 && random.Next(3) == 0 ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"T{random.Next(random.Next(30) == 0 ? i + 2 : i)}").Distinct()] : [],
            On = dated ? on : null, Until = dated && random.Next(3) == 0 ? on.AddDays(random.Next(1, 12)) : null, Seats = random.Next(8) == 0 ? random.Next(2) : null, Region = random.Next(8) == 0 ? "Омская область" : null,
        };
    }

    private static List<RouteNeed> Needs(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => Need($"D{i}", Math.Round(0.1 + (0.9 * random.NextDouble()), 2)))];

    private static List<DeficitEffect> Effects(Random random, List<RouteNeed> needs, int count, double least, double most) =>
        [.. needs.OrderBy(_ => random.Next()).Take(count).Select(n => new DeficitEffect(n.Deficit, most == 1 && random.Next(2) == 0 ? 1 : Math.Round(least + ((most - least) * random.NextDouble()), 2)))];
}

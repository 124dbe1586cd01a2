using Stazh.Learn.Features.LearningRoutes;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>The best plan by looking at every set of candidates; written without a line of the planner.</summary>
internal static class BruteForce
{
    public static double BestValue(PlanRequest request)
    {
        var kept = request.Kept.Select(k => k.Activity).ToList();
        var candidates = request.Activities.Where(a => kept.TrueForAll(k => k.Code != a.Code) && Suits(request, a)).ToList();
        // What is needed before a pinned task comes with it when it fits at all.
        var best = double.MinValue;
        var must = Must(request, candidates);
        for (var mask = 0; mask < 1 << candidates.Count; mask++)
        {
            var set = candidates.Where((_, i) => (mask >> i & 1) == 1).ToList();
            var value = PlanCases.Coverage(request, set) - (request.PricePerMinute * set.Sum(a => a.Minutes));
            if (value > best && must.TrueForAll(set.Contains) && Fits(request, set))
            {
                best = value;
            }
        }

        return best;
    }

    /// <summary>Earliest deadline first, minute by minute of every week; all prerequisites there and done before.</summary>
    public static bool Fits(PlanRequest request, IReadOnlyList<RouteActivity> set)
    {
        var kept = request.Kept.Where(k => request.Weeks[k.Week].Left > 0).ToDictionary(k => k.Activity.Code);
        var byCode = set.ToDictionary(a => a.Code);
        var keptTasks = request.Kept.Where(k => k.Activity.Kind == RouteItemKind.Task).ToDictionary(k => k.Activity.Code, k => k.Week);
        if (set.Any(a => a.Needs.Any(n => !keptTasks.ContainsKey(n) && (!byCode.TryGetValue(n, out var task) || task.Kind != RouteItemKind.Task))) || Ring(set, byCode))
        {
            return false;
        }

        var last = set.ToDictionary(a => a.Code, a => a.On is { } on ? WeekOf(a.Until ?? on) : request.Weeks.Count - 1);
        var first = set.ToDictionary(a => a.Code, a => Math.Max(a.On is { } on ? WeekOf(on) : 0, a.Needs.Where(keptTasks.ContainsKey).Select(n => keptTasks[n]).DefaultIfEmpty(0).Max()));
        for (var round = 0; round <= set.Count; round++)
        {
            foreach (var a in set)
            {
                foreach (var n in a.Needs.Where(byCode.ContainsKey))
                {
                    last[n] = Math.Min(last[n], last[a.Code]);
                    first[a.Code] = Math.Max(first[a.Code], first[n]);
                }
            }

            foreach (var k in request.Kept)
            {
                foreach (var n in k.Activity.Needs.Where(byCode.ContainsKey))
                {
                    last[n] = Math.Min(last[n], k.Week);
                }
            }
        }

        var jobs = set.Select(a => (a.Code, Left: a.Minutes, First: first[a.Code], Last: last[a.Code]))
            .Concat(kept.Values.Select(k => (Code: "kept " + k.Activity.Code, Left: k.Activity.Minutes, First: k.Activity.On is null ? 0 : k.Week, Last: k.Week))).ToList();
        for (var week = 0; week < request.Weeks.Count; week++)
        {
            var minutes = request.Weeks[week].Left;
            for (var at = Next(week); at >= 0 && minutes > 0; at = Next(week))
            {
                var done = Math.Min(minutes, jobs[at].Left);
                minutes -= done;
                jobs[at] = jobs[at] with { Left = jobs[at].Left - done };
            }

            if (jobs.Exists(j => j.Last <= week && j.Left > 0))
            {
                return false;
            }
        }

        return jobs.TrueForAll(j => j.First <= j.Last);

        int WeekOf(DateOnly day) => (day.DayNumber - PlanCases.Monday.DayNumber) / 7;

        int Next(int week) => jobs.Select((j, i) => (j, i)).Where(p => p.j.Left > 0 && p.j.First <= week).OrderBy(p => p.j.Last).Select(p => p.i).DefaultIfEmpty(-1).First();
    }

    private static bool Suits(PlanRequest request, RouteActivity a) =>
        a.Seats is null or > 0 && (a.Region is null || request.Region.Length == 0 || a.Region == request.Region)
        && (a.On is not { } on || (request.Weeks.FirstOrDefault(w => w.Holds(on)) is { Left: > 0 } && request.Weeks.Any(w => w.Holds(a.Until ?? on))));

    private static bool Ring(IReadOnlyList<RouteActivity> set, Dictionary<string, RouteActivity> byCode) =>
        set.Any(a => Reaches(a, a.Code, byCode, 0));

    private static bool Reaches(RouteActivity from, string code, Dictionary<string, RouteActivity> byCode, int depth) =>
        depth > byCode.Count || from.Needs.Any(n => n == code || (byCode.TryGetValue(n, out var next) && Reaches(next, code, byCode, depth + 1)));

    private static List<RouteActivity> Must(PlanRequest request, List<RouteActivity> candidates)
    {
        var tasks = candidates.Where(a => a.Kind == RouteItemKind.Task).ToDictionary(a => a.Code);
        var keptTasks = request.Kept.Where(k => k.Activity.Kind == RouteItemKind.Task).Select(k => k.Activity.Code).ToHashSet();
        var must = new List<RouteActivity>();
        foreach (var code in request.Kept.SelectMany(k => k.Activity.Needs).Where(n => !keptTasks.Contains(n)))
        {
            Visit(code);
        }

        return must;

        void Visit(string code)
        {
            if (tasks.TryGetValue(code, out var task) && !must.Contains(task))
            {
                must.Add(task);
                task.Needs.Where(n => !keptTasks.Contains(n)).ToList().ForEach(Visit);
            }
        }
    }
}

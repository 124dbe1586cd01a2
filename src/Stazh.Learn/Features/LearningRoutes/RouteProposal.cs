namespace Stazh.Learn.Features.LearningRoutes;

/// <param name="Activities">In the programme's order: it decides between equals.</param>
/// <param name="Kept">What a person pinned or has done: it stays in its week, takes its minutes and closes its share.</param>
public sealed record RouteRequest(
    IReadOnlyList<RouteNeed> Needs, IReadOnlyList<RouteActivity> Activities, IReadOnlyList<RouteWeek> Weeks, IReadOnlyList<PlacedActivity> Kept);

/// <summary>
/// Proposes a route: tasks that close most per minute, together with the tasks they need before them, each in the earliest week with room;
/// then a few materials and groups for what is still open, in the lighter weeks. No week gets more than the person can give, but for a single item that fits in none.
/// Deterministic. Time O(n²·d) for n activities and d deficits.
/// </summary>
public static class RouteProposal
{
    /// <summary>A deficit closed to this share asks for no more materials.</summary>
    public const double WellCovered = 0.8;

    /// <summary>A material that adds less than this to the whole coverage is not worth its minutes.</summary>
    public const double SmallestGain = 0.01;

    /// <summary>A person reads two materials for a deficit, hardly a third.</summary>
    public const int MostForDeficit = 2;

    /// <summary>What is added to <see cref="RouteRequest.Kept"/>, prerequisites before what needs them.</summary>
    public static IReadOnlyList<PlacedActivity> Make(RouteRequest request)
    {
        var plan = new Plan(request);
        foreach (var kept in request.Kept)
        {
            plan.TryPlace(plan.Missing(kept.Activity, kept.Activity.Needs), null);
        }

        var tasks = request.Activities.Where(a => a.Kind == RouteItemKind.Task && !a.ByHandOnly).ToList();
        plan.Fill(tasks, _ => true, 0);
        var rest = request.Activities.Where(a => a.Kind != RouteItemKind.Task && !a.ByHandOnly).ToList();
        plan.Fill(rest, a => request.Needs.Any(n => n.Weight > 0 && a.EffectOn(n.Deficit) > 0 && plan.AsksForMore(n.Deficit)), SmallestGain);
        return plan.Added;
    }

    private sealed class Plan
    {
        private readonly RouteRequest request;
        private readonly Dictionary<string, RouteActivity> tasks;
        private readonly Dictionary<(RouteItemKind, string), int> placed = [];
        private readonly Dictionary<string, double> open;
        private readonly int[] load;
        private readonly double weight;
        private readonly int roomiest;

        public Plan(RouteRequest request)
        {
            this.request = request;
            tasks = request.Activities.Where(a => a.Kind == RouteItemKind.Task).DistinctBy(a => a.Code).ToDictionary(a => a.Code);
            open = request.Needs.DistinctBy(n => n.Deficit).ToDictionary(n => n.Deficit, _ => 1.0);
            load = new int[request.Weeks.Count];
            weight = request.Needs.Sum(n => n.Weight);
            roomiest = request.Weeks.Select(w => w.Left).DefaultIfEmpty(0).Max();
            foreach (var kept in request.Kept)
            {
                Note(kept.Activity, kept.Week);
            }
        }

        public List<PlacedActivity> Added { get; } = [];

        public bool AsksForMore(string deficit) =>
            open[deficit] > 1 - WellCovered && Added.Count(p => p.Activity.Kind != RouteItemKind.Task && p.Activity.EffectOn(deficit) > 0) < MostForDeficit;

        /// <summary>Takes the best by gain for a minute until nothing more fits or helps.</summary>
        public void Fill(List<RouteActivity> from, Func<RouteActivity, bool> wanted, double smallest)
        {
            var left = from.Where(a => !placed.ContainsKey((a.Kind, a.Code))).ToList();
            while (left.Count > 0)
            {
                var best = left.Where(a => !placed.ContainsKey((a.Kind, a.Code)) && wanted(a))
                    .Select(a => (Activity: a, Before: Missing(a, a.Needs)))
                    .Select(c => (c.Activity, c.Before, Gain: Gain([.. c.Before, c.Activity])))
                    .Where(c => c.Gain > 1e-9 && c.Gain >= smallest * weight)
                    .OrderByDescending(c => c.Gain / Math.Max(1, c.Activity.Minutes + c.Before.Sum(b => b.Minutes)))
                    .FirstOrDefault();
                if (best.Activity is null)
                {
                    return;
                }

                TryPlace(best.Before, best.Activity);
                left.Remove(best.Activity);
            }
        }

        /// <summary>Tasks needed before the activity and not yet in the plan, in their order.</summary>
        public List<RouteActivity> Missing(RouteActivity activity, IReadOnlyList<string> needs)
        {
            var result = new List<RouteActivity>();
            var seen = new HashSet<string>();
            if (activity.Kind == RouteItemKind.Task)
            {
                seen.Add(activity.Code);
            }

            void Visit(IReadOnlyList<string> codes)
            {
                foreach (var code in codes)
                {
                    if (seen.Add(code) && tasks.TryGetValue(code, out var task) && !placed.ContainsKey((RouteItemKind.Task, code)))
                    {
                        Visit(task.Needs);
                        result.Add(task);
                    }
                }
            }

            Visit(needs);
            return result;
        }

        /// <summary>All of it or nothing.</summary>
        public void TryPlace(List<RouteActivity> before, RouteActivity? activity)
        {
            var trial = (int[])load.Clone();
            var weeks = new Dictionary<string, int>();
            var found = new List<PlacedActivity>();
            foreach (var each in activity is null ? before : [.. before, activity])
            {
                var earliest = each.Needs.Select(c => weeks.TryGetValue(c, out var w) || placed.TryGetValue((RouteItemKind.Task, c), out w) ? w : 0).DefaultIfEmpty(0).Max();
                if (WeekFor(each, earliest, trial) is not { } week)
                {
                    return;
                }

                trial[week] += each.Minutes;
                weeks[each.Kind == RouteItemKind.Task ? each.Code : ""] = week;
                var asked = each == activity ? Strongest(each) : null;
                found.Add(asked is not null
                    ? new(each, week, RouteReason.Closes, asked)
                    : new(each, week, RouteReason.NeededFor, activity?.Code ?? Dependent(each)));
            }

            foreach (var one in found)
            {
                Note(one.Activity, one.Week);
                Added.Add(one);
            }
        }

        private int? WeekFor(RouteActivity activity, int earliest, int[] loads)
        {
            var weeks = request.Weeks.Where(w => w.Index >= earliest && w.Left > 0 && (activity.On is not { } on || w.Holds(on)));
            // Tasks go on from the first day; reading fills the weeks that are lighter.
            foreach (var week in activity.Kind == RouteItemKind.Task ? weeks : weeks.OrderByDescending(w => w.Left - loads[w.Index]))
            {
                var fits = loads[week.Index] + activity.Minutes <= week.Left;
                if (fits || (loads[week.Index] == 0 && activity.Minutes > roomiest))
                {
                    return week.Index;
                }
            }

            return null;
        }

        private void Note(RouteActivity activity, int week)
        {
            placed.TryAdd((activity.Kind, activity.Code), week);
            if (week >= 0 && week < load.Length)
            {
                load[week] += activity.Minutes;
            }

            foreach (var effect in activity.Effects.Where(e => open.ContainsKey(e.Deficit)))
            {
                open[effect.Deficit] *= 1 - Math.Clamp(effect.Effect, 0, 1);
            }
        }

        private double Gain(IReadOnlyList<RouteActivity> activities) => request.Needs.Sum(need =>
            need.Weight * open[need.Deficit] * (1 - activities.Aggregate(1.0, (left, a) => left * (1 - Math.Clamp(a.EffectOn(need.Deficit), 0, 1)))));

        private string? Strongest(RouteActivity activity) => request.Needs
            .Where(n => activity.EffectOn(n.Deficit) > 0 && n.Weight > 0)
            .OrderByDescending(n => n.Weight * open[n.Deficit] * activity.EffectOn(n.Deficit)).FirstOrDefault()?.Deficit;

        private string? Dependent(RouteActivity task) => request.Kept.FirstOrDefault(k => k.Activity.Needs.Contains(task.Code))?.Activity.Code;
    }
}

using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Puts a request into arrays and names what cannot stand in any plan of it.</summary>
internal sealed class ProblemBuilder
{
    private readonly PlanRequest request;
    private readonly Dictionary<string, int> index = [];
    private readonly double[] weights;
    private readonly Dictionary<ActivityKey, PlanObstacle> leftOut = [];
    private readonly List<Refusal> refusals = [];

    public ProblemBuilder(PlanRequest request)
    {
        this.request = request;
        foreach (var need in request.Needs.Where(n => double.IsFinite(n.Weight) && n.Weight > 0).DistinctBy(n => n.Deficit))
        {
            index[need.Deficit] = index.Count;
        }

        weights = new double[index.Count];
        var sum = 0.0;
        foreach (var need in request.Needs.Where(n => index.ContainsKey(n.Deficit) && double.IsFinite(n.Weight) && n.Weight > 0).DistinctBy(n => n.Deficit))
        {
            weights[index[need.Deficit]] = Math.Min(need.Weight, 1e6);
            sum += weights[index[need.Deficit]];
        }

        for (var d = 0; d < weights.Length; d++)
        {
            weights[d] /= sum;
        }

        Problem = Build();
    }

    public CoverProblem Problem { get; }

    /// <summary>Deficits of the problem, in its order.</summary>
    public IReadOnlyList<string> Deficits => [.. index.Keys];

    public IReadOnlyDictionary<ActivityKey, PlanObstacle> LeftOut => leftOut;

    public List<Refusal> Refusals => refusals;

    private CoverProblem Build()
    {
        var kept = request.Kept.DistinctBy(k => Key(k.Activity)).ToList();
        var known = kept.Select(k => Key(k.Activity)).ToHashSet();
        var capacity = CapacityFor(kept);
        var wanted = new List<RouteActivity>();
        foreach (var activity in request.Activities.Where(a => known.Add(Key(a))))
        {
            if (ObstacleOf(activity) is { } obstacle)
            {
                leftOut[Key(activity)] = obstacle;
            }
            else
            {
                wanted.Add(activity);
            }
        }

        var ordered = InOrder(wanted, kept);
        ordered = Worthwhile(ordered, kept, capacity.Sum() - kept.Sum(k => MinutesOf(k, capacity)));
        return Compile(kept, ordered, capacity);
    }

    private static ActivityKey Key(RouteActivity activity) => new(activity.Kind, activity.Code);

    /// <summary>Kept in a week that is over, it is done or late: it takes nothing from the weeks to come.</summary>
    private static int MinutesOf(PlacedActivity kept, int[] capacity) => WeekOf(kept, capacity) is var w && w >= 0 && capacity[w] > 0 ? Math.Max(0, kept.Activity.Minutes) : 0;

    private static int WeekOf(PlacedActivity kept, int[] capacity) => Math.Clamp(kept.Week, -1, capacity.Length - 1);

    /// <summary>Minutes of the weeks, more where a person pinned more than there is: the rest of the plan goes on as if they found the time.</summary>
    private int[] CapacityFor(List<PlacedActivity> kept)
    {
        var left = request.Weeks.Select(w => Math.Max(0, w.Left)).ToArray();
        var raised = (int[])left.Clone();
        var minutes = kept.Select(k => MinutesOf(k, left)).ToArray();
        var last = kept.Select(k => Math.Max(0, WeekOf(k, left))).ToArray();
        var first = kept.Select((k, i) => k.Activity.On is null ? 0 : last[i]).ToArray();
        var needs = kept.Select(_ => Array.Empty<int>()).ToArray();
        var over = 0;
        while (left.Length > 0 && new WeekWindows(raised, kept.Count, minutes, first, last, needs).KeptExcess() is var (week, excess))
        {
            raised[week] += excess;
            over += excess;
        }

        if (over > 0)
        {
            refusals.Add(new PinnedDoesNotFit(over));
        }

        return raised;
    }

    private PlanObstacle? ObstacleOf(RouteActivity activity) =>
        activity.ByHandOnly ? PlanObstacle.ByHand
        : request.Excluded.Contains(Key(activity)) ? PlanObstacle.Excluded
        : activity.Minutes < 0 ? PlanObstacle.TooLong
        : activity.Seats is <= 0 ? PlanObstacle.NoSeats
        : activity.Region is { Length: > 0 } region && request.Region.Length > 0 && region != request.Region ? PlanObstacle.AnotherRegion
        : activity.On is { } on && WindowOf(activity, on) is null ? PlanObstacle.DateDoesNotSuit
        : null;

    /// <summary>Weeks of what has its own date; null when they do not suit.</summary>
    private (int First, int Last)? WindowOf(RouteActivity activity, DateOnly on)
    {
        var until = activity.Until ?? on;
        var first = request.Weeks.FirstOrDefault(w => w.Holds(on));
        var last = request.Weeks.FirstOrDefault(w => w.Holds(until));
        return first is null || last is null || first.Left <= 0 || last.Index < first.Index || (until == on && !request.IsFree(on)) ? null : (At(first), At(last));

        int At(RouteWeek week) => request.Weeks.TakeWhile(w => w != week).Count();
    }

    /// <summary>Kahn's order (1962), the given one where it is free: prerequisites first. What waits for itself or for what is missing is left out.</summary>
    private List<RouteActivity> InOrder(List<RouteActivity> wanted, List<PlacedActivity> kept)
    {
        var keptTasks = kept.Where(k => k.Activity.Kind == RouteItemKind.Task).Select(k => k.Activity.Code).ToHashSet();
        var tasks = wanted.Where(a => a.Kind == RouteItemKind.Task).Select(a => a.Code).ToHashSet();
        var gone = true;
        while (gone)
        {
            var missing = wanted.Where(a => a.Needs.Any(n => !tasks.Contains(n) && !keptTasks.Contains(n))).ToList();
            foreach (var activity in missing)
            {
                leftOut[Key(activity)] = PlanObstacle.NeedsWhatIsMissing;
                tasks.Remove(activity.Kind == RouteItemKind.Task ? activity.Code : "");
            }

            gone = missing.Count > 0;
            if (gone)
            {
                wanted = [.. wanted.Except(missing)];
            }
        }

        var (ordered, rest, done) = (new List<RouteActivity>(wanted.Count), wanted, keptTasks);
        while (rest.Count > 0)
        {
            var later = new List<RouteActivity>();
            foreach (var activity in rest)
            {
                if (activity.Needs.All(done.Contains))
                {
                    ordered.Add(activity);
                    done.Add(activity.Kind == RouteItemKind.Task ? activity.Code : "");
                }
                else
                {
                    later.Add(activity);
                }
            }

            if (later.Count == rest.Count)
            {
                later.ForEach(a => leftOut[Key(a)] = PlanObstacle.NeedsItself);
                refusals.Add(new TasksWaitForThemselves(string.Join(", ", later.Take(5).Select(a => $"«{a.Title}»"))));
                break;
            }

            rest = later;
        }

        return ordered;
    }

    /// <summary>What pays for its minutes by itself and fits with all it needs, and what that needs.</summary>
    private List<RouteActivity> Worthwhile(List<RouteActivity> ordered, List<PlacedActivity> kept, int free)
    {
        var byCode = ordered.Where(a => a.Kind == RouteItemKind.Task).ToDictionary(a => a.Code);
        var useful = new HashSet<ActivityKey>();
        var asked = kept.SelectMany(k => k.Activity.Needs).Where(byCode.ContainsKey).SelectMany(n => Closure(byCode[n], byCode)).Select(Key).ToHashSet();
        foreach (var activity in ordered)
        {
            var gain = activity.Effects.DistinctBy(e => e.Deficit).Sum(e => index.TryGetValue(e.Deficit, out var d) && e.Effect > 0 ? weights[d] * Math.Min(1, e.Effect) : 0);
            var closure = activity.Needs.Count == 0 ? [activity] : Closure(activity, byCode);
            var obstacle = gain <= 0 ? PlanObstacle.ClosesNothing
                : closure.Sum(a => (long)a.Minutes) > free ? PlanObstacle.TooLong
                : gain < request.LeastWorth * activity.Minutes ? PlanObstacle.NotWorthTheTime : (PlanObstacle?)null;
            if (obstacle is null || asked.Contains(Key(activity)))
            {
                closure.ForEach(a => useful.Add(Key(a)));
            }
            else
            {
                leftOut[Key(activity)] = obstacle.Value;
            }
        }

        useful.ToList().ForEach(k => leftOut.Remove(k));
        return [.. ordered.Where(a => useful.Contains(Key(a)))];
    }

    private static List<RouteActivity> Closure(RouteActivity activity, Dictionary<string, RouteActivity> tasks)
    {
        var (found, seen) = (new List<RouteActivity>(), new HashSet<string>());
        Visit(activity);
        return found;

        void Visit(RouteActivity at)
        {
            foreach (var code in at.Needs.Where(n => tasks.ContainsKey(n) && seen.Add(n)))
            {
                Visit(tasks[code]);
            }

            found.Add(at);
        }
    }

    private CoverProblem Compile(List<PlacedActivity> kept, List<RouteActivity> chosen, int[] capacity)
    {
        RouteActivity[] items = [.. kept.Select(k => k.Activity), .. chosen];
        var tasks = new Dictionary<string, int>();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Kind == RouteItemKind.Task)
            {
                tasks[items[i].Code] = i;
            }
        }

        var needs = items.Select((a, i) => a.Needs.Count == 0 ? [] : a.Needs.Where(n => tasks.TryGetValue(n, out var t) && t != i && (i < kept.Count ? t >= kept.Count : t < i)).Select(n => tasks[n]).Distinct().Order().ToArray()).ToArray();
        var windows = items.Select((a, i) => i < kept.Count ? KeptWindow(kept[i], capacity) : a.On is { } on ? WindowOf(a, on)!.Value : (0, capacity.Length - 1)).ToArray();
        var minutes = items.Select((a, i) => i < kept.Count ? MinutesOf(kept[i], capacity) : a.Minutes).ToArray();
        var closures = new int[items.Length][];
        for (var i = kept.Count; i < items.Length; i++)
        {
            closures[i] = needs[i].Length == 0 ? [i] : [.. needs[i].Where(n => n >= kept.Count).SelectMany(n => closures[n]).Append(i).Distinct().Order()];
        }

        for (var i = 0; i < kept.Count; i++)
        {
            closures[i] = [.. needs[i].SelectMany(n => closures[n]).Distinct().Order()];
        }

        var dependents = items.Select((_, i) => new List<int> { i }).ToArray();
        for (var i = kept.Count; i < items.Length; i++)
        {
            foreach (var need in closures[i].Where(n => n != i))
            {
                dependents[need].Add(i);
            }
        }

        var problem = new CoverProblem
        {
            Items = items, Kept = kept.Count, Weights = weights, Minutes = minutes, Needs = needs, Closures = closures, Dependents = [.. dependents.Select(d => d.ToArray())],
            Windows = new(capacity, kept.Count, minutes, [.. windows.Select(w => w.Item1)], [.. windows.Select(w => w.Item2)], needs),
            Price = double.IsFinite(request.PricePerMinute) ? Math.Max(0, request.PricePerMinute) : 0, MostItems = request.MostItems,
        };
        problem.SetEffects(index);
        return problem;
    }

    private static (int First, int Last) KeptWindow(PlacedActivity kept, int[] capacity)
    {
        var week = Math.Max(0, WeekOf(kept, capacity));
        return (kept.Activity.On is null ? 0 : week, week);
    }
}

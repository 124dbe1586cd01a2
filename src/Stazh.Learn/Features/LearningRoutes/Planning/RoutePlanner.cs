namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// Plans the route that closes most of the deficit map in the person's time: max Σ wᵈ(1 − Πₐ(1 − eₐᵈ)) / Σ wᵈ − price·minutes under minutes of the weeks,
/// prerequisites, dates, seats and place: a monotone submodular cover with a knapsack.
/// <para>
/// Lazy greedy with exchange gives a plan, <see cref="CoverBound"/> the most that any plan could cover; what the bound rules out is dropped (reduced costs), and
/// when at most <see cref="BranchAndBound.MostFree"/> candidates are left in question, branch and bound finds the best plan and proves it, or shows the gap when
/// <see cref="PlanRequest.MostNodes"/> runs out.
/// </para>
/// <para>
/// More minutes or one more activity never lowers what a proven plan covers, for all that was possible stays possible. A plan that is not proven has that of
/// its <see cref="PlanRequest.Before"/>: given the earlier route it never covers less.
/// </para>
/// <para>Pure and deterministic: the same request gives the same plan. O(n log n) for n candidates beyond those in question.</para>
/// </summary>
public static class RoutePlanner
{
    private const double Least = 1e-11;

    /// <summary>Steps of the bound for the whole of the candidates.</summary>
    private const int Rounds = 40;

    /// <summary>Always a plan, never an exception; what was wrong with the request is named in its refusals.</summary>
    public static RoutePlan Plan(PlanRequest request)
    {
        var builder = new ProblemBuilder(request);
        var problem = builder.Problem;
        var basis = Basis(builder);
        var free = Enumerable.Range(problem.Kept, problem.Count - problem.Kept).Where(i => !basis.Has(i)).ToArray();
        Refuse(request, builder, free.Length);
        var (best, above, nodes) = free.Length == 0 ? (basis, basis.Value, 0) : Search(request, problem, basis, free);
        var coverage = problem.Coverage(best.Open);
        // The bound is on the objective; what it covers may be more by the price of the minutes it takes.
        var bound = Math.Clamp(above + (problem.Price * Math.Min(problem.Windows.Free, best.Chosen.Concat(free).Sum(i => (long)problem.Minutes[i]))), coverage, 1);
        return new(
            [.. Told(problem, builder.Deficits, best, request)], coverage, bound, best.Chosen.Sum(i => problem.Minutes[i]) + request.Kept.Sum(k => Math.Max(0, k.Activity.Minutes)), nodes,
            builder.LeftOut, builder.Refusals) { IsProven = above - best.Value <= 1e-9 };
    }

    /// <summary>What the kept needs before it, where that can be had.</summary>
    private static Selection Basis(ProblemBuilder builder)
    {
        var basis = new Selection(builder.Problem);
        for (var i = 0; i < builder.Problem.Kept; i++)
        {
            if (!basis.TryAdd(i))
            {
                builder.Refusals.Add(new PinnedLacksWhatItNeeds(builder.Problem.Items[i].Title));
            }
        }

        return basis;
    }

    private static void Refuse(PlanRequest request, ProblemBuilder builder, int free)
    {
        if (builder.Problem.Weights.Length == 0)
        {
            builder.Refusals.Add(new NothingToClose());
        }
        else if (request.Weeks.All(w => w.Left <= 0))
        {
            builder.Refusals.Add(new NoMinutesLeft());
        }
        else if (free == 0 && request.Activities.Count == 0 && request.Kept.Count == 0)
        {
            builder.Refusals.Add(new NothingToChooseFrom());
        }
        else if (free == 0 && builder.Problem.Count == 0)
        {
            builder.Refusals.Add(new NothingFits());
        }
    }

    private static (Selection Best, double Above, int Nodes) Search(PlanRequest request, CoverProblem problem, Selection basis, int[] free)
    {
        var greedy = new LazyGreedy(problem);
        var best = basis.Copy();
        greedy.Fill(best, free);
        best = Better(best, greedy.FromBestSingle(basis, free));
        best = Better(best, From(request, problem, basis, free, greedy));

        var bounds = new CoverBound(problem);
        var x = Array.ConvertAll(free, i => best.Has(i) ? 1.0 : 0);
        var above = basis.Value + bounds.Of(free, free.Length, basis.Open, basis.Left, x, Rounds, best.Value - basis.Value);
        if (above <= best.Value + Least)
        {
            return (best, best.Value, 0);
        }

        var core = Reduce(problem, bounds, ref basis, free, best.Value, above);
        var must = basis.Chosen.ToHashSet();
        best = greedy.Exchange(best, core, must);
        core = Reduce(problem, bounds, ref basis, core, best.Value, above);
        if (core.Length > BranchAndBound.MostFree)
        {
            return (best, above, 0);
        }

        var search = new BranchAndBound(problem, bounds, basis, core, request.MostNodes);
        above = Math.Min(above, search.Search(best, above));
        return (search.Best is { } found ? Selection.Of(problem, found) : best, above, search.Nodes);
    }

    private static Selection Better(Selection one, Selection other) => other.Value > one.Value + Least ? other : one;

    /// <summary>The earlier route as far as it fits, and what can be added to it.</summary>
    private static Selection From(PlanRequest request, CoverProblem problem, Selection basis, int[] free, LazyGreedy greedy)
    {
        var before = request.Before.ToHashSet();
        var selection = basis.Copy();
        if (before.Count > 0)
        {
            foreach (var item in free.Where(i => before.Contains(new(problem.Items[i].Kind, problem.Items[i].Code))))
            {
                selection.TryAdd(item);
            }

            greedy.Fill(selection, free);
        }

        return selection;
    }

    /// <summary>Drops what no plan better than the value has, and takes for sure what every better plan has.</summary>
    private static int[] Reduce(CoverProblem problem, CoverBound bounds, ref Selection basis, int[] free, double value, double above)
    {
        var gone = new bool[problem.Count];
        var sure = basis.Copy();
        foreach (var item in free)
        {
            var reduced = bounds.Reduced(item);
            if (reduced < 0 && above + reduced < value - Least)
            {
                Array.ForEach(problem.Dependents[item], i => gone[i] = true);
            }
            else if (reduced > 0 && above - reduced < value - Least && !gone[item])
            {
                sure.TryAdd(item);
            }
        }

        basis = sure;
        return [.. free.Where(i => !gone[i] && !sure.Has(i))];
    }

    private static IEnumerable<PlacedActivity> Told(CoverProblem problem, IReadOnlyList<string> deficits, Selection plan, PlanRequest request)
    {
        var kept = problem.OpenAfter([]);
        foreach (var (item, week) in new RouteLaying(problem, plan.Chosen).Lay())
        {
            var own = problem.Gain(item, kept);
            var heir = problem.Dependents[item].Where(d => d != item && plan.Has(d)).OrderByDescending(d => problem.Gain(d, kept)).FirstOrDefault(-1);
            var pinned = Array.FindIndex(problem.Items, 0, problem.Kept, k => k.Needs.Contains(problem.Items[item].Code) && problem.Items[item].Kind == RouteItemKind.Task);
            var strongest = problem.Strongest(item, kept);
            yield return (heir >= 0 && problem.Gain(heir, kept) > own) || strongest < 0
                ? new(problem.Items[item], request.Weeks[week].Index, RouteReason.NeededFor, heir >= 0 ? problem.Items[heir].Code : pinned >= 0 ? problem.Items[pinned].Code : null)
                : new(problem.Items[item], request.Weeks[week].Index, RouteReason.Closes, deficits[strongest]);
        }
    }
}

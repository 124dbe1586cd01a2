using System.Diagnostics;
using System.Globalization;
using Stazh.Learn.Features.LearningRoutes;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>The figures of the planner, printed: against every set of small cases, on whole programmes, on a registry, and beside the rule it replaced.</summary>
public sealed class RoutePlannerFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void A_plan_is_the_best_of_all_sets_in_1000_small_cases()
    {
        var (cases, bounded, nodes, worst) = (0, 0, 0, 0.0);
        for (var seed = 1; cases < 1000; seed++)
        {
            var request = PlanCases.Any(seed, 14);
            if (request.Kept.Count > 0 && !BruteForce.Fits(request, []))
            {
                continue; // More is pinned than fits: there is no best to compare with. Named refusals have their own test.
            }

            var best = BruteForce.BestValue(request);
            if (best == double.MinValue)
            {
                continue; // What a pinned task needs cannot be had.
            }

            var plan = RoutePlanner.Plan(request);
            var value = PlanCases.Coverage(request, plan.Added.Select(p => p.Activity)) - (request.PricePerMinute * plan.Added.Sum(p => p.Activity.Minutes));
            Assert.True(BruteForce.Fits(request, [.. plan.Added.Select(p => p.Activity)]), $"seed {seed} does not fit");
            Assert.True(Math.Abs(value - best) < 1e-9, $"seed {seed}: {value} instead of {best}");
            Assert.True(plan.IsProven, $"seed {seed} is not proven");
            Assert.Equal(PlanCases.Coverage(request, plan.Added.Select(p => p.Activity)), plan.Coverage, 9);
            cases++;
            bounded += plan.Nodes == 0 ? 1 : 0;
            nodes += plan.Nodes;
            worst = Math.Max(worst, plan.Bound - plan.Coverage);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} of {cases} equal the best of all sets; {bounded} proven by the bound alone, {nodes / (double)cases:0.0} steps on average, greatest gap {worst:0.0e0}"));
    }

    [Fact]
    public void Programmes_of_60_candidates_are_planned_exactly_or_show_the_gap()
    {
        var runs = Enumerable.Range(1, 40).Select(seed => Timed(PlanCases.Programme(seed, 60))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"60 candidates, 40 programmes: {runs.Count(r => r.Plan.IsProven)} proven best; median {Median(runs.Select(r => r.Milliseconds)):0.0} ms, slowest {runs.Max(r => r.Milliseconds):0} ms, steps median {Median(runs.Select(r => (double)r.Plan.Nodes)):0}, most {runs.Max(r => r.Plan.Nodes)}, greatest gap {runs.Max(r => r.Plan.Gap):0.00 %}"));
        Assert.All(runs, r => Assert.True(r.Plan.Gap < 0.02));
        Assert.True(runs.Count(r => r.Plan.IsProven) >= 36, "Fewer than nine tenths are proven");
    }

    [Theory]
    [InlineData(PlanRequest.NodesOnPage, 0.85)]
    [InlineData(300, 0.4)]
    public void Whoever_waits_gets_a_plan_after_so_many_steps_and_the_gap_that_is_left(int most, double proven)
    {
        var runs = Enumerable.Range(1, 60).Select(seed => PlanCases.Programme(seed, 60)).Select(r => (Plan: RoutePlanner.Plan(r with { MostNodes = most }), Best: RoutePlanner.Plan(r))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"60 candidates, {most} steps: {runs.Count(r => r.Plan.IsProven)} of {runs.Count} proven best, most steps {runs.Max(r => r.Plan.Nodes)}, greatest gap shown {runs.Max(r => r.Plan.Gap):0.00 %}, greatest loss against the best known {runs.Max(r => r.Best.Coverage - r.Plan.Coverage):0.00 %}"));
        Assert.All(runs, r => Assert.InRange(r.Plan.Nodes, 0, most + 64)); // Each open level counts its last step.
        Assert.All(runs, r => Assert.True(r.Plan.Bound >= r.Best.Coverage - 1e-9, "The bound holds whenever the search stops"));
        Assert.All(runs, r => Assert.True(r.Plan.IsProven || r.Plan.Gap is > 0 and < 0.08, "What is not proven shows its gap"));
        Assert.True(runs.Count(r => r.Plan.IsProven) >= proven * runs.Count);
    }

    [Fact]
    public void Registries_of_10_000_candidates_have_a_gap_of_at_most_5_percent()
    {
        var runs = Enumerable.Range(1, 15).Select(seed => Timed(PlanCases.Registry(seed, 10_000))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10 000 candidates, 15 registries: gap median {Median(runs.Select(r => r.Plan.Gap)):0.00 %}, greatest {runs.Max(r => r.Plan.Gap):0.00 %}, {runs.Count(r => r.Plan.IsProven)} proven best; median {Median(runs.Select(r => r.Milliseconds)):0} ms, slowest {runs.Max(r => r.Milliseconds):0} ms; coverage median {Median(runs.Select(r => r.Plan.Coverage)):0.0 %}"));
        Assert.InRange(Median(runs.Select(r => r.Plan.Gap)), 0, 0.05);
    }

    [Fact]
    public void The_plan_covers_more_than_greedy_by_severity()
    {
        var runs = Enumerable.Range(1, 200).Select(seed => PlanCases.Programme(seed, 40)).Select(r => (Plan: RoutePlanner.Plan(r).Coverage, Naive: NaiveRoute.Coverage(r))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"200 programmes of 40 candidates: planner {runs.Average(r => r.Plan):0.0 %}, greedy by severity {runs.Average(r => r.Naive):0.0 %}; the planner is better in {runs.Count(r => r.Plan > r.Naive + 1e-9)}, worse in {runs.Count(r => r.Plan < r.Naive - 1e-9)}; least lead {runs.Min(r => r.Plan - r.Naive):0.0 %}, greatest {runs.Max(r => r.Plan - r.Naive):0.0 %}"));
        Assert.All(runs, r => Assert.True(r.Plan >= r.Naive - 1e-6));
        Assert.True(runs.Average(r => r.Plan - r.Naive) > 0.03);
    }

    private static (RoutePlan Plan, double Milliseconds) Timed(PlanRequest request)
    {
        RoutePlanner.Plan(request);
        var clock = Stopwatch.StartNew();
        var plan = RoutePlanner.Plan(request);
        return (plan, clock.Elapsed.TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> of)
    {
        var sorted = of.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

/// <summary>The rule that the planner replaced: the gravest deficit first, for it the strongest activity that still fits with all it needs.</summary>
internal static class NaiveRoute
{
    public static double Coverage(PlanRequest request)
    {
        var (chosen, left, tasks) = (new List<RouteActivity>(), request.Weeks.Sum(w => w.Left), request.Activities.Where(a => a.Kind == RouteItemKind.Task).ToDictionary(a => a.Code));
        for (var more = true; more;)
        {
            more = false;
            foreach (var need in request.Needs.OrderByDescending(n => n.Weight))
            {
                foreach (var activity in request.Activities.Where(a => !chosen.Contains(a) && a.EffectOn(need.Deficit) > 0).OrderByDescending(a => a.EffectOn(need.Deficit)))
                {
                    var all = With(activity).Where(a => !chosen.Contains(a)).ToList();
                    if (all.Sum(a => a.Minutes) <= left)
                    {
                        chosen.AddRange(all);
                        left -= all.Sum(a => a.Minutes);
                        more = true;
                        break;
                    }
                }
            }
        }

        return PlanCases.Coverage(request, chosen);

        IEnumerable<RouteActivity> With(RouteActivity activity) => activity.Needs.SelectMany(n => With(tasks[n])).Append(activity).Distinct();
    }
}

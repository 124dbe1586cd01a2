using System.Globalization;
using Stazh.Learn.Features.LearningRoutes;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>What holds for every plan, on thousands of random requests.</summary>
public sealed class RoutePlannerPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_plan_can_be_done_as_laid_and_is_the_same_again()
    {
        for (var seed = 1; seed <= 2000; seed++)
        {
            var request = PlanCases.Any(seed, 30);
            var plan = RoutePlanner.Plan(request);
            var added = plan.Added.ToList();
            Assert.Equal(added, RoutePlanner.Plan(request).Added);
            Assert.Equal(added.Count, added.Select(p => (p.Activity.Kind, p.Activity.Code)).Distinct().Count());
            Assert.DoesNotContain(added, p => request.Kept.Any(k => k.Activity.Code == p.Activity.Code));
            Assert.InRange(plan.Coverage, 0, 1);
            Assert.InRange(plan.Bound, plan.Coverage, 1);
            Assert.InRange(plan.Gap, 0, 1);
            for (var i = 0; i < added.Count; i++)
            {
                Assert.InRange(added[i].Week, i == 0 ? 0 : added[i - 1].Week, request.Weeks.Count - 1);
                Assert.All(added[i].Activity.Needs, n => Assert.True(request.Kept.Any(k => k.Activity.Code == n && k.Week <= added[i].Week) || added.Take(i).Any(p => p.Activity.Code == n), $"seed {seed}: {n} does not come before {added[i].Activity.Code}"));
            }

            // Each item finished by the end of its week: minutes asked for up to there are at most those there are.
            if (!plan.Refusals.Any(r => r is PinnedDoesNotFit))
            {
                for (var week = 0; week < request.Weeks.Count; week++)
                {
                    var asked = added.Where(p => p.Week <= week).Sum(p => p.Activity.Minutes) + request.Kept.Where(k => k.Week <= week && request.Weeks[k.Week].Left > 0).Sum(k => k.Activity.Minutes);
                    Assert.True(asked <= request.Weeks.Take(week + 1).Sum(w => w.Left), $"seed {seed}: week {week} is overfull");
                }
            }
        }
    }

    [Fact]
    public void More_minutes_or_one_more_activity_never_lowers_what_is_covered()
    {
        var (pairs, changed, worst) = (0, 0, 0.0);
        for (var seed = 1; seed <= 600; seed++)
        {
            var request = PlanCases.Any(seed, 24) with { Kept = [] };
            var random = new Random(seed);
            var plan = RoutePlanner.Plan(request);
            var more = request with { Weeks = [.. request.Weeks.Select(w => w with { Left = w.Left + (random.Next(2) * random.Next(60)) })] };
            var other = request with { Activities = [.. request.Activities, .. PlanCases.Any(seed + 100_000, 24).Activities.Take(1).Select(a => a with { Code = "new", Needs = [] })] };
            foreach (var richer in new[] { more, other })
            {
                var after = RoutePlanner.Plan(richer);
                Assert.True(plan.IsProven && after.IsProven);
                // The price of a minute may decide between routes that cover the same: at most a hundred-thousandth for a thousand minutes.
                Assert.True(after.Coverage >= plan.Coverage - (request.PricePerMinute * plan.Minutes), $"seed {seed}: {after.Coverage} after {plan.Coverage}");
                pairs++;
                changed += after.Coverage > plan.Coverage + 1e-9 ? 1 : 0;
                worst = Math.Min(worst, after.Coverage - plan.Coverage);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs: coverage rose in {changed}, fell in none (greatest loss {Math.Abs(worst):0.0e0})"));
    }

    [Fact]
    public void Unproven_plans_never_cover_less_than_the_route_they_are_given()
    {
        var (alone, given) = (0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var request = PlanCases.Registry(seed, 2000) with { MostNodes = 50 };
            var plan = RoutePlanner.Plan(request);
            var richer = request with { Weeks = [.. request.Weeks.Select(w => w with { Left = w.Left + 5 })] };
            alone += RoutePlanner.Plan(richer).Coverage < plan.Coverage - 1e-9 ? 1 : 0;
            var after = RoutePlanner.Plan(richer with { Before = [.. plan.Added.Select(p => new ActivityKey(p.Activity.Kind, p.Activity.Code))] });
            Assert.True(after.Coverage >= plan.Coverage - 1e-5);
            given++;
        }

        output.WriteLine($"{given} registries of 2,000 with five minutes a week more: without the earlier route {alone} plans cover less, with it none");
    }

    [Fact]
    public void The_bound_holds_for_any_set_that_fits()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var request = PlanCases.Programme(seed, 30) with { MostNodes = 1 + (seed % 5) };
            var plan = RoutePlanner.Plan(request);
            var best = RoutePlanner.Plan(request with { MostNodes = 1_000_000 });
            Assert.True(best.IsProven);
            Assert.True(plan.Bound >= best.Coverage - 1e-9, $"seed {seed}: bound {plan.Bound} under {best.Coverage}");
            Assert.True(plan.Coverage <= best.Coverage + 1e-6);
        }
    }
}

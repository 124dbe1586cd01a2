using Stazh.Learn.Features.LearningRoutes;
using static Stazh.Learn.Tests.Features.LearningRoutes.Planning.PlanCases;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>What follows a person's change, and what each item is worth.</summary>
public sealed class RouteAroundTests
{
    private static readonly RouteWeek[] Weeks = [Week(0, 60), Week(1, 60), Week(2, 60)];

    [Fact]
    public void What_needs_the_moved_item_follows_it_and_the_rest_stays()
    {
        StandingItem[] items = [new(1, 20, [], true), new(0, 20, [0], true), new(0, 20, [1], true), new(0, 20, [], true)];
        Assert.Equal([1, 1, 1, 0], RouteSettling.Around(items, 0, Weeks));
    }

    [Fact]
    public void What_the_moved_item_needs_comes_before_it()
    {
        StandingItem[] items = [new(2, 20, [], true), new(0, 20, [0], true)];
        Assert.Equal([0, 0], RouteSettling.Around(items, 1, Weeks));
    }

    [Fact]
    public void What_no_longer_fits_beside_it_goes_to_the_nearest_week_with_room()
    {
        StandingItem[] items = [new(0, 40, [], true), new(0, 30, [], true), new(1, 50, [], true)];
        Assert.Equal([0, 2, 1], RouteSettling.Around(items, 0, Weeks));
    }

    [Fact]
    public void Pinned_items_stay_even_when_the_week_is_overfull_or_the_order_is_wrong()
    {
        StandingItem[] items = [new(1, 50, [], true), new(0, 50, [0], false), new(1, 50, [], false)];
        Assert.Equal([1, 0, 1], RouteSettling.Around(items, 0, Weeks));
    }

    [Fact]
    public void A_ring_and_weeks_without_minutes_come_to_an_end()
    {
        StandingItem[] items = [new(0, 50, [1], true), new(1, 50, [2], true), new(2, 50, [0], true)];
        Assert.Equal(3, RouteSettling.Around(items, 1, [Week(0, 0), Week(1, 0), Week(2, 0)]).Count);
        Assert.Empty(RouteSettling.Around([], 0, []));
    }

    [Fact]
    public void Around_a_change_only_what_is_touched_moves_in_1000_random_routes()
    {
        for (var seed = 1; seed <= 1000; seed++)
        {
            var random = new Random(seed);
            var items = Enumerable.Range(0, random.Next(1, 15)).Select(i => new StandingItem(random.Next(3), random.Next(5, 60), i > 0 && random.Next(3) == 0 ? [random.Next(i)] : [], random.Next(5) > 0)).ToList();
            var changed = random.Next(items.Count);
            var after = RouteSettling.Around(items, changed, Weeks);
            Assert.Equal(items[changed].Week, after[changed]);
            Assert.All(Enumerable.Range(0, items.Count).Where(i => !items[i].MayMove), i => Assert.Equal(items[i].Week, after[i]));
            Assert.All(after, w => Assert.InRange(w, 0, 2));
            if (items.TrueForAll(i => i.Needs.Count == 0) && Enumerable.Range(0, 3).All(w => items.Where(i => i.Week <= w).Sum(i => i.Minutes) <= 60 * (w + 1)))
            {
                Assert.Equal(items.Select(i => i.Week), after);
            }
        }
    }

    [Fact]
    public void An_item_is_told_by_what_is_missing_without_it_and_by_what_could_stand_instead()
    {
        RouteNeed[] needs = [Need("D1", 3), Need("D2", 1)];
        RouteActivity[] items = [Task("A", 30, [], ("D1", 0.5)), Task("B", 30, ["A"], ("D1", 0.5), ("D2", 0.4))];
        RouteActivity[] others = [Task("C", 30, [], ("D1", 0.4)), Task("D", 31, [], ("D1", 0.9)), Task("E", 10, ["B"], ("D1", 0.9)), Task("F", 10, [], ("D9", 0.9))];
        var worths = RouteWorths.Of(needs, items, others, 0);
        Assert.Equal(0.75 * 0.5 * 0.5, worths[0].Gives, 9);
        Assert.Null(worths[0].Instead);
        Assert.Equal((0.75 * 0.25) + (0.25 * 0.4), worths[1].Gives, 9);
        Assert.Equal("C", worths[1].Instead!.Code);
        Assert.Equal((0.75 * 0.5 * 0.4) - worths[1].Gives, worths[1].InsteadGives, 9);
        Assert.Equal("D", RouteWorths.Of(needs, items, others, 1)[1].Instead!.Code);
        Assert.Empty(RouteWorths.Of([], [], others, 0));
        Assert.Equal(0, RouteWorths.Of([], items, others, 0)[0].Gives);
    }
}

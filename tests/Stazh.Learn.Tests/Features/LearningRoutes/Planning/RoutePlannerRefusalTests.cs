using Stazh.Learn.Features.LearningRoutes;
using static Stazh.Learn.Tests.Features.LearningRoutes.Planning.PlanCases;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

/// <summary>Bad input gives a plan and a name for what was wrong; never a number that is none, never an exception.</summary>
public sealed class RoutePlannerRefusalTests
{
    private static readonly RouteActivity[] Two = [Task("T1", 30, [], ("D1", 0.5)), Task("T2", 30, ["T1"], ("D1", 0.5))];

    [Fact]
    public void An_empty_map_and_weights_of_zero_leave_nothing_to_close()
    {
        Named<NothingToClose>(new([], Two, [Week(0, 60)], []));
        Named<NothingToClose>(new([Need("D1", 0), Need("D2", double.NaN), Need("D3", -1)], Two, [Week(0, 60)], []));
    }

    [Fact]
    public void No_minutes_and_no_weeks_are_said()
    {
        Named<NoMinutesLeft>(new([Need("D1", 1)], Two, [Week(0, 0)], []));
        Named<NoMinutesLeft>(new([Need("D1", 1)], Two, [], []));
        Named<NoMinutesLeft>(new([Need("D1", 1)], Two, RouteWeek.Lay(Monday, Monday.AddDays(27), Monday.AddDays(60), 60, _ => true), []));
    }

    [Fact]
    public void Nothing_to_choose_from_is_said()
    {
        Named<NothingToChooseFrom>(new([Need("D1", 1)], [], [Week(0, 60)], []));
        Named<NothingFits>(new([Need("D1", 1)], [Task("T1", 61, [], ("D1", 0.5))], [Week(0, 60)], []));
    }

    [Fact]
    public void Tasks_in_a_ring_are_named_and_the_rest_is_planned()
    {
        var plan = RoutePlanner.Plan(new([Need("D1", 1)], [Task("A", 10, ["B"], ("D1", 0.5)), Task("B", 10, ["A"], ("D1", 0.5)), Task("C", 10, ["A"], ("D1", 0.5)), Task("D", 10, [], ("D1", 0.5)), Task("E", 10, ["E"], ("D1", 0.5))], [Week(0, 60)], []));
        Assert.Equal(["D"], plan.Added.Select(p => p.Activity.Code));
        Assert.Contains(plan.Refusals, r => r is TasksWaitForThemselves);
        Assert.Equal(PlanObstacle.NeedsItself, plan.LeftOut[new(RouteItemKind.Task, "E")]);
    }

    [Fact]
    public void Pinned_more_than_there_is_time_for_stays_and_is_said()
    {
        var pinned = new PlacedActivity(Task("Big", 200, [], ("D1", 0.4)), 0, RouteReason.Chosen, null);
        var plan = RoutePlanner.Plan(new([Need("D1", 1)], [pinned.Activity, .. Two], [Week(0, 60), Week(1, 60)], [pinned]));
        Assert.Equal(140, Assert.IsType<PinnedDoesNotFit>(Assert.Single(plan.Refusals)).Minutes);
        Assert.Equal([("T1", 1), ("T2", 1)], plan.Added.Select(p => (p.Activity.Code, p.Week)));
    }

    [Fact]
    public void A_pin_that_lacks_what_it_needs_is_said()
    {
        var pinned = new PlacedActivity(Two[1], 0, RouteReason.Chosen, null);
        var plan = RoutePlanner.Plan(new([Need("D1", 1)], Two, [Week(0, 40), Week(1, 60)], [pinned]));
        Assert.Equal("T2", Assert.IsType<PinnedLacksWhatItNeeds>(Assert.Single(plan.Refusals)).Title);
    }

    [Fact]
    public void Past_dates_busy_days_seats_and_another_region_are_left_out_by_name()
    {
        var any = new RouteActivity(RouteItemKind.Event, "E", "Встреча", null, 30, [new("D1", 0.5)]) { On = Monday.AddDays(2) };
        Assert.Single(RoutePlanner.Plan(Asked(any)).Added);
        Left(PlanObstacle.DateDoesNotSuit, any with { On = Monday.AddDays(-1) });
        Left(PlanObstacle.DateDoesNotSuit, any with { On = Monday.AddDays(100) });
        Left(PlanObstacle.DateDoesNotSuit, any with { On = Monday.AddDays(3) });
        Left(PlanObstacle.DateDoesNotSuit, any with { Until = Monday.AddDays(-1) });
        Left(PlanObstacle.NoSeats, any with { Seats = 0 });
        Left(PlanObstacle.AnotherRegion, any with { Region = "Омская область" });
        Left(PlanObstacle.ByHand, any with { ByHandOnly = true });
        Left(PlanObstacle.ClosesNothing, any with { Effects = [new("D1", double.NaN), new("D9", 1)] });
        Left(PlanObstacle.NotWorthTheTime, any with { Effects = [new("D1", 0.001)] });
        Left(PlanObstacle.NeedsWhatIsMissing, any with { Needs = ["T9"] });
        Left(PlanObstacle.TooLong, any with { Minutes = int.MaxValue });
        Left(PlanObstacle.TooLong, any with { Minutes = -5 });

        static PlanRequest Asked(RouteActivity activity) => new([Need("D1", 1)], [activity], [Week(0, 60), Week(1, 60)], []) { Region = "Томская область", IsFree = d => d != Monday.AddDays(3) };

        static void Left(PlanObstacle obstacle, RouteActivity activity) => Assert.Equal(obstacle, RoutePlanner.Plan(Asked(activity)).LeftOut[new(RouteItemKind.Event, "E")]);
    }

    [Fact]
    public void Excluded_activities_and_what_needs_them_are_not_proposed()
    {
        var plan = RoutePlanner.Plan(new([Need("D1", 1)], Two, [Week(0, 60)], []) { Excluded = new HashSet<ActivityKey> { new(RouteItemKind.Task, "T1") } });
        Assert.Empty(plan.Added);
        Assert.Equal((PlanObstacle.Excluded, PlanObstacle.NeedsWhatIsMissing), (plan.LeftOut[new(RouteItemKind.Task, "T1")], plan.LeftOut[new(RouteItemKind.Task, "T2")]));
    }

    [Fact]
    public void Effects_beyond_one_and_the_same_thing_twice_do_no_harm()
    {
        var plan = RoutePlanner.Plan(new([Need("D1", 1), Need("D1", 5)], [Task("T1", 0, [], ("D1", 7), ("D1", 0.5)), Task("T1", 10, [], ("D1", 1))], [Week(0, 60)], []));
        Assert.Equal((1, 1.0, 1.0), (plan.Added.Count, plan.Coverage, plan.Bound));
    }

    private static void Named<T>(PlanRequest request)
    {
        var plan = RoutePlanner.Plan(request);
        Assert.Contains(plan.Refusals, r => r is T);
        Assert.Empty(plan.Added);
        Assert.Equal((0.0, 0.0), (plan.Coverage, plan.Gap));
        Assert.False(double.IsNaN(plan.Bound));
    }
}

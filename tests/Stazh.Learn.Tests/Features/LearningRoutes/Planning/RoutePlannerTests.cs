using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

public sealed class RoutePlannerTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void The_strongest_task_comes_first_with_what_it_needs_before_it()
    {
        var proposed = Make(
            [Need("D1", 0.2), Need("D2", 0.9)],
            [Task("T1", 30, [], ("D1", 0.5)), Task("T2", 30, ["T1"], ("D2", 0.8)), Task("T3", 30, [], ("D1", 0.1))],
            Weeks(4, 30));
        Assert.Equal(["T1", "T2", "T3"], proposed.Select(p => p.Activity.Code));
        Assert.Equal([0, 1, 2], proposed.Select(p => p.Week));
        Assert.Equal((RouteReason.NeededFor, "T2"), (proposed[0].Reason, proposed[0].About));
        Assert.Equal((RouteReason.Closes, "D2"), (proposed[1].Reason, proposed[1].About));
    }

    [Fact]
    public void A_pinned_item_stays_takes_its_minutes_and_is_not_proposed_again()
    {
        var pinned = new PlacedActivity(Task("T1", 50, [], ("D1", 0.5)), 1, RouteReason.Chosen, null);
        var proposed = Make([Need("D1", 1)], [pinned.Activity, Task("T2", 20, ["T1"], ("D1", 0.5))], Weeks(3, 60), pinned);
        var only = Assert.Single(proposed);
        Assert.Equal(("T2", 2), (only.Activity.Code, only.Week));
    }

    [Fact]
    public void What_a_pinned_task_needs_is_proposed_too()
    {
        var pinned = new PlacedActivity(Task("T2", 20, ["T1"], ("D1", 0.5)), 1, RouteReason.Chosen, null);
        var only = Assert.Single(Make([], [pinned.Activity, Task("T1", 20, [], ("D1", 0.5))], Weeks(3, 60), pinned));
        Assert.Equal(("T1", RouteReason.NeededFor, "T2"), (only.Activity.Code, only.Reason, only.About));
    }

    [Fact]
    public void Materials_are_for_what_tasks_leave_open()
    {
        var proposed = Make(
            [Need("D1", 1), Need("D2", 1)],
            [Task("T1", 30, [], ("D1", 0.9)), Material("M1", "D1"), Material("M2", "D2"), Material("M3", "D2") with { ByHandOnly = true }],
            Weeks(1, 45));
        Assert.Equal(["T1", "M2"], proposed.Select(p => p.Activity.Code));
    }

    [Fact]
    public void An_activity_with_a_date_stands_in_its_week_or_not_at_all()
    {
        var run = new RouteActivity(RouteItemKind.Run, "r", "Группа", null, 40, [new("D1", 0.3)]) { On = Monday.AddDays(8) };
        Assert.Equal(1, Assert.Single(Make([Need("D1", 1)], [run], Weeks(3, 60))).Week);
        Assert.Empty(Make([Need("D1", 1)], [run with { On = Monday.AddDays(80) }], Weeks(3, 60)));
    }

    [Fact]
    public void A_task_longer_than_any_week_runs_on_into_the_next()
    {
        var proposed = Make([Need("D1", 1)], [Task("T1", 100, [], ("D1", 0.5)), Task("T2", 20, ["T1"], ("D1", 0.1))], Weeks(2, 60));
        Assert.Equal([("T1", 1), ("T2", 1)], proposed.Select(p => (p.Activity.Code, p.Week)));
        Assert.Empty(Make([Need("D1", 1)], [Task("T1", 121, [], ("D1", 0.5))], Weeks(2, 60)));
    }

    [Fact]
    public void Nothing_to_close_no_minutes_and_a_run_in_the_past_give_an_empty_route()
    {
        RouteActivity[] tasks = [Task("T1", 30, [], ("D1", 0.5))];
        Assert.Empty(Make([], tasks, Weeks(4, 60)));
        Assert.Empty(Make([Need("D1", 0)], tasks, Weeks(4, 60)));
        Assert.Empty(Make([Need("D1", 1)], tasks, Weeks(4, 0)));
        Assert.Empty(Make([Need("D1", 1)], tasks, []));
        Assert.Empty(Make([Need("D1", 1)], tasks, RouteWeek.Lay(Monday, Monday.AddDays(27), Monday.AddDays(60), 60, _ => true)));
        Assert.Empty(Make([Need("D1", 1)], [], Weeks(4, 60)));
    }

    [Fact]
    public void Coverage_multiplies_what_remains()
    {
        var coverage = RouteCoverage.Of([Need("D1", 1), Need("D2", 0.5)], [[new("D1", 0.5)], [new("D1", 0.6), new("D2", 0.2)]]);
        Assert.Equal(0.8, coverage.Deficits[0].Share, 9);
        Assert.Equal(0.2, coverage.Deficits[1].Share, 9);
        Assert.Equal(0.6, coverage.Total, 9);
        Assert.Equal(0, RouteCoverage.Of([], []).Total);
    }

    [Fact]
    public void Busy_days_take_their_share_of_a_week_and_days_gone_by_leave_nothing()
    {
        var weeks = RouteWeek.Lay(Monday, Monday.AddDays(15), Monday.AddDays(7), 70, d => d != Monday.AddDays(9));
        Assert.Equal([70, 60, 20], weeks.Select(w => w.Minutes));
        Assert.Equal([0, 60, 20], weeks.Select(w => w.Left));
        Assert.Equal(Monday.AddDays(15), weeks[^1].To);
    }

    [Fact]
    public void Words_of_the_survey_make_a_deficit_weigh_more()
    {
        CompetencyDeficit[] deficits = [new("D1", "Дозировать задание короткими отрезками", "Дети устают", "Делит задание"), new("D2", "Договариваться с родителями", "Спорит", "Согласует режим")];
        var needs = SurveyNeeds.Of(deficits, ["Бросает начатое задание, быстро устаёт к третьему отрезку"]);
        Assert.True(needs[0].Weight > needs[1].Weight);
        Assert.All(SurveyNeeds.Of(deficits, []), n => Assert.Equal(0.5, n.Weight));
    }

    private static IReadOnlyList<PlacedActivity> Make(IReadOnlyList<RouteNeed> needs, IReadOnlyList<RouteActivity> activities, IReadOnlyList<RouteWeek> weeks, params PlacedActivity[] kept) =>
        RoutePlanner.Plan(new(needs, activities, weeks, kept)).Added;

    private static RouteNeed Need(string code, double weight) => new(code, code, weight, DeficitLevel.Partial);

    private static RouteActivity Task(string code, int minutes, string[] needs, params (string Deficit, double Effect)[] effects) =>
        new(RouteItemKind.Task, code, code, null, minutes, [.. effects.Select(e => new DeficitEffect(e.Deficit, e.Effect))]) { Needs = needs };

    private static RouteActivity Material(string code, string deficit) => new(RouteItemKind.Material, code, code, null, 15, [new(deficit, RouteActivity.EffectOfMaterial)]);

    private static IReadOnlyList<RouteWeek> Weeks(int count, int minutes) => RouteWeek.Lay(Monday, Monday.AddDays((count * 7) - 1), Monday, minutes, _ => true);
}

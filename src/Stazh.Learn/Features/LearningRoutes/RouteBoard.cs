using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>All that the page, the paper and the calendar of a route know.</summary>
public sealed record RouteBoard
{
    public required InternshipPlace Place { get; init; }

    /// <summary>All versions, the newest first.</summary>
    public required IReadOnlyList<LearningRoute> Routes { get; init; }

    /// <summary>The version looked at; null before the first.</summary>
    public required LearningRoute? Shown { get; init; }

    public required bool MapConfirmed { get; init; }

    /// <summary>The needs survey has answers; asked only before the map is confirmed.</summary>
    public required bool SurveyAnswered { get; init; }

    public required IReadOnlyList<RouteNeed> Needs { get; init; }

    public required IReadOnlyList<RouteActivity> Activities { get; init; }

    /// <summary>Where the trainee lives; empty when it is not known.</summary>
    public string Region { get; init; } = "";

    public required IReadOnlyList<RouteWeek> Weeks { get; init; }

    public required RouteCoverage Coverage { get; init; }

    public required IReadOnlyList<RouteWarning> Warnings { get; init; }

    /// <summary>The best plan around what is kept, with the most that any route could cover; null before the first route.</summary>
    public RoutePlan? Best { get; init; }

    /// <summary>By item of the version shown.</summary>
    public IReadOnlyDictionary<Guid, ItemWorth> Worths { get; init; } = new Dictionary<Guid, ItemWorth>();

    /// <summary>Percent: of a proven best as coverage is rounded, otherwise rounded up, for a bound may be above and never under.</summary>
    public int? BoundPercent => Best is { Bound: > 0 } plan ? (int)(plan.IsProven ? Math.Round(plan.Coverage * 100) : Math.Ceiling(plan.Bound * 100)) : null;

    /// <summary>Russian source text with a place for <see cref="BoundPercent"/>; a route that breaks its terms may cover more than any that keeps them.</summary>
    public string BoundSentence =>
        Best is { } best && Coverage.Total > best.Bound + 1e-6 ? "Если исправить замечания, больше {0} % в это время не закрыть."
        : Best?.IsProven == true ? "В это время ни один маршрут не закроет больше {0} %: проверены все сочетания." : "В это время ни один маршрут не закроет больше {0} %.";

    public IReadOnlyList<WeekLoad> Loads => WeekLoad.Of(Weeks, Shown?.Items ?? []);

    public LearningRoute? Newest => Routes.Count > 0 ? Routes[0] : null;

    /// <summary>The approved main version that holds.</summary>
    public LearningRoute? Holding => Routes.FirstOrDefault(r => r is { Kind: RouteKind.Main, State: RouteState.Approved });

    public bool IsNewest => Shown is not null && Shown == Newest;

    public RouteKind KindToStart => MapConfirmed ? RouteKind.Main : RouteKind.Preliminary;

    /// <summary>R-077: until the map is confirmed the tutor works on the preliminary route too.</summary>
    private bool IsMyWork => Place.IsMine || KindToStart == RouteKind.Preliminary;

    public bool MayEdit => IsNewest && Shown!.IsOpen && IsMyWork && (Shown.Kind == RouteKind.Main || !MapConfirmed) && Place.State == EnrolmentState.Approved;

    /// <summary>There is none yet, or the newest is done with: the preliminary one when the map is confirmed, any when it is approved.</summary>
    public bool MayStart => IsMyWork && Place.State == EnrolmentState.Approved
        && (Newest is null || Newest.State == RouteState.Approved || (Newest.Kind == RouteKind.Preliminary && MapConfirmed));

    public bool MaySubmit => MayEdit && Place.IsMine;

    public bool MayDecide => !Place.IsMine && IsNewest && Shown!.State == RouteState.Submitted;

    /// <summary>Marking of own work as done: in the version that holds.</summary>
    public bool MayMark => Place.IsMine && Shown is not null && Shown == Holding;

    public int Minutes => Shown?.Minutes ?? 0;

    public int Capacity => Weeks.Sum(w => w.Minutes);

    /// <summary>Why the planner does not propose an activity, Russian source text; null when it might.</summary>
    public string? WhyNot(RouteActivity activity) => Best?.LeftOut.TryGetValue(new(activity.Kind, activity.Code), out var obstacle) == true ? obstacle.Title() : null;

    public IReadOnlyList<RouteNeed> Unserved => [.. Coverage.Deficits.Where(d => d.Need.MustBeServed && d.Items == 0).Select(d => d.Need)];

    public IEnumerable<RouteItem> ItemsOf(RouteWeek week) => Shown?.InOrder.Where(i => i.Week == week.Index) ?? [];

    public IEnumerable<RouteItem> OutsideWeeks => Shown?.InOrder.Where(i => i.Week >= Weeks.Count) ?? [];

    public IEnumerable<RouteActivity> Candidates(RouteItemKind kind) =>
        Activities.Where(a => a.Kind == kind && Shown?.Items.Any(i => i.Kind == kind && i.Code == a.Code) != true)
            .OrderByDescending(a => Needs.Sum(n => n.Weight * a.EffectOn(n.Deficit)));

    public IReadOnlyList<string> TasksBefore(string code) => Place.Package.Task(code)?.Needs ?? [];

    public string DeficitTitle(string code) => Needs.FirstOrDefault(n => n.Deficit == code)?.Title ?? Place.Package.Deficit(code)?.Title ?? code;

    public string TaskTitle(string code) => Place.Package.Task(code)?.Title ?? code;

    public string Address => $"/learn/{Place.Id}/route";

    /// <summary>What a route is planned from: pinned, done and own work is kept, the rest of the route is only the least that a new plan has to reach.</summary>
    public PlanRequest Request(LearningRoute route)
    {
        var kept = route.InOrder.Where(i => i.IsKept).Select(i => new PlacedActivity(i.Activity(TasksBefore(i.Code)), i.Week, RouteReason.Chosen, null)).ToList();
        return new(Needs, Activities, Weeks, kept)
        {
            IsFree = route.IsFree, Region = Region, Excluded = route.Excluded, Before = [.. route.Items.Where(i => !i.IsKept).Select(i => new ActivityKey(i.Kind, i.Code))],
        };
    }
}

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Names an activity: the code is unique within its kind.</summary>
public readonly record struct ActivityKey(RouteItemKind Kind, string Code);

/// <summary>What a route is planned from.</summary>
/// <param name="Needs">Deficits with their weights; a weight that is not a positive number counts as 0, a deficit named twice counts once.</param>
/// <param name="Activities">Candidates, in the order that decides between equals (the programme's); one named twice counts once.</param>
/// <param name="Weeks">Minutes left in each week, ≥ 0: weekly minutes by the share of free days from today on.</param>
/// <param name="Kept">What a person pinned or has done: it stays in its week, takes its minutes and closes its share, whatever the rest.</param>
public sealed record PlanRequest(
    IReadOnlyList<RouteNeed> Needs, IReadOnlyList<RouteActivity> Activities, IReadOnlyList<RouteWeek> Weeks, IReadOnlyList<PlacedActivity> Kept)
{
    /// <summary>Whether the person can work on a day; asked for activities that have one.</summary>
    public Func<DateOnly, bool> IsFree { get; init; } = _ => true;

    /// <summary>Where the person lives; empty when any place will do.</summary>
    public string Region { get; init; } = "";

    /// <summary>What the person does not want.</summary>
    public IReadOnlySet<ActivityKey> Excluded { get; init; } = new HashSet<ActivityKey>();

    /// <summary>The route as it was: where it still fits, the plan is never worse than it.</summary>
    public IReadOnlyCollection<ActivityKey> Before { get; init; } = [];

    /// <summary>Coverage (0…1) that a minute costs. So small that it decides only between routes that cover the same to a ten-thousandth of a percent.</summary>
    public double PricePerMinute { get; init; } = 1e-8;

    /// <summary>Coverage (0…1) that an activity has to give by itself for each of its minutes to be worth proposing: an hour for 0.6 % by default.</summary>
    public double LeastWorth { get; init; } = 1e-4;

    /// <summary>Items of a route, those kept among them.</summary>
    public int MostItems { get; init; } = LearningRoute.MostItems;

    /// <summary>Steps where a person waits for a page: 60 candidates take some 40 ms at worst, nine programmes of ten are proven by then.</summary>
    public const int NodesOnPage = 3_000;

    /// <summary>
    /// Steps of the exact search; what is not proven by then shows its gap. 60 candidates take some 140 ms at worst. The limit is in steps and not in time, so that the
    /// same request gives the same plan on any machine.
    /// </summary>
    public int MostNodes { get; init; } = 20_000;
}

/// <summary>Why an activity cannot stand in any plan of the request.</summary>
public enum PlanObstacle
{
    /// <summary>Only a person puts it into a route.</summary>
    ByHand,

    /// <summary>The person does not want it.</summary>
    Excluded,

    /// <summary>Nothing of it goes to what is to be closed.</summary>
    ClosesNothing,

    /// <summary>It gives less than <see cref="PlanRequest.LeastWorth"/> for a minute.</summary>
    NotWorthTheTime,

    NoSeats,

    AnotherRegion,

    /// <summary>Over, outside the weeks, or on a day that the person is not free.</summary>
    DateDoesNotSuit,

    /// <summary>What has to come before it is not to be had.</summary>
    NeedsWhatIsMissing,

    /// <summary>It waits for itself, directly or through others.</summary>
    NeedsItself,

    /// <summary>With what it needs it takes more than all the minutes left.</summary>
    TooLong,
}

/// <summary>A planned route.</summary>
/// <param name="Added">What goes to the kept: in the order of doing, prerequisites before what needs them. An item is finished in its week and may begin before.</param>
/// <param name="Coverage">Σ wᵈ(1 − Π(1 − eₐᵈ)) / Σ wᵈ over kept and added, 0…1.</param>
/// <param name="Bound">No plan of the request covers more; ≥ <paramref name="Coverage"/>, ≤ 1.</param>
/// <param name="Minutes">Of kept and added.</param>
/// <param name="Nodes">Steps that the exact search took.</param>
/// <param name="LeftOut">Candidates that could not be considered, and why.</param>
/// <param name="Refusals">Named: nothing to close, no minutes, pinned that does not fit…; empty when all went well.</param>
public sealed record RoutePlan(
    IReadOnlyList<PlacedActivity> Added, double Coverage, double Bound, int Minutes, int Nodes, IReadOnlyDictionary<ActivityKey, PlanObstacle> LeftOut, IReadOnlyList<Web.Refusal> Refusals)
{
    /// <summary>Share of the bound that the plan may lack at most, 0…1.</summary>
    public double Gap => Bound <= 0 ? 0 : Math.Max(0, (Bound - Coverage) / Bound);

    /// <summary>The search came to its end: nothing better exists.</summary>
    public bool IsProven { get; init; }
}

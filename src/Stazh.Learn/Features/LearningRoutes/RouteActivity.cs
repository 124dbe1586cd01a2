using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.LearningRoutes;

public enum RouteItemKind
{
    Task,
    Material,

    /// <summary>Something with a date: an in-person module, the presentation.</summary>
    Event,

    /// <summary>A group of another programme of the registry.</summary>
    Run,

    /// <summary>The person's own work.</summary>
    Own,
}

/// <summary>A deficit that a route is made for.</summary>
/// <param name="Weight">0 (nothing to close, or not now) … 1.</param>
public sealed record RouteNeed(string Deficit, string Title, double Weight, DeficitLevel Level)
{
    /// <summary>A route without anything for it asks for a reason.</summary>
    public bool MustBeServed => Level >= DeficitLevel.Marked;

    /// <summary>Severity by what the person wants first: 0 is “not now”.</summary>
    public static RouteNeed Of(DeficitLine line) =>
        new(line.Code, line.Title, Math.Clamp(line.Severity, 0, 1) * line.Priority switch { <= 0 => 0, 1 => 0.5, 2 => 0.75, _ => 1 }, line.Level);
}

/// <summary>What may stand in a route.</summary>
/// <param name="Code">Code in the programme, or the id of a run; with the kind it names the activity.</param>
/// <param name="Minutes">Clock minutes.</param>
/// <param name="Effects">Share of each deficit that it closes, 0…1.</param>
public sealed record RouteActivity(RouteItemKind Kind, string Code, string Title, string? Address, int Minutes, IReadOnlyList<DeficitEffect> Effects)
{
    /// <summary>Codes of tasks to be done before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The day, when it is not the person who chooses it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Its last day, when it goes on for longer than <see cref="On"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where one has to be; null when it can be done from anywhere.</summary>
    public string? Region { get; init; }

    /// <summary>Places left; null when there is room for everybody.</summary>
    public int? Seats { get; init; }

    /// <summary>Only a person puts it into a route.</summary>
    public bool ByHandOnly { get; init; }

    public string? Note { get; init; }

    public double EffectOn(string deficit) => Effects.FirstOrDefault(e => e.Deficit == deficit)?.Effect ?? 0;

    /// <summary>The effect is a statement of the programme for tasks; for the rest it is this rule.</summary>
    public const double EffectOfMaterial = 0.15;

    /// <summary>A quarter of an hour of reading closes <see cref="EffectOfMaterial"/>, less is less, and more than half an hour is not more.</summary>
    public static double EffectOfReading(int minutes) => Math.Round(1 - Math.Pow(1 - EffectOfMaterial, Math.Clamp(minutes, 0, 30) / 15.0), 3);

    public const double EffectOfRun = 0.3;
}

/// <summary>Why an item stands in the route.</summary>
public enum RouteReason
{
    /// <summary>A person chose it.</summary>
    Chosen,

    /// <summary>It closes the deficit most of what fits.</summary>
    Closes,

    /// <summary>A task of the route asks for it before itself.</summary>
    NeededFor,
}

/// <param name="About">Code of the deficit or of the task that is the reason.</param>
public sealed record PlacedActivity(RouteActivity Activity, int Week, RouteReason Reason, string? About);

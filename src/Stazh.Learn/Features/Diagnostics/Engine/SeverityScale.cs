namespace Stazh.Learn.Features.Diagnostics;

/// <summary>The scale of severity: four levels, their bounds, four anchors.</summary>
public static class SeverityScale
{
    /// <summary>From this distance on two sources disagree: two levels of a quarter each.</summary>
    public const double Disagreement = 0.5;

    /// <summary>Lower bounds of the levels, in their order.</summary>
    public static IReadOnlyList<double> Bounds { get; } = [0, 0.25, 0.5, 0.75];

    /// <summary>The level is the quarter of the scale; a bound belongs to the graver level.</summary>
    public static DeficitLevel LevelOf(double severity) => severity switch
    {
        < 0.25 => DeficitLevel.None,
        < 0.5 => DeficitLevel.Partial,
        < 0.75 => DeficitLevel.Marked,
        _ => DeficitLevel.Critical,
    };

    /// <summary>Severity of one of four anchors, the best being 0.</summary>
    /// <param name="choice">0…3.</param>
    public static double OfAnchor(int choice) => choice / 3.0;
}

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>
/// What a piece of practice says about a deficit: how much of it is left. The figure becomes a reading of its own source with its own date; the
/// engine weighs it against everything else, so one good task does not wipe out what the tutor saw.
/// </summary>
public static class PracticeEvidence
{
    /// <summary>Colleagues' verdict below this share of the points says nothing about the deficit.</summary>
    public const double LeastVerdict = 0.6;

    /// <summary>A verdict of all the points takes away this share of the deficit.</summary>
    public const double FullVerdictEffect = 0.5;

    /// <summary>After an accepted task or a trial: of the severity on the map the share 1 − effect is left.</summary>
    /// <param name="severity">On the map before, 0…1; what is no number counts as the whole deficit.</param>
    /// <param name="effect">Of the task on the deficit, 0…1; what is no number counts as none.</param>
    /// <returns>0…1, never above the severity before.</returns>
    public static double Left(double severity, double effect) =>
        (double.IsFinite(severity) ? Math.Clamp(severity, 0, 1) : 1) * (1 - (double.IsFinite(effect) ? Math.Clamp(effect, 0, 1) : 0));

    /// <summary>Of colleagues' verdict on a work that had to show the skill: in proportion to the points.</summary>
    /// <param name="share">Of the points, 0…1.</param>
    /// <returns>Share of the deficit that it closes; null when the verdict is below <see cref="LeastVerdict"/> or no number: then it is no evidence.</returns>
    public static double? EffectOfVerdict(double share) => share >= LeastVerdict ? FullVerdictEffect * Math.Min(share, 1) : null;
}

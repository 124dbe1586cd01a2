namespace Stazh.Learn.Features.Diagnostics;

public enum ChangeVerdict
{
    /// <summary>The deficit became smaller, more than chance explains.</summary>
    Better,

    /// <summary>The difference is within the error of measurement.</summary>
    WithinError,

    /// <summary>The deficit became greater, more than chance explains.</summary>
    Worse,
}

/// <summary>
/// Whether a difference between two measurements is more than their error (Jacobson &amp; Truax, 1991, “Clinical significance”, J. Consult. Clin. Psychol. 59):
/// RC = (after − before) / S_diff, S_diff = √2 · SEM, SEM = s · √(1 − r) with the deviation s of the group before and the reliability r of the instrument.
/// |RC| &gt; 1.96 would come by chance less than once in twenty.
/// </summary>
/// <param name="Before">0…1.</param>
/// <param name="After">0…1.</param>
/// <param name="Error">SEM in units of severity, &gt; 0.</param>
public sealed record ReliableChange(double Before, double After, double Error)
{
    public const double Bound = 1.96;

    /// <summary>A smaller error than this is no estimate but luck: then the usual one of the items is taken.</summary>
    public const double LeastError = 0.02;

    /// <summary>RC; negative when the deficit became smaller.</summary>
    public double Index => (After - Before) / (Math.Sqrt(2) * Error);

    public ChangeVerdict Verdict => Index < -Bound ? ChangeVerdict.Better : Index > Bound ? ChangeVerdict.Worse : ChangeVerdict.WithinError;

    /// <summary>The smallest difference that would be reliable.</summary>
    public double Needed => Bound * Math.Sqrt(2) * Error;

    /// <summary>The error of a group's instrument; null when the group does not tell it.</summary>
    public static double? ErrorOf(Reliability reliability) =>
        reliability is { Alpha: { } alpha, Deviation: { } deviation } && deviation * Math.Sqrt(1 - Math.Clamp(alpha, 0, 1)) is >= LeastError and var error ? error : null;

    /// <summary>The usual error of so many items of self-assessment (<see cref="SourceNoise"/>), where there is no group to learn it from.</summary>
    /// <param name="items">≥ 1.</param>
    public static double UsualError(int items) => SourceNoise.Of(ReadingSource.Self).Item / Math.Sqrt(Math.Max(1, items));
}

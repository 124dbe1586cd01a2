namespace Stazh.Learn.Features.Diagnostics;

/// <summary>
/// How evidence ages. Its weight halves every <see cref="HalfLifeDays"/> days; a piece of practice on the deficit (an accepted task, a trial, colleagues'
/// reviews) makes everything dated before it older by <see cref="PracticeDays"/> days more, for the person has worked on it since. Because forgetting is
/// exponential, the mere passing of time moves no severity: it only widens the interval.
/// </summary>
public static class Freshness
{
    /// <summary>Days.</summary>
    public const double HalfLifeDays = 90;

    /// <summary>Days.</summary>
    public const double PracticeDays = 45;

    /// <summary>However old, evidence leaves this much of its precision: an interval stays finite.</summary>
    public const double Least = 0.05;

    /// <summary>Age in half-lives, ≥ 0; evidence dated in the future is of today.</summary>
    /// <param name="practiceSince">Pieces of practice dated later than the evidence, ≥ 0.</param>
    public static double Age(DateTimeOffset at, DateTimeOffset now, int practiceSince) =>
        (Math.Max(0, (now - at).TotalDays) + (practiceSince * PracticeDays)) / HalfLifeDays;

    /// <summary>0…1.</summary>
    public static double Weight(double halfLives) => Math.Exp(-Math.Log(2) * halfLives);
}

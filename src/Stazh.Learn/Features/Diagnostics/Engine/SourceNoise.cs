namespace Stazh.Learn.Features.Diagnostics;

/// <summary>How far a source usually is from the truth, in units of severity (standard deviations).</summary>
/// <param name="Bias">Of the source as a whole: what is left however many items it has.</param>
/// <param name="Item">Of a single item around the source's own view: it shrinks with the number of items.</param>
/// <remarks>
/// Working assumptions, set by one thought: what was seen or done in class says more than what was chosen on paper, and that more than what a person says
/// of himself (Zell &amp; Krizan, 2014, found a mean correlation of 0.29 between self-evaluations and performance). They are in this one table, so that
/// estimates from real groups can replace them.
/// </remarks>
public readonly record struct SourceNoise(double Bias, double Item)
{
    public static SourceNoise Of(string source) => source switch
    {
        ReadingSource.Self => new(0.15, 0.25),
        ReadingSource.Cases => new(0.15, 0.30),
        ReadingSource.Observation => new(0.10, 0.20),
        ReadingSource.Task => new(0.15, 0.20),
        ReadingSource.Trial => new(0.10, 0.20),
        ReadingSource.Review => new(0.12, 0.20),
        _ => new(0.20, 0.30),
    };

    /// <summary>Variance of the mean of that many items; the number may be a fraction when some are old.</summary>
    public double VarianceOfMean(double items) => (Bias * Bias) + (Item * Item / items);
}

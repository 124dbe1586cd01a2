namespace Stazh.Learn.Features.Diagnostics;

/// <summary>An invented colleague judged by the person.</summary>
/// <param name="Given">Where the person places the colleague, 0…1.</param>
/// <param name="Author">Where the authors do, 0…1.</param>
public readonly record struct JudgedVignette(double Given, double Author);

/// <summary>
/// How a person uses the self-rating scale, learnt from vignettes (King, Murray, Salomon &amp; Tandon, 2004, “Enhancing the validity and cross-cultural
/// comparability of measurement in survey research”, APSR 98). Their assumptions are kept: a person reads the scale alike for oneself and for the colleague
/// (response consistency), and everybody understands the vignette alike (vignette equivalence).
/// <para>
/// The model is the random-effects form of their thresholds with one shift for all of them: given = author − shift + noise, shift ~ N(0, τ²), noise ~ N(0, σ²).
/// The shift is its posterior mean, Σ(author − given) / (n + σ²/τ²); its variance is σ²/(n + σ²/τ²), or τ² without vignettes. Residuals larger
/// than σ widen the interval but leave the weight of the self-assessment alone, which keeps both properties below. A worse self-rating never leaves the person with a lower severity; judging a colleague more gravely never raises one's own.
/// Linear in the vignettes.
/// </para>
/// </summary>
/// <param name="Shift">To be added to the person's self-ratings; positive for one who judges mildly, −<see cref="LargestShift"/>…<see cref="LargestShift"/>.</param>
/// <param name="Variance">Of the shift, in squared units of severity.</param>
/// <param name="Vignettes">How many were judged.</param>
/// <param name="Inconsistency">How many times greater than σ² the residual variance is, ≥ 1.</param>
/// <param name="Inverted">Share of the vignette pairs placed in the order opposite to the authors', 0…1.</param>
public sealed record ScaleAnchor(double Shift, double Variance, int Vignettes, double Inverted, double Inconsistency = 1)
{
    /// <summary>Standard deviation of people's shifts (τ).</summary>
    public const double Between = 0.25;

    /// <summary>Standard deviation of one judgement of a vignette (σ).</summary>
    public const double Noise = 0.25;

    /// <summary>Half of the scale.</summary>
    public const double LargestShift = 0.5;

    private const double Shrinkage = Noise * Noise / (Between * Between);

    /// <summary>No vignettes: any shift is possible.</summary>
    public static ScaleAnchor Unknown { get; } = new(0, Between * Between, 0, 0);

    public bool IsKnown => Vignettes > 0;

    /// <param name="vignettes">What is no number is passed over; without any, <see cref="Unknown"/>.</param>
    public static ScaleAnchor Of(IEnumerable<JudgedVignette> vignettes)
    {
        var usable = vignettes.Where(v => double.IsFinite(v.Given) && double.IsFinite(v.Author)).Select(v => new JudgedVignette(Math.Clamp(v.Given, 0, 1), Math.Clamp(v.Author, 0, 1))).ToList();
        if (usable.Count == 0)
        {
            return Unknown;
        }

        var mean = usable.Average(v => v.Author - v.Given);
        var residual = usable.Count < 2 ? 0 : usable.Sum(v => Square(v.Author - v.Given - mean)) / (usable.Count - 1);
        var shift = mean * usable.Count / (usable.Count + Shrinkage);
        var variance = Noise * Noise / (usable.Count + Shrinkage);
        return new(Math.Clamp(shift, -LargestShift, LargestShift), variance, usable.Count, InvertedShare(usable), Math.Max(1, residual / (Noise * Noise)));
    }

    /// <summary>A self-rating on the common scale, 0…1; never falls when the rating grows.</summary>
    public double Correct(double selfRating) => Math.Clamp(selfRating + Shift, 0, 1);

    private static double InvertedShare(List<JudgedVignette> vignettes)
    {
        var (pairs, inverted) = (0, 0);
        for (var i = 0; i < vignettes.Count; i++)
        {
            for (var j = i + 1; j < vignettes.Count; j++)
            {
                var authors = vignettes[i].Author - vignettes[j].Author;
                if (authors != 0)
                {
                    pairs++;
                    inverted += authors * (vignettes[i].Given - vignettes[j].Given) < 0 ? 1 : 0;
                }
            }
        }

        return pairs == 0 ? 0 : (double)inverted / pairs;
    }

    private static double Square(double value) => value * value;
}

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>Why a figure about a group is not given.</summary>
public enum NoFigure
{
    /// <summary>Fewer than <see cref="CronbachAlpha.SmallestGroup"/> people answered everything: they could be recognised, and the figure would be chance.</summary>
    TooFewPeople,

    /// <summary>One item cannot agree with itself.</summary>
    TooFewItems,

    /// <summary>Everybody answered alike: there is nothing to compare.</summary>
    AllAlike,
}

/// <summary>How well the items of an instrument agree, or why it is not said.</summary>
/// <param name="Alpha">At most 1; below 0 when items contradict each other.</param>
/// <param name="People">Who answered all the items.</param>
/// <param name="Deviation">Standard deviation of people's means, in units of severity; null with fewer than two people.</param>
public sealed record Reliability(double? Alpha, NoFigure? Why, int People, int Items, double? Deviation);

/// <summary>
/// Internal consistency (Cronbach, 1951, “Coefficient alpha and the internal structure of tests”, Psychometrika 16):
/// α = k/(k − 1) · (1 − Σ s²ᵢ / s²ₜ) for k items with variances s²ᵢ and the variance s²ₜ of people's totals. People who left an item out are left out.
/// It depends neither on the order of items and people nor on the unit, and everybody counted twice leaves it as it is. O(people × items).
/// </summary>
public static class CronbachAlpha
{
    /// <summary>Below this the figures of a group are suppressed.</summary>
    public const int SmallestGroup = 5;

    private const double Nothing = 1e-12;

    /// <param name="rows">A row a person: one figure an item, null where it was left out; all of the same length.</param>
    /// <exception cref="ArgumentException">Rows differ in length.</exception>
    public static Reliability Of(IReadOnlyCollection<IReadOnlyList<double?>> rows)
    {
        var items = rows.Count == 0 ? 0 : rows.First().Count;
        if (rows.Any(r => r.Count != items))
        {
            throw new ArgumentException("Every person needs one place for every item.", nameof(rows));
        }

        var whole = rows.Where(r => r.All(v => v is { } value && double.IsFinite(value))).ToList();
        var totals = whole.Select(r => r.Sum(v => v!.Value)).ToList();
        var deviation = items == 0 || whole.Count < 2 ? null : (double?)(Math.Sqrt(Variance(totals)) / items);
        NoFigure? why = whole.Count < SmallestGroup ? NoFigure.TooFewPeople : items < 2 ? NoFigure.TooFewItems : Variance(totals) < Nothing ? NoFigure.AllAlike : null;
        if (why is not null)
        {
            return new(null, why, whole.Count, items, deviation);
        }

        var parts = Enumerable.Range(0, items).Sum(i => Variance([.. whole.Select(r => r[i]!.Value)]));
        return new((double)items / (items - 1) * (1 - (parts / Variance(totals))), null, whole.Count, items, deviation);
    }

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }
}

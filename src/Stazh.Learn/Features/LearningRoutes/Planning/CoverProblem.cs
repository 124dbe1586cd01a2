namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// A request in arrays: what is kept first, then the candidates that may be chosen at all, prerequisites before what needs them.
/// Built in O(n·(d + log n)) for n activities with d effects each.
/// </summary>
internal sealed class CoverProblem
{
    private int[] start = [];
    private int[] deficits = [];
    private double[] effects = [];
    private double[] logs = [];

    /// <summary>A share of 1 − e⁻³⁶ is 1 in doubles.</summary>
    private const double LongestLog = 36;

    public required RouteActivity[] Items { get; init; }

    /// <summary>The first so many items are kept.</summary>
    public required int Kept { get; init; }

    public int Count => Items.Length;

    /// <summary>By deficit; they add up to 1, or there are none.</summary>
    public required double[] Weights { get; init; }

    public required int[] Minutes { get; init; }

    /// <summary>Direct prerequisites of each item.</summary>
    public required int[][] Needs { get; init; }

    /// <summary>All prerequisites of each item that are not kept, in their order, and the item itself unless it is kept.</summary>
    public required int[][] Closures { get; init; }

    /// <summary>Items whose closure holds the item, itself among them.</summary>
    public required int[][] Dependents { get; init; }

    public required WeekWindows Windows { get; init; }

    public required double Price { get; init; }

    public required int MostItems { get; init; }

    /// <summary>Effects are clamped to 0…1; what is not a number is 0.</summary>
    public void SetEffects(IReadOnlyDictionary<string, int> index)
    {
        var (from, which, share) = (new int[Count + 1], new List<int>(Count * 2), new List<double>(Count * 2));
        for (var i = 0; i < Count; i++)
        {
            foreach (var effect in Items[i].Effects)
            {
                if (index.TryGetValue(effect.Deficit, out var d) && effect.Effect > 0 && !which.Skip(from[i]).Contains(d))
                {
                    which.Add(d);
                    share.Add(Math.Min(1, effect.Effect));
                }
            }

            from[i + 1] = which.Count;
        }

        (start, deficits, effects) = (from, [.. which], [.. share]);
        logs = [.. effects.Select(e => e >= 1 ? LongestLog : Math.Min(LongestLog, -Math.Log(1 - e)))];
    }

    /// <summary>What adding the item closes of what is open, in coverage; O(effects of the item).</summary>
    public double Gain(int item, double[] open)
    {
        var gain = 0.0;
        for (var k = start[item]; k < start[item + 1]; k++)
        {
            gain += Weights[deficits[k]] * open[deficits[k]] * effects[k];
        }

        return gain;
    }

    /// <summary>Σ by deficit of the slope given times −ln(1 − effect).</summary>
    public double Slope(int item, double[] slopes)
    {
        var sum = 0.0;
        for (var k = start[item]; k < start[item + 1]; k++)
        {
            sum += slopes[deficits[k]] * logs[k];
        }

        return sum;
    }

    /// <summary>Adds −ln(1 − effect) of the item, so many times, to each deficit.</summary>
    public void AddLogs(int item, double times, double[] to)
    {
        for (var k = start[item]; k < start[item + 1]; k++)
        {
            to[deficits[k]] += times * logs[k];
        }
    }

    public void Close(int item, double[] open)
    {
        for (var k = start[item]; k < start[item + 1]; k++)
        {
            open[deficits[k]] *= 1 - effects[k];
        }
    }

    /// <summary>Deficit with the greatest part in what the item closes; −1 when there is none.</summary>
    public int Strongest(int item, double[] open)
    {
        var (best, most) = (-1, 0.0);
        for (var k = start[item]; k < start[item + 1]; k++)
        {
            var part = Weights[deficits[k]] * open[deficits[k]] * effects[k];
            if (part > most)
            {
                (best, most) = (deficits[k], part);
            }
        }

        return best;
    }

    public double Coverage(double[] open)
    {
        var left = 0.0;
        for (var d = 0; d < Weights.Length; d++)
        {
            left += Weights[d] * open[d];
        }

        return Weights.Length == 0 ? 0 : Math.Clamp(1 - left, 0, 1);
    }

    /// <summary>What each deficit has open after the kept and the chosen; O(items).</summary>
    public double[] OpenAfter(IEnumerable<int> chosen)
    {
        var open = new double[Weights.Length];
        Array.Fill(open, 1);
        for (var i = 0; i < Kept; i++)
        {
            Close(i, open);
        }

        foreach (var item in chosen)
        {
            Close(item, open);
        }

        return open;
    }

    /// <summary>The objective: coverage less the price of the minutes chosen (those kept are not to choose).</summary>
    public double Value(IReadOnlyCollection<int> chosen) => Coverage(OpenAfter(chosen)) - (Price * chosen.Sum(i => Minutes[i]));

    /// <summary>Chosen items with their prerequisites, few enough and with time for all.</summary>
    public bool IsPossible(IReadOnlyList<int> chosen) => Kept + chosen.Count <= MostItems && Windows.Fit(chosen);
}

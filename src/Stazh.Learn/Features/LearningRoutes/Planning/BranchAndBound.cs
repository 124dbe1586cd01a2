using System.Numerics;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// The best selection among at most 64 free items: each step takes one item with all it needs or leaves it with all that needs it, and stops where
/// <see cref="CoverBound"/> says that nothing better can follow (Land and Doig 1960 on the bounds of Nemhauser, Wolsey and Fisher 1978). Exponential at
/// worst, hence the limit of steps; what was not looked at then stays in the bound. Deterministic.
/// </summary>
internal sealed class BranchAndBound
{
    public const int MostFree = 64;
    private const double Least = 1e-11;
    private const int FirstRounds = 60;
    private const int Rounds = 5;
    private readonly CoverProblem problem;
    private readonly CoverBound bounds;
    private readonly Selection basis;
    private readonly int[] items;
    private readonly int[] cost;
    private readonly ulong[] closure;
    private readonly ulong[] dependents;
    private readonly bool[] simple;
    private readonly int most;
    private readonly double[] part;
    private readonly List<Level> levels = [];
    private double unseen;

    /// <param name="problem">Of which it is a part.</param>
    /// <param name="bounds">To be used by one search at a time.</param>
    /// <param name="basis">Chosen for sure.</param>
    /// <param name="free">To be decided, in the order of items; their prerequisites are among them or in the basis.</param>
    /// <param name="most">Steps.</param>
    public BranchAndBound(CoverProblem problem, CoverBound bounds, Selection basis, IReadOnlyList<int> free, int most)
    {
        (this.problem, this.bounds, this.basis, items, this.most) = (problem, bounds, basis, [.. free], most);
        var at = items.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        cost = [.. items.Select(i => problem.Minutes[i])];
        closure = [.. items.Select(item => problem.Closures[item].Where(at.ContainsKey).Aggregate(0UL, (mask, i) => mask | (1UL << at[i])))];
        dependents = [.. items.Select(item => problem.Dependents[item].Where(at.ContainsKey).Aggregate(0UL, (mask, i) => mask | (1UL << at[i])))];
        part = new double[items.Length];
        simple = [.. items.Select(i => problem.Windows.Simple[i])];
    }

    public int Nodes { get; private set; }

    /// <summary>Better than the value given, or null.</summary>
    public List<int>? Best { get; private set; }

    public double BestValue { get; private set; }

    /// <returns>Upper bound on the value of any selection with the basis.</returns>
    public double Search(Selection known, double above)
    {
        BestValue = known.Value;
        unseen = known.Value;
        var root = LevelAt(0);
        Array.Copy(basis.Open, root.Open, root.Open.Length);
        for (var i = 0; i < items.Length; i++)
        {
            root.X[i] = known.Has(items[i]) ? 1 : 0;
        }

        Explore(0, 0, items.Length == 64 ? ulong.MaxValue : (1UL << items.Length) - 1, basis.Left, basis.Value, above);
        return Math.Max(unseen, BestValue);
    }

    private void Explore(int depth, ulong taken, ulong free, int left, double value, double above)
    {
        if (value > BestValue + Least)
        {
            (BestValue, Best) = (value, [.. basis.Chosen.Concat(Of(taken)).Order()]);
        }

        var level = LevelAt(depth);
        while (true)
        {
            if (++Nodes > most)
            {
                unseen = Math.Max(unseen, above);
                return;
            }

            free = Fitting(taken, free, left, problem.MostItems - problem.Kept - basis.Chosen.Count - BitOperations.PopCount(taken));
            if (free == 0)
            {
                return;
            }

            var count = 0;
            for (var rest = free; rest != 0; rest &= rest - 1)
            {
                var i = BitOperations.TrailingZeroCount(rest);
                (level.Free[count], part[count++]) = (items[i], level.X[i]);
            }

            above = Math.Min(above, value + bounds.Of(level.Free, count, level.Open, left, part, Nodes == 1 ? FirstRounds : Rounds, BestValue + Least - value));
            if (above <= BestValue + Least)
            {
                return;
            }

            count = 0;
            for (var rest = free; rest != 0; rest &= rest - 1)
            {
                level.X[BitOperations.TrailingZeroCount(rest)] = part[count++];
            }

            var branch = Branch(free, level.X);
            var with = closure[branch] & ~taken;
            if (Possible(taken | with, with))
            {
                var next = LevelAt(depth + 1);
                Array.Copy(level.Open, next.Open, next.Open.Length);
                Array.Copy(level.X, next.X, next.X.Length);
                var (minutes, worth) = (0, 0.0);
                for (var rest = with; rest != 0; rest &= rest - 1)
                {
                    var item = items[BitOperations.TrailingZeroCount(rest)];
                    worth += problem.Gain(item, next.Open) - (problem.Price * problem.Minutes[item]);
                    minutes += problem.Minutes[item];
                    problem.Close(item, next.Open);
                }

                Explore(depth + 1, taken | with, free & ~with, left - minutes, value + worth, above);
            }

            free &= ~dependents[branch];
        }
    }

    /// <summary>Without what no longer fits.</summary>
    private ulong Fitting(ulong taken, ulong free, int left, int places)
    {
        for (var rest = free; rest != 0; rest &= rest - 1)
        {
            var i = BitOperations.TrailingZeroCount(rest);
            var missing = closure[i] & ~taken;
            var minutes = cost[i];
            if (missing != 1UL << i)
            {
                minutes = 0;
                for (var each = missing; each != 0; each &= each - 1)
                {
                    minutes += cost[BitOperations.TrailingZeroCount(each)];
                }
            }

            if (minutes > left || BitOperations.PopCount(missing) > places || (missing & ~free) != 0)
            {
                free &= ~dependents[i];
                rest = (free & ~((1UL << i) - 1)) | (1UL << i);
            }
        }

        return free;
    }

    /// <summary>The item about which the bound is least sure; where it is sure of all, the one that it takes first.</summary>
    private static int Branch(ulong free, double[] part)
    {
        var (best, most) = (-1, -1.0);
        for (var rest = free; rest != 0; rest &= rest - 1)
        {
            var i = BitOperations.TrailingZeroCount(rest);
            var doubt = (Math.Min(part[i], 1 - part[i]) * 1000) + part[i];
            if (doubt > most)
            {
                (best, most) = (i, doubt);
            }
        }

        return best;
    }

    private bool Possible(ulong all, ulong added)
    {
        for (var rest = added; rest != 0; rest &= rest - 1)
        {
            if (!simple[BitOperations.TrailingZeroCount(rest)])
            {
                return problem.Windows.Fit([.. basis.Chosen.Concat(Of(all)).Order()]);
            }
        }

        return true;
    }

    private IEnumerable<int> Of(ulong mask)
    {
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            yield return items[BitOperations.TrailingZeroCount(rest)];
        }
    }

    private Level LevelAt(int depth)
    {
        while (levels.Count <= depth)
        {
            levels.Add(new(new double[problem.Weights.Length], new double[items.Length], new int[items.Length]));
        }

        return levels[depth];
    }

    private sealed record Level(double[] Open, double[] X, int[] Free);
}

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// Upper bounds on what may still be covered within the minutes left, weeks forgotten.
/// <para>
/// (1) The submodular bound: no set adds more than the sum of what its items add one by one (Nemhauser, Wolsey and Fisher 1978), and the best sum within a
/// budget is at most the fractional knapsack's (the online bound of Leskovec et al. 2007).
/// </para>
/// <para>
/// (2) 1 − Π(1 − eₐ)^xₐ = 1 − exp(−y) with y = Σ −ln(1 − eₐ)·xₐ is concave in y and exact for x ∈ {0, 1}: its tangent at any point ŷ lies above it, so the tangent
/// maximised by a fractional knapsack is a bound for every ŷ. Steps of Frank and Wolfe (1956) move ŷ to where the bound is lowest.
/// </para>
/// <para>
/// Prerequisites xₐ ≤ x_b are paid for by multipliers μ ≥ 0 (Held and Karp 1971, Fisher 1981): what needs gives a part of its worth to what is needed. Any μ gives a
/// bound; steps of Polyak (1969) lower it.
/// </para>
/// <para>The least of all is returned. O(rounds·(n·effects + n log n)).</para>
/// </summary>
internal sealed class CoverBound
{
    private const double Tiny = 1e-15;
    private readonly CoverProblem problem;
    private readonly double[] density;
    private readonly double[] profit;
    private readonly double[] linear;
    private readonly double[] best;
    private readonly double[] now;
    private readonly int[] order;
    private readonly int[] at;
    private readonly double[][] multipliers;
    private readonly double[] point;
    private readonly double[] step;
    private readonly double[] slope;

    public CoverBound(CoverProblem problem)
    {
        this.problem = problem;
        var (n, d) = (problem.Count, problem.Weights.Length);
        (density, profit, linear, best, now, order, at) = (new double[n], new double[n], new double[n], new double[n], new double[n], new int[n], new int[n]);
        (point, step, slope) = (new double[d], new double[d], new double[d]);
        multipliers = [.. problem.Needs.Select(needs => needs.Length == 0 ? [] : new double[needs.Length])];
        Array.Fill(at, -1);
    }

    /// <summary>What the least bound of the last call gains at most from the item (negative: it is not worth its minutes there).</summary>
    public double Reduced(int item) => best[item];

    /// <param name="free">Items to choose from; what they need is among them or chosen.</param>
    /// <param name="count">How many of <paramref name="free"/>.</param>
    /// <param name="open">Open share of each deficit.</param>
    /// <param name="budget">Minutes left.</param>
    /// <param name="x">How far each of the free is taken, 0…1: where to begin, and where it ended.</param>
    /// <param name="rounds">Steps at most.</param>
    /// <param name="enough">Stops when the bound is not above it.</param>
    /// <returns>What can be added to the value at most.</returns>
    public double Of(int[] free, int count, double[] open, int budget, double[] x, int rounds, double enough)
    {
        Array.Clear(point);
        for (var k = 0; k < count; k++)
        {
            at[free[k]] = k;
            problem.AddLogs(free[k], x[k], point);
        }

        var bound = double.MaxValue;
        for (var round = 0; round <= rounds; round++)
        {
            var (constant, marginal) = (0.0, round == 0);
            for (var d = 0; d < slope.Length; d++)
            {
                var weight = problem.Weights[d] * open[d];
                slope[d] = weight * Math.Exp(-point[d]);
                constant += weight - slope[d] - (slope[d] * point[d]);
            }

            var value = Knapsack(free, count, open, budget, marginal, out var threshold) + (marginal ? 0 : constant);
            if (value < bound)
            {
                bound = value;
                for (var k = 0; k < count; k++)
                {
                    best[free[k]] = profit[k] - (threshold * problem.Minutes[free[k]]);
                }
            }

            if (bound <= enough)
            {
                break;
            }

            Move(free, count, open, x);
            Pay(free, count, value - enough);
        }

        for (var k = 0; k < count; k++)
        {
            at[free[k]] = -1;
        }

        return Math.Max(0, bound);
    }

    /// <summary>Dantzig's fractional knapsack (1957); how far each is taken goes to <see cref="now"/>.</summary>
    private double Knapsack(int[] free, int count, double[] open, int budget, bool marginal, out double threshold)
    {
        Array.Clear(now, 0, count);
        for (var k = 0; k < count; k++)
        {
            linear[k] = -problem.Price * problem.Minutes[free[k]];
        }

        for (var k = 0; k < count; k++)
        {
            var needs = problem.Needs[free[k]];
            for (var j = 0; j < needs.Length; j++)
            {
                if (at[needs[j]] is var need && need >= 0)
                {
                    linear[k] -= multipliers[free[k]][j];
                    linear[need] += multipliers[free[k]][j];
                }
            }
        }

        var n = 0;
        for (var k = 0; k < count; k++)
        {
            profit[k] = linear[k] + (marginal ? problem.Gain(free[k], open) : problem.Slope(free[k], slope));
            if (profit[k] > Tiny)
            {
                density[n] = -profit[k] / Math.Max(problem.Minutes[free[k]], 1e-9);
                order[n++] = k;
            }
        }

        Array.Sort(density, order, 0, n);
        var (sum, left) = (0.0, budget);
        threshold = 0;
        for (var i = 0; i < n && threshold == 0; i++)
        {
            var (k, minutes) = (order[i], problem.Minutes[free[order[i]]]);
            now[k] = minutes <= left ? 1 : (double)left / minutes;
            threshold = minutes <= left ? 0 : -density[i];
            left -= Math.Min(left, minutes);
            sum += now[k] * profit[k];
        }

        return sum;
    }

    /// <summary>From x towards what the knapsack took; exact line search by halving, for the rise along the step falls.</summary>
    private void Move(int[] free, int count, double[] open, double[] x)
    {
        Array.Clear(step);
        var constant = 0.0;
        for (var k = 0; k < count; k++)
        {
            if (now[k] != x[k])
            {
                problem.AddLogs(free[k], now[k] - x[k], step);
                constant += linear[k] * (now[k] - x[k]);
            }
        }

        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 10; i++)
        {
            var middle = i == 0 ? 1 : (low + high) / 2;
            var rise = constant;
            for (var d = 0; d < point.Length; d++)
            {
                rise += problem.Weights[d] * open[d] * step[d] * Math.Exp(-point[d] - (middle * step[d]));
            }

            (low, high) = rise > 0 ? (middle, high) : (low, middle);
            if (low == high)
            {
                break;
            }
        }

        for (var d = 0; d < point.Length; d++)
        {
            point[d] = Math.Max(0, point[d] + (low * step[d]));
        }

        for (var k = 0; k < count; k++)
        {
            x[k] += low * (now[k] - x[k]);
        }
    }

    /// <summary>Moves worth from what was taken further than what it needs.</summary>
    private void Pay(int[] free, int count, double excess)
    {
        var norm = 0.0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < count; k++)
            {
                var needs = problem.Needs[free[k]];
                for (var j = 0; j < needs.Length; j++)
                {
                    if (at[needs[j]] is var need && need >= 0)
                    {
                        var over = now[k] - now[need];
                        if (pass == 0)
                        {
                            norm += over > 0 || multipliers[free[k]][j] > 0 ? over * over : 0;
                        }
                        else if (norm > 0)
                        {
                            multipliers[free[k]][j] = Math.Max(0, multipliers[free[k]][j] + (0.5 * excess * over / norm));
                        }
                    }
                }
            }
        }
    }
}

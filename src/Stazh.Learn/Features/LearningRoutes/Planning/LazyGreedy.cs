namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// The best gain for a minute first, until nothing fits; gains are looked at again only when they come to the top (Minoux 1978), for they never grow.
/// The better of it and of the best single item is at least ½(1 − 1/e) of the best plan without prerequisites and dates (Khuller, Moss and Naor 1999;
/// Sviridenko 2004 reaches 1 − 1/e in O(n⁵)). An exchange of single items follows. Greedy: O(n·effects + k·log n·reconsidered); an exchange: O(k·n·effects).
/// </summary>
internal sealed class LazyGreedy(CoverProblem problem)
{
    private const double Least = 1e-12;
    private const int MostRounds = 4;
    private readonly double[] scratch = new double[problem.Weights.Length];

    /// <summary>Adds to the selection from the items given.</summary>
    public void Fill(Selection selection, IReadOnlyCollection<int> from)
    {
        var queue = new PriorityQueue<int, (double Density, int Item)>(from.Count);
        var seen = new int[problem.Count];
        var entries = new List<(int, (double, int))>(from.Count);
        foreach (var item in from)
        {
            if (!selection.Has(item) && Density(selection, item) is var density && density > 0)
            {
                entries.Add((item, (-density, item)));
            }
        }

        queue.EnqueueRange(entries);
        while (queue.TryDequeue(out var item, out var key))
        {
            if (selection.Has(item))
            {
                continue;
            }

            var density = Density(selection, item);
            if (density <= 0 || selection.Cost(item) > selection.Left)
            {
                continue;
            }

            if (density < -key.Density && queue.TryPeek(out _, out var next) && next.CompareTo((-density, item)) < 0)
            {
                queue.Enqueue(item, (-density, item));
                continue;
            }

            if (selection.TryAdd(item) && (problem.Closures[item].Length > 1 || problem.Dependents[item].Length > 1))
            {
                Again(selection, item);
            }
        }

        // What is needed before something else is paid for now: its gain for a minute may have grown.
        void Again(Selection now, int added)
        {
            foreach (var other in problem.Closures[added].SelectMany(i => problem.Dependents[i]).Distinct())
            {
                if (!now.Has(other) && seen[other] != now.Chosen.Count && from.Contains(other))
                {
                    seen[other] = now.Chosen.Count;
                    queue.Enqueue(other, (-Density(now, other), other));
                }
            }
        }
    }

    /// <summary>The item that adds most by itself, and then the rest.</summary>
    public Selection FromBestSingle(Selection basis, IReadOnlyCollection<int> from)
    {
        var selection = basis.Copy();
        foreach (var item in from.Where(i => !selection.Has(i)).Select(i => (Item: i, Gain: selection.Gain(i, scratch))).OrderByDescending(g => g.Gain).ThenBy(g => g.Item).Select(g => g.Item).Take(8))
        {
            if (selection.TryAdd(item))
            {
                break;
            }
        }

        Fill(selection, from);
        return selection;
    }

    /// <summary>Takes an item out and puts in what is best then, as long as that covers more; what <paramref name="must"/> holds stays.</summary>
    public Selection Exchange(Selection selection, IReadOnlyCollection<int> from, IReadOnlySet<int> must)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var better = false;
            foreach (var item in selection.Chosen.ToList())
            {
                if (!selection.Has(item) || problem.Dependents[item].Any(must.Contains))
                {
                    continue;
                }

                foreach (var byDensity in (ReadOnlySpan<bool>)[false, true])
                {
                    var other = selection.Without(item);
                    FillByScan(other, from, item, byDensity);
                    if (other.Value > selection.Value + Least)
                    {
                        (selection, better) = (other, true);
                        break;
                    }
                }
            }

            if (!better)
            {
                break;
            }
        }

        return selection;
    }

    private void FillByScan(Selection selection, IReadOnlyCollection<int> from, int without, bool byDensity)
    {
        var impossible = new HashSet<int>();
        while (true)
        {
            var (best, most) = (-1, Least);
            foreach (var item in from)
            {
                if (item != without && !selection.Has(item) && selection.Cost(item) <= selection.Left && !impossible.Contains(item))
                {
                    var gain = byDensity ? Density(selection, item) : selection.Gain(item, scratch);
                    if (gain > most)
                    {
                        (best, most) = (item, gain);
                    }
                }
            }

            if (best < 0)
            {
                return;
            }

            if (!selection.TryAdd(best))
            {
                impossible.Add(best);
            }
        }
    }

    private double Density(Selection selection, int item)
    {
        var gain = selection.Gain(item, scratch);
        return gain <= Least ? 0 : gain / Math.Max(selection.Cost(item), 1e-9);
    }
}

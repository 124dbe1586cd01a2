namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// Whether chosen items can be done in the weeks. An item takes its minutes between the week in which it may begin and the week in which it must be
/// finished; it may be interrupted, what needs it begins no earlier than it ends. One person doing one thing at a time: by Hall's theorem a set fits exactly
/// when no span of weeks is asked for more minutes than it has, with the windows tightened along prerequisites, and earliest deadline first then finds the
/// order (Horn 1974; Lawler 1973 for precedence). O(items + r·e) for r different first and e different last weeks.
/// </summary>
/// <param name="capacity">Minutes left in each week, ≥ 0.</param>
/// <param name="kept">The first so many items are always there.</param>
/// <param name="minutes">Of each item.</param>
/// <param name="first">First week of each item; 0 when any.</param>
/// <param name="last">Last week of each item; of a kept one the week it stands in.</param>
/// <param name="needs">Direct prerequisites of each item, all before it.</param>
internal sealed class WeekWindows(int[] capacity, int kept, int[] minutes, int[] first, int[] last, int[][] needs)
{
    private readonly int[] total = Sums(capacity);
    private readonly int[] starts = [.. first.Concat(last.Take(kept)).Append(0).Distinct().Order()];
    private readonly int[] ends = [.. last.Append(capacity.Length - 1).Distinct().Order()];
    private readonly int[] from = new int[minutes.Length];
    private readonly int[] to = new int[minutes.Length];

    public int[] Capacity => capacity;

    public int Weeks => capacity.Length;

    /// <summary>Minutes of all weeks that the kept do not take.</summary>
    public int Free { get; } = Math.Max(0, capacity.Sum() - minutes.Take(kept).Sum());

    /// <summary>Items for which only the sum of minutes decides when they join what fits already: they and what they need are bound to no week.</summary>
    public bool[] Simple { get; } = SimpleOf(capacity.Length - 1, kept, first, last, needs);

    public int First(int item) => from[item];

    public int Last(int item) => to[item];

    /// <summary>Minutes asked for above what a span of weeks has: week that ends it, excess. Null when the kept fit.</summary>
    public (int Week, int Excess)? KeptExcess()
    {
        Tighten([]);
        return Excess([]);
    }

    /// <param name="chosen">In the order of items.</param>
    public bool Fit(IReadOnlyList<int> chosen) => Tighten(chosen) && Excess(chosen) is null;

    /// <summary>Windows along prerequisites; false when one is empty.</summary>
    public bool Tighten(IReadOnlyList<int> chosen)
    {
        for (var i = 0; i < kept; i++)
        {
            (from[i], to[i]) = (first[i], last[i]);
        }

        for (var c = 0; c < chosen.Count; c++)
        {
            var item = chosen[c];
            (from[item], to[item]) = (first[item], last[item]);
            foreach (var need in needs[item])
            {
                // A person said in which week a kept item is: what needs it does not begin before.
                from[item] = Math.Max(from[item], need < kept ? last[need] : from[need]);
            }
        }

        for (var i = 0; i < kept; i++)
        {
            Pull(i);
        }

        var possible = true;
        for (var c = chosen.Count - 1; c >= 0; c--)
        {
            possible &= from[chosen[c]] <= to[chosen[c]];
            Pull(chosen[c]);
        }

        return possible;
    }

    private void Pull(int item)
    {
        foreach (var need in needs[item])
        {
            if (need >= kept)
            {
                to[need] = Math.Min(to[need], to[item]);
            }
        }
    }

    private (int Week, int Excess)? Excess(IReadOnlyList<int> chosen)
    {
        if (capacity.Length == 0)
        {
            return null;
        }

        Span<int> asked = starts.Length * ends.Length <= 1024 ? stackalloc int[starts.Length * ends.Length] : new int[starts.Length * ends.Length];
        for (var i = 0; i < kept; i++)
        {
            asked[At(i)] += minutes[i];
        }

        for (var c = 0; c < chosen.Count; c++)
        {
            asked[At(chosen[c])] += minutes[chosen[c]];
        }

        for (var a = starts.Length - 1; a >= 0; a--)
        {
            var sum = 0;
            for (var b = 0; b < ends.Length; b++)
            {
                sum += asked[(a * ends.Length) + b];
                asked[(a * ends.Length) + b] = sum + (a + 1 < starts.Length ? asked[((a + 1) * ends.Length) + b] : 0);
                var has = ends[b] >= starts[a] ? total[ends[b] + 1] - total[starts[a]] : 0;
                if (ends[b] >= starts[a] && asked[(a * ends.Length) + b] > has)
                {
                    return (ends[b], asked[(a * ends.Length) + b] - has);
                }
            }
        }

        return null;
    }

    private int At(int item) => (Array.BinarySearch(starts, from[item]) * ends.Length) + Array.BinarySearch(ends, to[item]);

    private static bool[] SimpleOf(int end, int kept, int[] first, int[] last, int[][] needs)
    {
        var simple = new bool[first.Length];
        var neededByKept = needs.Take(kept).SelectMany(n => n).ToHashSet();
        for (var i = kept; i < first.Length; i++)
        {
            simple[i] = first[i] == 0 && last[i] == end && !neededByKept.Contains(i) && Array.TrueForAll(needs[i], n => simple[n]);
        }

        return simple;
    }

    private static int[] Sums(int[] of)
    {
        var sums = new int[of.Length + 1];
        for (var i = 0; i < of.Length; i++)
        {
            sums[i + 1] = sums[i] + of[i];
        }

        return sums;
    }
}

namespace Stazh.Learn.Features.Monitoring;

/// <summary>
/// Numbers of people under five are not shown anywhere: not in a cell, not in an export, and not as the difference between a total and the
/// cells beside it. A hidden cell is null.
/// </summary>
public static class SmallNumbers
{
    public const int Threshold = 5;

    public static bool IsSmall(int value) => value is > 0 and < Threshold;

    /// <summary>One number that stands alone.</summary>
    public static int? Protect(int value) => IsSmall(value) ? null : value;

    /// <summary>
    /// Cells that add up to a total. Small cells are hidden; while the hidden ones could be worked out from the total, the smallest shown cells
    /// are hidden too, all of one size together. When nothing is left to hide, the total goes. Whoever knows this very rule learns no hidden
    /// number either: the tests try all regions of three districts.
    /// </summary>
    /// <param name="cells">Not negative.</param>
    /// <param name="hide">Cells that must be hidden whatever they hold: of a column with fewer than five people.</param>
    /// <returns>Cells in their order, and the total; null is hidden. O(n²) for n cells.</returns>
    public static (IReadOnlyList<int?> Cells, int? Total) Protect(IReadOnlyList<int> cells, IReadOnlySet<int>? hide = null)
    {
        var hidden = Enumerable.Range(0, cells.Count).Where(i => IsSmall(cells[i]) || hide?.Contains(i) == true).ToHashSet();
        while (IsCertain(cells, hidden))
        {
            var left = Enumerable.Range(0, cells.Count).Where(i => !hidden.Contains(i) && cells[i] > 0).GroupBy(i => cells[i]).MinBy(g => g.Key);
            if (left is null)
            {
                break;
            }

            hidden.UnionWith(left);
        }

        var total = cells.Sum();
        return ([.. cells.Select((c, i) => hidden.Contains(i) ? (int?)null : c)], IsCertain(cells, hidden) || IsSmall(total) ? null : total);
    }

    /// <summary>Beside a total the hidden cells are no secret: one alone, few people together, or all at an end of what a small number can be.</summary>
    private static bool IsCertain(IReadOnlyList<int> cells, HashSet<int> hidden)
    {
        var sum = hidden.Sum(i => cells[i]);
        return hidden.Count == 1 || (hidden.Count > 0 && sum < Threshold)
            || (hidden.Count > 0 && hidden.All(i => cells[i] < Threshold) && (sum == hidden.Count || sum == (Threshold - 1) * hidden.Count));
    }
}

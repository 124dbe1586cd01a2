namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>An item as it stands in the weeks.</summary>
/// <param name="Week">In which it is finished.</param>
/// <param name="Needs">Places in the list of what has to come before it.</param>
/// <param name="MayMove">Neither pinned, nor done, nor with a date of its own.</param>
public sealed record StandingItem(int Week, int Minutes, IReadOnlyList<int> Needs, bool MayMove);

/// <summary>
/// After a person moved, added or replaced one item: what has to come before or after it follows, and what no longer fits beside it goes to the nearest later week
/// with room. Everything else stays where it is. Nothing is taken out. O(k²·weeks) for k items.
/// </summary>
public static class RouteSettling
{
    /// <param name="items">The route with the change made.</param>
    /// <param name="changed">Place of the changed item in the list.</param>
    /// <param name="weeks">Of the run.</param>
    /// <returns>The week of each item.</returns>
    public static IReadOnlyList<int> Around(IReadOnlyList<StandingItem> items, int changed, IReadOnlyList<RouteWeek> weeks)
    {
        var at = items.Select(i => i.Week).ToArray();
        Follow(items, changed, at);
        for (var pass = 0; pass < items.Count && Overfull(items, at, weeks) is var week and >= 0; pass++)
        {
            var moved = false;
            foreach (var item in Enumerable.Range(0, items.Count).Where(i => at[i] == week && i != changed && items[i].MayMove).OrderBy(i => items[i].Minutes).ThenByDescending(i => i))
            {
                // Not beyond what waits for it.
                var last = Enumerable.Range(0, items.Count).Where(i => items[i].Needs.Contains(item)).Select(i => at[i]).Append(weeks.Count - 1).Min();
                var to = Enumerable.Range(week + 1, Math.Max(0, last - week)).FirstOrDefault(w => Spent(items, at, w) + items[item].Minutes <= weeks[w].Minutes, -1);
                if (to >= 0)
                {
                    at[item] = to;
                    moved = true;
                    break;
                }
            }

            if (!moved)
            {
                break;
            }
        }

        return at;
    }

    private static void Follow(IReadOnlyList<StandingItem> items, int changed, int[] at)
    {
        var changes = true;
        for (var pass = 0; pass <= items.Count && changes; pass++)
        {
            changes = false;
            for (var i = 0; i < items.Count; i++)
            {
                foreach (var need in items[i].Needs.Where(n => n != i && at[n] > at[i]))
                {
                    // The changed one stays; of two others the later one is right, for what needs waits.
                    var follower = i != changed && items[i].MayMove ? i : need != changed && items[need].MayMove ? need : -1;
                    if (follower >= 0)
                    {
                        at[follower] = follower == i ? at[need] : at[i];
                        changes = true;
                    }
                }
            }
        }
    }

    /// <summary>The first week up to which more is asked for than there is; −1 when there is none.</summary>
    private static int Overfull(IReadOnlyList<StandingItem> items, int[] at, IReadOnlyList<RouteWeek> weeks)
    {
        var (asked, has) = (0, 0);
        for (var week = 0; week < weeks.Count; week++)
        {
            if (!weeks[week].IsOver)
            {
                asked += Spent(items, at, week);
                has += weeks[week].Minutes;
                if (asked > has)
                {
                    return week;
                }
            }
        }

        return -1;
    }

    private static int Spent(IReadOnlyList<StandingItem> items, int[] at, int week) => items.Where((_, i) => at[i] == week).Sum(i => i.Minutes);
}

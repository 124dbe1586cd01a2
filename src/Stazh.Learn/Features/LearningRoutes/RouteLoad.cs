namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Minutes of a week of the route.</summary>
/// <param name="Minutes">Spent in the week.</param>
/// <param name="Ahead">Of them, begun here for what is to be finished later.</param>
/// <param name="IsOver">More than the person has, in it and in what was free before; of a week that is over nothing is said.</param>
public sealed record WeekLoad(int Minutes, int Ahead, bool IsOver)
{
    /// <summary>An item is finished in its week; what does not go into it is begun in the free minutes of the weeks before, the nearest first. Past weeks lend nothing.</summary>
    public static IReadOnlyList<WeekLoad> Of(IReadOnlyList<RouteWeek> weeks, IEnumerable<RouteItem> items)
    {
        var spent = new int[weeks.Count];
        var ahead = new int[weeks.Count];
        foreach (var item in items.Where(i => i.Week >= 0 && i.Week < weeks.Count))
        {
            spent[item.Week] += item.Minutes;
        }

        for (var week = 0; week < weeks.Count; week++)
        {
            for (var before = week - 1; before >= 0 && spent[week] > weeks[week].Minutes && !weeks[before].IsOver; before--)
            {
                var moved = Math.Clamp(weeks[before].Minutes - spent[before], 0, spent[week] - weeks[week].Minutes);
                spent[week] -= moved;
                spent[before] += moved;
                ahead[before] += moved;
            }
        }

        return [.. weeks.Select((w, i) => new WeekLoad(spent[i], ahead[i], spent[i] > w.Minutes && !w.IsOver))];
    }
}

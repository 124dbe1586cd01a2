namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// Puts chosen items into weeks: each whole into the first week with room, prerequisites first; where that does not go, earliest deadline first with items
/// that run on into the next week (see <see cref="WeekWindows"/>). O(k²·weeks) for k items.
/// </summary>
internal sealed class RouteLaying(CoverProblem problem, IReadOnlyList<int> chosen)
{
    private readonly WeekWindows windows = problem.Windows;

    /// <returns>Each item with the week in which it is finished, in the order of doing.</returns>
    public IReadOnlyList<(int Item, int Week)> Lay()
    {
        if (chosen.Count == 0)
        {
            return [];
        }

        windows.Tighten(chosen);
        var ordered = chosen.OrderBy(windows.Last).ThenBy(Rank).ThenBy(i => i).ToList();
        return (Whole(ordered) ?? Running(ordered)).Select((p, at) => (p.Item, p.Week, at)).OrderBy(p => p.Week).ThenBy(p => p.at).Select(p => (p.Item, p.Week)).ToList();
    }

    /// <summary>Tasks before reading.</summary>
    private int Rank(int item) => problem.Items[item].Kind == RouteItemKind.Task ? 0 : 1;

    private List<(int Item, int Week)>? Whole(List<int> ordered)
    {
        var room = (int[])windows.Capacity.Clone();
        for (var i = 0; i < problem.Kept; i++)
        {
            room[windows.Last(i)] -= problem.Minutes[i];
        }

        // What is pinned to a week and longer than it begins before.
        for (var week = room.Length - 1; week > 0; week--)
        {
            room[week - 1] += Math.Min(0, room[week]);
        }

        var weeks = new Dictionary<int, int>();
        foreach (var item in ordered)
        {
            var week = problem.Needs[item].Select(n => weeks.GetValueOrDefault(n)).Append(windows.First(item)).Max();
            while (week <= windows.Last(item) && (windows.Capacity[week] == 0 || room[week] < problem.Minutes[item]))
            {
                week++;
            }

            if (week > windows.Last(item))
            {
                return null;
            }

            room[week] -= problem.Minutes[item];
            weeks[item] = week;
        }

        return [.. ordered.Select(i => (i, weeks[i]))];
    }

    private List<(int Item, int Week)> Running(List<int> ordered)
    {
        var waiting = Enumerable.Range(0, problem.Kept).Concat(ordered).OrderBy(windows.Last).ThenBy(i => i < problem.Kept ? 0 : 1).ThenBy(Rank).ThenBy(i => i).ToList();
        var left = waiting.ToDictionary(i => i, i => problem.Minutes[i]);
        var laid = new List<(int, int)>();
        for (var week = 0; week < windows.Weeks; week++)
        {
            var minutes = windows.Capacity[week];
            while (waiting.Find(i => windows.First(i) <= week && (minutes > 0 || windows.Last(i) <= week) && problem.Needs[i].All(n => n < problem.Kept || !left.ContainsKey(n)), -1) is var item and >= 0)
            {
                var done = Math.Min(minutes, left[item]);
                minutes -= done;
                left[item] -= done;
                if (left[item] > 0 && windows.Last(item) > week)
                {
                    break;
                }

                left.Remove(item);
                waiting.Remove(item);
                if (item >= problem.Kept)
                {
                    laid.Add((item, week));
                }
            }
        }

        return laid;
    }
}

internal static class Finding
{
    public static int Find(this List<int> list, Func<int, bool> match, int otherwise)
    {
        foreach (var each in list)
        {
            if (match(each))
            {
                return each;
            }
        }

        return otherwise;
    }
}

using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Seven days of a run, counted from its first day; the last week may be shorter.</summary>
/// <param name="Minutes">What the person can give in it: weekly minutes by the share of free days.</param>
/// <param name="Left">The same from today on; 0 when the week is over.</param>
public sealed record RouteWeek(int Index, DateOnly From, DateOnly To, int Minutes, int Left)
{
    /// <summary>The person had minutes in it and has none any more.</summary>
    public bool IsOver => Left == 0 && Minutes > 0;

    public bool Holds(DateOnly day) => day >= From && day <= To;

    /// <summary>«24–30 ноября»</summary>
    public string Title => From.Month == To.Month ? (From == To ? "" : $"{From.Day}–") + Wording.DayAndMonth(To) : $"{Wording.DayAndMonth(From)} – {Wording.DayAndMonth(To)}";

    /// <param name="free">Whether the person can work on the day .</param>
    public static IReadOnlyList<RouteWeek> Lay(DateOnly starts, DateOnly ends, DateOnly today, int weeklyMinutes, Func<DateOnly, bool> free)
    {
        var weeks = new List<RouteWeek>();
        for (var from = starts; from <= ends; from = from.AddDays(7))
        {
            var to = from.AddDays(6) < ends ? from.AddDays(6) : ends;
            var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(free).ToList();
            weeks.Add(new(weeks.Count, from, to, Share(days.Count), Share(days.Count(d => d >= today))));
        }

        return weeks;

        int Share(int days) => Math.Max(0, weeklyMinutes) * days / 7;
    }
}

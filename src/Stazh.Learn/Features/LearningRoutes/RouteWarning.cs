using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Something in a route that does not go together; a warning, never a ban.</summary>
/// <param name="ItemId">Null when it is about a week.</param>
public sealed record RouteWarning(Guid? ItemId, int? Week, string Sentence, params object[] Values)
{
    public string In(IStringLocalizer text) => text[Sentence, Values];

    /// <param name="needs">Codes of the tasks that a task needs before it.</param>
    /// <param name="taskTitle">Title of a task by its code.</param>
    public static IReadOnlyList<RouteWarning> Of(LearningRoute route, IReadOnlyList<RouteWeek> weeks, Func<string, IReadOnlyList<string>> needs, Func<string, string> taskTitle)
    {
        var warnings = new List<RouteWarning>();
        var items = route.InOrder.ToList();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            foreach (var code in item.Kind == RouteItemKind.Task ? needs(item.Code) : [])
            {
                var at = items.FindIndex(x => x.Kind == RouteItemKind.Task && x.Code == code);
                if (at < 0)
                {
                    warnings.Add(new(item.Id, item.Week, "До задания «{0}» нужно «{1}», а его в маршруте нет.", item.Title, taskTitle(code)));
                }
                else if (at > i)
                {
                    warnings.Add(new(item.Id, item.Week, "«{1}» стоит позже, чем «{0}», хотя нужно до него.", item.Title, items[at].Title));
                }
            }

            if (items.FindIndex(x => x.Kind == item.Kind && x.Code == item.Code && (item.Kind != RouteItemKind.Own || x.Title == item.Title)) < i)
            {
                warnings.Add(new(item.Id, item.Week, "«{0}» стоит в маршруте дважды.", item.Title));
            }

            warnings.AddRange(OfDate(route, item, weeks));
        }

        var loads = WeekLoad.Of(weeks, items);
        warnings.AddRange(weeks.Where((_, i) => loads[i].IsOver).Select(w => new RouteWarning(null, w.Index, "Неделя {0} перегружена: {1} мин при возможных {2}.", w.Title, loads[w.Index].Minutes, w.Minutes)));
        return warnings;
    }

    private static IEnumerable<RouteWarning> OfDate(LearningRoute route, RouteItem item, IReadOnlyList<RouteWeek> weeks)
    {
        var outside = item.DueOn is { } due ? !weeks.Any(w => w.Holds(due)) : item.Week >= weeks.Count;
        if (outside)
        {
            yield return new(item.Id, item.Week, "«{0}» стоит вне дат стажировки.", item.Title);
        }

        if (item.DueOn is { } day && !route.IsFree(day))
        {
            yield return new(item.Id, item.Week, "«{0}» назначено на {1}, а этот день занят.", item.Title, Wording.DayAndMonth(day));
        }
    }
}

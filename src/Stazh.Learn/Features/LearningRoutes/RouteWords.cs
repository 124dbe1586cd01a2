using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>How a route is said on screen and on paper.</summary>
public static class RouteWords
{
    public static string Title(this RouteKind kind) => kind == RouteKind.Preliminary ? "предварительный" : "основной";

    public static string Title(this RouteState state) => state switch
    {
        RouteState.Draft => "черновик",
        RouteState.Submitted => "у тьютора",
        RouteState.Returned => "возвращён",
        _ => "утверждён",
    };

    public static string Tag(this RouteState state) => state switch
    {
        RouteState.Approved => "done",
        RouteState.Returned => "danger",
        RouteState.Submitted => "wait",
        _ => "",
    };

    public static string Title(this RouteItemKind kind) => kind switch
    {
        RouteItemKind.Task => "задание",
        RouteItemKind.Material => "материал",
        RouteItemKind.Event => "событие",
        RouteItemKind.Run => "другая стажировка",
        _ => "своё дело",
    };

    /// <summary>Said beside a candidate that is not proposed; null when there is nothing to say.</summary>
    public static string? Title(this PlanObstacle obstacle) => obstacle switch
    {
        PlanObstacle.Excluded => "вы это убрали, само не вернётся",
        PlanObstacle.NoSeats => "мест нет",
        PlanObstacle.AnotherRegion => "в другом регионе",
        PlanObstacle.DateDoesNotSuit => "дата вам не подходит",
        PlanObstacle.NeedsWhatIsMissing => "сначала нужно то, чего в маршруте не будет",
        PlanObstacle.NeedsItself => "по кругу ждёт само себя",
        PlanObstacle.TooLong => "не помещается в оставшееся время",
        PlanObstacle.NotWorthTheTime => "мало даёт за своё время",
        _ => null,
    };

    /// <summary>Why the item is there, in one sentence.</summary>
    public static string Why(this RouteBoard board, RouteItem item, IStringLocalizer text)
    {
        if (item.Reason == RouteReason.NeededFor && item.ReasonAbout is { } task)
        {
            return text["нужно до задания «{0}»", board.TaskTitle(task)];
        }

        var deficit = item.Reason == RouteReason.Closes && item.ReasonAbout is { } code
            ? item.Effects.FirstOrDefault(e => e.Deficit == code)
            : item.Effects.OrderByDescending(e => e.Effect).FirstOrDefault();
        return deficit is null ? text["добавлено вручную"] : text["закрывает «{0}» на {1} %", board.DeficitTitle(deficit.Deficit), Math.Round(deficit.Effect * 100)];
    }

    public static string Version(this LearningRoute route, IStringLocalizer text) =>
        text[route.Kind == RouteKind.Preliminary ? "Предварительный, версия {0}" : "Основной, версия {0}", route.Number];
}

using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>What a change cost, said to the person who made it.</summary>
public static class RouteCost
{
    /// <summary>Null when the change has no cost to tell: it is not about the items, or it changed nothing that counts.</summary>
    /// <param name="before">The board as it was loaded.</param>
    /// <param name="weeksBefore">Week of each item before the change.</param>
    public static string? Of(RouteBoard before, IReadOnlyDictionary<Guid, int> weeksBefore, RouteInput input, IStringLocalizer text)
    {
        if (before.Shown is not { IsOpen: true } route || input.Do is "submit" or "terms" or "start" or "term")
        {
            return null;
        }

        if (input.Do == "pin")
        {
            return route.Items.Find(i => i.Id == input.ItemId) is { IsPinned: true } pinned ? OfPin(RouteAround.Pinned(before, route, pinned), text) : null;
        }

        var parts = new List<string>();
        var moved = route.InOrder.Where(i => i.Id != input.ItemId && weeksBefore.TryGetValue(i.Id, out var week) && week != i.Week).ToList();
        if (moved.Count > 0 && input.Do != "propose")
        {
            parts.Add(text["Следом передвинуто: {0}.", string.Join(", ", moved.Select(i => $"«{i.Title}»"))]);
        }

        var (was, now) = (before.Coverage.Percent, RouteCoverage.Of(before.Needs, [.. route.Items.Select(i => i.Effects)]).Percent);
        if (was != now)
        {
            parts.Add(text["Покрытие {0} %: было {1} %, стало {2} %.", Signed(now - was), was, now]);
        }
        else if (input.Do is "drop" or "add" or "replace" or "own")
        {
            parts.Add(text["Покрытие прежнее: {0} %.", now]);
        }

        if (input.Do == "drop" && before.Worths.GetValueOrDefault(input.ItemId)?.Instead is { } instead)
        {
            parts.Add(text["Взамен лучше всего «{0}»: оно среди предложенных ниже.", instead.Title]);
        }

        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static string OfPin((double With, double Without) plans, IStringLocalizer text) =>
        ((int)Math.Round(plans.With * 100), (int)Math.Round(plans.Without * 100)) is var (with, without) && with < without
            ? text["С ним маршрут закроет не больше {0} %, без него — {1} %.", with, without].Value
            : text["Покрытию это не мешает."].Value;

    /// <summary>With a true minus.</summary>
    public static string Signed(int percent) => percent < 0 ? $"−{-percent}" : $"+{percent}";

    /// <summary>“Why this” in coverage: what would be missing.</summary>
    public static string Gives(ItemWorth worth, IStringLocalizer text) => Math.Round(worth.Gives * 100) switch
    {
        >= 1 and var percent => text["Без него покрытие меньше на {0} %.", percent],
        _ when worth.Gives > 1e-6 => text["Без него покрытие меньше, но не на целый процент."],
        _ => text["Покрытия не добавляет."],
    };

    /// <summary>“Instead of what”.</summary>
    public static string? Instead(ItemWorth worth, IStringLocalizer text) => worth.Instead is not { } other || Math.Max(worth.Gives, worth.InsteadGives) < 0.005 ? null : Math.Round(worth.InsteadGives * 100) switch
    {
        < 0 and var percent => text["Вместо «{0}»: с ним было бы на {1} % меньше.", other.Title, -percent].Value,
        > 0 and var percent => text["Больше дало бы «{0}»: на {1} %.", other.Title, percent].Value,
        _ => text["Вместо «{0}»: с ним было бы столько же.", other.Title].Value,
    };
}

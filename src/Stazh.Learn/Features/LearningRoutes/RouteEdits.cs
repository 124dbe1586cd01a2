using System.Globalization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Changes of the items and terms of a route, one word each: propose, add, own, earlier, later, up, down, place, pin, term, drop, replace, terms.</summary>
public static class RouteEdits
{
    /// <summary>Effect of own work on the deficit that the person names.</summary>
    private const double EffectOfOwn = 0.2;

    private static readonly string[] DayFormats = ["d.M.yyyy", "yyyy-MM-dd"];

    /// <returns>Null when it is done; the sentence for the live region is <see cref="Said"/>.</returns>
    public static Refusal? Apply(RouteBoard board, LearningRoute route, RouteInput input, DateTimeOffset now)
    {
        if (route.Locked is { } locked)
        {
            return locked;
        }

        var refusal = input.Do switch
        {
            "propose" => Propose(board, route, now),
            "add" => Add(board, route, input, now),
            "own" => Own(board, route, input, now),
            "terms" => Terms(route, input),
            "replace" => Replace(board, route, input, now),
            _ => route.Items.Find(i => i.Id == input.ItemId) is { } item ? OnItem(board, route, item, input, now) : new ItemIsGone(),
        };
        if (refusal is null)
        {
            Renumber(route);
            route.Touch(now);
        }

        return refusal;
    }

    /// <summary>What was done, Russian source text.</summary>
    public static string Said(string change) => change switch
    {
        "propose" => "Маршрут предложен. Проверьте его и поправьте под себя.",
        "add" or "own" => "Добавлено в маршрут.",
        "terms" => "Условия сохранены.",
        "pin" => "Закрепление изменено.",
        "term" => "Срок и отчёт сохранены.",
        "drop" => "Убрано из маршрута.",
        "replace" => "Заменено.",
        _ => "Перемещено.",
    };

    private static Refusal? Propose(RouteBoard board, LearningRoute route, DateTimeOffset now)
    {
        var request = board.Request(route);
        var plan = RoutePlanner.Plan(request);
        var proposed = plan.Added;
        if (proposed.Count == 0 && request.Kept.Count == 0)
        {
            return plan.Refusals.Count > 0 ? plan.Refusals[0] : new NothingFits();
        }

        // What stays as it was keeps its identity, so that calendars see a move and not another thing.
        var before = route.Items.Where(i => !i.IsKept).ToList();
        route.Items.RemoveAll(before.Contains);
        foreach (var placed in proposed)
        {
            var old = before.Find(i => i.Kind == placed.Activity.Kind && i.Code == placed.Activity.Code);
            var item = Item(route, placed, now, old);
            item.Order = 1000 + route.Items.Count;
            route.Items.Add(item);
        }

        return null;
    }

    private static Refusal? Add(RouteBoard board, LearningRoute route, RouteInput input, DateTimeOffset now)
    {
        if (board.Activities.FirstOrDefault(a => a.Kind == input.Kind && a.Code == input.Code) is not { } activity)
        {
            return new NothingToAdd();
        }

        if (route.Items.Exists(i => i.Kind == activity.Kind && i.Code == activity.Code))
        {
            return new ItemIsThereAlready(activity.Title);
        }

        if (route.Items.Count >= LearningRoute.MostItems)
        {
            return new RouteIsFull();
        }

        route.Excluded = route.Excluded.Where(k => k != new ActivityKey(activity.Kind, activity.Code)).ToHashSet();
        var week = (activity.Until ?? activity.On) is { } day ? board.Weeks.FirstOrDefault(w => w.Holds(day))?.Index : input.Week;
        var item = Item(route, new(activity, week ?? Roomiest(board, route, activity), RouteReason.Chosen, null), now, null);
        return Put(board, route, item, input.Before, now);
    }

    private static Refusal? Own(RouteBoard board, LearningRoute route, RouteInput input, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            return new OwnWorkNeedsTitle();
        }

        if (input.Minutes is not (> 0 and <= RouteItem.LongestMinutes))
        {
            return new OwnWorkNeedsMinutes();
        }

        var address = string.IsNullOrWhiteSpace(input.Address) ? null : input.Address.Trim();
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            return new AddressIsNotWeb();
        }

        if (route.Items.Count >= LearningRoute.MostItems)
        {
            return new RouteIsFull();
        }

        var effects = board.Needs.Where(n => n.Deficit == input.Deficit).Select(n => new DeficitEffect(n.Deficit, EffectOfOwn)).ToList();
        var activity = new RouteActivity(RouteItemKind.Own, "", input.Title.Trim(), address, input.Minutes.Value, effects);
        var item = Item(route, new(activity, input.Week ?? Roomiest(board, route, activity), RouteReason.Chosen, null), now, null);
        item.ReportAs = Trimmed(input.ReportAs);
        return Put(board, route, item, null, now);
    }

    /// <summary>The best that fits in the item's place, in its week.</summary>
    private static Refusal? Replace(RouteBoard board, LearningRoute route, RouteInput input, DateTimeOffset now)
    {
        if (route.Items.Find(i => i.Id == input.ItemId) is not { } item)
        {
            return new ItemIsGone();
        }

        if (board.Worths.GetValueOrDefault(item.Id)?.Instead is not { } instead)
        {
            return new NothingInstead(item.Title);
        }

        route.Items.Remove(item);
        route.Excluded = new HashSet<ActivityKey>(route.Excluded) { new(item.Kind, item.Code) };
        var week = (instead.Until ?? instead.On) is { } day ? board.Weeks.FirstOrDefault(w => w.Holds(day))?.Index : item.Week;
        return Put(board, route, Item(route, new(instead, week ?? item.Week, RouteReason.Chosen, null), now, null), null, now);
    }

    private static Refusal? OnItem(RouteBoard board, LearningRoute route, RouteItem item, RouteInput input, DateTimeOffset now)
    {
        var last = Math.Max(0, board.Weeks.Count - 1);
        var inWeek = route.InOrder.Where(i => i.Week == item.Week).ToList();
        var at = inWeek.IndexOf(item);
        switch (input.Do)
        {
            case "earlier":
                ToWeek(item, Math.Max(0, Math.Min(item.Week, last + 1) - 1), now);
                return Put(board, route, item, null, now);
            case "later":
                ToWeek(item, Math.Min(last, item.Week + 1), now);
                return Put(board, route, item, null, now);
            case "up" when at > 0:
                (item.Order, inWeek[at - 1].Order) = (inWeek[at - 1].Order, item.Order);
                return null;
            case "down" when at < inWeek.Count - 1:
                (item.Order, inWeek[at + 1].Order) = (inWeek[at + 1].Order, item.Order);
                return null;
            case "place":
                ToWeek(item, Math.Min(last, input.Week ?? item.Week), now);
                return Put(board, route, item, input.Before, now);
            case "pin":
                item.IsPinned = !item.IsPinned;
                return null;
            case "term":
                item.DueOn = input.DueOn;
                item.ReportAs = Trimmed(input.ReportAs);
                item.Touch(now);
                if (input.DueOn is { } due && board.Weeks.FirstOrDefault(w => w.Holds(due)) is { } week && week.Index != item.Week)
                {
                    item.Week = week.Index;
                    return Put(board, route, item, null, now);
                }

                return null;
            case "drop":
                route.Items.Remove(item);
                route.Excluded = new HashSet<ActivityKey>(route.Excluded) { new(item.Kind, item.Code) };
                return null;
            default:
                return null;
        }
    }

    /// <summary>The date that a person chose goes with its week.</summary>
    private static void ToWeek(RouteItem item, int week, DateTimeOffset now)
    {
        if (item.Week != week)
        {
            item.DueOn = item.DueOn?.AddDays(7 * (week - item.Week));
            item.Week = week;
            item.Touch(now);
        }
    }

    private static BusyDaysAreUnclear? Terms(LearningRoute route, RouteInput input)
    {
        var days = new List<DateOnly>();
        foreach (var day in (input.BusyDays ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!DateOnly.TryParseExact(day, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                return new BusyDaysAreUnclear(day);
            }

            days.Add(parsed);
        }

        route.WeeklyMinutes = input.WeeklyMinutes ?? route.WeeklyMinutes;
        (route.Resources, route.Conditions) = (input.Resources?.Trim() ?? "", input.Conditions?.Trim() ?? "");
        (route.FreeFrom, route.BusyDays) = (input.FreeFrom, days);
        return null;
    }

    private static RouteItem Item(LearningRoute route, PlacedActivity placed, DateTimeOffset now, RouteItem? old)
    {
        var moved = old is not null && (old.Week != placed.Week || old.Minutes != placed.Activity.Minutes);
        return new()
        {
            Id = Guid.CreateVersion7(now), RouteId = route.Id, Key = old?.Key ?? Guid.CreateVersion7(now), Kind = placed.Activity.Kind, Code = placed.Activity.Kind == RouteItemKind.Own ? "" : placed.Activity.Code,
            Title = placed.Activity.Title, Address = placed.Activity.Address, Minutes = placed.Activity.Minutes, Week = placed.Week, Effects = placed.Activity.Effects, Reason = placed.Reason,
            ReasonAbout = placed.About, ReportAs = old?.ReportAs, DueOn = placed.Activity.Until ?? placed.Activity.On ?? (moved ? null : old?.DueOn), Sequence = (old?.Sequence ?? 0) + (moved ? 1 : 0), ChangedAt = old is null || moved ? now : old.ChangedAt,
        };
    }

    /// <summary>The first week with room for it, otherwise the one that is least full.</summary>
    private static int Roomiest(RouteBoard board, LearningRoute route, RouteActivity activity)
    {
        var rooms = board.Weeks.Select(w => (w.Index, Room: w.Left - route.Items.Where(i => i.Week == w.Index).Sum(i => i.Minutes))).ToList();
        return rooms.Where(r => r.Room >= activity.Minutes).Concat(rooms.OrderByDescending(r => r.Room)).Select(r => r.Index).FirstOrDefault();
    }

    /// <summary>Puts the item before another of its week, or last; what has to come before or after it follows.</summary>
    private static Refusal? Put(RouteBoard board, LearningRoute route, RouteItem item, Guid? before, DateTimeOffset now)
    {
        if (!route.Items.Contains(item))
        {
            route.Items.Add(item);
        }

        var week = route.InOrder.Where(i => i.Week == item.Week && i != item).ToList();
        var at = before is { } id ? week.FindIndex(i => i.Id == id) : -1;
        week.Insert(at < 0 ? week.Count : at, item);
        for (var i = 0; i < week.Count; i++)
        {
            week[i].Order = i;
        }

        RouteAround.Settle(board, route, item, now);
        return null;
    }

    private static void Renumber(LearningRoute route)
    {
        var order = 0;
        foreach (var item in route.InOrder.ToList())
        {
            item.Order = order++;
        }
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

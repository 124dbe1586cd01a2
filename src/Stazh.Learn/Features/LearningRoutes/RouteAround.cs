namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>What a person's change does to the rest of the route, and what it costs.</summary>
public static class RouteAround
{
    /// <summary>Moves what has to follow the changed item; everything else stays. O(k²·weeks).</summary>
    /// <returns>What was moved besides.</returns>
    public static IReadOnlyList<RouteItem> Settle(RouteBoard board, LearningRoute route, RouteItem changed, DateTimeOffset now)
    {
        var items = route.InOrder.Where(i => i.Week < board.Weeks.Count).ToList();
        var at = items.Select((item, i) => (item, i)).Where(p => p.item.Kind == RouteItemKind.Task).DistinctBy(p => p.item.Code).ToDictionary(p => p.item.Code, p => p.i);
        if (!items.Contains(changed))
        {
            return [];
        }

        var standing = items.Select(i => new StandingItem(
            i.Week, i.Minutes, i.Kind == RouteItemKind.Task ? [.. board.TasksBefore(i.Code).Where(at.ContainsKey).Select(c => at[c])] : [], !i.IsKept && i.DueOn is null)).ToList();
        var weeks = RouteSettling.Around(standing, items.IndexOf(changed), board.Weeks);
        var moved = items.Where((item, i) => item.Week != weeks[i]).ToList();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Week != weeks[i])
            {
                items[i].Week = weeks[i];
                items[i].Touch(now);
            }
        }

        Order(board, route);
        return moved;
    }

    /// <summary>Within a week what is needed comes before what needs it; the rest keeps its order.</summary>
    private static void Order(RouteBoard board, LearningRoute route)
    {
        foreach (var week in route.Items.GroupBy(i => i.Week).ToList())
        {
            var (rest, order) = (week.OrderBy(i => i.Order).ToList(), 0);
            while (rest.Count > 0)
            {
                var next = rest.Find(i => i.Kind != RouteItemKind.Task || !rest.Exists(o => o != i && o.Kind == RouteItemKind.Task && board.TasksBefore(i.Code).Contains(o.Code))) ?? rest[0];
                rest.Remove(next);
                next.Order = order++;
            }
        }
    }

    /// <summary>What the best route covers with the item pinned and without, 0…1.</summary>
    public static (double With, double Without) Pinned(RouteBoard board, LearningRoute route, RouteItem item)
    {
        var request = board.Request(route) with { MostNodes = PlanRequest.NodesOnPage };
        var kept = request.Kept.Where(k => k.Activity.Kind != item.Kind || k.Activity.Code != item.Code).ToList();
        var pinned = request with { Kept = [.. kept, new(item.Activity(board.TasksBefore(item.Code)), item.Week, RouteReason.Chosen, null)] };
        return (RoutePlanner.Plan(pinned).Coverage, RoutePlanner.Plan(request with { Kept = kept }).Coverage);
    }

    /// <summary>The board with the proven bound and the worth of each item.</summary>
    public static RouteBoard Explained(RouteBoard board, LearningRoute route)
    {
        var plan = RoutePlanner.Plan(board.Request(route) with { MostNodes = PlanRequest.NodesOnPage });
        var items = route.InOrder.ToList();
        var there = items.Select(i => new ActivityKey(i.Kind, i.Code)).ToHashSet();
        var others = board.Activities.Where(a => !there.Contains(new(a.Kind, a.Code)) && !plan.LeftOut.ContainsKey(new(a.Kind, a.Code))).ToList();
        var worths = RouteWorths.Of(board.Needs, [.. items.Select(i => i.Activity(board.TasksBefore(i.Code)))], others, board.Capacity - board.Minutes);
        return board with { Best = plan, Worths = items.Zip(worths).ToDictionary(p => p.First.Id, p => p.Second) };
    }
}

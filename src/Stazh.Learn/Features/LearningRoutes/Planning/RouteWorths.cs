namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>What an item of a route is worth there.</summary>
/// <param name="Gives">Coverage that would be missing without it, the rest unchanged, 0…1.</param>
/// <param name="Instead">The best that could take its place in its minutes and those left free; null when nothing fits or helps, or another item needs this one.</param>
/// <param name="InsteadGives">Change of coverage by that exchange, −1…1; above 0 when it would cover more.</param>
public sealed record ItemWorth(double Gives, RouteActivity? Instead, double InsteadGives);

/// <summary>“Why this” and “instead of what” for every item of a route, whoever made it. O(k·n·d) for k items, n others and d deficits.</summary>
public static class RouteWorths
{
    /// <summary>An exchange that gives less is not worth telling.</summary>
    private const double Least = 1e-6;

    /// <param name="needs">Deficits and weights, as for <see cref="PlanRequest"/>.</param>
    /// <param name="items">The route.</param>
    /// <param name="others">What may stand in it and does not.</param>
    /// <param name="spare">Minutes that the route leaves free; none when negative.</param>
    /// <returns>In the order of <paramref name="items"/>.</returns>
    public static IReadOnlyList<ItemWorth> Of(IReadOnlyList<RouteNeed> needs, IReadOnlyList<RouteActivity> items, IReadOnlyList<RouteActivity> others, int spare)
    {
        var weighed = needs.Where(n => double.IsFinite(n.Weight) && n.Weight > 0).DistinctBy(n => n.Deficit).ToList();
        var sum = weighed.Sum(n => n.Weight);
        var effects = items.Select(Effects).ToList();
        var offered = others.Select(o => (Activity: o, Effects: Effects(o))).Where(o => o.Effects.Any(e => e > 0)).ToList();
        var tasks = items.Where(i => i.Kind == RouteItemKind.Task).Select(i => i.Code).ToHashSet();
        return [.. items.Select((item, i) => WorthOf(item, i))];

        double[] Effects(RouteActivity activity) => [.. weighed.Select(n => activity.EffectOn(n.Deficit) is var e && e > 0 ? Math.Min(1, e) : 0)];

        ItemWorth WorthOf(RouteActivity item, int at)
        {
            var open = weighed.Select((need, d) => effects.Where((_, k) => k != at).Aggregate(need.Weight / sum, (left, e) => left * (1 - e[d]))).ToArray();
            var gives = Gain(effects[at], open);
            // What another task of the route needs has nothing in its place.
            var asked = item.Kind == RouteItemKind.Task && items.Any(i => i.Needs.Contains(item.Code));
            var best = asked ? default : offered.Where(o => o.Activity.Minutes <= item.Minutes + Math.Max(0, spare) && o.Activity.Needs.All(n => tasks.Contains(n) && n != item.Code))
                .Select(o => (o.Activity, Gain: Gain(o.Effects, open))).OrderByDescending(o => o.Gain).FirstOrDefault();
            return new(gives, best.Gain > Least ? best.Activity : null, best.Activity is null ? 0 : best.Gain - gives);
        }
    }

    private static double Gain(double[] effects, double[] open)
    {
        var gain = 0.0;
        for (var d = 0; d < open.Length; d++)
        {
            gain += open[d] * effects[d];
        }

        return gain;
    }
}

using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.LearningRoutes;

/// <param name="Share">What of the deficit the route closes: 1 − Π(1 − effect), 0…1.</param>
/// <param name="Items">How many items work on it.</param>
public sealed record DeficitCoverage(RouteNeed Need, double Share, int Items)
{
    public int Percent => (int)Math.Round(Share * 100);
}

/// <summary>What a route closes. Effects of several items on one deficit multiply what remains of it.</summary>
/// <param name="Total">Mean of the deficits by their weight, 0…1; 0 when nothing weighs anything.</param>
public sealed record RouteCoverage(IReadOnlyList<DeficitCoverage> Deficits, double Total)
{
    public int Percent => (int)Math.Round(Total * 100);

    public static RouteCoverage Of(IReadOnlyList<RouteNeed> needs, IReadOnlyCollection<IReadOnlyList<DeficitEffect>> items)
    {
        var deficits = needs.Select(need =>
        {
            var effects = items.Select(i => i.FirstOrDefault(e => e.Deficit == need.Deficit)?.Effect ?? 0).Where(e => e > 0).ToList();
            return new DeficitCoverage(need, 1 - effects.Aggregate(1.0, (left, e) => left * (1 - Math.Clamp(e, 0, 1))), effects.Count);
        }).ToList();
        var weight = needs.Sum(n => n.Weight);
        return new(deficits, weight > 0 ? deficits.Sum(d => d.Need.Weight * d.Share) / weight : 0);
    }
}

using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.LearningRoutes.Planning;

public sealed class ProgrammeReachTests(RouteApp app) : IClassFixture<RouteApp>
{
    [Fact]
    public async Task Authors_see_the_best_coverage_minutes_and_what_cannot_be_closed()
    {
        var package = (await app.AnInternship()).Package;
        var reach = ProgrammeReach.Of(package);
        Assert.InRange(reach.Coverage, 0.1, 1);
        Assert.InRange(reach.Bound, reach.Coverage, 1);
        Assert.Equal(package.Deficits.Count, reach.Deficits.Count);
        Assert.All(reach.Deficits, d => Assert.InRange(d.InHours, 0, d.Most + 1e-12));
        Assert.InRange(reach.Deficits.Sum(d => d.Minutes), 1, (reach.Hours * 45) + 0.5);
    }

    [Fact]
    public async Task No_more_than_two_materials_for_a_deficit_are_proposed_and_short_reading_closes_less()
    {
        var package = (await app.AnInternship()).Package;
        var materials = RouteActivities.OfProgramme(package, Guid.Empty).Where(a => a.Kind == RouteItemKind.Material).ToList();
        Assert.True(materials.Count(m => !m.ByHandOnly) <= 2 * package.Deficits.Count);
        Assert.Equal(0.15, RouteActivity.EffectOfReading(15));
        Assert.InRange(RouteActivity.EffectOfReading(3), 0.02, 0.04);
        Assert.Equal(RouteActivity.EffectOfReading(30), RouteActivity.EffectOfReading(600));
    }
}

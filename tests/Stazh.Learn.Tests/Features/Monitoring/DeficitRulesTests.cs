using Stazh.Learn.Features.Monitoring;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>The heat map and the advice as plain numbers.</summary>
public sealed class DeficitRulesTests
{
    private static readonly (string, string)[] Deficits = [("D1", "Первый"), ("D2", "Второй")];

    [Fact]
    public void A_person_counts_once_by_the_latest_map()
    {
        var person = Guid.NewGuid();
        var maps = People("А", 6, "D1").Append(Map(person, "А", 1, "D1")).Append(Map(person, "А", 2, "D2")).ToList();
        var grid = DeficitGrid.Of(Deficits, ["А"], maps, "?");
        Assert.Equal(7, grid.People);
        Assert.Equal(6, grid.Rows[0].Cells[0]);
        Assert.Null(grid.Rows[1].Cells[0]);
    }

    [Fact]
    public void A_district_with_fewer_than_five_maps_is_hidden_in_every_row()
    {
        var maps = People("А", 3, "D1").Concat(People("Б", 9, "D1")).Concat(People("В", 20, "D1", "D2")).ToList();
        var grid = DeficitGrid.Of(Deficits, ["А", "Б", "В"], maps, "?");
        Assert.Null(grid.Columns[0].People);
        Assert.All(grid.Rows, r => Assert.Null(r.Cells[0]));
        // Nobody of the small district has the second deficit, and even that is not said.
        Assert.Null(grid.Rows[1].Cells[0]);
        Assert.Equal(1, grid.Rows[1].Cells[2] is { } shown ? shown / 20 : 1);
    }

    [Fact]
    public void People_of_no_district_of_the_reference_have_a_column_of_their_own()
    {
        var grid = DeficitGrid.Of(Deficits, ["А"], People("А", 8, "D1").Concat(People("Где-то", 7, "D1")), "Район не указан");
        Assert.Equal(["А", "Район не указан"], grid.Columns.Select(c => c.District));
        Assert.Equal(15, grid.Rows[0].Total);
    }

    /// <summary>Rows, columns and totals of random regions: no number of people from one to four is shown, and none is the rest of a total.</summary>
    [Fact]
    public void No_small_number_is_shown_or_is_the_rest_of_a_total()
    {
        var random = new Random(11);
        for (var n = 0; n < 300; n++)
        {
            var maps = new[] { "А", "Б", "В", "Г" }.SelectMany(d => Enumerable.Range(0, random.Next(14)).Select(_ => Map(Guid.NewGuid(), d, 1, [.. new[] { "D1", "D2" }.Where(_ => random.Next(2) == 0)]))).ToList();
            var grid = DeficitGrid.Of(Deficits, ["А", "Б", "В", "Г"], maps, "?");
            Assert.All(grid.Columns, c => Assert.False(c.People is > 0 and < 5));
            foreach (var row in grid.Rows)
            {
                Assert.All(row.Cells, c => Assert.False(c is > 0 and < 5));
                var hidden = row.Cells.Count(c => c is null);
                Assert.False(row.Total is { } total && hidden > 0 && total - row.Cells.Sum(c => c ?? 0) is > 0 and < 5);
                Assert.False(row.Total is not null && hidden == 1);
            }

            Assert.All(grid.Hottest, h => Assert.InRange(h.Share, 0, 1));
        }
    }

    [Fact]
    public void A_district_without_a_site_comes_before_one_that_has_and_the_larger_gap_first()
    {
        var ranked = DistrictDemand.Ranked([new("А", 20, 0, 1, 0), new("Б", 9, 0, 0, 0), new("В", 30, 5, 0, 0), new("Г", null, 0, 0, 0), new("Д", 6, 0, 1, 12), new("Е", 0, 0, 0, 0)]);
        Assert.Equal(["В", "Б", "А", "Д", "Е", "Г"], ranked.Select(d => d.District));
        Assert.Equal([DemandAdvice.OpenSite, DemandAdvice.OpenSite, DemandAdvice.OpenGroup, DemandAdvice.Enough, DemandAdvice.NoDemand, DemandAdvice.Hidden], ranked.Select(d => d.Advice));
    }

    [Fact]
    public void More_need_never_makes_the_advice_milder_and_more_places_never_stricter()
    {
        for (var need = 0; need < 30; need++)
        {
            for (var places = 0; places < 30; places++)
            {
                for (var sites = 0; sites < 2; sites++)
                {
                    var (now, more, roomier) = (new DistrictDemand("", need, 5, sites, places), new DistrictDemand("", need + 1, 5, sites, places), new DistrictDemand("", need, 5, sites, places + 1));
                    Assert.True(more.Advice <= now.Advice && more.Gap >= now.Gap);
                    Assert.True(roomier.Advice >= now.Advice && roomier.Gap <= now.Gap);
                }
            }
        }
    }

    private static IEnumerable<MapOfSomebody> People(string district, int count, params string[] has) => Enumerable.Range(0, count).Select(_ => Map(Guid.NewGuid(), district, 1, has));

    private static MapOfSomebody Map(Guid person, string district, int day, params string[] has) => new(person, district, "p", Guid.Empty, DateTimeOffset.UnixEpoch.AddDays(day), has.ToHashSet());
}

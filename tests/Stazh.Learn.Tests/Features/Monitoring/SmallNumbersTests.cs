using Stazh.Learn.Features.Monitoring;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>What is hidden stays hidden: in its cell, by the total, and from whoever knows the rule itself.</summary>
public sealed class SmallNumbersTests
{
    [Fact]
    public void A_number_under_five_is_not_shown_and_nobody_is()
    {
        Assert.Equal([0, null, null, null, null, 5], new[] { 0, 1, 2, 3, 4, 5 }.Select(SmallNumbers.Protect));
    }

    [Fact]
    public void One_small_cell_takes_its_smallest_neighbour_with_it()
    {
        var (cells, total) = SmallNumbers.Protect([3, 20, 8, 0]);
        Assert.Equal([null, 20, null, 0], cells);
        Assert.Equal(31, total);
    }

    [Fact]
    public void Small_cells_that_together_are_few_take_another_with_them()
    {
        var (cells, total) = SmallNumbers.Protect([1, 2, 20, 8]);
        Assert.Equal([null, null, 20, null], cells);
        Assert.Equal(31, total);
    }

    [Fact]
    public void A_total_goes_when_nothing_else_can_be_hidden()
    {
        Assert.Null(SmallNumbers.Protect([3, 0, 0]).Total);
        Assert.Null(SmallNumbers.Protect([1, 2]).Total);
        Assert.Equal(7, SmallNumbers.Protect([3, 4]).Total);
        Assert.Null(SmallNumbers.Protect([4, 4]).Total);
    }

    [Fact]
    public void Cells_of_a_column_that_is_hidden_are_hidden_whatever_they_hold()
    {
        var (cells, total) = SmallNumbers.Protect([0, 12, 30], new HashSet<int> { 0 });
        Assert.Null(cells[0]);
        Assert.Null(cells[1]);
        Assert.Equal(42, total);
    }

    /// <summary>The adversary knows the rule, all that is shown and the total, and tries every region of three districts: no hidden number of people is ever certain.</summary>
    [Fact]
    public void No_hidden_number_can_be_worked_out_from_what_is_shown()
    {
        const int Most = 24;
        var worlds = new Dictionary<string, List<int[]>>();
        for (var a = 0; a <= Most; a++)
        {
            for (var b = 0; b <= Most; b++)
            {
                for (var c = 0; c <= Most; c++)
                {
                    var (cells, total) = SmallNumbers.Protect([a, b, c]);
                    var shown = string.Join('|', cells.Select(x => x?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?")) + $"={(total is null ? "?" : total)}";
                    worlds.TryAdd(shown, []);
                    worlds[shown].Add([a, b, c]);
                }
            }
        }

        foreach (var (shown, possible) in worlds.Where(w => w.Key.Contains('?', StringComparison.Ordinal)))
        {
            for (var i = 0; i < 3; i++)
            {
                var values = possible.Select(p => p[i]).Distinct().ToList();
                if (shown.Split('=')[0].Split('|')[i] == "?")
                {
                    Assert.True(values.Count > 1, $"{shown}: cell {i} is {values[0]}");
                }
            }
        }
    }

    [Fact]
    public void Whatever_is_shown_is_true_and_hidden_ones_are_together_five_or_more_beside_a_total()
    {
        var random = new Random(47);
        for (var n = 0; n < 2000; n++)
        {
            var cells = Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(4) == 0 ? random.Next(6) : random.Next(60)).ToArray();
            var (shown, total) = SmallNumbers.Protect(cells);
            Assert.All(cells.Zip(shown), c => Assert.True(c.Second is null || c.Second == c.First));
            Assert.All(cells.Zip(shown).Where(c => SmallNumbers.IsSmall(c.First)), c => Assert.Null(c.Second));
            var hidden = cells.Zip(shown).Where(c => c.Second is null).Sum(c => c.First);
            if (total is not null)
            {
                Assert.Equal(cells.Sum(), total);
                Assert.True(shown.All(c => c is not null) || (hidden >= SmallNumbers.Threshold && shown.Count(c => c is null) > 1));
            }
        }
    }
}

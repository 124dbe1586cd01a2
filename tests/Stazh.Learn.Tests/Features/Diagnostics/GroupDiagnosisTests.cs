using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class GroupDiagnosisTests(ITestOutputHelper output)
{
    [Fact]
    public void Alpha_is_the_figure_of_the_direct_formula()
    {
        // By the mean covariance and the mean variance: α = k·c / (v + (k − 1)·c), another way to the same figure.
        var random = new Random(12);
        for (var trial = 0; trial < 200; trial++)
        {
            var (people, items) = (random.Next(5, 30), random.Next(2, 10));
            var rows = Rows(random, people, items);
            var means = Enumerable.Range(0, items).Select(i => rows.Average(r => r[i]!.Value)).ToArray();
            double Covariance(int i, int j) => rows.Sum(r => (r[i]!.Value - means[i]) * (r[j]!.Value - means[j])) / (people - 1);
            var variance = Enumerable.Range(0, items).Average(i => Covariance(i, i));
            var covariance = (from i in Enumerable.Range(0, items) from j in Enumerable.Range(0, items) where i != j select Covariance(i, j)).Average();
            Assert.Equal(items * covariance / (variance + ((items - 1) * covariance)), CronbachAlpha.Of(rows).Alpha!.Value, 9);
        }
    }

    [Fact]
    public void Alpha_of_a_known_table()
    {
        // By hand: item variances 1.7, 1.3, 1.8; totals 6, 3, 12, 9, 6 with variance 11.7; α = 3/2 · (1 − 4.8/11.7).
        double?[][] rows = [[2, 3, 1], [1, 1, 1], [4, 4, 4], [3, 3, 3], [1, 2, 3]];
        Assert.Equal(1.5 * (1 - (4.8 / 11.7)), CronbachAlpha.Of(rows).Alpha!.Value, 9);
    }

    [Fact]
    public void Alpha_knows_no_order_no_unit_and_no_doubles()
    {
        var random = new Random(13);
        var rows = Rows(random, 20, 6);
        var alpha = CronbachAlpha.Of(rows).Alpha!.Value;
        var order = new[] { 3, 0, 5, 1, 4, 2 };
        Assert.Equal(alpha, CronbachAlpha.Of([.. rows.Select(r => (IReadOnlyList<double?>)[.. order.Select(i => r[i])])]).Alpha!.Value, 9);
        Assert.Equal(alpha, CronbachAlpha.Of([.. Enumerable.Reverse(rows)]).Alpha!.Value, 9);
        Assert.Equal(alpha, CronbachAlpha.Of([.. rows, .. rows]).Alpha!.Value, 9);
        Assert.Equal(alpha, CronbachAlpha.Of([.. rows.Select(r => (IReadOnlyList<double?>)[.. r.Select(v => (v * 100) + 7)])]).Alpha!.Value, 9);
        Assert.Equal(1, CronbachAlpha.Of([.. rows.Select(r => (IReadOnlyList<double?>)[r[0], r[0], r[0]])]).Alpha!.Value, 9);
    }

    [Fact]
    public void What_cannot_be_said_is_named()
    {
        var random = new Random(14);
        Assert.Equal(NoFigure.TooFewPeople, CronbachAlpha.Of([]).Why);
        Assert.Equal(NoFigure.TooFewPeople, CronbachAlpha.Of(Rows(random, 4, 5)).Why);
        Assert.Equal(NoFigure.TooFewPeople, CronbachAlpha.Of([.. Rows(random, 8, 3).Select((r, i) => (IReadOnlyList<double?>)[r[0], r[1], i < 4 ? null : r[2]])]).Why);
        Assert.Equal(NoFigure.TooFewItems, CronbachAlpha.Of(Rows(random, 9, 1)).Why);
        Assert.Equal(NoFigure.AllAlike, CronbachAlpha.Of([.. Enumerable.Repeat((IReadOnlyList<double?>)[0.5, 0.5, 0.5], 9)]).Why);
        Assert.Throws<ArgumentException>(() => CronbachAlpha.Of([[1, 2], [1]]));
        var nobody = new GroupDiagnosis([]);
        Assert.Equal(NoFigure.TooFewPeople, nobody.Instrument.Why);
        Assert.Null(nobody.Change("D1"));
        Assert.Null(nobody.Change(Guid.Empty, "D1"));
        Assert.True(nobody.Of("D1").IsUsual);
        Assert.Null(new GroupDiagnosis([new(Guid.Empty, "D1", "S1", 1, double.NaN)]).Change(Guid.Empty, "D1"));
    }

    [Fact]
    public void Reliable_change_is_the_figure_of_Jacobson_and_Truax()
    {
        // Their worked example of 1991: s = 10, r = 0.80, from 47.5 to 32.5 gives RC = −15 / 6.32 = −2.37.
        var error = 10 * Math.Sqrt(1 - 0.8);
        var change = new ReliableChange(47.5, 32.5, error);
        output.WriteLine($"Jacobson & Truax 1991, s 10, r 0.80, 47.5 → 32.5: RC {change.Index:0.00}, reliable from {change.Needed:0.0} points on");
        Assert.Equal(-2.37, change.Index, 2);
        Assert.Equal(ChangeVerdict.Better, change.Verdict);
        Assert.Equal(ChangeVerdict.WithinError, new ReliableChange(47.5, 36, error).Verdict);
        Assert.Equal(ChangeVerdict.Worse, new ReliableChange(32.5, 47.5, error).Verdict);
        Assert.Equal(change.Index, new ReliableChange(0.475, 0.325, error / 100).Index, 9);
    }

    [Fact]
    public void A_group_that_did_not_change_shows_no_reliable_change_beyond_chance()
    {
        var random = new Random(15);
        var answers = new List<RoundAnswer>();
        var (people, changed) = (Enumerable.Range(0, 1000).Select(i => new Guid(i + 1, 0, 0, new byte[8])).ToList(), 0);
        foreach (var person in people)
        {
            var truth = 0.5 + (0.2 * random.Normal());
            for (var round = 1; round <= 2; round++)
            {
                answers.AddRange(Enumerable.Range(0, 3).Select(i => new RoundAnswer(person, "D1", $"S{i}", round, truth + (0.15 * random.Normal()))));
            }
        }

        var diagnosis = new GroupDiagnosis(answers);
        changed = people.Count(p => diagnosis.Change(p, "D1")!.Verdict != ChangeVerdict.WithinError);
        output.WriteLine($"nobody changed: α {diagnosis.Of("D1").Reliability.Alpha:0.00}, “reliably changed” {changed} of 1,000 (5 % by chance)");
        Assert.InRange(changed, 30, 70);

        var better = new GroupDiagnosis(answers.Select(a => a.Round == 2 ? a with { Severity = a.Severity - 0.3 } : a)).Change("D1")!;
        output.WriteLine($"all improved by 30 of 100: reliably better {better.Better}, worse {better.Worse} of {better.People}");
        Assert.True(better.Better > 600);
        Assert.Equal(0, better.Worse);
        Assert.Equal(-0.3, better.After - better.Before, 0.02);
    }

    [Fact]
    public void Four_people_give_no_figures_and_five_do()
    {
        foreach (var people in (int[])[4, 5])
        {
            var random = new Random(16);
            var diagnosis = new GroupDiagnosis(from p in Enumerable.Range(1, people) from round in (int[])[1, 3] from item in (string[])["S1", "S2"] select new RoundAnswer(new Guid(p, 0, 0, new byte[8]), "D1", item, round, random.NextDouble()));
            Assert.Equal(people >= 5, diagnosis.Change("D1") is not null);
            Assert.Equal(people >= 5, diagnosis.Instrument.Alpha is not null);
            Assert.NotNull(diagnosis.Change(new Guid(1, 0, 0, new byte[8]), "D1"));
        }
    }

    private static List<IReadOnlyList<double?>> Rows(Random random, int people, int items) =>
        [.. Enumerable.Range(0, people).Select(_ => random.NextDouble()).Select(t => (IReadOnlyList<double?>)[.. Enumerable.Range(0, items).Select(_ => (double?)(t + random.NextDouble()))])];
}

using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class DiagnosticPropertiesTests(ITestOutputHelper output)
{
    private const int Trials = 5000;

    [Fact]
    public void A_worse_answer_never_lowers_severity()
    {
        var random = new Random(20261124);
        var moved = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var (readings, anchor, now) = (Any.Readings(random), ScaleAnchor.Of(Any.Vignettes(random)), Any.Now(random));
            var before = SeverityEstimator.Estimate(readings, anchor, now);
            var which = random.Next(readings.Count);
            readings[which] = readings[which] with { Severity = readings[which].Severity + ((1 - readings[which].Severity) * random.NextDouble()) };
            var after = SeverityEstimator.Estimate(readings, anchor, now);
            Assert.InRange(before.Severity!.Value, before.Low, before.High);
            Assert.InRange(before.Low, 0, 1);
            Assert.InRange(before.High, 0, 1);
            Assert.True(after.Severity >= before.Severity - 1e-12, $"trial {trial}: {before.Severity} → {after.Severity}");
            moved += after.Severity > before.Severity ? 1 : 0;
        }

        output.WriteLine($"worse answers tried: {Trials}, of them moved the severity up: {moved}, down: 0");
        Assert.InRange(moved, Trials / 3, Trials);
    }

    [Fact]
    public void A_graver_judgement_of_a_colleague_never_raises_ones_own_severity()
    {
        var random = new Random(5);
        for (var trial = 0; trial < Trials; trial++)
        {
            var (vignettes, readings, now) = (Any.Vignettes(random), Any.Readings(random), Any.Now(random));
            vignettes.Add(new(random.NextDouble(), random.NextDouble()));
            var before = SeverityEstimator.Estimate(readings, ScaleAnchor.Of(vignettes), now).Severity!.Value;
            var which = random.Next(vignettes.Count);
            vignettes[which] = vignettes[which] with { Given = vignettes[which].Given + ((1 - vignettes[which].Given) * random.NextDouble()) };
            Assert.True(SeverityEstimator.Estimate(readings, ScaleAnchor.Of(vignettes), now).Severity <= before + 1e-12, $"trial {trial}");
        }
    }

    [Fact]
    public void Practice_that_leaves_less_than_the_map_shows_never_raises_severity()
    {
        var random = new Random(6);
        for (var trial = 0; trial < Trials; trial++)
        {
            var (anchor, now) = (ScaleAnchor.Of(Any.Vignettes(random)), Any.Now(random));
            var readings = Any.Readings(random).Select(r => r.At > now ? r with { At = now.AddDays(-1) } : r).ToList();
            var before = SeverityEstimator.Estimate(readings, anchor, now).Severity!.Value;
            readings.Add(new(Any.Sources[random.Next(3, 6)], "new", PracticeEvidence.Left(before, random.NextDouble()), now));
            Assert.True(SeverityEstimator.Estimate(readings, anchor, now).Severity <= before + 1e-9, $"trial {trial}");
        }
    }

    [Fact]
    public void The_order_of_readings_does_not_matter()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 500; trial++)
        {
            var (readings, anchor, now) = (Any.Readings(random).ToArray(), ScaleAnchor.Of(Any.Vignettes(random)), Any.Now(random));
            var first = SeverityEstimator.Estimate(readings, anchor, now);
            random.Shuffle(readings);
            var second = SeverityEstimator.Estimate(readings, anchor, now);
            Assert.Equal(first.Severity!.Value, second.Severity!.Value, 12);
            Assert.Equal(first.High, second.High, 12);
            Assert.Equal(first.Voices.Select(v => (v.Source, v.Round, v.By, Math.Round(v.Value, 9), Math.Round(v.Share, 9), v.IsCurrent)), second.Voices.Select(v => (v.Source, v.Round, v.By, Math.Round(v.Value, 9), Math.Round(v.Share, 9), v.IsCurrent)));
        }
    }

    [Fact]
    public void The_same_answer_said_twice_changes_nothing()
    {
        var random = new Random(8);
        for (var trial = 0; trial < 500; trial++)
        {
            var (readings, anchor, now) = (Any.Readings(random).Where(r => !ReadingSource.IsPractice(r.Source)).Append(new(ReadingSource.Self, "S", 0.4, Any.Now(random))).ToList(), ScaleAnchor.Of(Any.Vignettes(random)), Any.Now(random));
            Assert.Equal(SeverityEstimator.Estimate(readings, anchor, now).Severity!.Value, SeverityEstimator.Estimate([.. readings, .. readings], anchor, now).Severity!.Value, 9);
        }
    }

    [Fact]
    public void Anchoring_is_what_enumeration_of_all_shifts_finds()
    {
        // The posterior mean of a normal model is where the penalised squares are least: every shift in steps of 0.0005 is tried.
        var random = new Random(9);
        for (var trial = 0; trial < 200; trial++)
        {
            var vignettes = Any.Vignettes(random);
            var best = Enumerable.Range(-1000, 2001).Select(i => i / 2000.0).MinBy(shift => vignettes.Sum(v => Math.Pow(v.Author - v.Given - shift, 2)) + Math.Pow(shift * ScaleAnchor.Noise / ScaleAnchor.Between, 2));
            Assert.Equal(best, ScaleAnchor.Of(vignettes).Shift, 0.0006);
        }
    }

    [Fact]
    public void Unusable_vignettes_are_no_vignettes()
    {
        Assert.Same(ScaleAnchor.Unknown, ScaleAnchor.Of([]));
        Assert.Same(ScaleAnchor.Unknown, ScaleAnchor.Of([new(double.NaN, 0.5), new(0.5, double.NegativeInfinity)]));
        Assert.Equal(ScaleAnchor.LargestShift, ScaleAnchor.Of([.. Enumerable.Repeat(new JudgedVignette(0, 1), 9)]).Shift);
        Assert.Equal(1, ScaleAnchor.Of([new(0, 1), new(1, 0)]).Inverted);
    }
}

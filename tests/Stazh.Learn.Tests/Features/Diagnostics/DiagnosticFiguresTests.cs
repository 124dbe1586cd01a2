using System.Diagnostics;
using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

/// <summary>The figures of the engine, each printed; seeds are fixed.</summary>
public sealed class DiagnosticFiguresTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly double[] Authors = [1.0 / 3, 2.0 / 3, 1, 0, 1.0 / 3, 2.0 / 3];

    [Theory]
    [InlineData(3, "one deficit, 3 questions")]
    [InlineData(27, "the whole self-assessment, 27 questions")]
    public void Vignettes_cut_the_rank_error_of_scale_shifted_raters(int questions, string what)
    {
        const int Groups = 300;
        const int People = 25;
        var random = new Random(20261124);
        var (raw, anchored) = (0.0, 0.0);
        for (var group = 0; group < Groups; group++)
        {
            var people = Enumerable.Range(0, People).Select(_ => Rater(random, questions)).ToList();
            var truth = Any.Ranks([.. people.Select(p => p.Truth)]);
            raw += Error(truth, [.. people.Select(p => p.Answers.Average())]);
            anchored += Error(truth, [.. people.Select(p => SeverityEstimator.Estimate(p.Answers.Select((a, i) => new Reading(ReadingSource.Self, $"S{i}", a, Day, 1)), ScaleAnchor.Of(p.Vignettes), Day).Severity!.Value)]);
        }

        var cut = 1 - (anchored / raw);
        output.WriteLine($"{what}: mean rank error among {People}, raw {raw / Groups:0.000} places, with vignettes {anchored / Groups:0.000}; cut by {cut:P1} ({Groups} groups)");
        Assert.True(cut >= 0.3, $"{cut:P1}");
    }

    [Fact]
    public void Vignettes_cost_less_than_half_a_place_where_nobody_needs_them()
    {
        var random = new Random(3);
        var (raw, anchored) = (0.0, 0.0);
        for (var group = 0; group < 300; group++)
        {
            var people = Enumerable.Range(0, 25).Select(_ => Rater(random, 27, shift: 0)).ToList();
            var truth = Any.Ranks([.. people.Select(p => p.Truth)]);
            raw += Error(truth, [.. people.Select(p => p.Answers.Average())]);
            anchored += Error(truth, [.. people.Select(p => ScaleAnchor.Of(p.Vignettes).Correct(p.Answers.Average()))]);
        }

        output.WriteLine($"raters who all read the scale alike: rank error raw {raw / 300:0.000}, with vignettes {anchored / 300:0.000} places: the price of a correction that was not needed");
        Assert.InRange((anchored - raw) / 300, 0, 0.5);
    }

    [Fact]
    public void Intervals_cover_the_truth_at_least_nine_times_in_ten()
    {
        // Sources as SourceNoise supposes them; truths away from the ends, where clipping would only help.
        var random = new Random(11);
        var (covered, width) = (0, 0.0);
        const int People = 4000;
        for (var i = 0; i < People; i++)
        {
            var (truth, shift) = (0.3 + (0.4 * random.NextDouble()), ScaleAnchor.Between * random.Normal());
            var vignettes = Authors.Select(a => new JudgedVignette(a - shift + (ScaleAnchor.Noise * random.Normal()), a));
            var readings = new List<Reading>();
            foreach (var (source, items) in ((string, int)[])[(ReadingSource.Self, 3), (ReadingSource.Cases, 1 + random.Next(2)), (ReadingSource.Observation, random.Next(3))])
            {
                var noise = SourceNoise.Of(source);
                var view = truth + (noise.Bias * random.Normal()) - (source == ReadingSource.Self ? shift : 0);
                readings.AddRange(Enumerable.Range(0, items).Select(n => new Reading(source, $"{source}{n}", view + (noise.Item * random.Normal()), Day, 1)));
            }

            var assessment = SeverityEstimator.Estimate(readings, ScaleAnchor.Of(vignettes), Day);
            covered += truth >= assessment.Low && truth <= assessment.High ? 1 : 0;
            width += assessment.HalfWidth / People;
        }

        output.WriteLine($"90 % intervals cover the truth in {(double)covered / People:P1} of {People} people; mean half-width {width:0.000}");
        Assert.InRange((double)covered / People, 0.9, 0.97);
    }

    [Fact]
    public void A_thousand_people_of_sixty_items()
    {
        var random = new Random(1);
        var people = Enumerable.Range(0, 1000).Select(_ => (
            Anchor: Authors.Select(a => new JudgedVignette(random.Next(4) / 3.0, a)).ToList(),
            Deficits: Enumerable.Range(0, 60).Select(i => (Deficit: i % 10, Reading: new Reading(Any.Sources[i % 3], $"I{i}", random.Next(4) / 3.0, Day, 1))).GroupBy(r => r.Deficit, r => r.Reading).Select(g => g.ToArray()).ToList())).ToList();
        var times = new List<double>();
        var assessed = 0;
        for (var run = 0; run < 12; run++)
        {
            var clock = Stopwatch.StartNew();
            assessed = people.Sum(p =>
            {
                var anchor = ScaleAnchor.Of(p.Anchor);
                return p.Deficits.Count(d => SeverityEstimator.Estimate(d, anchor, Day).Severity is not null);
            });
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        output.WriteLine($"1,000 people × 60 items, {assessed:N0} deficits with interval, sources and reasons: first {times[0]:0.0} ms, median of 12 {times.Order().ElementAt(6):0.0} ms (wanted < 100)");
        Assert.Equal(10_000, assessed);
    }

    /// <summary>People differ in the deficit (0.2) and in how they read the scale (0.25); answers fall on four anchors.</summary>
    private static (double Truth, List<double> Answers, List<JudgedVignette> Vignettes) Rater(Random random, int questions, double? shift = null)
    {
        var truth = Math.Clamp(0.5 + (0.2 * random.Normal()), 0, 1);
        var moved = shift ?? (ScaleAnchor.Between * random.Normal());
        double Anchor(double value) => Math.Round(Math.Clamp(value - moved, 0, 1) * 3) / 3;
        return (truth, [.. Enumerable.Range(0, questions).Select(_ => Anchor(truth + (0.15 * random.Normal())))], [.. Authors.Select(a => new JudgedVignette(Anchor(a + (0.1 * random.Normal())), a))]);
    }

    private static double Error(double[] truth, IReadOnlyList<double> estimates) => Any.Ranks(estimates).Zip(truth, (a, b) => Math.Abs(a - b)).Average();
}

using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class SeverityEstimatorTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly ScaleAnchor Plain = new(0, 0.01, 6, 0);

    [Fact]
    public void Without_readings_nothing_is_known()
    {
        foreach (var readings in (Reading[][])[[], [new(ReadingSource.Vignettes, "V1", 1, Day)], [new(ReadingSource.Self, "S1", double.NaN, Day), new(ReadingSource.Cases, "C1", double.PositiveInfinity, Day)]])
        {
            var assessment = SeverityEstimator.Estimate(readings, Plain, Day);
            Assert.Null(assessment.Severity);
            Assert.Null(assessment.Level);
            Assert.False(assessment.Disagrees);
            Assert.Equal((0, 1), (assessment.Low, assessment.High));
            Assert.Empty(assessment.Voices);
            Assert.IsType<Reason.NothingKnown>(Assert.Single(assessment.Reasons));
            Assert.Empty(Foresight.Of(readings, Plain, Day, []));
        }
    }

    [Theory]
    [InlineData(0, DeficitLevel.None)]
    [InlineData(1.0 / 3, DeficitLevel.Partial)]
    [InlineData(2.0 / 3, DeficitLevel.Marked)]
    [InlineData(1, DeficitLevel.Critical)]
    public void Equal_answers_of_all_sources_give_just_that_level(double severity, DeficitLevel level)
    {
        var assessment = SeverityEstimator.Estimate(Any.Sources.SelectMany(s => Enumerable.Range(1, 3).Select(i => new Reading(s, $"{s}{i}", severity, Day))), Plain, Day);
        Assert.Equal(severity, assessment.Severity!.Value, 9);
        Assert.Equal(level, assessment.Level);
        Assert.Equal(0, assessment.Spread, 9);
        Assert.InRange(assessment.HalfWidth, 0.01, 0.11);
        Assert.Equal(1, assessment.Voices.Sum(v => v.Share), 9);
    }

    [Fact]
    public void A_source_weighs_as_much_as_it_is_exact()
    {
        // By hand: self of one item 1 / (0.15² + 0.25² + 0.01), cases of one item 1 / (0.15² + 0.30²).
        var (self, cases) = (1 / 0.095, 1 / 0.1125);
        var assessment = SeverityEstimator.Estimate([new(ReadingSource.Self, "S1", 0, Day), new(ReadingSource.Cases, "C1", 1, Day)], Plain, Day);
        Assert.Equal(cases / (self + cases), assessment.Severity!.Value, 9);
        Assert.True(assessment.Disagrees);
        Assert.Contains(assessment.Reasons, r => r is Reason.SourcesDisagree { Mildest: ReadingSource.Self, Gravest: ReadingSource.Cases });

        // Misfit widens: Q = Σ p (v − s)² against 1 + √2 by chance.
        var s = assessment.Severity!.Value;
        var misfit = ((self * s * s) + (cases * (1 - s) * (1 - s))) / (1 + Math.Sqrt(2));
        Assert.True(misfit > 1);
        Assert.Equal(Math.Min(1, s + (SeverityEstimator.Z * Math.Sqrt(misfit / (self + cases)))), assessment.High, 9);

        // Thirty questions weigh more than one, but never more than the source as a whole is worth: 1 / (0.15² + 0.25²/30 + 0.01).
        var many = SeverityEstimator.Estimate([.. Enumerable.Range(1, 30).Select(i => new Reading(ReadingSource.Self, $"S{i}", 0, Day)), new(ReadingSource.Cases, "C1", 1, Day)], Plain, Day);
        Assert.Equal(cases / ((1 / (0.0325 + (0.0625 / 30))) + cases), many.Severity!.Value, 9);
    }

    [Fact]
    public void A_later_answer_counts_and_the_earlier_one_stays_listed()
    {
        var later = Day.AddDays(14);
        var assessment = SeverityEstimator.Estimate(
            [new(ReadingSource.Self, "S1", 1, Day, 1), new(ReadingSource.Self, "S2", 1, Day, 1), new(ReadingSource.Self, "S1", 0, later, 2), new(ReadingSource.Self, "S2", 0, later, 2)], Plain, later);
        Assert.Equal(0, assessment.Severity);
        Assert.Equal([(1, false, 1.0, 0.0), (2, true, 0.0, 1.0)], assessment.Voices.Select(v => (v.Round, v.IsCurrent, v.Value, v.Share)));
        Assert.Equal([Day, later], assessment.Voices.Select(v => v.At));
    }

    [Fact]
    public void Two_observers_both_count()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var assessment = SeverityEstimator.Estimate([new(ReadingSource.Observation, "O1", 0, Day, By: one), new(ReadingSource.Observation, "O1", 1, Day, By: two)], Plain, Day);
        Assert.Equal(0.5, assessment.Severity!.Value, 9);
        Assert.Equal(2, assessment.Voices.Count);
    }

    [Fact]
    public void Without_vignettes_the_engine_says_so_and_widens_the_interval()
    {
        Reading[] readings = [new(ReadingSource.Self, "S1", 0.5, Day), new(ReadingSource.Self, "S2", 0.5, Day)];
        var known = SeverityEstimator.Estimate(readings, ScaleAnchor.Of([new(0.5, 0.5), new(0, 0), new(1, 1)]), Day);
        var unknown = SeverityEstimator.Estimate(readings, ScaleAnchor.Unknown, Day);
        Assert.Equal(known.Severity!.Value, unknown.Severity!.Value, 9);
        Assert.True(unknown.HalfWidth > known.HalfWidth * 1.15, $"{known.HalfWidth} → {unknown.HalfWidth}");
        Assert.DoesNotContain(known.Reasons, r => r is Reason.NoVignettes);
        Assert.True(Assert.Single(unknown.Reasons.OfType<Reason.NoVignettes>()).Wider > 0.05);
        Assert.Contains(Foresight.Of(readings, ScaleAnchor.Unknown, Day, []), f => f is Foreseen.Vignettes);
    }

    [Fact]
    public void Time_moves_no_severity_and_widens_the_interval()
    {
        Reading[] readings = [new(ReadingSource.Self, "S1", 0.6, Day), new(ReadingSource.Observation, "O1", 0.5, Day.AddDays(5)), new(ReadingSource.Task, "T1", 0.4, Day.AddDays(9))];
        var today = SeverityEstimator.Estimate(readings, Plain, Day.AddDays(9));
        var half = SeverityEstimator.Estimate(readings, Plain, Day.AddDays(9 + Freshness.HalfLifeDays));
        Assert.Equal(today.Severity!.Value, half.Severity!.Value, 9);
        Assert.Equal(Math.Sqrt(2), (half.Severity!.Value - half.Low) / (today.Severity!.Value - today.Low), 3);
        Assert.Contains(half.Reasons, r => r is Reason.EvidenceIsOld { Days: 90 });
        foreach (var now in (DateTimeOffset[])[DateTimeOffset.MaxValue, DateTimeOffset.MinValue])
        {
            var far = SeverityEstimator.Estimate(readings, Plain, now);
            Assert.InRange(far.Severity!.Value, 0, 1);
            Assert.InRange(far.HalfWidth, 0, 0.5);
        }
    }

    [Fact]
    public void Evidence_of_any_date_gives_a_figure()
    {
        Reading[] readings = [new(ReadingSource.Self, "S1", 0.2, DateTimeOffset.MinValue), new(ReadingSource.Cases, "C1", -4, DateTimeOffset.MaxValue), new("rumour", "R", 7, Day)];
        var assessment = SeverityEstimator.Estimate(readings, ScaleAnchor.Unknown, Day);
        Assert.InRange(assessment.Severity!.Value, 0, 1);
        Assert.True(double.IsFinite(assessment.Low) && double.IsFinite(assessment.High));
        Assert.All(assessment.Voices, v => Assert.InRange(v.Share, 0, 1));
        Assert.Equal(1, assessment.Voices.Sum(v => v.Share), 9);
    }

    [Fact]
    public void Practice_moves_the_severity_by_what_it_leaves_and_ages_what_was_said_before()
    {
        List<Reading> readings = [.. Enumerable.Range(1, 3).Select(i => new Reading(ReadingSource.Self, $"S{i}", 0.9, Day)), new(ReadingSource.Cases, "C1", 0.9, Day)];
        var course = new List<double> { SeverityEstimator.Estimate(readings, Plain, Day).Severity!.Value };
        for (var task = 1; task <= 4; task++)
        {
            readings.Add(new(ReadingSource.Task, $"T{task}", PracticeEvidence.Left(course[^1], 0.5), Day.AddDays(task)));
            course.Add(SeverityEstimator.Estimate(readings, Plain, Day.AddDays(task)).Severity!.Value);
        }

        Assert.Equal(course.OrderDescending(), course);
        Assert.InRange(course[1], 0.65, 0.85);
        Assert.InRange(course[4], 0.2, 0.5);
        Assert.Contains(SeverityEstimator.Estimate(readings, Plain, Day.AddDays(4)).Reasons, r => r is Reason.PracticeCame { Pieces: 4 });
    }

    [Fact]
    public void A_verdict_below_the_threshold_is_no_evidence()
    {
        Assert.Null(PracticeEvidence.EffectOfVerdict(0.59));
        Assert.Null(PracticeEvidence.EffectOfVerdict(double.NaN));
        Assert.Equal(0.3, PracticeEvidence.EffectOfVerdict(0.6)!.Value, 9);
        Assert.Equal(0.5, PracticeEvidence.EffectOfVerdict(3)!.Value, 9);
        Assert.Equal(1, PracticeEvidence.Left(double.NaN, double.NaN));
        Assert.Equal(0, PracticeEvidence.Left(0.7, 9));
    }

    [Fact]
    public void What_would_change_the_level_is_what_the_engine_then_does()
    {
        Reading[] readings = [new(ReadingSource.Self, "S1", 0.67, Day, 1), new(ReadingSource.Self, "S2", 0.67, Day, 1), new(ReadingSource.Cases, "C1", 0.4, Day, 1)];
        var today = SeverityEstimator.Estimate(readings, Plain, Day);
        Assert.Equal(DeficitLevel.Marked, today.Level);
        var foreseen = Foresight.Of(readings, Plain, Day, [new(ReadingSource.Task, "T1", "Дозировать", 0.6), new(ReadingSource.Task, "T2", "Слабее", 0.1)]);
        var practice = Assert.Single(foreseen.OfType<Foreseen.Practice>());
        Assert.Equal(SeverityEstimator.Estimate([.. readings, new(ReadingSource.Task, "T1", today.Severity!.Value * 0.4, Day)], Plain, Day).Severity!.Value, practice.Severity, 9);
        var seen = foreseen.OfType<Foreseen.Opinion>().Single(o => o.Source == ReadingSource.Observation);
        var atMost = seen.AtMost!.Value;
        Assert.Equal(DeficitLevel.Partial, SeverityEstimator.Estimate([.. readings, new(ReadingSource.Observation, "O", atMost, Day)], Plain, Day).Level);
        Assert.Equal(DeficitLevel.Marked, SeverityEstimator.Estimate([.. readings, new(ReadingSource.Observation, "O", atMost + 0.06, Day)], Plain, Day).Level);
        Assert.True(seen.HalfWidth < today.HalfWidth);
    }
}

using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class SeverityRuleTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Sources = [ReadingSource.Self, ReadingSource.Cases, ReadingSource.Observation, ReadingSource.Task, ReadingSource.Trial, ReadingSource.Review];

    [Fact]
    public void Without_readings_nothing_is_known()
    {
        var assessment = SeverityRule.Assess([]);
        Assert.Null(assessment.Severity);
        Assert.Null(assessment.Level);
        Assert.False(assessment.Disagrees);
        Assert.Empty(assessment.Voices);
        Assert.Null(SeverityRule.Assess([new(ReadingSource.Vignettes, "V1", 1, Day)]).Severity);
        Assert.Equal(0, SeverityRule.ScaleShift([]));
    }

    [Theory]
    [InlineData(0, DeficitLevel.None)]
    [InlineData(1.0 / 3, DeficitLevel.Partial)]
    [InlineData(2.0 / 3, DeficitLevel.Marked)]
    [InlineData(1, DeficitLevel.Critical)]
    public void Equal_answers_of_all_sources_give_just_that_level(double severity, DeficitLevel level)
    {
        var assessment = SeverityRule.Assess(Sources.SelectMany(s => Enumerable.Range(1, 3).Select(i => new Reading(s, $"{s}{i}", severity, Day))));
        Assert.Equal(severity, assessment.Severity!.Value, 9);
        Assert.Equal(level, assessment.Level);
        Assert.False(assessment.Disagrees);
    }

    [Fact]
    public void Many_questions_of_one_source_weigh_as_much_as_few()
    {
        var few = SeverityRule.Assess([new(ReadingSource.Self, "S1", 0, Day), new(ReadingSource.Cases, "C1", 1, Day)]);
        var many = SeverityRule.Assess([.. Enumerable.Range(1, 30).Select(i => new Reading(ReadingSource.Self, $"S{i}", 0, Day)), new(ReadingSource.Cases, "C1", 1, Day)]);
        Assert.Equal(few.Severity!.Value, many.Severity!.Value, 9);
        Assert.Equal(1.5 / 2.5, few.Severity!.Value, 9);
        Assert.True(few.Disagrees);
    }

    [Fact]
    public void A_later_answer_counts_and_the_earlier_one_stays_listed()
    {
        var assessment = SeverityRule.Assess([new(ReadingSource.Self, "S1", 1, Day, 1), new(ReadingSource.Self, "S2", 1, Day, 1), new(ReadingSource.Self, "S1", 0, Day.AddDays(14), 2), new(ReadingSource.Self, "S2", 0, Day.AddDays(14), 2)]);
        Assert.Equal(0, assessment.Severity);
        Assert.Equal([(1, false, 1.0), (2, true, 0.0)], assessment.Voices.Select(v => (v.Round, v.IsCurrent, v.Value)));
    }

    [Fact]
    public void Two_observers_both_count()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var assessment = SeverityRule.Assess([new(ReadingSource.Observation, "O1", 0, Day, By: one), new(ReadingSource.Observation, "O1", 1, Day, By: two)]);
        Assert.Equal(0.5, assessment.Severity);
        Assert.Equal(2, assessment.Voices.Count);
    }

    [Fact]
    public void A_mild_reader_of_the_scale_is_moved_towards_deficit_by_one_anchor_at_most()
    {
        Assert.Equal(0.2, SeverityRule.ScaleShift([(0.4, 0.6), (0.3, 0.5)]), 9);
        Assert.Equal(SeverityRule.LargestShift, SeverityRule.ScaleShift([(0, 1)]), 9);
        var moved = SeverityRule.Assess([new(ReadingSource.Self, "S1", 0.5, Day), new(ReadingSource.Cases, "C1", 0.5, Day)], 0.25);
        Assert.Equal((0.75 + (1.5 * 0.5)) / 2.5, moved.Severity!.Value, 9);
        Assert.Equal(0.5, moved.Voices.Single(v => v.Source == ReadingSource.Self).Uncorrected);
        Assert.Null(moved.Voices.Single(v => v.Source == ReadingSource.Cases).Uncorrected);
    }

    [Fact]
    public void A_worse_answer_never_lowers_severity()
    {
        var random = new Random(20261124);
        for (var trial = 0; trial < 2000; trial++)
        {
            var readings = Enumerable.Range(0, random.Next(1, 12))
                .Select(i => new Reading(Sources[random.Next(Sources.Length)], $"I{random.Next(5)}", random.NextDouble(), Day.AddDays(random.Next(20)), random.Next(3))).ToList();
            var shift = (random.NextDouble() - 0.5) * 2 * SeverityRule.LargestShift;
            var before = SeverityRule.Assess(readings, shift).Severity!.Value;
            var which = random.Next(readings.Count);
            readings[which] = readings[which] with { Severity = readings[which].Severity + ((1 - readings[which].Severity) * random.NextDouble()) };
            var after = SeverityRule.Assess(readings, shift).Severity!.Value;
            Assert.InRange(before, 0, 1);
            Assert.True(after >= before - 1e-12, $"trial {trial}: {before} → {after}");
        }
    }

    [Fact]
    public void The_order_of_readings_does_not_matter()
    {
        var random = new Random(7);
        var readings = Enumerable.Range(0, 20).Select(i => new Reading(Sources[i % Sources.Length], $"I{i}", random.NextDouble(), Day.AddHours(i), i % 2)).ToArray();
        var first = SeverityRule.Assess(readings);
        random.Shuffle(readings);
        var second = SeverityRule.Assess(readings);
        Assert.Equal(first.Severity!.Value, second.Severity!.Value, 9);
        Assert.Equal(first.Voices.Count, second.Voices.Count);
    }
}

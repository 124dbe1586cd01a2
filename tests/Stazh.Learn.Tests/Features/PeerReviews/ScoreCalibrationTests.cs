using System.Diagnostics;
using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Tests.Features.PeerReviews;

public sealed class ScoreCalibrationTests(ITestOutputHelper output)
{
    private static readonly HashSet<Guid> NoExperts = [];

    [Fact]
    public void Calibrated_scores_miss_a_third_less_than_the_plain_mean_and_say_how_sure_they_are()
    {
        output.WriteLine("25 works × 3, 400 seeded groups: RMSE of 100, share within 10 points, coverage of the 90 % interval");
        var (rmse, plain, near, covered) = Measure(withSamples: true, 25);
        var without = Measure(withSamples: false, 25);
        var small = Measure(withSamples: true, 12);
        Assert.True(rmse <= 0.7 * plain, $"RMSE {rmse:0.00} of {plain:0.00}");
        Assert.True(near >= 0.9, $"{near:P1} within 10 points");
        Assert.All(new[] { covered, without.Covered, small.Covered }, c => Assert.InRange(c, 0.87, 0.93));
        Assert.True(without.Rmse < 0.85 * without.Plain, "Even without samples the overlap of reviews tells who is strict");
    }

    [Fact]
    public void Ten_thousand_works_with_three_reviews_each_take_half_a_second_at_most()
    {
        var group = new SeededRaters(1, 10_000).Rate(offsets: [1, 17, 333]);
        group.Calibrate();
        var watch = Stopwatch.StartNew();
        var scores = group.Calibrate();
        output.WriteLine($"10,000 works × 3 and 30,000 sample scores: {watch.ElapsedMilliseconds} ms, {scores.Rounds} rounds (target 500 ms)");
        var errors = group.Works.Select((w, i) => Math.Pow(scores.Works[w].Score - group.Truth[i], 2)).Average();
        Assert.True(Math.Sqrt(errors) < 5);
        Assert.True(watch.ElapsedMilliseconds < 5000, "An order of magnitude over the target");
    }

    [Fact]
    public void Order_of_reviews_and_names_of_people_change_nothing()
    {
        var group = new SeededRaters(7, 25).Rate();
        var scores = group.Calibrate();
        var shuffled = new Random(3);
        var names = group.People.ToDictionary(p => p, _ => Guid.NewGuid());
        var again = ScoreCalibration.Of(
            [.. group.Marks.OrderBy(_ => shuffled.Next()).Select(m => m with { Reviewer = names[m.Reviewer] })],
            [.. group.SampleMarks.OrderBy(_ => shuffled.Next()).Select(s => s with { Reviewer = names[s.Reviewer] })], NoExperts);
        Assert.All(group.Works, w => Assert.Equal(scores.Works[w].Score, again.Works[w].Score, 6));
        Assert.All(group.People, p => Assert.Equal(scores.Reviewers[p].Bias, again.Reviewers[names[p]].Bias, 6));
        Assert.Equal(scores.Works[group.Works[3]].High, group.Calibrate().Works[group.Works[3]].High);
    }

    [Fact]
    public void By_the_same_reviewers_no_lower_scores_never_make_a_lower_result()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var group = new SeededRaters(seed, 12).Rate();
            var (better, worse) = (Guid.NewGuid(), Guid.NewGuid());
            foreach (var reviewer in group.People.OrderBy(_ => random.Next()).Take(3))
            {
                var low = random.Next(0, 90);
                group.Marks.Add(new(worse, reviewer, low));
                group.Marks.Add(new(better, reviewer, low + random.Next(0, 10)));
            }

            var scores = group.Calibrate();
            Assert.True(scores.Works[better].Score >= scores.Works[worse].Score - 0.01, $"Seed {seed}");
        }
    }

    /// <summary>The messages against the whole system of equations, solved by elimination with the reliabilities and the group that were learned.</summary>
    [Fact]
    public void Small_cases_agree_with_the_whole_system_of_equations()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var group = new SeededRaters(seed, 6).Rate(offsets: [1, 2, 4]);
            var model = ScoreCalibration.Settled(group.Marks, group.SampleMarks, NoExperts);
            var (means, errors) = DenseOracle.Solve(model, group.Marks, group.SampleMarks);
            foreach (var work in group.Works)
            {
                Assert.Equal(means[work], model.Mean(work), 0.05);
                Assert.InRange(model.Error(work) / errors[work], 0.85, 1.15);
            }
        }
    }

    [Fact]
    public void Strictness_is_found_and_said_in_points_not_punished()
    {
        var group = new SeededRaters(11, 25);
        group.Bias[4] = -16;
        group.Rate();
        var scores = group.Calibrate();
        Assert.InRange(scores.Reviewers[group.People[4]].Bias, -24, -8);
        Assert.True(scores.MilderThanAverage(group.People[4]) < -6);
        Assert.Null(scores.MilderThanAverage(Guid.NewGuid()));
    }

    [Fact]
    public void Odd_input_gives_a_defined_result_or_a_named_refusal()
    {
        var (work, one, two) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Assert.Empty(ScoreCalibration.Of([], [], NoExperts).Works);
        var alone = ScoreCalibration.Of([new(work, one, 50)], [], NoExperts).Works[work];
        Assert.InRange(alone.Score, 45, 65);
        Assert.True(alone.High - alone.Low > 20, "One uncalibrated review says little");
        Assert.Equal(0, alone.Spread);
        var same = new SeededRaters(5, 8).Rate(offsets: [1, 3, 4], twist: (_, _, _) => 50).Calibrate();
        Assert.All(same.Works.Values, w => Assert.InRange(w.Score, 40, 65));
        Assert.All(same.Works.Values, w => Assert.True(double.IsFinite(w.Low) && double.IsFinite(w.High) && w.Low <= w.Score && w.Score <= w.High));
        var edges = new SeededRaters(6, 8).Rate(offsets: [1, 3, 4], twist: (r, _, _) => r % 2 * 100).Calibrate();
        Assert.All(edges.Works.Values, w => Assert.InRange(w.Score, 0, 100));
        Assert.Single(ScoreCalibration.Of([], [new(one, 60, 70)], NoExperts).Reviewers);
        Assert.InRange(ScoreCalibration.Of([new(work, two, 80)], [], new HashSet<Guid> { two }).Works[work].Score, 77, 80);
        Assert.Throws<ArgumentException>(() => ScoreCalibration.Of([new(work, one, double.NaN)], [], NoExperts));
        Assert.Throws<ArgumentException>(() => ScoreCalibration.Of([new(work, one, 101)], [], NoExperts));
        Assert.Throws<ArgumentException>(() => ScoreCalibration.Of([new(work, one, 1), new(work, one, 2)], [], NoExperts));
    }

    private (double Rmse, double Plain, double Near, double Covered) Measure(bool withSamples, int people)
    {
        var (squares, plainSquares, near, plainNear, covered, called, total) = (0.0, 0.0, 0, 0, 0, 0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var group = new SeededRaters(1000 + seed, people).Rate(withSamples, [1, 4, people - 3]);
            var scores = group.Calibrate();
            for (var i = 0; i < people; i++)
            {
                var (work, truth) = (scores.Works[group.Works[i]], group.Truth[i]);
                squares += Math.Pow(work.Score - truth, 2);
                plainSquares += Math.Pow(work.PlainMean - truth, 2);
                near += Math.Abs(work.Score - truth) <= 10 ? 1 : 0;
                plainNear += Math.Abs(work.PlainMean - truth) <= 10 ? 1 : 0;
                covered += work.Low <= truth && truth <= work.High ? 1 : 0;
                called += work.NeedsExpert ? 1 : 0;
                total++;
            }
        }

        double Share(int count) => (double)count / total;
        var (rmse, plain) = (Math.Sqrt(squares / total), Math.Sqrt(plainSquares / total));
        output.WriteLine($"{people} people, {(withSamples ? "3 samples" : "no samples")}: RMSE {rmse:0.00}, plain mean {plain:0.00} (−{1 - (rmse / plain):P1}); within 10: {Share(near):P1}, plain {Share(plainNear):P1}; intervals cover {Share(covered):P1}; experts called to {Share(called):P1}");
        return (rmse, plain, Share(near), Share(covered));
    }
}

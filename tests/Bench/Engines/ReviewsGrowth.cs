using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Bench.Engines;

internal static class ReviewsGrowth
{
    private static readonly int[] Offsets = [1, 3, 7];
    private static readonly double[] Known = [44, 67, 83];
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static IEnumerable<EngineCase> Cases { get; } = [new("review allocation", "works × 3", Allocate), new("calibrated scores", "works × 3, 3 samples each", Calibrate)];

    private static Action Allocate(int works)
    {
        var (ids, people) = (Ids(1, works), Ids(2, works));
        var number = ids.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        return () =>
        {
            var (seen, readers) = (people.Select(_ => new HashSet<Guid>()).ToArray(), people.Select(_ => new HashSet<Guid>()).ToArray());
            var queue = new ReviewQueue(ids.Select((w, i) => new QueuedWork(w, people[i], $"s{i / 2}", null, Day, 0)), 1);
            for (var turn = 0; turn < 3 * works; turn++)
            {
                var i = turn % works;
                var choice = queue.Take(new(people[i], $"s{i / 2}", null, seen[i], readers[i]));
                if (choice.Answer == QueueAnswer.Given)
                {
                    seen[i].Add(choice.WorkId);
                    readers[number[choice.WorkId]].Add(people[i]);
                }
            }
        };
    }

    private static Action Calibrate(int works)
    {
        var random = new Random(3);
        var (ids, people) = (Ids(1, works), Ids(2, works));
        var bias = people.Select(_ => (random.NextDouble() * 30) - 15).ToArray();
        var truth = ids.Select(_ => 50 + (random.NextDouble() * 40)).ToArray();
        double Score(double of, int person) => Math.Clamp(of + bias[person] + (random.NextDouble() * 20) - 10, 0, 100);
        var marks = (from i in Enumerable.Range(0, works) from k in Offsets let j = (i + k) % works select new Mark(ids[j], people[i], Score(truth[j], i))).ToList();
        var samples = (from i in Enumerable.Range(0, works) from known in Known select new SampleMark(people[i], Score(known, i), known)).ToList();
        var experts = new HashSet<Guid>();
        return () => ScoreCalibration.Of(marks, samples, experts);
    }

    private static Guid[] Ids(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        })];
    }
}

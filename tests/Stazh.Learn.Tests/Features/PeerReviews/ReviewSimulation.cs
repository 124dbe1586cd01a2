using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>What one seeded run came to.</summary>
/// <param name="Reviews">By work.</param>
/// <param name="Loads">By reviewer who came, reviews beyond the owed left aside.</param>
internal sealed record SimulatedRun(int[] Reviews, int[] Loads, int ByStandby, int ByTutor, int ForecastsKept, int Forecasts)
{
    public int Below(int least) => Reviews.Count(r => r < least);
}

/// <summary>
/// Ten days of mutual review in a group of 25 from eighteen schools: every author is a reviewer, each stays away with a given probability, a third of those
/// after having taken a work that is never handed in. The others come at any hour of the first six days, write one review after another, 2…40 hours
/// each, and let one work in twelve run out. Four of ten stand by for two more. The tutor writes five reviews at most. What is not in by the term does not count.
/// </summary>
internal static class ReviewSimulation
{
    private const int People = 25, Owed = ReviewAllocator.Wanted, TutorLimit = 5;
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Term = Start.AddDays(10);

    /// <summary>Three works for each reviewer drawn anew: nothing keeps the works even.</summary>
    public static SimulatedRun Naive(int seed, double absent)
    {
        var random = new Random(seed);
        var reviews = new int[People];
        for (var i = 0; i < People; i++)
        {
            var drawn = Enumerable.Range(0, People).Where(j => j != i).OrderBy(_ => random.Next()).Take(Owed).ToList();
            if (random.NextDouble() >= absent)
            {
                drawn.ForEach(j => reviews[j]++);
            }
        }

        return new(reviews, [], 0, 0, 0, 0);
    }

    /// <summary>Everybody gets three and every work three, once: the reviews of those who stay away are lost.</summary>
    public static SimulatedRun Balanced(int seed, double absent)
    {
        var random = new Random(seed);
        var reviews = new int[People];
        for (var i = 0; i < People; i++)
        {
            if (random.NextDouble() >= absent)
            {
                for (var k = 1; k <= Owed; k++)
                {
                    reviews[(i + k) % People]++;
                }
            }
        }

        return new(reviews, [], 0, 0, 0, 0);
    }

    /// <summary>The queue alone, with the same idea of staying away: who stays away takes nothing.</summary>
    public static SimulatedRun Pull(int seed, double absent) => Run(seed, absent, lapses: false, help: false);

    /// <summary>The queue with leases that lapse, standby reviewers and the tutor.</summary>
    public static SimulatedRun Whole(int seed, double absent) => Run(seed, absent, lapses: true, help: true);

    private static SimulatedRun Run(int seed, double absent, bool lapses, bool help)
    {
        var random = new Random(seed);
        var schools = Enumerable.Range(0, People).Select(_ => $"school {random.Next(18)}").ToArray();
        var (works, people) = (Ids(random), Ids(random));
        var author = works.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        var queue = new ReviewQueue(works.Select((w, i) => new QueuedWork(w, people[i], lapses ? schools[i] : "", null, Start.AddHours(-random.Next(72)), 0)), seed);
        var (seen, readers) = (people.Select(_ => new HashSet<Guid>()).ToArray(), people.Select(_ => new HashSet<Guid>()).ToArray());
        var (reviews, loads, extra) = (new int[People], new int[People], new int[People]);
        var (byTutor, rescued) = (0, new int[People]);
        var came = people.Select(_ => random.NextDouble() >= absent).ToArray();
        var standby = people.Select(_ => random.NextDouble() < 0.4).ToArray();
        var leases = works.Select(_ => new List<DateTimeOffset>()).ToArray();
        var (handed, promises) = (new List<(int Work, DateTimeOffset At)>(), new List<(int Work, DateTimeOffset By)>());
        var events = new PriorityQueue<(int Kind, int Who, Guid Work), (DateTimeOffset, int)>();
        var order = 0;
        void At(DateTimeOffset when, int kind, int who, Guid work = default) => events.Enqueue((kind, who, work), (when, order++));
        for (var i = 0; i < People; i++)
        {
            if (came[i] || (lapses && random.Next(3) == 0))
            {
                At(Start.AddHours(random.NextDouble() * 24 * (help ? 6 : 3)), 0, i);
            }
        }

        if (help)
        {
            At(Term - ReviewAllocator.StandbyBefore, 3, -1);
            At(Term - ReviewAllocator.RescueBefore, 4, -1);
            At(Term - ReviewAllocator.LastCall, 4, -1);
            At(Start.AddDays(4), 5, -1);
        }

        while (events.TryDequeue(out var what, out var when))
        {
            var now = when.Item1;
            switch (what.Kind)
            {
                case 0 when loads[what.Who] < Owed:
                    Pull(what.Who, now, extra: false);
                    break;
                case 1 or 6:
                    var j = author[what.Work];
                    leases[j].RemoveAt(0);
                    reviews[j] += now <= Term ? 1 : 0;
                    handed.Add((j, now));
                    (what.Kind == 1 ? loads : extra)[what.Who]++;
                    At(now.AddHours(1), what.Kind == 1 ? 0 : 7, what.Who);
                    break;
                case 2:
                    leases[author[what.Work]].RemoveAt(0);
                    queue.Return(what.Work);
                    seen[what.Who].Remove(what.Work);
                    if (came[what.Who])
                    {
                        At(now.AddHours(1), 0, what.Who);
                    }

                    break;
                case 3:
                    for (var i = 0; i < People; i++)
                    {
                        if (standby[i] && came[i] && loads[i] >= Owed)
                        {
                            Pull(i, now, extra: true);
                        }
                    }

                    break;
                case 7 when now < Term && now > Term - ReviewAllocator.StandbyBefore && standby[what.Who] && extra[what.Who] < ReviewAllocator.StandbyLimit:
                    Pull(what.Who, now, extra: true);
                    break;
                case 4:
                    // First works that nobody is about to finish, in the last hours whatever is not in.
                    var lastCall = now >= Term - ReviewAllocator.LastCall;
                    foreach (var i in Enumerable.Range(0, People).Where(i => (lastCall ? reviews[i] : queue.TakenOf(works[i])) < ReviewAllocator.Minimum).OrderBy(i => reviews[i]).ToList())
                    {
                        while (byTutor < TutorLimit && (lastCall ? reviews[i] : queue.TakenOf(works[i]) + rescued[i]) < ReviewAllocator.Minimum)
                        {
                            (reviews[i], rescued[i], byTutor) = (reviews[i] + 1, rescued[i] + 1, byTutor + 1);
                        }
                    }

                    break;
                case 5:
                    for (var i = 0; i < People; i++)
                    {
                        var pace = handed.Count(h => h.At > now.AddDays(-4)) / 4.0;
                        if (ReviewForecast.Of(new(reviews[i], leases[i], queue.AheadOf(works[i]), pace, TimeSpan.FromHours(32), Term), now).NextBy is { } by)
                        {
                            promises.Add((i, by));
                        }
                    }

                    break;
            }
        }

        var asked = Start.AddDays(4);
        return new(reviews, [.. Enumerable.Range(0, People).Where(i => came[i]).Select(i => loads[i])], extra.Sum(), byTutor,
            promises.Count(p => handed.Exists(h => h.Work == p.Work && h.At > asked && h.At <= p.By)), promises.Count);

        void Pull(int who, DateTimeOffset now, bool extra)
        {
            var reviewer = new QueueReviewer(people[who], lapses ? schools[who] : "", null, seen[who], readers[who]);
            var choice = queue.Take(reviewer, extra ? ReviewAllocator.Minimum : Owed);
            if (choice.Answer != QueueAnswer.Given)
            {
                return;
            }

            seen[who].Add(choice.WorkId);
            var j = author[choice.WorkId];
            Assert.NotEqual(who, j);
            Assert.True(!lapses || schools[who] != schools[j]);
            readers[j].Add(people[who]);
            var lapse = lapses && (!came[who] || random.Next(12) == 0);
            var ends = lapse ? now + ReviewAllocator.Lease : now.AddHours(2 + (random.NextDouble() * 38));
            leases[j].Add(now + ReviewAllocator.Lease);
            At(ends, lapse ? 2 : extra ? 6 : 1, who, choice.WorkId);
        }
    }

    private static Guid[] Ids(Random random) => [.. Enumerable.Range(0, People).Select(_ =>
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    })];
}

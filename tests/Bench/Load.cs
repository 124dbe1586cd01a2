using System.Diagnostics;

namespace Stazh.Bench;

/// <param name="Rate">Requests a second.</param>
/// <param name="Wait">What one waits, ms.</param>
/// <param name="Processor">Processor time of the process for one request, ms: steady where the machine is busy.</param>
internal sealed record Figures(double Rate, double Wait, double Processor);

/// <summary>Four readers who ask the program and a bare page in turns.</summary>
internal sealed class Load(Host ours, Host bare)
{
    private const int Readers = 4;
    private static readonly TimeSpan LongestPart = TimeSpan.FromSeconds(3);

    /// <summary>Medians of the program's rounds and of the bare page's.</summary>
    public async Task<(Figures Ours, Figures Bare)> TurnsAsync(Func<Task> one, Func<Task> bareOne, int warmRequests, int rounds, TimeSpan round, CancellationToken stop)
    {
        await WarmAsync(one, warmRequests, stop);
        await WarmAsync(bareOne, warmRequests, stop);
        var (mine, theirs) = (new List<Figures>(), new List<Figures>());
        for (var i = 0; i < rounds; i++)
        {
            mine.Add(await RoundAsync(ours, one, round));
            theirs.Add(await RoundAsync(bare, bareOne, round));
        }

        return (Middle(mine), Middle(theirs));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>
    /// Until the runtime has compiled what is hot in earnest: by requests, not by time, or a busy machine would measure the compiler. A method is
    /// compiled again after thirty calls, a moment later, and once more with its profile after that. A page that is slow by its database is warm sooner.
    /// </summary>
    private static async Task WarmAsync(Func<Task> one, int requests, CancellationToken stop)
    {
        for (var part = 0; part < 4; part++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < requests / 4 && clock.Elapsed < LongestPart; i += Readers)
            {
                await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => one()));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), stop);
        }
    }

    private static async Task<Figures> RoundAsync(Host host, Func<Task> one, TimeSpan round)
    {
        var before = host.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var waits = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            var own = new List<double>();
            while (clock.Elapsed < round)
            {
                var from = clock.Elapsed;
                await one();
                own.Add((clock.Elapsed - from).TotalMilliseconds);
            }

            return own;
        }));
        var count = waits.Sum(w => w.Count);
        return new(count / clock.Elapsed.TotalSeconds, Median(waits.SelectMany(w => w)), (host.ProcessorTime - before).TotalMilliseconds / count);
    }

    private static Figures Middle(List<Figures> rounds) => new(Median(rounds.Select(r => r.Rate)), Median(rounds.Select(r => r.Wait)), Median(rounds.Select(r => r.Processor)));
}

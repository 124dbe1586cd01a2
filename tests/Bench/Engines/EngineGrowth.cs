using System.Diagnostics;
using System.Globalization;

namespace Stazh.Bench.Engines;

/// <summary>One engine at one size.</summary>
/// <param name="Name">Filter and row title.</param>
/// <param name="Unit">What the size counts.</param>
/// <param name="Prepare">Lays seeded input of that size outside of the clock and returns the work to measure; the same size gives the same input.</param>
internal sealed record EngineCase(string Name, string Unit, Func<int, Action> Prepare);

/// <summary>Growth of the engines from 10 to 10,000: the median of several runs after a warm-up, in milliseconds, and how much ten times more takes.</summary>
internal static class EngineGrowth
{
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    /// <summary>A size whose single run takes longer than this is measured once.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    /// <summary>A line an engine.</summary>
    private static IEnumerable<EngineCase> All => [.. DiagnosticsGrowth.Cases, .. RouteGrowth.Cases, .. ReviewsGrowth.Cases];

    public static int Run(string[] only)
    {
        Console.WriteLine($"{"median, ms",-52}{string.Concat(Sizes.Select(s => s.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12)))}{"last × 10",12}");
        foreach (var engine in All.Where(e => only.Length == 0 || only.Any(o => e.Name.Contains(o, StringComparison.OrdinalIgnoreCase))))
        {
            var medians = Sizes.Select(size => Median(engine.Prepare(size))).ToList();
            Console.WriteLine($"{$"{engine.Name}, {engine.Unit}",-52}{string.Concat(medians.Select(m => m.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(12)))}{$"× {(medians[^1] / medians[^2]).ToString("0.0", CultureInfo.InvariantCulture)}",12}");
        }

        return 0;
    }

    private static double Median(Action work)
    {
        var first = Time(work);
        if (first > Long)
        {
            return first.TotalMilliseconds;
        }

        // Tiered compilation settles within these; small sizes are cheap to repeat.
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm) < TimeSpan.FromMilliseconds(300))
        {
            work();
        }

        var runs = Enumerable.Range(0, first < TimeSpan.FromMilliseconds(100) ? 25 : 5).Select(_ => Time(work).TotalMilliseconds).Order().ToList();
        return runs[runs.Count / 2];
    }

    private static TimeSpan Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }
}

using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Tests.Features.Diagnostics;

/// <summary>Seeded input for the properties of the diagnostics.</summary>
internal static class Any
{
    public static readonly string[] Sources = [ReadingSource.Self, ReadingSource.Cases, ReadingSource.Observation, ReadingSource.Task, ReadingSource.Trial, ReadingSource.Review];

    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static List<Reading> Readings(Random random) => [.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => Reading(random))];

    public static Reading Reading(Random random)
    {
        var source = Sources[random.Next(Sources.Length)];
        var severity = random.Next(3) switch { 0 => random.Next(4) / 3.0, 1 => random.NextDouble(), _ => random.Next(2) };
        return new(source, $"I{random.Next(5)}", severity, Day.AddDays(random.Next(-400, 60)), random.Next(3), source == ReadingSource.Observation ? new Guid(random.Next(2), 0, 0, new byte[8]) : Guid.Empty);
    }

    public static DateTimeOffset Now(Random random) => Day.AddDays(random.Next(-30, 300));

    public static List<JudgedVignette> Vignettes(Random random) => [.. Enumerable.Range(0, random.Next(8)).Select(_ => new JudgedVignette(random.Next(4) / 3.0, random.NextDouble()))];

    /// <summary>From a standard normal distribution (Box–Muller).</summary>
    public static double Normal(this Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Places from 1, ties sharing the mean place.</summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end + 1 < order.Length && values[order[end + 1]] == values[order[start]])
            {
                end++;
            }

            for (var i = start; i <= end; i++)
            {
                ranks[order[i]] = ((start + end) / 2.0) + 1;
            }

            start = end + 1;
        }

        return ranks;
    }
}

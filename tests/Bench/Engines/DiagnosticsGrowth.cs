using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Bench.Engines;

internal static class DiagnosticsGrowth
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static IEnumerable<EngineCase> Cases { get; } = [new("diagnostics", "people × 60 items", Assess)];

    private static Action Assess(int people)
    {
        var random = new Random(20261124);
        var answers = Enumerable.Range(0, people).Select(_ => Enumerable.Range(0, 60)
            .Select(i => (Deficit: i % 10, new Reading(i % 3 == 0 ? ReadingSource.Cases : ReadingSource.Self, $"I{i}", random.Next(4) / 3.0, Day, 1))).ToLookup(r => r.Deficit, r => r.Item2)).ToList();
        return () => answers.ForEach(person =>
        {
            foreach (var deficit in person)
            {
                SeverityRule.Assess(deficit, 0.1);
            }
        });
    }
}

using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Bench.Engines;

internal static class DiagnosticsGrowth
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static IEnumerable<EngineCase> Cases { get; } =
    [
        new("diagnostics", "people × 60 items", Assess),
        new("diagnostics of a group: α and change", "people × 60 × 2", Group),
    ];

    private static Action Assess(int people)
    {
        var random = new Random(20261124);
        var answers = Enumerable.Range(0, people).Select(_ => (
            Vignettes: Enumerable.Range(0, 6).Select(i => new JudgedVignette(random.Next(4) / 3.0, i % 4 / 3.0)).ToArray(),
            Deficits: Enumerable.Range(0, 60).GroupBy(i => i % 10).Select(g => g.Select(i => new Reading(i % 3 == 0 ? ReadingSource.Cases : ReadingSource.Self, $"I{i}", random.Next(4) / 3.0, Day, 1)).ToArray()).ToArray())).ToList();
        return () => answers.ForEach(person =>
        {
            var anchor = ScaleAnchor.Of(person.Vignettes);
            foreach (var deficit in person.Deficits)
            {
                SeverityEstimator.Estimate(deficit, anchor, Day);
            }
        });
    }

    private static Action Group(int people)
    {
        var random = new Random(20261124);
        var answers = (
            from person in Enumerable.Range(0, people).Select(i => new Guid(i, 0, 0, new byte[8]))
            from round in Enumerable.Range(1, 2)
            from item in Enumerable.Range(0, 60)
            select new RoundAnswer(person, $"D{item % 10}", $"S{item}", round, random.Next(4) / 3.0)).ToList();
        return () =>
        {
            var diagnosis = new GroupDiagnosis(answers);
            for (var deficit = 0; deficit < 10; deficit++)
            {
                diagnosis.Change($"D{deficit}");
            }
        };
    }
}

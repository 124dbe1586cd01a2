namespace Stazh.Learn.Features.Diagnostics;

/// <summary>A task still ahead that works on the deficit.</summary>
/// <param name="Source"><see cref="ReadingSource.Task"/> or <see cref="ReadingSource.Trial"/>.</param>
/// <param name="Effect">0…1.</param>
public sealed record PracticeAhead(string Source, string Code, string Title, double Effect);

/// <summary>What one more piece of evidence would do to an assessment.</summary>
/// <param name="Source">A word of <see cref="ReadingSource"/>.</param>
/// <param name="Title">Of the task; null for the others.</param>
/// <param name="HalfWidth">Of the interval afterwards, with evidence that agrees with the rest.</param>
public abstract record Foreseen(string Source, string? Title, double HalfWidth)
{
    /// <summary>A task or a trial done well leaves this severity.</summary>
    public sealed record Practice(string Source, string Title, double HalfWidth, double Severity) : Foreseen(Source, Title, HalfWidth)
    {
        public DeficitLevel Level => SeverityScale.LevelOf(Severity);
    }

    /// <summary>An observation or a repeated self-assessment: from which result on the level changes.</summary>
    /// <param name="AtMost">A result of this and below lowers the level; null when one such result cannot.</param>
    /// <param name="AtLeast">A result of this and above raises the level; null when one such result cannot.</param>
    public sealed record Opinion(string Source, double HalfWidth, double? AtMost, double? AtLeast) : Foreseen(Source, null, HalfWidth);

    /// <summary>Judging vignettes: the level may move either way, the interval only shrinks.</summary>
    public sealed record Vignettes(double HalfWidth) : Foreseen(ReadingSource.Vignettes, null, HalfWidth);
}

/// <summary>
/// What would change an assessment: every kind of evidence still to be had is added in thought and the estimate made again, so that the answer is
/// exactly what the engine would do. Complexity: some forty estimates a deficit.
/// </summary>
public static class Foresight
{
    /// <summary>Results tried, 0, 0.05 … 1.</summary>
    private const int Steps = 20;

    /// <summary>Vignettes of a usual instrument.</summary>
    private const int UsualVignettes = 6;

    /// <param name="readings">Of one deficit of one person.</param>
    /// <param name="ahead">Tasks still ahead, the strongest first; the first of each source is tried.</param>
    /// <returns>Empty when nothing is known yet: then everything is still to be said.</returns>
    public static IReadOnlyList<Foreseen> Of(IReadOnlyCollection<Reading> readings, ScaleAnchor anchor, DateTimeOffset now, IEnumerable<PracticeAhead> ahead)
    {
        var today = SeverityEstimator.Estimate(readings, anchor, now);
        if (today.Severity is not { } severity)
        {
            return [];
        }

        var foreseen = new List<Foreseen>();
        foreach (var task in ahead.DistinctBy(t => t.Source))
        {
            var after = With(new Reading(task.Source, task.Code, PracticeEvidence.Left(severity, task.Effect), now));
            foreseen.Add(new Foreseen.Practice(task.Source, task.Title, after.HalfWidth, after.Severity!.Value));
        }

        var self = readings.Where(r => r.Source == ReadingSource.Self).ToList();
        if (self.Count > 0)
        {
            var round = self.Max(r => r.Round) + 1;
            foreseen.Add(Opinion(ReadingSource.Self, [.. self.Select(r => r.Item).Distinct()], round));
        }

        foreseen.Add(Opinion(ReadingSource.Observation, ["ahead"], 0));
        if (!anchor.IsKnown && self.Count > 0)
        {
            var known = new ScaleAnchor(0, ScaleAnchor.Noise * ScaleAnchor.Noise / (UsualVignettes + 1), UsualVignettes, 0);
            foreseen.Add(new Foreseen.Vignettes(SeverityEstimator.Estimate(readings, known, now).HalfWidth));
        }

        return foreseen;

        DeficitAssessment With(params Reading[] more) => SeverityEstimator.Estimate([.. readings, .. more], anchor, now);

        Foreseen.Opinion Opinion(string source, IReadOnlyList<string> items, int round)
        {
            DeficitAssessment Try(double result) => With([.. items.Select(i => new Reading(source, i, result, now, round, source == ReadingSource.Observation ? Ahead : Guid.Empty))]);
            var (atMost, atLeast) = ((double?)null, (double?)null);
            for (var step = 0; step <= Steps; step++)
            {
                var result = (double)step / Steps;
                var level = Try(result).Level;
                atMost = level < today.Level ? result : atMost;
                atLeast = level > today.Level ? atLeast ?? result : atLeast;
            }

            return new(source, Try(severity).HalfWidth, atMost, atLeast);
        }
    }

    /// <summary>An observer who has not observed yet.</summary>
    private static readonly Guid Ahead = new("ffffffff-ffff-ffff-ffff-ffffffffffff");
}

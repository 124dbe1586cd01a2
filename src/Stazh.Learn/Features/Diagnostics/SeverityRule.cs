namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One reading as the rule sees it.</summary>
/// <param name="Source">A word of <see cref="ReadingSource"/>.</param>
/// <param name="Item">Readings of the same source, item and person replace each other in the present picture, the later round and time winning.</param>
/// <param name="Severity">0 (no deficit) … 1 (critical).</param>
/// <param name="Round">Number of the diagnostics; 0 outside of them.</param>
/// <param name="By">The observer, when there may be several.</param>
public sealed record Reading(string Source, string Item, double Severity, DateTimeOffset At, int Round = 0, Guid By = default);

/// <summary>What one source says about a deficit at one time.</summary>
/// <param name="Value">0…1, the mean of its items, after the correction of the scale.</param>
/// <param name="Uncorrected">As answered, where the correction changed it.</param>
/// <param name="At">Of its latest reading.</param>
/// <param name="Count">Readings behind it.</param>
/// <param name="IsCurrent">It takes part in the level; false for an earlier round, all of whose items were answered again.</param>
public sealed record SourceVoice(string Source, int Round, Guid By, double Value, double? Uncorrected, DateTimeOffset At, int Count, bool IsCurrent)
{
    public DeficitLevel Level => SeverityRule.LevelOf(Value);
}

/// <summary>What is known about one deficit.</summary>
/// <param name="Severity">0…1; null when nothing is known.</param>
/// <param name="Disagrees">Two sources of the diagnostics differ by two levels or more.</param>
/// <param name="Voices">All sources with their dates, in order of time.</param>
public sealed record DeficitAssessment(double? Severity, bool Disagrees, IReadOnlyList<SourceVoice> Voices)
{
    public DeficitLevel? Level => Severity is { } known ? SeverityRule.LevelOf(known) : null;
}

/// <summary>
/// From readings to a level, in four steps that can be said aloud:
/// <list type="number">
/// <item>of every item the latest answer counts; earlier ones stay in the list of sources;</item>
/// <item>a source is the mean of its items, so that thirty questions weigh no more than three;</item>
/// <item>the severity is the weighted mean of the sources: self-assessment 1, cases and tasks and reviews 1.5, observation and trials 2, anything else 1
/// (what was seen or done says more than what was said);</item>
/// <item>the level is its quarter: below 0.25 none, below 0.5 partial, below 0.75 marked, otherwise critical.</item>
/// </list>
/// Self-assessment is first moved by the person's reading of the scale: the mean difference between where the person and where the authors place the colleagues
/// of the vignettes (a simple form of King et al., 2004), at most by one anchor either way. Worse readings never lower the severity. Linear in the readings.
/// </summary>
public static class SeverityRule
{
    /// <summary>One step between four anchors.</summary>
    public const double LargestShift = 1.0 / 3;

    public static double WeightOf(string source) => source switch
    {
        ReadingSource.Cases or ReadingSource.Task or ReadingSource.Review => 1.5,
        ReadingSource.Observation or ReadingSource.Trial => 2,
        _ => 1,
    };

    public static DeficitLevel LevelOf(double severity) => severity switch
    {
        < 0.25 => DeficitLevel.None,
        < 0.5 => DeficitLevel.Partial,
        < 0.75 => DeficitLevel.Marked,
        _ => DeficitLevel.Critical,
    };

    /// <summary>Severity of one of four anchors, the best being 0.</summary>
    public static double OfAnchor(int choice) => choice / 3.0;

    /// <summary>How much to add to a person's self-assessment; positive for one who judges mildly. 0 without vignettes.</summary>
    /// <param name="vignettes">Where the person and where the authors place each colleague, 0…1.</param>
    public static double ScaleShift(IReadOnlyCollection<(double Given, double Author)> vignettes) =>
        vignettes.Count == 0 ? 0 : Math.Clamp(vignettes.Average(v => v.Author - v.Given), -LargestShift, LargestShift);

    /// <param name="readings">Of one deficit of one person; vignettes are left out.</param>
    /// <param name="scaleShift">From <see cref="ScaleShift"/>.</param>
    public static DeficitAssessment Assess(IEnumerable<Reading> readings, double scaleShift = 0)
    {
        var all = readings.Where(r => r.Source != ReadingSource.Vignettes).ToList();
        var current = all.GroupBy(r => (r.Source, r.Item, r.By)).Select(g => g.OrderBy(r => r.Round).ThenBy(r => r.At).Last()).ToHashSet(ReferenceEqualityComparer.Instance);
        double Corrected(string source, double mean) => source == ReadingSource.Self ? Math.Clamp(mean + scaleShift, 0, 1) : mean;

        var voices = all.GroupBy(r => (r.Source, r.Round, r.By)).Select(g =>
        {
            var mean = g.Average(r => r.Severity);
            var value = Corrected(g.Key.Source, mean);
            return new SourceVoice(g.Key.Source, g.Key.Round, g.Key.By, value, Math.Abs(value - mean) < 0.005 ? null : mean, g.Max(r => r.At), g.Count(), g.Any(current.Contains));
        }).OrderBy(v => v.At).ThenBy(v => v.Round).ThenBy(v => v.Source, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return new(null, false, voices);
        }

        var sources = all.Where(current.Contains).GroupBy(r => r.Source).Select(g => (Source: g.Key, Value: Corrected(g.Key, g.Average(r => r.Severity)))).ToList();
        var severity = sources.Sum(s => s.Value * WeightOf(s.Source)) / sources.Sum(s => WeightOf(s.Source));
        var levels = sources.Where(s => ReadingSource.IsDiagnostic(s.Source)).Select(s => (int)LevelOf(s.Value)).DefaultIfEmpty().ToList();
        return new(Math.Clamp(severity, 0, 1), levels.Max() - levels.Min() >= 2, voices);
    }
}

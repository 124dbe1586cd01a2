namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One thing said about one deficit of one person, as the engine sees it.</summary>
/// <param name="Source">A word of <see cref="ReadingSource"/>.</param>
/// <param name="Item">Readings of the same source, item and observer replace each other in the present picture, the later round and time winning.</param>
/// <param name="Severity">0 (no deficit) … 1 (critical); what is outside is brought to the nearer end, what is no number is passed over.</param>
/// <param name="Round">Number of the diagnostics; 0 outside of them.</param>
/// <param name="By">The observer, when there may be several.</param>
public sealed record Reading(string Source, string Item, double Severity, DateTimeOffset At, int Round = 0, Guid By = default);

/// <summary>What one source said about a deficit at one time.</summary>
/// <param name="Item">The task, trial or work of a piece of practice; null for an instrument.</param>
/// <param name="Value">0…1, the mean of its items, after the correction of the scale.</param>
/// <param name="Uncorrected">As answered, where the correction changed it.</param>
/// <param name="At">Of its latest reading.</param>
/// <param name="Count">Readings behind it.</param>
/// <param name="Share">Its part in the level, 0…1; all the current voices make 1.</param>
/// <param name="IsCurrent">It takes part in the level; false for an earlier round, all of whose items were answered again.</param>
public sealed record SourceVoice(string Source, string? Item, int Round, Guid By, double Value, double? Uncorrected, DateTimeOffset At, int Count, double Share, bool IsCurrent)
{
    public DeficitLevel Level => SeverityScale.LevelOf(Value);
}

/// <summary>What is known about one deficit.</summary>
/// <param name="Severity">0…1; null when nothing is known.</param>
/// <param name="Low">Lower end of the 90 % interval, 0…1; 0 when nothing is known.</param>
/// <param name="High">Upper end of the 90 % interval, 0…1; 1 when nothing is known.</param>
/// <param name="Spread">Distance between the mildest and the gravest of the diagnostic sources, 0…1; 0 with fewer than two.</param>
/// <param name="Voices">All sources with their dates, in order of time.</param>
/// <param name="Reasons">Why the interval and the level are as they are, in the order in which they are worth reading.</param>
public sealed record DeficitAssessment(double? Severity, double Low, double High, double Spread, IReadOnlyList<SourceVoice> Voices, IReadOnlyList<Reason> Reasons)
{
    public static DeficitAssessment Unknown { get; } = new(null, 0, 1, 0, [], [new Reason.NothingKnown()]);

    public DeficitLevel? Level => Severity is { } known ? SeverityScale.LevelOf(known) : null;

    /// <summary>Two diagnostic sources are as far apart as two whole levels.</summary>
    public bool Disagrees => Spread >= SeverityScale.Disagreement;

    /// <summary>Half of the interval, 0…0.5.</summary>
    public double HalfWidth => (High - Low) / 2;
}

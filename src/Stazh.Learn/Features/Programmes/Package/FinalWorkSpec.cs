namespace Stazh.Learn.Features.Programmes;

/// <summary>What the final work may be, what is asked about it and how colleagues judge it.</summary>
public sealed record FinalWorkSpec
{
    public required IReadOnlyList<FinalWorkKind> Kinds { get; init; }

    public required IReadOnlyList<FormField> Plan { get; init; }

    public required SelfAnalysisGrounds SelfAnalysis { get; init; }

    /// <summary>Questions for the school's administration .</summary>
    public required IReadOnlyList<FormField> Administration { get; init; }

    public required Rubric Rubric { get; init; }

    public required IReadOnlyList<CalibrationWork> Calibration { get; init; }

    public FinalWorkKind? Kind(string code) => Kinds.FirstOrDefault(k => k.Code == code);
}

public sealed record FinalWorkKind(string Code, string Title, string Requirements);

/// <summary>The four grounds of R-108.</summary>
public sealed record SelfAnalysisGrounds(
    IReadOnlyList<SelfAnalysisQuestion> Awareness,
    IReadOnlyList<SelfAnalysisQuestion> Conditions,
    IReadOnlyList<SelfAnalysisQuestion> Completeness,
    IReadOnlyList<SelfAnalysisQuestion> Effect)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<SelfAnalysisQuestion> All => [.. Awareness, .. Conditions, .. Completeness, .. Effect];
}

public sealed record Rubric(string Title, string Instruction, IReadOnlyList<Criterion> Criteria)
{
    public Criterion? Criterion(string code) => Criteria.FirstOrDefault(c => c.Code == code);

    [System.Text.Json.Serialization.JsonIgnore]
    public double MaxScore => Criteria.Sum(c => c.Weight * c.MaxPoints);
}

public sealed record Criterion(string Code, string Title, string About, double Weight, IReadOnlyList<CriterionLevel> Levels)
{
    /// <summary>Codes of the deficits whose closing the criterion shows; null when it shows none.</summary>
    public IReadOnlyList<string>? Deficits { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public int MaxPoints => Levels.Count == 0 ? 0 : Levels.Max(l => l.Points);
}

public sealed record CriterionLevel(int Points, string Text);

/// <param name="Text">The sample work, Markdown.</param>
/// <param name="Scores">The authors' points by criterion.</param>
/// <param name="Why">Their reasons by criterion.</param>
public sealed record CalibrationWork(
    string Code, string Title, string Text, IReadOnlyDictionary<string, int> Scores, IReadOnlyDictionary<string, string> Why);

namespace Stazh.Learn.Features.Programmes;

/// <param name="Minutes">The whole of what the trainee answers; at most 25.</param>
/// <param name="Instruments">In the order in which they are answered.</param>
public sealed record DiagnosticMaterial(int Minutes, IReadOnlyList<Instrument> Instruments)
{
    public const int LongestForTrainee = 25;
}

public enum InstrumentKind
{
    SelfAssessment,
    Cases,
    Vignettes,
    Observation,
}

public sealed record Instrument
{
    public required string Code { get; init; }

    public InstrumentKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Instruction { get; init; }

    public int Minutes { get; init; }

    public required IReadOnlyList<InstrumentItem> Items { get; init; }

    /// <summary>The observation is the tutor's; everything else is answered by the trainee.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AnsweredByTrainee => Kind != InstrumentKind.Observation;
}

/// <summary>An item of any kind; what its kind does not have stays empty.</summary>
public sealed record InstrumentItem
{
    public required string Code { get; init; }

    public required string Deficit { get; init; }

    /// <summary>Self-assessment, observation, vignette: what is judged.</summary>
    public string Text { get; init; } = "";

    /// <summary>Self-assessment and observation: four, best first (no deficit, partial, marked, critical).</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Case.</summary>
    public string Situation { get; init; } = "";

    /// <summary>Case.</summary>
    public string Question { get; init; } = "";

    /// <summary>Case.</summary>
    public IReadOnlyList<CaseOption> Options { get; init; } = [];

    /// <summary>Vignette: the self-assessment item whose anchors place the invented colleague.</summary>
    public string? Item { get; init; }

    /// <summary>Vignette: where the authors place the colleague, 0…1.</summary>
    public double? Severity { get; init; }
}

/// <param name="Text">What the teacher in the situation does.</param>
/// <param name="Severity">0…1; 0 is what a master would do.</param>
/// <param name="Comment">Shown after the attempt.</param>
public sealed record CaseOption(string Text, double Severity, string Comment);

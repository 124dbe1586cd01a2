namespace Stazh.Learn.Features.Programmes;

public sealed record PracticeTask
{
    public required string Code { get; init; }

    public required string Module { get; init; }

    public required string Title { get; init; }

    public int Minutes { get; init; }

    public required IReadOnlyList<DeficitEffect> Closes { get; init; }

    /// <summary>Tasks to be done before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Asks for a trial in the own class .</summary>
    public bool Trial { get; init; }

    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>The assignment, Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>What is handed in.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    public required IReadOnlyList<SelfCheckQuestion> SelfCheck { get; init; }

    public required IReadOnlyList<SelfAnalysisQuestion> SelfAnalysis { get; init; }

    /// <summary>0 when the task does not touch the deficit.</summary>
    public double EffectOn(string deficit) => Closes.FirstOrDefault(c => c.Deficit == deficit)?.Effect ?? 0;
}

/// <param name="Deficit">Code.</param>
/// <param name="Effect">Share of the deficit that the task done well closes, 0…1.</param>
public sealed record DeficitEffect(string Deficit, double Effect);

public sealed record SelfCheckQuestion(string Code, string Question, IReadOnlyList<SelfCheckOption> Options);

public sealed record SelfCheckOption(string Text, bool Right, string Comment);

public sealed record SelfAnalysisQuestion(string Code, string Question);

namespace Stazh.Learn.Features.Programmes;

/// <summary>“Problem × deficient function” with the author's key .</summary>
public sealed record CorrelationMap(
    string Code, string Title, string Instruction, IReadOnlyList<CorrelationColumn> Columns, IReadOnlyList<CorrelationRow> Rows);

public sealed record CorrelationColumn(string Code, string Title, string About);

/// <param name="Key">Codes of the columns the author would mark.</param>
public sealed record CorrelationRow(string Code, string Title, IReadOnlyList<string> Key, string Comment);

public enum FormUse
{
    DesignTemplate,
    AnalysisCard,
    EffectivenessCard,
    TrialCard,
    NeedsSurvey,
    Feedback,
    Reflection,
}

public sealed record Form
{
    public required string Code { get; init; }

    public FormUse Use { get; init; }

    public required string Title { get; init; }

    public required string Instruction { get; init; }

    /// <summary>A design template may have several, for example lesson and extracurricular.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    public required IReadOnlyList<FormField> Fields { get; init; }

    public FormField? Field(string code) => Fields.FirstOrDefault(f => f.Code == code);
}

public enum FieldKind
{
    Line,
    Text,
    Number,
    Date,
    Choice,
    Choices,
    Scale,
    Yesno,
    File,
}

public sealed record FormField
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    public FieldKind Kind { get; init; }

    public string Hint { get; init; } = "";

    public bool Required { get; init; }

    /// <summary>Choice and choices: what to choose from; scale: the anchors, lowest first.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    public double? Min { get; init; }

    public double? Max { get; init; }
}

namespace Stazh.Learn.Features.Programmes;

public sealed record Programme
{
    public required string Slug { get; init; }

    public required string Version { get; init; }

    /// <summary>As it stands in the document of completion.</summary>
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string Aim { get; init; }

    public required string Theme { get; init; }

    public required IReadOnlyList<Audience> Audience { get; init; }

    /// <summary>Codes of content/formats.yaml .</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    public required LegalBasis Legal { get; init; }

    public required Competency Competency { get; init; }

    public required IReadOnlyList<CompetencyDeficit> Deficits { get; init; }

    public required IReadOnlyList<ProgrammeModule> Modules { get; init; }
}

/// <summary>R-063.</summary>
public enum Audience
{
    Teachers,
    Managers,
    EarlyCareer,
    Methodologists,
    Teams,
}

public enum LegalKind
{
    NonDpo,
    Dpo,
}

/// <summary>An additional professional programme needs a licence or an agreement on network delivery .</summary>
public sealed record LegalBasis(LegalKind Kind, string? Licence = null, string? NetworkAgreement = null);

public sealed record Competency(string Code, string Title, string Description);

/// <param name="Code">Unique in the package.</param>
/// <param name="Title">What the teacher would do if the deficit were closed.</param>
/// <param name="Signs">How the deficit shows in work.</param>
/// <param name="Mastered">What one does once it is closed.</param>
public sealed record CompetencyDeficit(string Code, string Title, string Signs, string Mastered);

/// <summary>R-042.</summary>
public enum ModuleMode
{
    InPerson,
    Remote,
    Mixed,
}

/// <summary>What a module consists of, and so what opens the next one .</summary>
public enum ModulePart
{
    Attendance,
    Diagnostics,
    Tasks,
    FinalWork,
}

public sealed record ProgrammeModule
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public required string Result { get; init; }

    public ModuleMode Mode { get; init; }

    /// <summary>Academic hours of 45 minutes.</summary>
    public int Hours { get; init; }

    public required IReadOnlyList<ModulePart> Parts { get; init; }

    public required IReadOnlyList<ModuleStep> Steps { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public int Minutes => Hours * 45;

    public bool Has(ModulePart part) => Parts.Contains(part);
}

/// <param name="Minutes">Clock minutes.</param>
/// <param name="Product">What is left behind.</param>
/// <param name="Form">Code of a form or of the correlation map that is filled in.</param>
public sealed record ModuleStep(string Code, string Title, int Minutes, string Text, string Product, string? Form = null);

public enum MaterialKind
{
    Exercise,
    Method,
    Reference,
    Template,
    Episode,
    Video,
    Act,
    Sample,
}

public sealed record Material
{
    public required string Code { get; init; }

    public MaterialKind Kind { get; init; }

    public required string Title { get; init; }

    public int? Minutes { get; init; }

    public required IReadOnlyList<string> Deficits { get; init; }

    public required string About { get; init; }

    /// <summary>Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>A linked video.</summary>
    public string? Url { get; init; }

    /// <summary>An uploaded video: path inside the package's folder.</summary>
    public string? Media { get; init; }

    /// <summary>Open to everybody; the others are for people who signed in.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPublic => Kind is MaterialKind.Reference or MaterialKind.Method or MaterialKind.Act;
}

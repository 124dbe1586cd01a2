using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stazh.Learn.Features.Programmes;

/// <summary>
/// The whole of one version of an internship programme, as its authors wrote it: immutable, free of databases and of people.
/// A version keeps it as one JSON, so that a running group never sees a later edit.
/// </summary>
public sealed record ProgrammePackage
{
    public required Programme Programme { get; init; }

    public required DiagnosticMaterial Diagnostics { get; init; }

    public required IReadOnlyList<Material> Materials { get; init; }

    public CorrelationMap? CorrelationMap { get; init; }

    public required IReadOnlyList<Form> Forms { get; init; }

    public required IReadOnlyList<PracticeTask> Tasks { get; init; }

    public FinalWorkSpec? FinalWork { get; init; }

    /// <summary>Where each code stands in the source files, for the linter's sentences; no part of the content.</summary>
    public IReadOnlyDictionary<string, SourcePosition> Positions { get; init; } = new Dictionary<string, SourcePosition>();

    [JsonIgnore]
    public IReadOnlyList<CompetencyDeficit> Deficits => Programme.Deficits;

    [JsonIgnore]
    public IReadOnlyList<ProgrammeModule> Modules => Programme.Modules;

    [JsonIgnore]
    public int Hours => Programme.Modules.Sum(m => m.Hours);

    /// <summary>Удостоверение is issued for an additional professional programme of 16 hours and more; otherwise a certificate .</summary>
    [JsonIgnore]
    public bool IssuesQualificationCertificate => Programme.Legal.Kind == LegalKind.Dpo && Hours >= 16;

    [JsonIgnore]
    public ProgrammeModule? DiagnosticModule => Modules.FirstOrDefault(m => m.Has(ModulePart.Diagnostics));

    [JsonIgnore]
    public ProgrammeModule? FinalWorkModule => Modules.LastOrDefault(m => m.Has(ModulePart.FinalWork));

    public CompetencyDeficit? Deficit(string code) => Deficits.FirstOrDefault(d => d.Code == code);

    public ProgrammeModule? Module(string code) => Modules.FirstOrDefault(m => m.Code == code);

    public ModuleStep? Step(string code) => Modules.SelectMany(m => m.Steps).FirstOrDefault(s => s.Code == code);

    public Material? Material(string code) => Materials.FirstOrDefault(m => m.Code == code);

    public PracticeTask? Task(string code) => Tasks.FirstOrDefault(t => t.Code == code);

    public Form? Form(string code) => Forms.FirstOrDefault(f => f.Code == code);

    public Form? FormFor(FormUse use) => Forms.FirstOrDefault(f => f.Use == use);

    public IEnumerable<PracticeTask> TasksOf(ProgrammeModule module) => Tasks.Where(t => t.Module == module.Code);

    /// <summary>Tasks that close the deficit, the strongest first.</summary>
    public IEnumerable<PracticeTask> TasksClosing(string deficit) => Tasks.Where(t => t.EffectOn(deficit) > 0).OrderByDescending(t => t.EffectOn(deficit));

    public IEnumerable<Material> MaterialsFor(string deficit) => Materials.Where(m => m.Deficits.Contains(deficit));

    public IEnumerable<InstrumentItem> ItemsOf(InstrumentKind kind) => Diagnostics.Instruments.Where(i => i.Kind == kind).SelectMany(i => i.Items);

    public InstrumentItem? Item(string code) => Diagnostics.Instruments.SelectMany(i => i.Items).FirstOrDefault(i => i.Code == code);

    public string ToJson() => JsonSerializer.Serialize(this, PackageJson.Options);

    public static ProgrammePackage FromJson(string json) => JsonSerializer.Deserialize<ProgrammePackage>(json, PackageJson.Options)!;

    /// <summary>SHA-256 of the content; moving a line or editing a comment does not change it.</summary>
    public string ContentHash()
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(this with { Positions = new Dictionary<string, SourcePosition>() }, PackageJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}

/// <summary>Line 1 is the first of the file.</summary>
public sealed record SourcePosition(string File, int Line);

internal static class PackageJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };
}

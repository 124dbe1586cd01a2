using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>A file of a published version, as it was then.</summary>
public sealed record WorkFile(Guid Id, string Name, string ContentType, long Length, bool HasThumb)
{
    public string Address => $"/files/{Id}";

    public bool IsVideo => ContentType.StartsWith("video/", StringComparison.Ordinal);
}

/// <summary>What is wrong with which field.</summary>
public sealed record WorkGap(string Field, Refusal Refusal);

/// <summary>Everything that is written about a final work: the draft, and the snapshot of each version.</summary>
/// <param name="Kind">Code of the programme's kind.</param>
/// <param name="Text">The work itself in Markdown, when it is not a file.</param>
/// <param name="TrialWhere">Class or group, never names .</param>
/// <param name="Answers">Plan and self-analysis by code of field or question.</param>
public sealed record WorkContent(
    string Kind, string Title, string Text, DateOnly? TrialWhen, string TrialWhere, string TrialEvidence, IReadOnlyDictionary<string, string> Answers)
{
    public static WorkContent Empty { get; } = new("", "", "", null, "", "", new Dictionary<string, string>());

    public IReadOnlyList<WorkFile> Files { get; init; } = [];

    /// <summary>Everything that people will read in it.</summary>
    [JsonIgnore]
    public IEnumerable<string> Texts => [Title, Text, TrialWhere, TrialEvidence, .. Answers.Values];

    /// <summary>The same words, trial and files.</summary>
    public bool IsSameAs(WorkContent other, IReadOnlyCollection<Guid> files) =>
        (Kind, Title, Text, TrialWhen, TrialWhere, TrialEvidence) == (other.Kind, other.Title, other.Text, other.TrialWhen, other.TrialWhere, other.TrialEvidence)
        && Answers.Count == other.Answers.Count && Answers.All(a => other.Answers.GetValueOrDefault(a.Key) == a.Value)
        && files.ToHashSet().SetEquals(other.Files.Select(f => f.Id));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static WorkContent FromJson(string json) => JsonSerializer.Deserialize<WorkContent>(json, Json)!;

    /// <summary>The work was tried in practice and it is confirmed .</summary>
    public bool HasTrial => TrialWhen is not null && TrialWhere.Length > 0 && TrialEvidence.Length > 0;

    /// <summary>All four grounds are answered .</summary>
    public bool HasSelfAnalysis(FinalWorkSpec spec) => spec.SelfAnalysis.All.All(q => Answers.ContainsKey(q.Code));

    /// <summary>All that keeps the work from being published, in the order of the page.</summary>
    public IEnumerable<WorkGap> Gaps(FinalWorkSpec spec, int files, DateOnly today)
    {
        if (spec.Kind(Kind) is null)
        {
            yield return new("Input.Kind", new WorkNeedsKind());
        }

        if (Title.Length == 0)
        {
            yield return new("Input.Title", new WorkNeedsTitle());
        }

        foreach (var field in spec.Plan.Where(f => f.Required && f.Kind != FieldKind.File && !Answers.ContainsKey(f.Code)))
        {
            yield return new(field.Code, new PlanIsIncomplete(field.Label));
        }

        if (TrialWhen is null)
        {
            yield return new("Input.TrialWhen", new TrialNeedsDate());
        }
        else if (TrialWhen > today)
        {
            yield return new("Input.TrialWhen", new TrialIsAhead());
        }

        if (TrialWhere.Length == 0)
        {
            yield return new("Input.TrialWhere", new TrialNeedsPlace());
        }

        if (TrialEvidence.Length == 0)
        {
            yield return new("Input.TrialEvidence", new TrialNeedsEvidence());
        }

        if (Text.Length == 0 && files == 0)
        {
            yield return new("Input.Text", new WorkNeedsItself());
        }

        foreach (var question in spec.SelfAnalysis.All.Where(q => !Answers.ContainsKey(q.Code)))
        {
            yield return new(question.Code, new SelfAnalysisIsIncomplete(question.Question));
        }
    }

    /// <summary>Questions of the self-analysis as fields of a form.</summary>
    public static IReadOnlyList<FormField> Fields(IEnumerable<SelfAnalysisQuestion> questions) =>
        [.. questions.Select(q => new FormField { Code = q.Code, Label = q.Question, Kind = FieldKind.Text, Required = true })];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>A file of a version, as it was then.</summary>
public sealed record ContentFile(Guid Id, string Name, string ContentType, long Length)
{
    public static ContentFile Of(StoredFile file) => new(file.Id, file.Name, file.ContentType, file.Length);
}

/// <summary>What is wrong with which field.</summary>
public sealed record ResourceGap(string Field, Refusal Refusal);

/// <summary>Everything that is written about a resource: the draft, and the snapshot of each version.</summary>
/// <param name="Body">Markdown.</param>
/// <param name="Programme">Slug of a programme of the platform, or nothing.</param>
/// <param name="Standing">Of an act: in force since when, or replaced by what.</param>
/// <param name="ByOwner">Who proposes it is one of the authors; the name is not kept here, so that it can be erased.</param>
/// <param name="Authors">The other authors by their names.</param>
/// <param name="NamesAgreed">Each author lets the name be shown to everybody .</param>
public sealed record ResourceContent(
    string Title, string Summary, string Body, ResourceKind Kind, string Theme, string Programme, int Year, Licence Licence, string Link, ActLevel? Level, string Standing, bool IsReplaced,
    bool ByOwner, IReadOnlyList<string> Authors, bool NamesAgreed)
{
    public const int LongestTitle = 500;
    public const int LongestSummary = 1000;
    public const int LongestBody = 40_000;
    public const int LongestTheme = 200;
    public const int LongestName = 200;
    public const int MostAuthors = 30;

    public IReadOnlyList<ContentFile> Files { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<string> Texts => [Title, Summary, Body];

    /// <summary>All that keeps it from being shown, in the order of the form.</summary>
    public IEnumerable<ResourceGap> Gaps()
    {
        if (Title.Length == 0)
        {
            yield return new("Input.Title", new ResourceNeedsTitle());
        }

        if (Summary.Length == 0)
        {
            yield return new("Input.Summary", new ResourceNeedsSummary());
        }

        if (Kind == ResourceKind.Act && Level is null)
        {
            yield return new("Input.Level", new ActNeedsLevel());
        }

        if (Link.Length > 0 && !IsAddress(Link))
        {
            yield return new("Input.Link", new LinkIsNoAddress());
        }

        if (Body.Length == 0 && Link.Length == 0 && Files.Count == 0)
        {
            yield return new("Input.Body", new ResourceNeedsItself());
        }

        if (Kind != ResourceKind.Act && !ByOwner && Authors.Count == 0)
        {
            yield return new("Input.Authors", new ResourceNeedsAuthor());
        }

        if ((ByOwner || Authors.Count > 0) && !NamesAgreed)
        {
            yield return new("Input.NamesAgreed", new ResourceNeedsNamesAgreed());
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ResourceContent FromJson(string json) => JsonSerializer.Deserialize<ResourceContent>(json, Json)!;

    internal static bool IsAddress(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http");

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

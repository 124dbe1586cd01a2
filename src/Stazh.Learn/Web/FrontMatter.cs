using YamlDotNet.Serialization;

namespace Stazh.Learn.Web;

/// <summary>A text of /content: short fields between two lines of dashes, then Markdown.</summary>
public sealed record FrontMatter(IReadOnlyDictionary<string, string> Fields, string Body)
{
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public static FrontMatter Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || end < 0)
        {
            throw new InvalidDataException($"{file} has to begin with fields between two lines of three dashes.");
        }

        var fields = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text[4..end]) ?? [];
        return new(fields, text[(end + 5)..].Trim());
    }
}

using System.Collections.Concurrent;
using YamlDotNet.Serialization;

namespace Stazh.Learn.Web;

/// <summary>A text of /content: values between the two lines of hyphens on top, Markdown below.</summary>
public sealed record MarkdownFile(IReadOnlyDictionary<string, string> Head, string Body)
{
    private static readonly ConcurrentDictionary<string, (DateTime Written, MarkdownFile File)> Known = new();

    public string this[string name] => Head.GetValueOrDefault(name, "");

    public string Title => this["title"];

    /// <summary>Reads the file again only when it has changed; null when there is none.</summary>
    public static MarkdownFile? Find(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        var written = System.IO.File.GetLastWriteTimeUtc(path);
        if (!Known.TryGetValue(path, out var known) || known.Written != written)
        {
            Known[path] = known = (written, Parse(System.IO.File.ReadAllText(path)));
        }

        return known.File;
    }

    public static MarkdownFile Parse(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        return end < 0
            ? new MarkdownFile(new Dictionary<string, string>(), text)
            : new MarkdownFile(new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text[4..(end + 1)]), text[(end + 5)..]);
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Stazh.Learn.Web;

/// <summary>The letters of content/templates/mail. Mail is plain text, so a link becomes its words and its address on a line of its own.</summary>
public sealed partial class MailTemplates(ContentFolder content, Microsoft.Extensions.Options.IOptions<StazhSettings> settings)
{
    private readonly ConcurrentDictionary<string, FrontMatter> read = new();

    /// <summary>Fills each <c>{{place}}</c>; a place without a value is a mistake of the caller and throws.</summary>
    public Mail Write(string template, string to, params (string Place, string Value)[] values)
    {
        var letter = read.GetOrAdd(template, name =>
        {
            var text = FrontMatter.Read(content.File("templates", "mail", name + ".md"));
            return text with { Body = Link().Replace(text.Body, "$1:\n$2").Replace("**", "", StringComparison.Ordinal) };
        });
        string Fill(string text) => Place().Replace(text, place =>
        {
            var found = values.FirstOrDefault(v => v.Place == place.Groups[1].Value);
            return found.Value ?? throw new InvalidOperationException($"The letter '{template}' has no value for {place.Value}.");
        });
        return new(to, Fill(letter["subject"]).ReplaceLineEndings(" "), Fill(letter.Body));
    }

    /// <summary>An address of this site as people outside see it.</summary>
    public string Address(string path) => settings.Value.PublicUrl.TrimEnd('/') + path;

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{\{\s*([a-z-]+)\s*\}\}")]
    private static partial Regex Place();
}

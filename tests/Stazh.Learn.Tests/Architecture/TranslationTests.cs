using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>Russian source text is the key; English stands beside the feature. Nothing missing, nothing left over, one English for one Russian.</summary>
public sealed partial class TranslationTests
{
    private const string Literal = """
        "((?:[^"\\]|\\.)*)"
        """;

    /// <summary>Where a literal is shown to people through the dictionary.</summary>
    private static readonly Regex[] Shown =
    [
        new(@"\b[Tt]ext\[\s*" + Literal, RegexOptions.Compiled),
        new(@"\b[Tt]ext\.(?:Count|Plural)\((?:[^;""])*?,\s*" + Literal, RegexOptions.Compiled),
        new(@"\b(?:Display\((?:[^""\n]*,)?\s*(?:Name|Description|Prompt)|ErrorMessage)\s*=\s*" + Literal, RegexOptions.Compiled),
        new(@":\s*Refusal\(\s*" + Literal, RegexOptions.Compiled),
        new(@"\bnew (?:Menu|Crumb)\(\s*" + Literal, RegexOptions.Compiled),
        new(@"yield return new\(\s*" + Literal + @",\s*""/", RegexOptions.Compiled),
    ];

    [Fact]
    public void Everything_shown_in_Russian_has_its_English()
    {
        var english = Dictionaries().SelectMany(d => d.Entries.Keys).ToHashSet();
        var missing = from file in Source.Files(Source.Program, ".cs", ".cshtml", ".razor")
                      let source = Glued(File.ReadAllText(file))
                      from pattern in Shown
                      from Match match in pattern.Matches(source)
                      let text = Source.Unescape(match.Groups[1].Value)
                      where Source.IsRussian(text) && !english.Contains(text)
                      select $"{Source.Name(file)}: {text}";
        Source.None(missing.Distinct());
    }

    [Fact]
    public void No_translation_is_left_over()
    {
        var written = string.Concat(Source.Files(Source.Program, ".cs", ".cshtml", ".razor").Select(f => Glued(File.ReadAllText(f)))).Replace("\\u00a0", "\u00a0", StringComparison.Ordinal);
        Source.None(Dictionaries().SelectMany(d => d.Entries.Keys
            .Where(k => !written.Contains($"\"{k.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal)).Select(k => $"{d.File}: {k}")));
    }

    [Fact]
    public void One_Russian_text_has_one_English() =>
        Source.None(Dictionaries().SelectMany(d => d.Entries).GroupBy(e => e.Key).Where(g => g.Select(e => e.Value).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(" | ", g.Select(e => e.Value).Distinct())}"));

    [Fact]
    public void A_translation_is_English_and_keeps_its_places_and_plural_forms() =>
        Source.None(from d in Dictionaries()
                     from e in d.Entries
                     where e.Value.Length == 0 || Places(e.Key) != Places(e.Value) || (e.Key.Split('|').Length == 3) != (e.Value.Split('|').Length == 2)
                     select $"{d.File}: {e.Key} → {e.Value}");

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static IReadOnlyList<(string File, Dictionary<string, string> Entries)> Dictionaries() =>
        [.. Source.Files(Source.Program, ".en.json").Select(f => (Source.Name(f), JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(f))!))];

    /// <summary>A literal written over several lines with “+” is one.</summary>
    private static string Glued(string source) => Seam().Replace(source, "");

    [GeneratedRegex("""
        (?<=[^\\])"\s*\+\s*"
        """)]
    private static partial Regex Seam();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}

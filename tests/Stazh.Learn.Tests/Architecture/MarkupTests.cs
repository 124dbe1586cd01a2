using System.Text.RegularExpressions;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>What the Content-Security-Policy would refuse in the browser is refused here first.</summary>
public sealed partial class MarkupTests
{
    private static readonly (string What, Regex Pattern)[] Forbidden =
    [
        ("a script in the page", InlineScript()), ("a style in the page", InlineStyle()), ("a handler in an attribute", InlineHandler()), ("raw markup", Raw()),
    ];

    [Fact]
    public void Pages_hold_no_inline_script_style_or_handler_and_no_raw_markup() =>
        Source.None(from file in Source.Files(Source.Program, ".cshtml", ".razor")
                     where !file.EndsWith("Pdf/Paper.razor", StringComparison.Ordinal)
                     let text = File.ReadAllText(file)
                     from rule in Forbidden
                     where rule.Pattern.IsMatch(text)
                     select $"{Source.Name(file)}: {rule.What}");

    [Fact]
    public void No_style_sheet_shouts_important() =>
        Source.None(Source.Files(Path.Combine(Source.Root, "wwwroot", "css"), ".css").Where(f => File.ReadAllText(f).Contains("!important", StringComparison.Ordinal)).Select(Source.Name));

    [Fact]
    public void Every_page_has_a_heading() =>
        Source.None(Source.Files(Source.Program, ".cshtml").Where(f => File.ReadAllText(f).StartsWith("@page", StringComparison.Ordinal))
            .Where(f => !Heading().IsMatch(WithPartials(f))).Select(Source.Name));

    private static string WithPartials(string page)
    {
        var text = File.ReadAllText(page);
        var names = Partial().Matches(text).Select(m => m.Groups[1].Value.Split('/')[^1].Replace(".cshtml", "", StringComparison.Ordinal) + ".cshtml").ToList();
        return text + string.Concat(Source.Files(Source.Program, ".cshtml").Where(f => names.Contains(Path.GetFileName(f))).Select(File.ReadAllText));
    }

    [GeneratedRegex("<partial name=\"([^\"]+)\"")]
    private static partial Regex Partial();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<style\b|\sstyle=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[^>]*\son[a-z]+\s*=\s*[""']", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler();

    [GeneratedRegex(@"Html\.Raw|@\(\(MarkupString\)")]
    private static partial Regex Raw();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();
}

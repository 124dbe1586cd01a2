using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace Stazh.Learn.Web;

/// <summary>
/// Markdown to safe HTML: raw HTML is shown as text, links lead only to the web, mail or this site and carry
/// rel="nofollow noopener", foreign pictures become links, the page keeps its only h1.
/// </summary>
public static class MarkdownText
{
    private const string Rel = "nofollow noopener";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary>The same texts are read again and again: a forum page holds a hundred. Counted in letters.</summary>
    private static readonly MemoryCache Rendered = new(new MemoryCacheOptions { SizeLimit = 4_000_000 });

    /// <param name="markdown">The text; null is nothing.</param>
    /// <param name="shift">Level of the heading that the text stands under: its own topmost headings are one level below, whatever the author began with.</param>
    public static IHtmlContent Render(string? markdown, int shift = 0)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        if (Rendered.TryGetValue<HtmlString>((markdown, shift), out var known))
        {
            return known!;
        }

        var html = Write(markdown, shift);
        return Rendered.Set((markdown, shift), html, new MemoryCacheEntryOptions { Size = markdown.Length + html.Value!.Length });
    }

    /// <summary>The words without the marks, for the search and its excerpts.</summary>
    public static string Plain(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? "" : Markdown.ToPlainText(markdown, Pipeline).Trim();

    private static HtmlString Write(string markdown, int shift)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var topmost = headings.Select(h => h.Level).DefaultIfEmpty(1).Min();
        foreach (var heading in headings)
        {
            heading.Level = Math.Clamp(heading.Level - topmost + 1 + shift, 2, 6);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Safe(link.Url);
            link.IsImage &= link.Url is ['/', not '/', ..];
            link.GetAttributes().AddProperty("rel", Rel);
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            link.Url = link.IsEmail ? link.Url : Safe(link.Url) ?? "";
            link.GetAttributes().AddProperty("rel", Rel);
        }

        using var text = new StringWriter();
        var html = new HtmlRenderer(text);
        Pipeline.Setup(html);
        html.ObjectRenderers.Replace<HtmlTableRenderer>(new WideTable());
        html.Render(document);
        // A corner cell above the row headings is no heading.
        return new HtmlString(text.ToString().Replace("<th></th>", "<td></td>", StringComparison.Ordinal));
    }

    private static string? Safe(string? url) =>
        url is ['/', not ('/' or '\\'), ..] or ['#', ..]
        || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            ? url
            : "";

    /// <summary>A wide table scrolls by itself, by keyboard too.</summary>
    private sealed class WideTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.WriteLine("<div class=\"wide\" role=\"group\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}

using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Stazh.Learn.Web.Office;

/// <summary>
/// The Markdown of official papers, one reading for DOCX, PDF and screen. Besides headings, lists and pipe tables (the dashes of the second line
/// set the widths of the columns): <c>---</c> begins a new page; a block between <c>:::right</c> and <c>:::</c> stands at the right edge,
/// <c>center</c> in the middle, <c>letterhead</c> is the head of an organisation, <c>signature</c> sets what stands before and after “|” on two
/// edges. Raw HTML is text, pictures are left out.
/// </summary>
public static class OfficeMarkdown
{
    public const string Right = "right";
    public const string Center = "center";
    public const string Letterhead = "letterhead";
    public const string Signature = "signature";

    /// <summary>A line break within a cell or a paragraph: what a typed line end becomes.</summary>
    public const char LineBreak = '\u2028';

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables(new() { InferColumnWidthsFromSeparator = true })
        .UseCustomContainers()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    public static IReadOnlyList<string> Containers { get; } = [Right, Center, Letterhead, Signature];

    public static MarkdownDocument Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var container in document.Descendants<CustomContainer>().ToList())
        {
            foreach (var line in container.Descendants<LineBreakInline>())
            {
                line.IsHard = true;
            }

            if (container.Info == Signature)
            {
                SetOnTwoEdges(container);
            }
        }

        // A table of facts has no heads: its first line is empty.
        foreach (var head in document.Descendants<TableRow>().Where(r => r.IsHeader && r.Descendants<LiteralInline>().All(l => l.Content.IsEmptyOrWhitespace())).ToList())
        {
            ((Table)head.Parent!).Remove(head);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage)
            {
                link.Remove();
            }
            else if (!IsWeb(link.Url))
            {
                link.Url = "#";
            }
        }

        return document;
    }

    /// <summary>HTML for the PDF maker: the widths of columns are styles.</summary>
    public static string ForPaper(string markdown) => Write(Parse(markdown));

    /// <summary>For a page: without widths, wide tables scroll, headings begin at the second level.</summary>
    public static IHtmlContent OnScreen(string markdown)
    {
        var document = Parse(markdown);
        foreach (var table in document.Descendants<Table>())
        {
            table.ColumnDefinitions.ForEach(c => c.Width = 0);
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 1, 6);
        }

        return new HtmlString(Write(document).Replace("<table", "<div class=\"wide\" role=\"group\" tabindex=\"0\"><table", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal));
    }

    /// <summary>The text as Markdown that shows exactly it: nothing of it becomes markup, line ends become line breaks.</summary>
    public static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        var value = text.ReplaceLineEndings("\n").Trim('\n');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var starts = i == 0 || value[i - 1] == '\n';
            if (c == '\n')
            {
                escaped.Append(LineBreak);
                continue;
            }

            if (c == '\t' || (c < ' ') || c == '\u2029')
            {
                escaped.Append(' ');
                continue;
            }

            var listed = c is '.' or ')' && i > 0 && i < 10 && value[..i].All(char.IsAsciiDigit) && (i + 1 == value.Length || char.IsWhiteSpace(value[i + 1]));
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '{' or '}' || listed || (c == ':' && ((i > 0 && value[i - 1] == ':') || (i + 1 < value.Length && value[i + 1] == ':')))
                || (starts && c is '#' or '+' or '-' or '=' && starts))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string Write(MarkdownDocument document)
    {
        using var text = new StringWriter();
        var html = new HtmlRenderer(text);
        Pipeline.Setup(html);
        html.Render(document);
        // A corner cell above the row headings is no heading.
        return text.ToString().Replace(LineBreak.ToString(), "<br />", StringComparison.Ordinal).Replace("<hr />", "<hr class=\"page\" />", StringComparison.Ordinal).Replace("<th></th>", "<td></td>", StringComparison.Ordinal);
    }

    internal static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";

    private static void SetOnTwoEdges(CustomContainer container)
    {
        var table = new Table { ColumnDefinitions = { new(), new() } };
        Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(table).AddClass("edges");
        foreach (var paragraph in container.OfType<ParagraphBlock>().ToList())
        {
            foreach (var line in Lines(paragraph))
            {
                var row = new TableRow();
                var (left, right) = Split(line);
                row.Add(Cell(left));
                row.Add(Cell(right));
                table.Add(row);
            }

            container.Remove(paragraph);
        }

        container.Insert(0, table);
    }

    private static TableCell Cell(ContainerInline inline) => [new ParagraphBlock { Inline = inline }];

    private static IEnumerable<IReadOnlyList<Inline>> Lines(ParagraphBlock paragraph)
    {
        var line = new List<Inline>();
        foreach (var inline in (paragraph.Inline ?? []).ToList())
        {
            if (inline is LineBreakInline)
            {
                yield return line;
                line = [];
            }
            else
            {
                line.Add(inline);
            }
        }

        yield return line;
    }

    private static (ContainerInline Left, ContainerInline Right) Split(IEnumerable<Inline> line)
    {
        var (left, right) = (new ContainerInline(), new ContainerInline());
        var current = left;
        foreach (var inline in line)
        {
            inline.Remove();
            if (current == left && inline is LiteralInline literal && literal.Content.ToString() is var text && text.IndexOf('|', literal.IsFirstCharacterEscaped ? 1 : 0) is >= 0 and var at)
            {
                left.AppendChild(new LiteralInline(text[..at].TrimEnd()));
                right.AppendChild(new LiteralInline(text[(at + 1)..].TrimStart()));
                current = right;
            }
            else
            {
                current.AppendChild(inline);
            }
        }

        return (left, right);
    }
}

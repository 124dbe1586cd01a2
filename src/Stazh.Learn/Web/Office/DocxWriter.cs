using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using DocxText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Stazh.Learn.Web.Office;

/// <summary>Markdown to a DOCX that Word and LibreOffice edit: real headings, lists and tables, A4, ru-RU.</summary>
public static class DocxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(OfficeDocument document)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var writing = new Writing(file.AddMainDocumentPart(), document.Landscape);
            writing.Write(OfficeMarkdown.Parse(document.Markdown), document);
            file.PackageProperties.Title = Clean(document.Title);
            file.PackageProperties.Language = "ru-RU";
        }

        return bytes.ToArray();
    }

    /// <summary>Without what XML cannot hold.</summary>
    internal static string Clean(string text) => text.All(IsWritable) ? text : string.Concat(text.Where(IsWritable));

    private static bool IsWritable(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

    private sealed class Writing(MainDocumentPart main, bool landscape)
    {
        // A4 and the margins of GOST R 7.0.97-2016, in twentieths of a point.
        private const int Short = 11906;
        private const int Long = 16838;
        private const int LeftMargin = 1701;
        private const int RightMargin = 850;
        private const int Edge = 1134;

        private int orderedLists;
        private bool pageBreak;

        private int Across => (landscape ? Long : Short) - LeftMargin - RightMargin;

        public void Write(MarkdownDocument text, OfficeDocument document)
        {
            var body = new Body();
            if (document.Logo is not null)
            {
                body.Append(DocxPicture.Logo(main, document));
            }

            foreach (var block in text)
            {
                body.Append(Blocks(block, null));
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = DocxStyles.AddFooter(main) },
                new PageSize { Width = (uint)(landscape ? Long : Short), Height = (uint)(landscape ? Short : Long), Orient = landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait },
                new PageMargin { Top = Edge, Bottom = Edge, Left = LeftMargin, Right = RightMargin, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.All();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = DocxStyles.Numbering(orderedLists);
            main.Document.Save();
        }

        private IEnumerable<OpenXmlElement> Blocks(Block block, string? container) => block switch
        {
            HeadingBlock heading => [Line(heading.Inline, new() { ParagraphStyleId = new() { Val = $"Heading{Math.Min(heading.Level, 4)}" } })],
            ParagraphBlock paragraph => [Line(paragraph.Inline, Placed(container))],
            ListBlock list => List(list, 0),
            MarkdownTable table => [Table(table), new Paragraph(new ParagraphProperties { SpacingBetweenLines = new() { After = "0" } })],
            ThematicBreakBlock => Nothing(pageBreak = true),
            CustomContainer { Info: OfficeMarkdown.Signature } signature => [new Paragraph(new ParagraphProperties { KeepNext = new(), SpacingBetweenLines = new() { After = "0" } }), .. signature.SelectMany(b => Blocks(b, OfficeMarkdown.Signature))],
            CustomContainer inside => [.. inside.SelectMany(b => Blocks(b, inside.Info ?? ""))],
            ContainerBlock other => [.. other.SelectMany(b => Blocks(b, container))],
            LeafBlock leaf => [Line(new ContainerInline().AppendChild(new LiteralInline(leaf.Lines.ToString())), Placed(container))],
            _ => [],
        };

        private static OpenXmlElement[] Nothing(bool _) => [];

        private static ParagraphProperties Placed(string? container) => container switch
        {
            OfficeMarkdown.Right => new() { Indentation = new() { Left = "4820" } },
            OfficeMarkdown.Center => new() { Justification = new() { Val = JustificationValues.Center } },
            OfficeMarkdown.Letterhead => new() { Justification = new() { Val = JustificationValues.Center }, SpacingBetweenLines = new() { After = "200" } },
            _ => new() { ParagraphStyleId = new() { Val = DocxStyles.PaperText } },
        };

        private Paragraph Line(ContainerInline? inline, ParagraphProperties properties)
        {
            if (pageBreak)
            {
                (properties.PageBreakBefore, pageBreak) = (new(), false);
            }

            var paragraph = new Paragraph(properties);
            paragraph.Append(Runs(inline, new()));
            return paragraph;
        }

        private IEnumerable<OpenXmlElement> List(ListBlock list, int level)
        {
            var number = list.IsOrdered ? DocxStyles.Bullets + ++orderedLists : DocxStyles.Bullets;
            foreach (var item in list.OfType<ListItemBlock>())
            {
                var first = true;
                foreach (var block in item)
                {
                    if (block is ListBlock inner)
                    {
                        foreach (var line in List(inner, Math.Min(level + 1, 3)))
                        {
                            yield return line;
                        }
                    }
                    else if (block is LeafBlock leaf)
                    {
                        var properties = new ParagraphProperties { Justification = new() { Val = JustificationValues.Both } };
                        if (first)
                        {
                            properties.NumberingProperties = new() { NumberingLevelReference = new() { Val = level }, NumberingId = new() { Val = number } };
                        }
                        else
                        {
                            properties.Indentation = new() { Left = $"{709 + (level * 425)}" };
                        }

                        yield return Line(leaf.Inline, properties);
                    }

                    first = false;
                }
            }
        }

        private Table Table(MarkdownTable source)
        {
            var rows = source.OfType<MarkdownRow>().ToList();
            var count = rows.Max(r => r.Count);
            var plain = source.Parent is CustomContainer { Info: OfficeMarkdown.Signature };
            var widths = Widths(source, count);
            var table = new Table(
                new TableProperties
                {
                    TableStyle = plain ? null : new() { Val = "TableGrid" },
                    TableWidth = new() { Width = Twips(Across), Type = TableWidthUnitValues.Dxa },
                    TableLayout = new() { Type = TableLayoutValues.Fixed },
                },
                new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
            foreach (var row in rows)
            {
                var line = new TableRow(new TableRowProperties(new CantSplit()));
                if (row.IsHeader)
                {
                    line.TableRowProperties!.Append(new TableHeader());
                }

                for (var i = 0; i < count; i++)
                {
                    line.Append(Cell(i < row.Count ? (MarkdownCell)row[i] : null, widths[i], row.IsHeader, plain && i == 1 ? Markdig.Extensions.Tables.TableColumnAlign.Right : source.ColumnDefinitions.ElementAtOrDefault(i)?.Alignment));
                }

                table.Append(line);
            }

            return table;
        }

        private TableCell Cell(MarkdownCell? source, int width, bool isHeader, Markdig.Extensions.Tables.TableColumnAlign? align)
        {
            var cell = new TableCell(new TableCellProperties { TableCellWidth = new() { Width = Twips(width), Type = TableWidthUnitValues.Dxa } });
            foreach (var block in (source ?? []).OfType<LeafBlock>())
            {
                var properties = new ParagraphProperties { ParagraphStyleId = new() { Val = DocxStyles.TableText } };
                if (isHeader || align is not (null or Markdig.Extensions.Tables.TableColumnAlign.Left))
                {
                    properties.Justification = new() { Val = isHeader || align is Markdig.Extensions.Tables.TableColumnAlign.Center ? JustificationValues.Center : JustificationValues.Right };
                }

                var paragraph = new Paragraph(properties);
                paragraph.Append(Runs(block.Inline, isHeader ? new() { Bold = new() } : new()));
                cell.Append(paragraph);
            }

            if (!cell.Elements<Paragraph>().Any())
            {
                cell.Append(new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = DocxStyles.TableText } }));
            }

            return cell;
        }

        private int[] Widths(MarkdownTable table, int count)
        {
            var shares = Enumerable.Range(0, count).Select(i => table.ColumnDefinitions.ElementAtOrDefault(i)?.Width is > 0 and var w ? (double)w : 100.0 / count).ToArray();
            var widths = shares.Select(s => (int)(Across * s / shares.Sum())).ToArray();
            widths[^1] += Across - widths.Sum();
            return widths;
        }

        private IEnumerable<OpenXmlElement> Runs(ContainerInline? container, RunProperties look)
        {
            foreach (var inline in container ?? [])
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        yield return Words(literal.Content.ToString(), look);
                        break;
                    case CodeInline code:
                        yield return Words(code.Content, look);
                        break;
                    case HtmlEntityInline entity:
                        yield return Words(entity.Transcoded.ToString(), look);
                        break;
                    case AutolinkInline link:
                        yield return Words(link.Url, look);
                        break;
                    case LineBreakInline line:
                        yield return line.IsHard ? new Run(new Break()) : Words(" ", look);
                        break;
                    case EmphasisInline emphasis:
                        var marked = (RunProperties)look.CloneNode(true);
                        _ = emphasis.DelimiterChar == '~' ? (object)(marked.Strike = new()) : emphasis.DelimiterCount == 2 ? marked.Bold = new() : marked.Italic = new();
                        foreach (var run in Runs(emphasis, marked))
                        {
                            yield return run;
                        }

                        break;
                    case LinkInline link when OfficeMarkdown.IsWeb(link.Url):
                        yield return new Hyperlink(Runs(link, look)) { Id = main.AddHyperlinkRelationship(new Uri(link.Url!), true).Id };
                        break;
                    case ContainerInline other:
                        foreach (var run in Runs(other, look))
                        {
                            yield return run;
                        }

                        break;
                }
            }
        }

        private static Run Words(string text, RunProperties look)
        {
            var run = new Run(look.CloneNode(true));
            var lines = Clean(text).Split(OfficeMarkdown.LineBreak);
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                {
                    run.Append(new Break());
                }

                run.Append(new DocxText(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
            }

            return run;
        }

        private static string Twips(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DocxText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Stazh.Learn.Web.Office;

/// <summary>Styles, numbering and footer of every DOCX: what Word calls headings, lists and tables, so that people can go on editing.</summary>
internal static class DocxStyles
{
    public const string PaperText = "PaperText";
    public const string TableText = "TableText";

    /// <summary>Numberings: 1 is for bullets, each ordered list has its own above it.</summary>
    public const int Bullets = 1;

    private const string Face = "Times New Roman";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Face, HighAnsi = Face, ComplexScript = Face, EastAsia = Face },
                new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" }, new Languages { Val = "ru-RU", EastAsia = "ru-RU", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, new(), new(), isDefault: true),
        Paragraph(PaperText, "Body Text", "Normal", new() { Justification = new() { Val = JustificationValues.Both }, Indentation = new() { FirstLine = "709" } }, new()),
        Paragraph(TableText, "Table Text", "Normal", new() { SpacingBetweenLines = new() { After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto } }, new(new FontSize { Val = "22" })),
        Heading(1, 28, JustificationValues.Center),
        Heading(2, 26, JustificationValues.Center),
        Heading(3, 24, JustificationValues.Left),
        Heading(4, 24, JustificationValues.Left),
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(new TableBorders(
                Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(), Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>())))
        { Type = StyleValues.Table, StyleId = "TableGrid" });

    /// <summary>Abstract numbering 0 is for bullets, 1 for numbers “1.”, “1.1.”, “1.1.1.”.</summary>
    public static Numbering Numbering(int ordered)
    {
        var numbering = new Numbering(
            new AbstractNum(Enumerable.Range(0, 4).Select(l => Level(l, NumberFormatValues.Bullet, "–"))) { AbstractNumberId = 0 },
            new AbstractNum(Enumerable.Range(0, 4).Select(l => Level(l, NumberFormatValues.Decimal, string.Concat(Enumerable.Range(1, l + 1).Select(n => $"%{n}."))))) { AbstractNumberId = 1 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Bullets });
        for (var i = 1; i <= ordered; i++)
        {
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = 1 }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = Bullets + i });
        }

        return numbering;
    }

    /// <summary>Number of the page at the right edge.</summary>
    public static string AddFooter(MainDocumentPart main)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties { Justification = new() { Val = JustificationValues.Right } },
            new SimpleField(new Run(new DocxText("1"))) { Instruction = " PAGE " }));
        part.Footer.Save();
        return main.GetIdOfPart(part);
    }

    private static Level Level(int level, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = $"{709 + (level * 425)}", Hanging = "425" }))
    { LevelIndex = level };

    private static Style Heading(int level, int halfPoints, JustificationValues side) => Paragraph(
        $"Heading{level}", $"heading {level}", "Normal",
        new()
        {
            KeepNext = new(), KeepLines = new(), SpacingBetweenLines = new() { Before = level == 1 ? "240" : "200", After = "120" }, Justification = new() { Val = side },
            OutlineLevel = new() { Val = level - 1 },
        },
        new(new Bold(), new FontSize { Val = $"{halfPoints}" }));

    private static Style Paragraph(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new() { Val = name }, Default = isDefault ? true : null };
        if (basedOn is not null)
        {
            style.BasedOn = new() { Val = basedOn };
        }

        if (id.StartsWith("Heading", StringComparison.Ordinal))
        {
            style.NextParagraphStyle = new() { Val = PaperText };
        }

        style.PrimaryStyle = new();
        style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = run;
        return style;
    }

    private static T Edge<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "auto" };
}

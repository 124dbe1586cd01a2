using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Stazh.Learn.Web.Office;

/// <param name="Width">In characters.</param>
public sealed record XlsxColumn(string Title, double Width = 18);

/// <summary>A sheet: titles, then rows of text, numbers, <see cref="DateOnly"/>, <see cref="bool"/> or null.</summary>
public sealed record XlsxSheet(string Name, IReadOnlyList<XlsxColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// XLSX with typed cells, the row of titles frozen. Text that a spreadsheet could take for a formula is marked as text, so it stays text even
/// after somebody edits the cell or saves the sheet as CSV.
/// </summary>
public static class XlsxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestCell = 32_767;

    private const uint Plain = 0;
    private const uint Title = 1;
    private const uint Date = 2;
    private const uint Quoted = 3;
    private const uint Wrapped = 4;

    public static byte[] Write(params IReadOnlyList<XlsxSheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, sheets[i]);
                list.Append(new Sheet { Name = Name(sheets[i].Name, list.Elements<Sheet>().Select(s => s.Name!.Value!)), SheetId = (uint)(i + 1), Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(list);
            book.Workbook.Save();
        }

        return bytes.ToArray();
    }

    /// <summary>The address of a cell: 0 and 1 are “A1”.</summary>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (var c = column; c >= 0; c = (c / 26) - 1)
        {
            letters = (char)('A' + (c % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a spreadsheet could take the text for a formula.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    /// <param name="address">See <see cref="Address"/>.</param>
    internal static Cell Cell(object? value, string address) => value switch
    {
        null => new Cell { CellReference = address },
        bool yes => new Cell(new CellValue(yes ? "1" : "0")) { CellReference = address, DataType = CellValues.Boolean },
        DateOnly day => new Cell(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate())) { CellReference = address, StyleIndex = Date },
        byte or short or int or long or decimal => new Cell(new CellValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture))) { CellReference = address },
        double number when double.IsFinite(number) => new Cell(new CellValue(number)) { CellReference = address },
        _ => Words(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", address),
    };

    private static Cell Words(string text, string address)
    {
        var clean = DocxWriter.Clean(text.ReplaceLineEndings("\n"));
        clean = clean.Length > LongestCell ? clean[..LongestCell] : clean;
        return new Cell(new InlineString(new CellText(clean) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = address, DataType = CellValues.InlineString, StyleIndex = LooksLikeFormula(clean) ? Quoted : clean.Contains('\n', StringComparison.Ordinal) ? Wrapped : Plain,
        };
    }

    private static void Write(WorksheetPart part, XlsxSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        if (sheet.Columns.Count > 0)
        {
            writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = c.Width, CustomWidth = true })));
        }

        writer.WriteStartElement(new SheetData());
        var line = 1;
        writer.WriteElement(new Row(sheet.Columns.Select((c, i) =>
        {
            var cell = Words(c.Title, Address(i, 1));
            cell.StyleIndex = Title;
            return cell;
        }))
        { RowIndex = 1 });
        foreach (var row in sheet.Rows)
        {
            line++;
            var number = line;
            writer.WriteElement(new Row(row.Select((v, i) => Cell(v, Address(i, number)))) { RowIndex = (uint)line });
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>At most 31 characters, none of those that sheets may not have, and no other sheet's.</summary>
    private static string Name(string wanted, IEnumerable<string> taken)
    {
        var name = string.Concat(DocxWriter.Clean(wanted).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)).Trim().Trim('\'');
        name = name.Length == 0 ? "Лист" : name[..Math.Min(name.Length, 31)];
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = name;
        for (var n = 2; used.Contains(free); n++)
        {
            free = name[..Math.Min(name.Length, 27)] + $" {n}";
        }

        return free;
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, ApplyFont = true, ApplyAlignment = true },
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { QuotePrefix = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}

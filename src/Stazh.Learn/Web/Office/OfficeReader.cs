using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Stazh.Learn.Web.Files;
using Word = DocumentFormat.OpenXml.Wordprocessing;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Stazh.Learn.Web.Office;

/// <summary>Tables out of a strange XLSX or DOCX as rows of text with their numbers: bounded in size, rows, columns and letters; never throws for what is in the file.</summary>
public static class OfficeReader
{
    /// <param name="content">Seekable.</param>
    public static OfficeReading Read(Stream content, OfficeLimits? limits = null)
    {
        limits ??= OfficeLimits.Usual;
        var looked = ZipInspection.Look(content, limits.Unzipped);
        if (looked.Refusal is { } refusal)
        {
            return new([], refusal);
        }

        if (looked.Type != FileType.Xlsx && looked.Type != FileType.Docx)
        {
            return new([], new NotAnOfficeTable());
        }

        try
        {
            content.Position = 0;
            var tables = looked.Type == FileType.Xlsx ? Sheets(content, limits) : Tables(content, limits);
            return tables.Count == 0 ? new([], new NoTableInside()) : new(tables, null);
        }
        catch (OverLimit over)
        {
            return new([], over.Refusal);
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or IOException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or NotSupportedException)
        {
            return new([], new BrokenFile());
        }
    }

    private static List<OfficeTable> Sheets(Stream content, OfficeLimits limits)
    {
        using var file = SpreadsheetDocument.Open(content, false);
        var book = file.WorkbookPart ?? throw new InvalidDataException("no workbook");
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(Words).ToArray() ?? [];
        var dates = DateStyles(book);
        var from1904 = book.Workbook.WorkbookProperties?.Date1904?.Value == true;
        var (tables, total) = (new List<OfficeTable>(), 0);
        foreach (var sheet in book.Workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
            {
                continue;
            }

            var rows = new List<OfficeRow>();
            using var reader = OpenXmlReader.Create(part);
            var line = 0;
            while (reader.Read())
            {
                if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                {
                    continue;
                }

                var row = (Row)reader.LoadCurrentElement()!;
                line = (int?)row.RowIndex?.Value ?? line + 1;
                var cells = new List<string>();
                foreach (var cell in row.Elements<Cell>())
                {
                    var text = Checked(Value(cell, shared, dates, from1904), line, limits);
                    var column = cell.CellReference?.Value is { } address ? Column(address) : cells.Count;
                    if (column >= limits.Columns)
                    {
                        if (text.Length > 0)
                        {
                            throw new OverLimit(new TooManyColumns(limits.Columns));
                        }

                        continue;
                    }

                    while (cells.Count <= column)
                    {
                        cells.Add("");
                    }

                    cells[column] = text;
                }

                Add(rows, new(line, cells), ref total, limits);
            }

            if (rows.Count > 0)
            {
                tables.Add(new(sheet.Name?.Value ?? "", rows));
            }
        }

        return tables;
    }

    private static List<OfficeTable> Tables(Stream content, OfficeLimits limits)
    {
        using var file = WordprocessingDocument.Open(content, false);
        var body = file.MainDocumentPart?.Document?.Body ?? throw new InvalidDataException("no body");
        var (tables, total, name) = (new List<OfficeTable>(), 0, "");
        foreach (var element in body.Elements())
        {
            if (element is Word.Paragraph paragraph && Words(paragraph) is { Length: > 0 } words)
            {
                name = words.Length > 300 ? words[..300] : words;
            }
            else if (element is Word.Table table)
            {
                var (rows, line) = (new List<OfficeRow>(), 0);
                foreach (var row in table.Elements<Word.TableRow>())
                {
                    line++;
                    var cells = new List<string>();
                    foreach (var cell in row.Elements<Word.TableCell>())
                    {
                        var across = Math.Max(1, cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1);
                        if (cells.Count + across > limits.Columns)
                        {
                            throw new OverLimit(new TooManyColumns(limits.Columns));
                        }

                        cells.Add(Checked(string.Join('\n', cell.Elements<Word.Paragraph>().Select(Words)), line, limits));
                        cells.AddRange(Enumerable.Repeat("", across - 1));
                    }

                    Add(rows, new(line, cells), ref total, limits);
                }

                if (rows.Count > 0)
                {
                    tables.Add(new(name, rows));
                }
            }
        }

        return tables;
    }

    private static void Add(List<OfficeRow> rows, OfficeRow row, ref int total, OfficeLimits limits)
    {
        if (row.IsEmpty)
        {
            return;
        }

        rows.Add(row);
        if (++total > limits.Rows)
        {
            throw new OverLimit(new TooManyRows(limits.Rows));
        }
    }

    private static string Checked(string text, int line, OfficeLimits limits) =>
        text.ReplaceLineEndings("\n").Trim() is var trimmed && trimmed.Length <= limits.CellLength ? trimmed : throw new OverLimit(new CellIsTooLong(line, limits.CellLength));

    private static string Value(Cell cell, string[] shared, HashSet<uint> dates, bool from1904)
    {
        var raw = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
        {
            return int.TryParse(raw, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Length ? shared[at] : "";
        }

        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? Words(inline) : "";
        }

        if (type == CellValues.Boolean)
        {
            return raw is "1" or "true" ? "да" : "нет";
        }

        if (type is null or CellValues.Number && double.TryParse(raw, CultureInfo.InvariantCulture, out var number))
        {
            if (dates.Contains(cell.StyleIndex?.Value ?? 0) && number is >= 1 and < 2_958_466)
            {
                var moment = DateTime.FromOADate(number + (from1904 ? 1462 : 0));
                return moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            }

            return number.ToString("0.###############", CultureInfo.InvariantCulture);
        }

        return raw;
    }

    /// <summary>Text of rich strings without the phonetic hints.</summary>
    private static string Words(OpenXmlElement item) => string.Concat(item.Descendants<CellText>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

    private static string Words(Word.Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        Word.Text text => text.Text,
        Word.TabChar => " ",
        Word.Break or Word.CarriageReturn => "\n",
        _ => "",
    })).Trim();

    /// <summary>Numbers of cell formats that show a day.</summary>
    private static HashSet<uint> DateStyles(WorkbookPart book)
    {
        var sheet = book.WorkbookStylesPart?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>().Where(f => IsDate(f.FormatCode?.Value ?? "")).Select(f => f.NumberFormatId?.Value ?? 0).ToHashSet() ?? [];
        return sheet?.CellFormats?.Elements<CellFormat>().Select((f, i) => (Format: f.NumberFormatId?.Value ?? 0, Index: (uint)i))
            .Where(f => f.Format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || own.Contains(f.Format)).Select(f => f.Index).ToHashSet() ?? [];
    }

    private static bool IsDate(string format)
    {
        var bare = System.Text.RegularExpressions.Regex.Replace(format, """\[[^\]]*\]|"[^"]*"|\\.""", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return bare.Contains('y', StringComparison.OrdinalIgnoreCase) || bare.Contains('d', StringComparison.OrdinalIgnoreCase) || bare.Contains('г', StringComparison.OrdinalIgnoreCase);
    }

    private static int Column(string address)
    {
        var column = 0;
        foreach (var c in address.TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column - 1 < 0 ? throw new FormatException(address) : column - 1;
    }

    private sealed class OverLimit(Refusal refusal) : Exception
    {
        public Refusal Refusal => refusal;
    }
}

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Documents;

public sealed record NotTheRegisterTemplate(int Found) : Refusal("Это не шаблон ФИС ФРДО для ДПО: по заголовкам узнано столбцов — {0}. Загрузите файл, скачанный из личного кабинета.", Found);

public sealed record TemplateLacksColumns(string Columns) : Refusal("В шаблоне нет столбцов: {0}.", Columns);

/// <summary>The operator's own official XLSX, filled by the text of its headers: order, number and version of the columns may differ.</summary>
public static class FrdoTemplate
{
    private const int HeaderWithin = 30;
    private const int FewestColumns = 10;
    private const int LinesBetween = 3;

    private static readonly string[] Needed = ["Номер документа", "Фамилия получателя", "Имя получателя", "СНИЛС", "Наименование дополнительной профессиональной программы"];

    /// <param name="template">Seekable.</param>
    public static (byte[]? File, Refusal? Refusal) Fill(Stream template, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var looked = ZipInspection.Look(template, OfficeLimits.Usual.Unzipped);
        if (looked.Refusal is not null || looked.Type != FileType.Xlsx)
        {
            return (null, looked.Refusal ?? new NotTheRegisterTemplate(0));
        }

        var copy = new MemoryStream();
        template.Position = 0;
        template.CopyTo(copy);
        // Where the header stands is found by the bounded reader; only then the file is opened for writing.
        var read = OfficeReader.Read(copy, OfficeLimits.Usual with { Rows = 100_000 });
        if (read.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var best = read.Tables.SelectMany(t => t.Rows.Where(r => r.Line <= HeaderWithin).Select(r => (Sheet: t, Row: r, Columns: Columns(r)))).MaxBy(c => c.Columns.Count);
        if (best.Columns is null || best.Columns.Count < FewestColumns)
        {
            return (null, new NotTheRegisterTemplate(best.Columns?.Count ?? 0));
        }

        if (Needed.Except(best.Columns.Values).ToList() is { Count: > 0 } lacking)
        {
            return (null, new TemplateLacksColumns(string.Join(", ", lacking)));
        }

        var first = best.Row.Line + 1;
        var under = best.Sheet.Rows.Where(r => r.Line > best.Row.Line).Select(r => r.Line).ToHashSet();
        while (under.Contains(first) && first <= best.Row.Line + LinesBetween)
        {
            first++;
        }

        try
        {
            using (var file = SpreadsheetDocument.Open(copy, true))
            {
                Write(file.WorkbookPart!, best.Sheet.Name, first, best.Columns, rows);
            }

            return (copy.ToArray(), null);
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or InvalidOperationException or NullReferenceException or IOException)
        {
            return (null, new BrokenFile());
        }
    }

    private static Dictionary<int, string> Columns(OfficeRow row) => row.Cells.Select((c, i) => (Index: i, Name: FrdoColumns.Named(c))).Where(c => c.Name is not null)
        .GroupBy(c => c.Name!).ToDictionary(g => g.First().Index, g => g.Key);

    private static void Write(WorkbookPart book, string sheetName, int first, Dictionary<int, string> columns, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var sheet = book.Workbook.Sheets!.Elements<Sheet>().First(s => s.Name == sheetName);
        var part = (WorksheetPart)book.GetPartById(sheet.Id!);
        var data = part.Worksheet.GetFirstChild<SheetData>()!;
        var numbered = data.Elements<Row>().Where(r => r.RowIndex is not null).ToDictionary(r => r.RowIndex!.Value);
        var pattern = numbered.GetValueOrDefault((uint)first);
        for (var i = 0; i < rows.Count; i++)
        {
            var line = (uint)(first + i);
            if (!numbered.TryGetValue(line, out var row))
            {
                row = new Row { RowIndex = line };
                var after = data.Elements<Row>().LastOrDefault(r => r.RowIndex is not null && r.RowIndex < line);
                _ = after is null ? data.PrependChild(row) : data.InsertAfter(row, after);
            }

            foreach (var (column, name) in columns.OrderBy(c => c.Key))
            {
                var address = XlsxWriter.Address(column, (int)line);
                var old = row.Elements<Cell>().FirstOrDefault(c => c.CellReference == address);
                var style = (old ?? pattern?.Elements<Cell>().FirstOrDefault(c => c.CellReference == XlsxWriter.Address(column, first)))?.StyleIndex;
                var cell = XlsxWriter.Cell(FrdoCheck.Clean(rows[i].GetValueOrDefault(name, "")), address);
                cell.StyleIndex = style;
                if (old is not null)
                {
                    row.ReplaceChild(cell, old);
                }
                else
                {
                    var next = row.Elements<Cell>().FirstOrDefault(c => c.CellReference is not null && Index(c.CellReference!) > column);
                    row.InsertBefore(cell, next);
                }
            }
        }

        if (part.Worksheet.GetFirstChild<SheetDimension>() is { } dimension)
        {
            dimension.Remove();
        }

        part.Worksheet.Save();
    }

    private static int Index(string address) => address.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, c) => (n * 26) + char.ToUpperInvariant(c) - 'A' + 1) - 1;
}

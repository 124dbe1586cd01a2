using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Web.Office;

public sealed class OfficeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_written_to_a_sheet_is_read_from_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var columns = random.Next(1, 30);
            var rows = Enumerable.Range(0, random.Next(0, 20)).Select(_ => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns).Select(_ => Anything(random))]).ToList();
            var file = XlsxWriter.Write([new("Лист [1]/:*?", [.. Enumerable.Range(0, columns).Select(c => new XlsxColumn($"Столбец {c}"))], rows), new("лист 1", [new("А")], [])]);
            Valid(file);
            var read = OfficeReader.Read(new MemoryStream(file));
            Assert.Null(read.Refusal);
            Assert.Equal(Enumerable.Range(0, columns).Select(c => $"Столбец {c}"), read.Tables[0].Rows[0].Cells);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)).Where(r => r.r.Any(v => Text(v).Length > 0)))
            {
                var got = read.Tables[0].Rows.Single(r => r.Line == i + 2);
                Assert.Equal(row.Select(Text), Enumerable.Range(0, columns).Select(c => got[c]));
            }
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+7 921 000")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝cmd|' /C calc'!A0")]
    public void Text_like_a_formula_is_text_and_marked_as_such(string text)
    {
        var file = XlsxWriter.Write(new XlsxSheet("А", [new("А")], [[text]]));
        using var archive = new ZipArchive(new MemoryStream(file));
        var sheet = new StreamReader(archive.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal) || e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open()).ReadToEnd();
        Assert.Contains("t=\"inlineStr\"", sheet, StringComparison.Ordinal);
        Assert.Contains("s=\"3\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
        Assert.Contains("ySplit=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Equal(text, OfficeReader.Read(new MemoryStream(file)).Tables[0].Rows[1][0]);
    }

    [Fact]
    public async Task Another_program_reads_the_same_cells()
    {
        var folder = Directory.CreateTempSubdirectory("stazh-office-").FullName;
        try
        {
            var file = Path.Combine(folder, "проба.xlsx");
            await File.WriteAllBytesAsync(file, XlsxWriter.Write(new XlsxSheet("Показатели", [new("Имя", 30), new("Число"), new("День"), new("Формула?")], [["Ясенева Ольга", 12.5m, new DateOnly(2026, 11, 24), "=2+2"]])), Stop);
            var csv = await File.ReadAllTextAsync((await LibreOffice.Convert(folder, "csv:Text - txt - csv (StarCalc):44,34,76", file)).Single().Value, Stop);
            Assert.Contains("Имя,Число,День,Формула?", csv, StringComparison.Ordinal);
            Assert.Matches(@"Ясенева Ольга,12[.,]5", csv.Replace("\"", "", StringComparison.Ordinal));
            Assert.Contains("=2+2", csv, StringComparison.Ordinal);
            Assert.Matches("24.11.(20)?26|11/24/(20)?26", csv);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Hostile_and_broken_files_are_refused_and_bounds_hold()
    {
        var many = XlsxWriter.Write(new XlsxSheet("А", [new("А")], Enumerable.Range(0, 30).Select(i => (IReadOnlyList<object?>)[i])));
        Assert.IsType<TooManyRows>(Read(many, new(Rows: 10)));
        Assert.IsType<CellIsTooLong>(Read(XlsxWriter.Write(new XlsxSheet("А", [new("А")], [[new string('я', 50)]])), new(CellLength: 40)));
        Assert.IsType<TooManyColumns>(Read(XlsxWriter.Write(new XlsxSheet("А", [.. Enumerable.Range(0, 12).Select(_ => new XlsxColumn("А"))], [])), new(Columns: 10)));
        Assert.IsType<InflatedFile>(Read(many, new(Unzipped: 500)));
        Assert.NotNull(Read(many[..(many.Length / 2)], OfficeLimits.Usual));
        Assert.NotNull(Read("not a file"u8.ToArray(), OfficeLimits.Usual));
        Assert.NotNull(Read([], OfficeLimits.Usual));
        Assert.NotNull(Read(With(many, "xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"), OfficeLimits.Usual));
        Assert.IsType<NoTableInside>(Read(DocxWriter.Write(new("Без таблицы", "Текст.")), OfficeLimits.Usual));
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var spoilt = (byte[])many.Clone();
            for (var n = 0; n < 8; n++)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            OfficeReader.Read(new MemoryStream(spoilt));
        }
    }

    [Fact]
    public void Tables_of_a_text_document_are_read_with_their_names_and_lines()
    {
        var docx = DocxWriter.Write(new("План", "## Раздел 1\n\n| № | Мероприятие |\n|--|--|\n| 1 | Семинар\u2028и практикум |\n\nТекст\n\n| А |\n|--|\n| Б |"));
        var read = OfficeReader.Read(new MemoryStream(docx));
        Assert.Equal(["Раздел 1", "Текст"], read.Tables.Select(t => t.Name));
        Assert.Equal((2, "Семинар\nи практикум"), (read.Tables[0].Rows[1].Line, read.Tables[0].Rows[1][1]));
    }

    private static Stazh.Learn.Web.Refusal? Read(byte[] file, OfficeLimits limits) => OfficeReader.Read(new MemoryStream(file), limits).Refusal;

    private static void Valid(byte[] file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Equal([], new OpenXmlValidator().Validate(book, Stop).Select(e => $"{e.Description} {e.Path?.XPath}"));
    }

    private static object? Anything(Random random) => random.Next(7) switch
    {
        0 => null,
        1 => random.Next(-1000, 100_000),
        2 => Math.Round((decimal)random.NextDouble() * 1000, 3),
        3 => new DateOnly(1990, 1, 1).AddDays(random.Next(30_000)),
        4 => random.Next(2) == 0,
        5 => "=" + random.Next(9),
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "абв <>&\"'\n\u0002я"[random.Next(12)])),
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "да" : "нет",
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        string text => text.Replace("\u0002", "", StringComparison.Ordinal).Trim(),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!.Contains('.', StringComparison.Ordinal) ? ((decimal)value).ToString("0.###############", System.Globalization.CultureInfo.InvariantCulture) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static byte[] With(byte[] file, string entry, string text)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(entry)!.Delete();
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return copy.ToArray();
    }
}

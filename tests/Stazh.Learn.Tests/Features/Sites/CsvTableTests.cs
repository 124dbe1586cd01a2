using System.Text;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class CsvTableTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData(',', false)]
    [InlineData(';', false)]
    [InlineData(',', true)]
    [InlineData(';', true)]
    public void Both_encodings_and_both_separators_read_alike(char separator, bool windows)
    {
        var text = $"no{separator}organisation\r\n1{separator}\"ГОУ \"\"Ёлка\"\"{separator} №4\"\r\n2{separator}МБОУ «Школа»\r\n";
        var table = Read((windows ? Windows : Encoding.UTF8).GetBytes(text));
        Assert.Equal(["no", "organisation"], table.Columns);
        Assert.Equal($"ГОУ \"Ёлка\"{separator} №4", table.Lines[0]["organisation"]);
        Assert.Equal("МБОУ «Школа»", table.Lines[1]["organisation"]);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_name() => Assert.Equal("no", Read([0xEF, 0xBB, 0xBF, .. "no,kind\n1,x\n"u8]).Columns[0]);

    [Fact]
    public void Lines_are_numbered_as_in_the_file_with_empty_lines_and_breaks_inside_quotes()
    {
        var table = Read("no,note\n1,\"две\nстроки\"\n\n2,b\r\n3,c"u8.ToArray());
        Assert.Equal([2, 5, 6], table.Lines.Select(l => l.Line));
        Assert.Equal("две\nстроки", table.Lines[0]["note"]);
    }

    [Fact]
    public void A_row_of_another_width_and_an_open_quote_are_problems_of_their_lines()
    {
        var table = Read("no,note\n1\n2,b,c\n3,\"d\n4,e\n"u8.ToArray());
        Assert.Equal([2, 3, 4], table.Lines.Where(l => l.Problem is not null).Select(l => l.Line));
        Assert.IsType<RowHasOtherWidth>(table.Lines[0].Problem);
        Assert.IsType<QuoteIsOpen>(table.Lines[2].Problem);
    }

    [Fact]
    public void A_picture_an_empty_file_and_a_repeated_column_are_refused()
    {
        Assert.IsType<FileIsNotText>(CsvTable.Read([0x89, 0x50, 0x4E, 0x47, 0, 1, 2]).Refusal);
        Assert.IsType<FileIsEmpty>(CsvTable.Read([]).Refusal);
        Assert.IsType<ColumnIsTwice>(CsvTable.Read("no,No\n1,2"u8.ToArray()).Refusal);
        Assert.IsType<FileIsTooBig>(CsvTable.Read(new byte[CsvTable.MostBytes + 1]).Refusal);
    }

    [Fact]
    public void Any_table_that_is_written_is_read_back()
    {
        const string letters = "абёЯ«»№ ,;\"\n—09azX%.";
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var separator = random.Next(2) == 0 ? ',' : ';';
            var width = random.Next(2, 6);
            var rows = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Enumerable.Range(0, width)
                .Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => letters[random.Next(letters.Length)])]).Trim() is { Length: > 0 } some ? some : "x").ToArray()).ToList();
            var header = Enumerable.Range(0, width).Select(i => $"c{i}").ToArray();
            var text = string.Join("\r\n", rows.Prepend(header).Select(r => string.Join(separator, r.Select(f => Written(f, separator, random)))));
            var table = Read(random.Next(2) == 0 || text.Contains('—', StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(text) : Windows.GetBytes(text));
            Assert.All(table.Lines, l => Assert.Null(l.Problem));
            Assert.Equal(rows.SelectMany(r => r), table.Lines.SelectMany(l => header.Select(c => l[c])));
        }
    }

    private static string Written(string field, char separator, Random random) =>
        field.AsSpan().ContainsAny(separator, '"', '\n') || random.Next(3) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static CsvTable Read(byte[] file)
    {
        var (table, refusal) = CsvTable.Read(file);
        Assert.Null(refusal);
        return table!;
    }
}

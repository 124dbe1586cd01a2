using System.Globalization;
using System.Text;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A table of an export. Cells are text, numbers, days or null; what may not be shown stands as its word already.</summary>
/// <param name="Widths">Relative, a column each.</param>
public sealed record MonitoringTable(string Title, IReadOnlyList<string> Heads, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>What a page of monitoring shows, as a workbook and as a paper with the same numbers; in Russian whatever the reader's language.</summary>
public sealed record MonitoringPaper(string Title, IReadOnlyList<string> Lines, IReadOnlyList<MonitoringTable> Tables)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public string Name(string extension) => FileName.WithExtension(FileName.Clean(Title), extension);

    public byte[] Xlsx() => XlsxWriter.Write(
        [.. Tables.Select(t => new XlsxSheet(t.Title, [.. t.Heads.Select((h, i) => new XlsxColumn(h, Math.Max(8, t.Widths[i])))], t.Rows)), new XlsxSheet("О файле", [new(Title, 90)], Lines.Select(l => (IReadOnlyList<object?>)[l]))]);

    public OfficeDocument Document()
    {
        var text = new StringBuilder("# ").Append(Escape(Title)).Append("\n\n");
        foreach (var line in Lines)
        {
            text.Append(Escape(line)).Append("\n\n");
        }

        foreach (var table in Tables)
        {
            text.Append("## ").Append(Escape(table.Title)).Append("\n\n|").AppendJoin('|', table.Heads.Select(Escape)).Append("|\n|")
                .AppendJoin('|', table.Widths.Select(w => new string('-', Math.Max(2, w)))).Append("|\n");
            foreach (var row in table.Rows)
            {
                text.Append('|').AppendJoin('|', row.Select(c => Say(c) is { Length: > 0 } said ? Escape(said) : " ")).Append("|\n");
            }

            text.Append('\n');
        }

        return new(Title, text.ToString(), Landscape: true);
    }

    private static string Say(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("dd.MM.yyyy", Russian),
        IFormattable number => number.ToString(null, Russian),
        _ => cell.ToString()!.Replace('\n', ' '),
    };

    private static string Escape(string text) => OfficeMarkdown.Escape(text);
}

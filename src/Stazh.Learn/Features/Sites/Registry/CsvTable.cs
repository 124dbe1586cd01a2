using System.Text;
using CsvHelper;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record FileIsTooBig(int Rows) : Refusal("В файле больше {0} строк или он больше 1 МБ: разделите его на части.", Rows);

public sealed record FileIsNotText() : Refusal("Это не таблица CSV: сохраните её как CSV в кодировке UTF-8 или Windows-1251.");

public sealed record FileIsEmpty() : Refusal("В файле нет строк.");

public sealed record ColumnsAreMissing(string Names) : Refusal("Не хватает столбцов: {0}. Первая строка файла — названия столбцов.", Names);

public sealed record ColumnIsTwice(string Name) : Refusal("Столбец «{0}» назван дважды.", Name);

/// <summary>A line of the table: where it begins in the file and its values by column; <see cref="Problem"/> when it cannot be read.</summary>
public sealed record CsvLine(int Line, IReadOnlyDictionary<string, string> Values, Refusal? Problem = null)
{
    public string this[string column] => Values.GetValueOrDefault(column, "");
}

public sealed record RowHasOtherWidth(int Fields, int Columns) : Refusal("В строке значений: {0}, а столбцов: {1}.", Fields, Columns);

public sealed record QuoteIsOpen() : Refusal("Кавычка открыта и не закрыта.");

/// <summary>
/// A CSV file as people save it: UTF-8 or Windows-1251, comma or semicolon, quoted fields. Values are kept to the letter but for spaces
/// around them.
/// </summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Lines)
{
    public const int MostBytes = 1_000_000;
    public const int MostRows = 5_000;

    /// <summary>The table, or why the file is none.</summary>
    public static (CsvTable? Table, Refusal? Refusal) Read(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            return (null, new FileIsTooBig(MostRows));
        }

        var text = Decode(file);
        if (text is null)
        {
            return (null, new FileIsNotText());
        }

        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = Separator(text), HasHeader = false, TrackLineNumbers = true });
        if (!reader.Read())
        {
            return (null, new FileIsEmpty());
        }

        var columns = Fields(reader).Select(c => c.ToLowerInvariant()).ToList();
        if (columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return (null, new ColumnIsTwice(twice.Key));
        }

        var lines = new List<CsvLine>();
        while (reader.Read())
        {
            if (lines.Count == MostRows)
            {
                return (null, new FileIsTooBig(MostRows));
            }

            lines.Add(Line(reader, columns));
        }

        return (new CsvTable(columns, lines), null);
    }

    private static CsvLine Line(CsvReader reader, List<string> columns)
    {
        var fields = Fields(reader);
        Refusal? problem = reader.RawRecord.Count((byte)'"') % 2 != 0 ? new QuoteIsOpen()
            : fields.Count != columns.Count ? new RowHasOtherWidth(fields.Count, columns.Count)
            : null;
        return new CsvLine((int)reader.LineNumber, columns.Zip(fields).ToDictionary(p => p.First, p => p.Second), problem);
    }

    private static List<string> Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];

    /// <summary>UTF-8 when the bytes are valid UTF-8, else Windows-1251; null when they are no text at all.</summary>
    private static string? Decode(byte[] file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(file);
        }

        return text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? null : text.TrimStart('\uFEFF');
    }

    /// <summary>The one that stands more often in the line of the names.</summary>
    private static char Separator(string text)
    {
        var names = text.AsSpan().TrimStart("\r\n");
        names = names.IndexOfAny('\r', '\n') is >= 0 and var end ? names[..end] : names;
        return names.Count(';') > names.Count(',') ? ';' : ',';
    }
}

using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Web.Office;

/// <summary>A paper before it is DOCX or PDF.</summary>
/// <param name="Title">For the properties of the file.</param>
/// <param name="Markdown">As <see cref="OfficeMarkdown"/> reads it.</param>
/// <param name="Logo">Stands in the middle above the text of the first page.</param>
public sealed record OfficeDocument(string Title, string Markdown, bool Landscape = false, OfficePicture? Logo = null)
{
    // Points: 28 mm wide or 20 mm high, whichever is reached first.
    private const double MostWide = 79, MostHigh = 57;

    /// <summary>Size of the logo on paper, points.</summary>
    public (double Width, double Height) LogoSize => Logo is null ? default
        : Math.Min(MostWide / Logo.Width, MostHigh / Logo.Height) is var scale ? (Logo.Width * scale, Logo.Height * scale) : default;
}

/// <summary>What a strange file may hold at most.</summary>
/// <param name="Unzipped">Bytes of all parts together.</param>
public sealed record OfficeLimits(int Rows = 5_000, int Columns = 100, int CellLength = 8_000, long Unzipped = 60L << 20)
{
    public static OfficeLimits Usual { get; } = new();
}

/// <param name="Line">Counts from one: the row of the sheet, or of the table in a text document.</param>
/// <param name="Cells">Without spaces around, with line ends as “\n”; missing cells are empty.</param>
public sealed record OfficeRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(c => c.Length == 0);

    /// <summary>A cell by its place; empty where the row is shorter.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>A sheet, or a table of a text document with the nearest paragraph above as its name.</summary>
public sealed record OfficeTable(string Name, IReadOnlyList<OfficeRow> Rows);

/// <summary>What was read, or why nothing.</summary>
public sealed record OfficeReading(IReadOnlyList<OfficeTable> Tables, Refusal? Refusal);

public sealed record NoTableInside() : Refusal("В файле нет ни одной таблицы.");

public sealed record TooManyRows(int Most) : Refusal("В файле больше {0} строк. Разделите его на части.", Most);

public sealed record TooManyColumns(int Most) : Refusal("В таблице больше {0} столбцов.", Most);

public sealed record CellIsTooLong(int Line, int Most) : Refusal("Строка {0}: в ячейке больше {1} знаков.", Line, Most);

public sealed record NotAnOfficeTable() : Refusal("Нужен файл XLSX или DOCX с таблицей.");

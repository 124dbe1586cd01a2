using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>
/// The body of a template. <c>{{name}}</c> is a value, escaped so that nothing typed becomes markup; <c>{{#rows}}…{{/rows}}</c> repeats for each
/// row of a table, with <c>{{n}}</c> its number, or shows its inside when a value is there; <c>{{^name}}…{{/name}}</c> when it is not. A tag of a
/// section that stands alone on its line takes the line away. No expressions, no files, no loops over anything else: people edit it in a browser.
/// </summary>
public sealed partial class TemplateBody
{
    public const int MostRows = 2_000;

    private readonly IReadOnlyList<Node> nodes;

    private TemplateBody(string text, IReadOnlyList<Node> nodes) => (Text, this.nodes) = (text, nodes);

    public string Text { get; }

    /// <param name="firstLine">Line of the file on which the body begins, for messages.</param>
    public static (TemplateBody Body, IReadOnlyList<TemplateMistake> Mistakes) Parse(
        string text, int firstLine, IReadOnlyList<TemplateField> fields, IReadOnlyList<TemplateTable> tables)
    {
        var (mistakes, open) = (new List<TemplateMistake>(), new Stack<Section>());
        var root = new List<Node>();
        List<Node> Into() => open.TryPeek(out var inner) ? inner.Inside : root;
        int Line(int at) => firstLine + text.AsSpan(0, at).Count('\n');
        var types = fields.ToDictionary(f => f.Name, f => f.Type);
        var rest = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            var (mark, name) = (tag.Groups[1].Value, tag.Groups[2].Value);
            var (from, to) = (tag.Index, tag.Index + tag.Length);
            var (start, end) = (from, to);
            while (start > rest && text[start - 1] is ' ' or '\t')
            {
                start--;
            }

            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            var alone = (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
            if (mark.Length > 0 && alone)
            {
                (from, to) = (start, Math.Min(end + 1, text.Length));
            }

            if (from > rest)
            {
                Into().Add(new Words(text[rest..from]));
            }

            rest = Math.Max(rest, to);
            if (name.Length == 0)
            {
                mistakes.Add(new(Line(tag.Index), "Непонятная метка «{0}»: нужны латинские буквы, цифры и знак подчёркивания.", tag.Value));
            }
            else if (mark == "/")
            {
                if (open.Count == 0 || open.Peek().Name != name)
                {
                    mistakes.Add(new(Line(tag.Index), "Закрыт раздел «{0}», который не открыт.", name));
                }
                else
                {
                    open.Pop();
                }
            }
            else
            {
                Know(name, mark, Line(tag.Index), open, types, tables, mistakes);
                if (mark.Length > 0)
                {
                    var section = new Section(name, mark == "^", tables.FirstOrDefault(t => t.Name == name), Line(tag.Index), []);
                    Into().Add(section);
                    open.Push(section);
                }
                else
                {
                    var column = open.Select(s => s.Table?.Columns.FirstOrDefault(c => c.Name == name)).FirstOrDefault(c => c is not null);
                    Into().Add(new Place(name, column?.Type ?? types.GetValueOrDefault(name), alone && open.All(s => s.Table is null), fields.FirstOrDefault(f => f.Name == name)?.IsRequired == true));
                }
            }
        }

        if (rest < text.Length)
        {
            Into().Add(new Words(text[rest..]));
        }

        mistakes.AddRange(open.Select(s => new TemplateMistake(s.Line, "Раздел «{0}» открыт и не закрыт.", s.Name)));
        return (new(text, root), mistakes);
    }

    /// <summary>The text with its values. What is required and missing stays as its place, so that it is seen; so does what is known later.</summary>
    public string Fill(PaperValues values)
    {
        var filled = new StringBuilder();
        Write(filled, nodes, values, null, 0);
        return filled.ToString();
    }

    /// <summary>Names of places that are still open in a filled text.</summary>
    public static IReadOnlyList<string> Open(string text) => [.. Tag().Matches(text).Select(m => m.Groups[2].Value).Where(n => n.Length > 0).Distinct()];

    /// <summary>Puts in what was known late.</summary>
    public static string Close(string text, string name, string value) => Tag().Replace(text, m => m.Groups[2].Value == name && m.Groups[1].Length == 0 ? OfficeMarkdown.Escape(value) : m.Value);

    /// <summary>Open places as lines to write on.</summary>
    public static string WithBlanks(string text) => Tag().Replace(text, m => SystemFields.IsLate(m.Groups[2].Value) ? @"\_\_\_\_\_\_" : @"\_\_\_\_\_\_\_\_\_\_\_\_\_\_");

    /// <summary>«24 ноября 2026 г.», whatever the reader's language: papers are in Russian.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy\u00a0'г.'", CultureInfo.GetCultureInfo("ru-RU"));

    private static void Know(string name, string mark, int line, Stack<Section> open, Dictionary<string, FieldType> types, IReadOnlyList<TemplateTable> tables, List<TemplateMistake> mistakes)
    {
        var isTable = tables.Any(t => t.Name == name);
        var inRows = open.Select(s => s.Table).FirstOrDefault(t => t is not null);
        if (inRows is not null && (name == "n" || inRows.Columns.Any(c => c.Name == name)))
        {
            return;
        }

        if (!isTable && !types.ContainsKey(name) && !SystemFields.All.ContainsKey(name))
        {
            mistakes.Add(new(line, "Места «{0}» нет среди полей шаблона.", name));
        }
        else if (isTable && mark.Length == 0)
        {
            mistakes.Add(new(line, "«{0}» — таблица: её строки пишут между метками «#» и «/».", name));
        }
        else if (isTable && inRows is not null)
        {
            mistakes.Add(new(line, "Таблица «{0}» стоит внутри другой таблицы.", name));
        }
    }

    private static void Write(StringBuilder to, IReadOnlyList<Node> nodes, PaperValues values, IReadOnlyDictionary<string, string>? row, int number)
    {
        string? Value(string name) => row is not null && row.TryGetValue(name, out var cell) ? cell : values.Values.GetValueOrDefault(name);
        var afterValue = false;
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Words words:
                    // A value that ends a sentence by itself needs no second dot: «2026 г.»
                    to.Append(afterValue && to.Length > 0 && to[^1] == '.' && words.Text is (['.', not '.', ..] or ['.']) ? words.Text[1..] : words.Text);
                    break;
                case Place { Name: "n" } when row is not null:
                    to.Append(number);
                    break;
                case Place place:
                    var value = Value(place.Name);
                    to.Append(!string.IsNullOrWhiteSpace(value) ? Shown(value, place)
                        : row is null && (place.IsRequired || SystemFields.All.ContainsKey(place.Name)) ? $"{{{{{place.Name}}}}}" : "");
                    break;
                case Section { Table: not null } section:
                    var rows = values.Tables.GetValueOrDefault(section.Name, []);
                    if (section.IsInverted)
                    {
                        Write(to, rows.Count == 0 ? section.Inside : [], values, row, number);
                        break;
                    }

                    for (var i = 0; i < Math.Min(rows.Count, MostRows); i++)
                    {
                        Write(to, section.Inside, values, rows[i], i + 1);
                    }

                    break;
                case Section section:
                    Write(to, string.IsNullOrWhiteSpace(Value(section.Name)) == section.IsInverted ? section.Inside : [], values, row, number);
                    break;
            }

            afterValue = node is Place or Section { Table: null };
        }
    }

    private static string Shown(string value, Place place) => place.Type switch
    {
        FieldType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Date(day),
        FieldType.Markdown when place.IsAlone => value.ReplaceLineEndings("\n").Trim(),
        FieldType.Text or FieldType.Markdown when place.IsAlone => string.Join("\n\n", value.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(OfficeMarkdown.Escape)),
        _ => OfficeMarkdown.Escape(value.Trim()),
    };

    private abstract record Node;

    private sealed record Words(string Text) : Node;

    private sealed record Place(string Name, FieldType Type, bool IsAlone, bool IsRequired) : Node;

    private sealed record Section(string Name, bool IsInverted, TemplateTable? Table, int Line, List<Node> Inside) : Node;

    [GeneratedRegex(@"(?<!\\)\{\{\s*([#^/]?)\s*(?:([a-z][a-z0-9_]{0,39})\s*\}\}|[^}\n]{0,60}\}?\}?)")]
    private static partial Regex Tag();
}

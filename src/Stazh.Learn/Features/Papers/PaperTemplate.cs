namespace Stazh.Learn.Features.Papers;

public enum PaperKind
{
    Order,
    Directive,
    Regulation,
    Agreement,
    Application,
    Plan,
    Letter,
    Minutes,
    Report,
    List,
}

public enum FieldType
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several paragraphs, taken to the letter.</summary>
    Text,

    /// <summary>Several paragraphs with lists and emphasis.</summary>
    Markdown,

    Date,

    Number,
}

/// <summary>A place of a template, or a column of one of its tables.</summary>
/// <param name="Name">As the body names it: <c>{{name}}</c>.</param>
public sealed record TemplateField(string Name, string Label, FieldType Type, bool IsRequired, string Sample, string Hint);

/// <summary>Rows between <c>{{#name}}</c> and <c>{{/name}}</c>.</summary>
/// <param name="Samples">Rows for the preview, a value a column.</param>
public sealed record TemplateTable(string Name, string Label, IReadOnlyList<TemplateField> Columns, IReadOnlyList<IReadOnlyList<string>> Samples);

/// <summary>A mistake in the text of a template: its line and a Russian source sentence with places.</summary>
public sealed record TemplateMistake(int Line, string Sentence, params object[] Values);

/// <summary>A paper with places: content/templates/papers, or the institute's own text of it.</summary>
/// <param name="Title">The official title, to the letter.</param>
/// <param name="Register">Which register numbers it: a key of <see cref="Registers"/>.</param>
/// <param name="Source">Where the form comes from.</param>
public sealed record PaperTemplate(
    string Code, string Title, PaperKind Kind, string Register, bool IsLandscape, string Source,
    IReadOnlyList<TemplateField> Fields, IReadOnlyList<TemplateTable> Tables, TemplateBody Body)
{
    /// <summary>Values and rows by which the template is looked at.</summary>
    public PaperValues Sample => new(
        Fields.ToDictionary(f => f.Name, f => f.Sample),
        Tables.ToDictionary(t => t.Name, t => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. t.Samples.Select(row => t.Columns.Select((c, i) => (c.Name, Value: i < row.Count ? row[i] : "")).ToDictionary(p => p.Name, p => p.Value))]));

    public string Label(string field) => Fields.FirstOrDefault(f => f.Name == field)?.Label ?? SystemFields.All.GetValueOrDefault(field, field);
}

/// <summary>What fills a template: values by the name of the place, rows by the name of the table.</summary>
public sealed record PaperValues(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables)
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> NoTables = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>();

    public PaperValues(IReadOnlyDictionary<string, string> values)
        : this(values, NoTables)
    {
    }
}

/// <summary>Places that the program fills by itself; Russian labels.</summary>
public static class SystemFields
{
    public const string Number = "number";
    public const string Date = "date";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Number] = "Номер: при регистрации",
        [Date] = "Дата: при регистрации",
        ["region"] = "Регион",
        ["org_name"] = "Полное наименование организации",
        ["org_short"] = "Краткое наименование организации",
        ["org_city"] = "Город (место издания)",
        ["org_address"] = "Адрес организации",
        ["org_contacts"] = "Телефон и почта организации",
        ["org_inn"] = "ИНН",
        ["org_ogrn"] = "ОГРН",
        ["signatory_post"] = "Должность подписанта",
        ["signatory_name"] = "Имя подписанта",
    };

    /// <summary>Known only when the paper is registered.</summary>
    public static bool IsLate(string name) => name is Number or Date;
}

/// <summary>Registers by their code; Russian titles.</summary>
public static class Registers
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["orders"] = "Приказы",
        ["directives"] = "Распоряжения",
        ["regulations"] = "Положения",
        ["agreements"] = "Договоры и соглашения",
        ["applications"] = "Заявки",
        ["plans"] = "Планы",
        ["letters"] = "Письма",
        ["minutes"] = "Протоколы",
        ["reports"] = "Отчёты",
        ["lists"] = "Перечни и списки",
    };
}

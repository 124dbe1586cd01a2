namespace Stazh.Learn.Features.Plans;

/// <summary>Forms of plans of the source documents.</summary>
public enum PlanForm
{
    /// <summary>F-02: plan-schedule for a school year (003).</summary>
    Schedule,

    /// <summary>F-03: plan of four sections (001).</summary>
    FourSections,

    /// <summary>F-07: calendar by half-years with products (000).</summary>
    HalfYears,

    /// <summary>F-08: events of a methodological network (002).</summary>
    Network,

    /// <summary>F-09: schedule of several years (002).</summary>
    Years,

    /// <summary>F-10: events by directions (002 §3.2).</summary>
    Directions,

    /// <summary>F-10: putting into practice (002 §3.4).</summary>
    Practice,

    /// <summary>F-11: expected results (002 §5).</summary>
    Results,

    /// <summary>F-12: joint plan, numbered in three levels (003).</summary>
    Joint,
}

/// <summary>What stands in a column.</summary>
public enum PlanField
{
    Number,
    Title,
    Term,
    Responsible,
    Report,
    Result,
    TargetGroup,
    Year,

    /// <summary>A column for each half-year of the period.</summary>
    HalfYears,
}

/// <param name="Head">To the letter.</param>
/// <param name="Width">Share of the page.</param>
public sealed record PlanColumn(PlanField Field, string Head, int Width);

/// <param name="Title">Official title to the letter.</param>
/// <param name="Source">Where the form comes from.</param>
/// <param name="Signature">Who signs; null when the form has no place for it.</param>
public sealed record PlanLayout(PlanForm Form, string Title, string Source, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<string> Sections, string? Signature = null)
{
    /// <summary>Rows without a term are headings of what stands under their number.</summary>
    public bool HasHeadings => Form is PlanForm.HalfYears or PlanForm.Joint;

    /// <summary>The number says what belongs under what: such a plan is read by number unless its reader asks for time.</summary>
    public bool IsNested => HasHeadings;

    public bool Has(PlanField field) => Columns.Any(c => c.Field == field);
}

/// <summary>The exact heads of each form.</summary>
public static class PlanForms
{
    public static IReadOnlyList<PlanLayout> All { get; } =
    [
        new(PlanForm.Schedule, "План-график (сетевой график) деятельности региональной стажировочной площадки", "003, приложение 3",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Мероприятие", 35), new(PlanField.Term, "Сроки проведения", 17), new(PlanField.Responsible, "Ответственный за мероприятие", 18), new(PlanField.Report, "Отчет о выполнении", 25)],
            [], "Руководитель региональной стажировочной площадки (Дата/Подпись)"),
        new(PlanForm.FourSections, "План работы муниципальной стажировочной площадки", "001, приложение № 2",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Направление работы", 30), new(PlanField.Result, "Результат", 30), new(PlanField.Term, "Сроки", 15), new(PlanField.Responsible, "Ответственный", 20)],
            [
                "Организационные мероприятия по созданию стажировочной площадки", "Апробация и коррекция деятельности стажировочной площадки",
                "Реализация программ стажировочной площадки (циклограмма деятельности)",
                "Организация участия участников стажировки в мероприятиях, расширяющих возможности приобретения и трансляции опыта",
            ]),
        new(PlanForm.HalfYears, "Календарный план реализации проекта", "000",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Задачи, виды деятельности", 30), new(PlanField.HalfYears, "", 6), new(PlanField.Result, "Результаты, продукты", 25)], []),
        new(PlanForm.Network, "План развития и поддержки методической сети", "002, § 4.6",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Мероприятия", 45), new(PlanField.Term, "Дата", 20), new(PlanField.TargetGroup, "Целевая группа", 30)], []),
        new(PlanForm.Years, "План-график выполнения работ", "002, § 6",
            [new(PlanField.Year, "Год выполнения", 12), new(PlanField.Title, "Перечень мероприятий", 60), new(PlanField.Term, "Срок выполнения (начало-завершение)", 28)], []),
        new(PlanForm.Directions, "План мероприятий по направлениям деятельности", "002, § 3.2",
            [new(PlanField.Title, "Мероприятия", 40), new(PlanField.TargetGroup, "Целевая аудитория", 25), new(PlanField.Result, "Задачи", 35)],
            [
                "Организационные мероприятия", "Создание нормативно-правовой базы", "Аналитико-диагностическая деятельность", "Организационно-методическая деятельность",
                "Обобщение и распространение передового педагогического опыта",
            ]),
        new(PlanForm.Practice, "План внедрения", "002, § 3.4",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Деятельность", 40), new(PlanField.Term, "Сроки", 20), new(PlanField.Result, "Ожидаемый результат", 35)],
            ["Диагностическая", "Теоретическая", "Практическая", "Методическая", "Трансляционная"]),
        new(PlanForm.Results, "Ожидаемые результаты", "002, § 5",
            [new(PlanField.Number, "№", 5), new(PlanField.Title, "Минимальные требования", 45), new(PlanField.Result, "Предложение участника конкурса", 50)], []),
        new(PlanForm.Joint, "План совместной работы", "003, приложение 2",
            [new(PlanField.Number, "№ п/п", 8), new(PlanField.Title, "Наименование мероприятия", 47), new(PlanField.Term, "Сроки", 20), new(PlanField.Responsible, "Ответственные", 25)], []),
    ];

    public static PlanLayout Layout(this PlanForm form) => All.First(l => l.Form == form);

    /// <summary>The section's heading as it is printed; empty in forms without.</summary>
    public static string SectionTitle(this PlanLayout layout, int section) => (layout.Form, section) switch
    {
        (PlanForm.Years, > 0) => "",
        (PlanForm.FourSections, > 0) when section <= layout.Sections.Count => $"Раздел {section}. {layout.Sections[section - 1]}",
        (PlanForm.Directions, > 0) when section <= layout.Sections.Count => $"НАПРАВЛЕНИЕ ДЕЯТЕЛЬНОСТИ: {layout.Sections[section - 1].ToLowerInvariant()}",
        (_, > 0) when section <= layout.Sections.Count => layout.Sections[section - 1],
        _ => "",
    };

    /// <summary>«2027 (1 п/г)»: head of a column and its days.</summary>
    public static IReadOnlyList<(string Head, PlanPeriod Period)> HalfYears(PlanPeriod period)
    {
        var (columns, half) = (new List<(string, PlanPeriod)>(), PlanPeriod.HalfYear(period.From.Year, period.From.Month <= 6 ? 1 : 2));
        for (; half.From <= period.To; half = PlanPeriod.HalfYear(half.To.AddDays(1).Year, half.To.AddDays(1).Month == 1 ? 1 : 2))
        {
            columns.Add(($"{half.From.Year} ({(half.From.Month == 1 ? 1 : 2)} п/г)", half));
        }

        return columns;
    }
}

/// <summary>Orders «5.1.1» after «5.1» and «10» after «9».</summary>
public sealed class PlanNumbers : IComparer<string>
{
    public static PlanNumbers Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Parts(x), Parts(y));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int[] Parts(string? number) =>
        [.. (number ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => int.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue)];
}

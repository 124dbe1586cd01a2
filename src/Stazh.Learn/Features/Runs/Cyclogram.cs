namespace Stazh.Learn.Features.Runs;

/// <summary>A row of the cyclogram: what, who, and when counted from the start or the end.</summary>
/// <param name="Title">Direction of work, as in the plan of source 001.</param>
/// <param name="Result">What is left behind.</param>
/// <param name="Responsible">A post or a role, not a person .</param>
public sealed record CyclogramEntry(string Code, string Title, string Result, string Responsible, bool FromEnd, int Days, int Months = 0);

/// <summary>The cycle of one internship (source 001, annex 2, section 3; R-055): S is the first day, E the last.</summary>
public static class Cyclogram
{
    public const string InformationLetter = "letter";
    public const string Materials = "materials";
    public const string NeedsSurvey = "survey";
    public const string Reflection = "reflection";

    private const string DeputyAndSchoolTutor = "зам. руководителя по УР, школьный тьютор";
    private const string DeputyAndTeam = "зам. руководителя по УР, творческая группа";

    public static IReadOnlyList<CyclogramEntry> Entries { get; } =
    [
        new(InformationLetter, "Информационная кампания для участников", "Информационное письмо о программе и сроках: на сайте и по электронной почте", DeputyAndSchoolTutor, false, -21),
        new(Materials, "Заочное знакомство с материалами на сайте площадки", "Размещение материалов", DeputyAndSchoolTutor, false, -14),
        new(NeedsSurvey, "Диагностика образовательных запросов (заочно)", "Опрос участников по электронной почте", DeputyAndSchoolTutor, false, -14),
        new("joint-plan", "Совместная разработка индивидуальных образовательных маршрутов", "План стажировки в сервисах совместной удалённой работы над документом", DeputyAndTeam, false, -7),
        new("routes", "Формирование индивидуальных образовательных маршрутов", "Составление ИОМ; план работы каждого модуля", DeputyAndTeam, false, -7),
        new("modules", "Реализация образовательных модулей", "Организация стажировок по плану", "зам. руководителя по УР, учителя", true, 0),
        new("changes", "Диагностика изменений образовательных запросов", "Диагностика на всём протяжении стажировки", "зам. руководителя по УР", true, 0),
        new(Reflection, "Организация рефлексии участия с использованием социальных сервисов", "Проведение обсуждения", DeputyAndSchoolTutor, true, 7),
        new("team-meeting", "Заседание творческой группы по итогам образовательного цикла", "Оценка и коррекция деятельности; план по снятию рисков", "Администрация ОУ", true, 7),
        new("package", "Формирование пакета учебно-методических и программно-методических материалов", "Подготовка материалов к размещению на сайте", DeputyAndSchoolTutor, true, 0, Months: 1),
    ];

    public static CyclogramEntry Entry(string code) => Entries.First(e => e.Code == code);

    public static DateOnly DueOn(CyclogramEntry entry, DateOnly starts, DateOnly ends) => (entry.FromEnd ? ends : starts).AddDays(entry.Days).AddMonths(entry.Months);

    /// <summary>Materials are open to the group from this day .</summary>
    public static DateOnly MaterialsOpenOn(DateOnly starts) => DueOn(Entry(Materials), starts, starts);

    /// <summary>Until this day the group talks over what it was like .</summary>
    public static DateOnly ReflectionUntil(DateOnly ends) => DueOn(Entry(Reflection), ends, ends);

    /// <summary>Makes the tasks of a new run, or moves the terms of what is not done to new dates.</summary>
    public static IEnumerable<CyclogramTask> Lay(Guid runId, DateOnly starts, DateOnly ends, IReadOnlyCollection<CyclogramTask> existing, DateTimeOffset now)
    {
        foreach (var entry in Entries)
        {
            var due = DueOn(entry, starts, ends);
            if (existing.FirstOrDefault(t => t.Code == entry.Code) is not { } task)
            {
                yield return new CyclogramTask { Id = Guid.CreateVersion7(now), RunId = runId, Code = entry.Code, DueOn = due };
            }
            else if (task.DoneAt is null)
            {
                task.DueOn = due;
            }
        }
    }
}

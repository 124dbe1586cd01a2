using System.Globalization;

namespace Stazh.Learn.Features.Documents;

/// <summary>What is the same for everybody of a run.</summary>
public sealed record FrdoCommon(string Area, string Group, string Form, string Finance);

/// <summary>A person of a run as the federal register sees them; what is not known yet is null.</summary>
public sealed record FrdoPerson(
    Guid EnrolmentId, string FamilyName, string GivenName, string? Patronymic, string ProgrammeTitle, int Hours, DateOnly StartsOn, DateOnly EndsOn,
    string? Number, DateOnly? IssuedOn, EducationRecord? Education)
{
    public string Name => string.Join(' ', new[] { FamilyName, GivenName, Patronymic }.Where(n => !string.IsNullOrEmpty(n)));

    /// <summary>Values by the columns of <see cref="FrdoColumns"/>; missing ones are empty.</summary>
    public IReadOnlyDictionary<string, string> Values(FrdoCommon common) => new Dictionary<string, string>
    {
        ["Вид документа"] = "Удостоверение о повышении квалификации", ["Статус документа"] = "Оригинал", ["Подтверждение утраты"] = "Нет", ["Подтверждение обмена"] = "Нет", ["Подтверждение уничтожения"] = "Нет",
        ["Серия документа"] = "", ["Номер документа"] = Number ?? "", ["Дата выдачи документа"] = Day(IssuedOn), ["Регистрационный номер"] = Number ?? "",
        [FrdoColumns.ProgrammeKind] = "Повышение квалификации", ["Наименование дополнительной профессиональной программы"] = ProgrammeTitle,
        ["Наименование области профессиональной деятельности"] = common.Area, ["Укрупнённые группы специальностей"] = common.Group, ["Наименование квалификации, профессии, специальности"] = "нет",
        ["Уровень образования ВО/СПО"] = Education?.Level switch { EducationLevel.Higher => "Высшее образование", EducationLevel.Secondary => "Среднее профессиональное образование", _ => "" },
        ["Фамилия, указанная в дипломе о ВО или СПО"] = Education?.DiplomaFamilyName ?? "", ["Серия документа о ВО/СПО"] = Education?.DiplomaSeries ?? "", ["Номер документа о ВО/СПО"] = Education?.DiplomaNumber ?? "",
        ["Год начала обучения"] = Year(StartsOn), ["Год окончания обучения"] = Year(EndsOn), ["Срок обучения, часов"] = Hours.ToString(CultureInfo.InvariantCulture),
        ["Фамилия получателя"] = FamilyName, ["Имя получателя"] = GivenName, ["Отчество получателя"] = Patronymic ?? "", ["Дата рождения получателя"] = Day(Education?.BirthDate),
        ["Пол получателя"] = Education?.Sex switch { Sex.Female => "Жен", Sex.Male => "Муж", _ => "" }, ["СНИЛС"] = Education is null ? "" : Snils.Spell(Education.Snils),
        ["Форма обучения"] = common.Form, ["Источник финансирования обучения"] = common.Finance,
        ["Форма получения образования на момент прекращения образовательных отношений"] = "в образовательной организации", ["Гражданство получателя (код страны по ОКСМ)"] = Education?.Citizenship ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) ?? "";

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The forty columns of the template for additional professional education; their order and number differ from year to year.</summary>
public static class FrdoColumns
{
    public const string ProgrammeKind = "Дополнительная профессиональная программа (повышение квалификации / профессиональная переподготовка)";

    public static IReadOnlyList<string> All { get; } =
    [
        "Вид документа", "Статус документа", "Подтверждение утраты", "Подтверждение обмена", "Подтверждение уничтожения", "Серия документа", "Номер документа", "Дата выдачи документа", "Регистрационный номер",
        ProgrammeKind, "Наименование дополнительной профессиональной программы", "Наименование области профессиональной деятельности", "Укрупнённые группы специальностей",
        "Наименование квалификации, профессии, специальности", "Уровень образования ВО/СПО", "Фамилия, указанная в дипломе о ВО или СПО", "Серия документа о ВО/СПО", "Номер документа о ВО/СПО",
        "Год начала обучения", "Год окончания обучения", "Срок обучения, часов", "Фамилия получателя", "Имя получателя", "Отчество получателя", "Дата рождения получателя", "Пол получателя", "СНИЛС",
        "Форма обучения", "Источник финансирования обучения", "Форма получения образования на момент прекращения образовательных отношений", "Гражданство получателя (код страны по ОКСМ)",
        "Наименование документа об образовании (оригинала)", "Серия (оригинала)", "Номер (оригинала)", "Регистрационный № (оригинала)", "Дата выдачи (оригинала)", "Фамилия получателя (оригинала)", "Имя (оригинала)",
        "Отчество (оригинала)", "Номер документа для изменения",
    ];

    /// <summary>What may be empty: who has no patronymic, a diploma without series, a document without series, everything of an original that is replaced.</summary>
    public static bool MayBeEmpty(string column) =>
        column is "Серия документа" or "Отчество получателя" or "Серия документа о ВО/СПО" or "Номер документа для изменения" || column.Contains("(оригинала)", StringComparison.Ordinal);

    /// <summary>Letters and digits only, ё as е, small: how headers are compared.</summary>
    public static string Key(string header) => new([.. header.ToLowerInvariant().Replace('ё', 'е').Where(char.IsLetterOrDigit)]);

    /// <summary>The column that a header of a template names; the longest known text that begins either one.</summary>
    public static string? Named(string header)
    {
        var key = Key(header);
        return key.Length < 3 ? null : All.FirstOrDefault(c => Key(c) == key)
            ?? All.Where(c => key.Length >= 8 && (Key(c).StartsWith(key, StringComparison.Ordinal) || key.StartsWith(Key(c), StringComparison.Ordinal))).OrderByDescending(c => Key(c).Length).FirstOrDefault(c => All.Count(o => Key(o).StartsWith(key, StringComparison.Ordinal)) <= 1);
    }
}

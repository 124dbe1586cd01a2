namespace Stazh.Learn.Features.Awarding;

/// <summary>The fields of F-01 as they stand in a version; the seventh is the plan-schedule.</summary>
public sealed record ApplicationText
{
    public string OrganisationName { get; init; } = "";

    public string LegalAddress { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Fax { get; init; } = "";

    public string Email { get; init; } = "";

    public string OrganisationHead { get; init; } = "";

    public string SiteHead { get; init; } = "";

    public string Consultant { get; init; } = "";
}

/// <summary>The seven fields of the form, to the letter (003, Приложение 2); Russian source texts for the localizer.</summary>
public static class ApplicationFields
{
    public const int Plan = 7;

    public static IReadOnlyList<string> Titles { get; } =
    [
        "Полное наименование образовательной организации в соответствии с Уставом.",
        "Юридический адрес образовательной организации.",
        "Контактные данные (телефон, факс, электронная почта).",
        "ФИО руководителя образовательной организации.",
        "ФИО руководителя региональной стажировочной площадки.",
        "Научный руководитель (научный консультант).",
        "Сетевой план-график реализации мероприятий региональной инновационной программы по сетевому наставничеству, муниципального инновационного проекта в том числе в рамках программы повышения квалификации муниципальных проектных команд.",
    ];

    public static string Value(ApplicationText text, int number) => number switch
    {
        1 => text.OrganisationName,
        2 => text.LegalAddress,
        3 => string.Join(", ", new[] { text.Phone, text.Fax.Length > 0 ? $"факс {text.Fax}" : "", text.Email }.Where(p => p.Length > 0)),
        4 => text.OrganisationHead,
        5 => text.SiteHead,
        6 => text.Consultant,
        _ => "",
    };

    /// <summary>Numbers of the fields that are not filled; an application with any of them is not accepted .</summary>
    public static IReadOnlyList<int> Missing(ApplicationText text, bool hasPlan) =>
        [.. Enumerable.Range(1, 7).Where(n => n switch
        {
            3 => text.Phone.Length == 0 || text.Email.Length == 0,
            Plan => !hasPlan,
            _ => Value(text, n).Length == 0,
        })];
}

namespace Stazh.Learn.Features.Accounts;

/// <summary>Which texts of consent are in force; the texts themselves are pages under /pages.</summary>
public static class ConsentTexts
{
    public const string CurrentVersion = "2026-11-01";

    public static string Slug(ConsentKind kind) => kind switch
    {
        ConsentKind.Processing => "consent-processing",
        ConsentKind.Distribution => "consent-distribution",
        ConsentKind.EducationData => "consent-education-data",
        _ => "consent-mail",
    };

    public static string Title(ConsentKind kind) => kind switch
    {
        ConsentKind.Processing => "Согласие на обработку персональных данных",
        ConsentKind.Distribution => "Согласие на распространение персональных данных",
        ConsentKind.EducationData => "Согласие на передачу данных об образовании",
        _ => "Согласие на получение писем",
    };
}

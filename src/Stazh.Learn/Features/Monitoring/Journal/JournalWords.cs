namespace Stazh.Learn.Features.Monitoring;

/// <summary>Kinds of entries; Russian source texts for the localizer.</summary>
public static class JournalWords
{
    public const string JournalTitle = "Журнал непрерывного профессионального роста";
    public const string CardTitle = "Карта эффективности профессиональной деятельности педагога";

    public static string Title(this JournalKind kind) => kind switch
    {
        JournalKind.Training => "обучение вне программы",
        JournalKind.Performance => "выступление, открытый урок, мастер-класс",
        JournalKind.Publication => "публикация",
        JournalKind.Award => "конкурс, награда",
        JournalKind.Mentoring => "наставничество",
        _ => "наблюдение, вывод",
    };

    public static string Title(this GrowthKind kind) => kind switch
    {
        GrowthKind.InternshipBegun => "стажировка",
        GrowthKind.MapConfirmed => "диагностика",
        GrowthKind.RouteApproved => "маршрут",
        GrowthKind.TaskAccepted => "задания",
        GrowthKind.CardHandedIn => "карты и формы",
        GrowthKind.WorkPublished => "итоговая работа",
        GrowthKind.ReviewGiven => "взаимоэкспертиза",
        GrowthKind.DocumentIssued => "документ",
        _ => "своя запись",
    };
}

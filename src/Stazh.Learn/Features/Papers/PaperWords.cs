namespace Stazh.Learn.Features.Papers;

/// <summary>Russian source texts for the localizer.</summary>
public static class PaperWords
{
    public static string Title(this PaperKind kind) => kind switch
    {
        PaperKind.Order => "Приказ",
        PaperKind.Directive => "Распоряжение",
        PaperKind.Regulation => "Положение",
        PaperKind.Agreement => "Договор или соглашение",
        PaperKind.Application => "Заявка",
        PaperKind.Plan => "План",
        PaperKind.Letter => "Письмо",
        PaperKind.Minutes => "Протокол",
        PaperKind.Report => "Отчёт",
        _ => "Перечень или список",
    };

    public static string Title(this PaperState state) => state switch
    {
        PaperState.Draft => "проект",
        PaperState.Registered => "зарегистрирован",
        PaperState.Signed => "подписан",
        PaperState.Replaced => "заменён",
        _ => "аннулирован",
    };

    public static string Tag(this PaperState state) => state switch
    {
        PaperState.Draft => "tag wait",
        PaperState.Registered => "tag",
        PaperState.Signed => "tag done",
        _ => "tag danger",
    };
}

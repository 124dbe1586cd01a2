namespace Stazh.Learn.Features.Programmes;

/// <summary>How the words of the format are said on screen; Russian source texts for the localizer.</summary>
public static class ProgrammeWords
{
    public static string Title(this Audience audience) => audience switch
    {
        Audience.Teachers => "педагоги",
        Audience.Managers => "управленцы",
        Audience.EarlyCareer => "молодые педагоги",
        Audience.Methodologists => "методисты",
        _ => "команды школ",
    };

    public static string Title(this LegalKind kind) => kind == LegalKind.Dpo ? "дополнительная профессиональная программа" : "вне ДПП";

    public static string Title(this ModuleMode mode) => mode switch
    {
        ModuleMode.InPerson => "очно",
        ModuleMode.Remote => "дистанционно",
        _ => "смешанно",
    };

    public static string Title(this MaterialKind kind) => kind switch
    {
        MaterialKind.Exercise => "Упражнения",
        MaterialKind.Method => "Методические материалы",
        MaterialKind.Reference => "Справочные материалы",
        MaterialKind.Template => "Бланки",
        MaterialKind.Episode => "Эпизоды занятий",
        MaterialKind.Video => "Видео",
        MaterialKind.Act => "Документы",
        _ => "Образцы работ",
    };

    public static string Title(this InstrumentKind kind) => kind switch
    {
        InstrumentKind.SelfAssessment => "самооценка",
        InstrumentKind.Cases => "ситуации",
        InstrumentKind.Vignettes => "примеры коллег",
        _ => "наблюдение тьютора",
    };

    public static string Title(this ProgrammeState state) => state switch
    {
        ProgrammeState.Draft => "на согласовании",
        ProgrammeState.Agreed => "согласована",
        _ => "утверждена",
    };
}

namespace Stazh.Learn.Features.Awarding;

/// <summary>Russian source texts for the localizer.</summary>
public static class AwardingWords
{
    public static string Title(this ApplicationState state) => state switch
    {
        ApplicationState.Draft => "черновик",
        ApplicationState.Submitted => "подана",
        ApplicationState.Returned => "на доработке",
        ApplicationState.UnderReview => "на рассмотрении",
        ApplicationState.Recommended => "рекомендована",
        ApplicationState.Decided => "статус присвоен, ждёт договора",
        ApplicationState.Awarded => "статус действует",
        ApplicationState.Rejected => "отклонена",
        _ => "отозвана",
    };

    public static string Tag(this ApplicationState state) => state switch
    {
        ApplicationState.Submitted or ApplicationState.UnderReview => "tag wait",
        ApplicationState.Recommended or ApplicationState.Decided or ApplicationState.Awarded => "tag done",
        ApplicationState.Returned or ApplicationState.Rejected => "tag danger",
        _ => "tag",
    };

    public static string Title(this EventKind kind) => kind switch
    {
        EventKind.Submitted => "Заявка подана",
        EventKind.Returned => "Возвращена на доработку",
        EventKind.Checked => "Проверена и принята",
        EventKind.Listed => "Внесена в перечень инновационных площадок",
        EventKind.Rejected => "Отклонена",
        EventKind.ActDrafted => "Составлен проект акта",
        EventKind.ActRegistered => "Акт зарегистрирован",
        EventKind.AgreementRegistered => "Договор зарегистрирован",
        EventKind.ActAnnulled => "Акт аннулирован",
        EventKind.Awarded => "Статус площадки начал действовать",
        _ => "Отозвана заявителем",
    };
}

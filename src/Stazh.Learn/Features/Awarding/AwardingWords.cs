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
        EventKind.ExpertsAssigned => "Передана экспертам",
        EventKind.ExpertiseDone => "Экспертиза завершена",
        EventKind.Recommended => "Экспертный совет внёс представление",
        EventKind.SubmissionRegistered => "Представление зарегистрировано",
        EventKind.ContestWon => "Стала победителем конкурса",
        _ => "Отозвана заявителем",
    };

    public static string Title(this ConclusionAdvice advice) => advice switch
    {
        ConclusionAdvice.Support => "поддержать",
        ConclusionAdvice.Rework => "вернуть на доработку",
        ConclusionAdvice.Refuse => "отклонить",
        _ => "вывода нет",
    };

    public static string Title(this CouncilPost post) => post switch
    {
        CouncilPost.Chair => "председатель",
        CouncilPost.Deputy => "заместитель председателя",
        CouncilPost.Secretary => "секретарь",
        _ => "член совета",
    };

    /// <summary>As a list of members goes.</summary>
    public static int Order(this CouncilPost post) => post switch { CouncilPost.Chair => 0, CouncilPost.Deputy => 1, CouncilPost.Secretary => 2, _ => 3 };

    public static string Title(this Conflict conflict) => conflict switch
    {
        Conflict.Applicant => "сам подал эту заявку",
        Conflict.OwnOrganisation => "работает в этой организации",
        Conflict.OwnDistrict => "из того же района",
        Conflict.NamedInApplication => "назван в заявке",
        Conflict.Declared => "заявил о конфликте интересов",
        _ => "конфликта нет",
    };

    public static string Title(this Proposal proposal) => proposal switch
    {
        Proposal.Recommend => "Представить к статусу",
        Proposal.Rework => "Вернуть на доработку",
        Proposal.Refuse => "Отклонить заявку",
        _ => "Отложить",
    };

    /// <summary>What the applicant is told; {0} is the organisation.</summary>
    public static string Told(this Proposal proposal) => proposal switch
    {
        Proposal.Recommend => "Экспертный совет представил площадку к статусу: {0}.",
        Proposal.Rework => "Экспертный совет вернул заявку на доработку, причина на странице: {0}.",
        _ => "Экспертный совет отклонил заявку, причина на странице: {0}.",
    };

    public static string Title(this ContestStage stage) => stage == ContestStage.Pilot ? "Пилот" : "Отработка процедур";
}

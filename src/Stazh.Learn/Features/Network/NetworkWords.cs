namespace Stazh.Learn.Features.Network;

/// <summary>Russian source words of what is chosen from lists.</summary>
public static class NetworkWords
{
    public static string Title(this MemberKind kind) => kind switch
    {
        MemberKind.ResourceCentre => "ресурсный центр",
        MemberKind.MethodService => "ТМС",
        MemberKind.School => "ОО",
        MemberKind.Institute => "институт",
        MemberKind.University => "вуз",
        _ => "ЧОУ",
    };

    public static string Title(this InteractionLevel level) => level switch
    {
        InteractionLevel.Services => "служба — служба",
        InteractionLevel.Specialists => "специалист — специалист",
        InteractionLevel.Organisations => "организация — организация",
        _ => "работник — работник",
    };

    public static string Title(this AssociationKind kind) => kind == AssociationKind.Union ? "сетевое объединение" : "ассоциация педагогов";

    public static string Title(this AgreementKind kind) => kind switch
    {
        AgreementKind.Project => "Договор о сотрудничестве",
        AgreementKind.Site => "Договорные отношения института и площадки",
        AgreementKind.NetworkProgramme => "Договор о сетевой форме реализации дополнительных профессиональных программ",
        AgreementKind.Network => "Договор о сетевом взаимодействии",
        AgreementKind.Cooperation => "Соглашение о сотрудничестве и сетевом взаимодействии",
        _ => "Партнерское соглашение между краевым ресурсным центром и ТМС с недостаточным методическим потенциалом",
    };

    /// <summary>Whose agreement it is by form F-18.</summary>
    public static string Parties(this AgreementKind kind) => kind switch
    {
        AgreementKind.Project => "организация — институт",
        AgreementKind.Site => "институт — площадка",
        AgreementKind.NetworkProgramme => "лицензиат ДПО — площадка",
        AgreementKind.Network => "ТМС — ТМС, ТМС — ОО",
        AgreementKind.Cooperation => "ресурсный центр — ТМС, институт, вуз, ЧОУ",
        _ => "КРЦ — ТМС",
    };

    public static string Template(this AgreementKind kind) => kind switch
    {
        AgreementKind.Project => "agreement-project",
        AgreementKind.Site => "agreement-site",
        AgreementKind.NetworkProgramme => "agreement-network-programme",
        AgreementKind.Network => "agreement-network",
        AgreementKind.Cooperation => "agreement-cooperation",
        _ => "agreement-partnership",
    };

    public static string Title(this AgreementStage stage) => stage switch
    {
        AgreementStage.Draft => "готовится",
        AgreementStage.Negotiated => "согласовано",
        AgreementStage.Signed => "подписано, срок не начался",
        AgreementStage.InForce => "действует",
        AgreementStage.Expired => "срок истёк",
        _ => "прекращено",
    };

    public static string Tag(this AgreementStage stage) => stage switch
    {
        AgreementStage.InForce => "tag done",
        AgreementStage.Expired or AgreementStage.Terminated => "tag danger",
        _ => "tag",
    };

    public static string Title(this CouncilKind kind) => kind == CouncilKind.Coordination ? "координационный совет" : "региональный координационный совет по качеству образования";

    /// <summary>With a hyphen that does not break.</summary>
    public static string Title(this CouncilQuarter quarter) => quarter.Number switch
    {
        1 => "1‑й квартал",
        2 => "2‑й квартал",
        3 => "3‑й квартал",
        _ => "4‑й квартал",
    };

    public static string Title(this CouncilRole role) => role switch
    {
        CouncilRole.Chair => "председатель",
        CouncilRole.Deputy => "заместитель председателя",
        CouncilRole.Secretary => "секретарь",
        _ => "член совета",
    };

    public static string Title(this CareKind kind) => kind == CareKind.Curator ? "куратор" : "наставник";

    public static string Title(this CareTarget target) => target switch
    {
        CareTarget.School500 => "школа проекта «500+»",
        CareTarget.School => "школа с низкими результатами",
        _ => "муниципальная методическая служба",
    };

    public static string Title(this ConsultationForm form) => form switch
    {
        ConsultationForm.VideoCall => "видеосвязь",
        ConsultationForm.Phone => "телефон",
        ConsultationForm.Letter => "переписка",
        _ => "очно",
    };
}

namespace Stazh.Learn.Features.Awarding;

/// <summary>The four ways the documents know to a site .</summary>
public enum AwardingRoad
{
    /// <summary>An order of the body (001).</summary>
    Order,

    /// <summary>A directive of the institute after the committee's list (003).</summary>
    Directive,

    /// <summary>A submission of the Expert council, then an order (004).</summary>
    Council,

    /// <summary>A contest of a district (000).</summary>
    Contest,
}

/// <summary>A step of a road, in the order of the road.</summary>
public enum RoadStep
{
    Apply,
    Check,
    InnovationList,
    Expertise,
    Sitting,
    Submission,
    Results,
    Act,
    Agreement,
    Status,
}

/// <summary>Each road as its sequence of steps; what a step is called. Russian source texts for the localizer.</summary>
public static class AwardingRoads
{
    private static readonly RoadStep[] Order = [RoadStep.Apply, RoadStep.Check, RoadStep.Act, RoadStep.Status];
    private static readonly RoadStep[] Directive = [RoadStep.Apply, RoadStep.Check, RoadStep.InnovationList, RoadStep.Act, RoadStep.Agreement, RoadStep.Status];
    private static readonly RoadStep[] Council =
        [RoadStep.Apply, RoadStep.Check, RoadStep.Expertise, RoadStep.Sitting, RoadStep.Submission, RoadStep.Act, RoadStep.Agreement, RoadStep.Status];
    private static readonly RoadStep[] Contest = [RoadStep.Apply, RoadStep.Check, RoadStep.Expertise, RoadStep.Results, RoadStep.Act, RoadStep.Status];

    public static IReadOnlyList<RoadStep> Steps(this AwardingRoad road) => road switch
    {
        AwardingRoad.Order => Order,
        AwardingRoad.Council => Council,
        AwardingRoad.Contest => Contest,
        _ => Directive,
    };

    public static bool Has(this AwardingRoad road, RoadStep step) => road.Steps().Contains(step);

    public static string Title(this AwardingRoad road) => road switch
    {
        AwardingRoad.Order => "Приказ органа управления образованием",
        AwardingRoad.Council => "Представление Экспертного совета",
        AwardingRoad.Contest => "Конкурс на присвоение статуса",
        _ => "Распоряжение института",
    };

    public static string Title(this RoadStep step) => step switch
    {
        RoadStep.Apply => "Заявка с планом-графиком",
        RoadStep.Check => "Проверка заявки",
        RoadStep.InnovationList => "Перечень инновационных площадок: решение Комитета",
        RoadStep.Expertise => "Экспертиза",
        RoadStep.Sitting => "Заседание Экспертного совета",
        RoadStep.Submission => "Представление совета",
        RoadStep.Results => "Итоги конкурса",
        RoadStep.Act => "Приказ или распоряжение",
        RoadStep.Agreement => "Договор с институтом",
        _ => "Статус площадки",
    };
}

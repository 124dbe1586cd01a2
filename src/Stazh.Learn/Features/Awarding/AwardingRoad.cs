namespace Stazh.Learn.Features.Awarding;

/// <summary>How a site comes to be: two of the four ways of the documents, those whose every step has its page.</summary>
public enum AwardingRoad
{
    /// <summary>An order of the body (001).</summary>
    Order,

    /// <summary>A directive of the institute after the committee's list (003).</summary>
    Directive,
}

/// <summary>A step of a road, in the order of the road.</summary>
public enum RoadStep
{
    Apply,
    Check,
    InnovationList,
    Act,
    Agreement,
    Status,
}

/// <summary>Each road as its sequence of steps; what a step is called. Russian source texts for the localizer.</summary>
public static class AwardingRoads
{
    private static readonly RoadStep[] Order = [RoadStep.Apply, RoadStep.Check, RoadStep.Act, RoadStep.Status];
    private static readonly RoadStep[] Directive = [RoadStep.Apply, RoadStep.Check, RoadStep.InnovationList, RoadStep.Act, RoadStep.Agreement, RoadStep.Status];

    public static IReadOnlyList<RoadStep> Steps(this AwardingRoad road) => road == AwardingRoad.Order ? Order : Directive;

    public static bool Has(this AwardingRoad road, RoadStep step) => road.Steps().Contains(step);

    public static string Title(this AwardingRoad road) => road == AwardingRoad.Order ? "Приказ органа управления образованием" : "Распоряжение института";

    public static string Title(this RoadStep step) => step switch
    {
        RoadStep.Apply => "Заявка с планом-графиком",
        RoadStep.Check => "Проверка заявки",
        RoadStep.InnovationList => "Перечень инновационных площадок: решение Комитета",
        RoadStep.Act => "Приказ или распоряжение",
        RoadStep.Agreement => "Договор с институтом",
        _ => "Статус площадки",
    };
}

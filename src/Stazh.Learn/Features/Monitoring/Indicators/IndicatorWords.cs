using System.Globalization;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Indicators in words; Russian source texts for the localizer.</summary>
public static class IndicatorWords
{
    /// <summary>What is said instead of a number that may not be shown.</summary>
    public const string Hidden = "скрыто";

    /// <summary>The official wording; a per cent sign stays with its number.</summary>
    public static string Title(this IStringLocalizer text, Indicator indicator) => text[indicator.Wording].Value.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    public static string Title(this DenominatorKind kind) => kind switch
    {
        DenominatorKind.Organisations => "образовательные организации",
        DenominatorKind.Teachers => "педагогические работники",
        DenominatorKind.SchoolTeachers => "учителя",
        _ => "специалисты УО/ТМС",
    };

    public static string Title(this IndicatorPeriod period) => period switch
    {
        IndicatorPeriod.HalfYear => "за полугодие",
        IndicatorPeriod.Year => "за двенадцать месяцев до конца полугодия",
        _ => "с начала проекта до конца полугодия",
    };

    public static string Title(this IndicatorState state) => state switch
    {
        IndicatorState.Met => "выполнен",
        IndicatorState.NotMet => "не выполнен",
        IndicatorState.NoDenominator => "нет знаменателя",
        _ => Hidden,
    };

    public static string Tag(this IndicatorState state) => state switch
    {
        IndicatorState.Met => "tag done",
        IndicatorState.NotMet => "tag danger",
        IndicatorState.NoDenominator => "tag wait",
        _ => "tag",
    };

    /// <summary>«не менее 20 %», «не более 0».</summary>
    public static string Target(this IStringLocalizer text, Indicator indicator) => (indicator.Side, indicator.Of) switch
    {
        (TargetSide.AtLeast, not null) => text["не менее {0}\u00a0%", indicator.Target],
        (TargetSide.AtLeast, null) => text["не менее {0}", indicator.Target],
        (_, not null) => text["не более {0}\u00a0%", indicator.Target],
        _ => text["не более {0}", indicator.Target],
    };

    /// <summary>«12,4 %», «7», «скрыто», «—».</summary>
    public static string Fact(this IStringLocalizer text, IndicatorReading reading) => reading.State switch
    {
        IndicatorState.Hidden => text[Hidden],
        IndicatorState.NoDenominator => "—",
        _ => reading.Of is null ? Wording.Number(reading.Value!.Value) : Percent(reading.Share!.Value),
    };

    /// <summary>Down to a tenth, so that 2.96 % never looks like 3 %.</summary>
    public static string Percent(decimal share) => (Math.Floor(share * 10) / 10).ToString("0.#", CultureInfo.CurrentCulture) + "\u00a0%";

    /// <summary>What is missing to the target, in one sentence; empty when nothing is.</summary>
    public static string Missing(this IStringLocalizer text, IndicatorReading reading) => reading switch
    {
        { State: IndicatorState.NoDenominator, Of.Missing: { Count: > 0 and <= 3 } few } => text["Внесите число: {0} — {1}.", text[reading.Indicator.Of!.Value.Title()], string.Join(", ", few)],
        { State: IndicatorState.NoDenominator, Of.Missing.Count: > 3 } => text["Внесите число: {0}. Его нет ни у региона, ни у районов: {1}.", text[reading.Indicator.Of!.Value.Title()], reading.Of!.Missing.Count],
        { State: IndicatorState.NoDenominator } => text["Внесите число: {0}.", text[reading.Indicator.Of!.Value.Title()]],
        { Missing: { } missing, Indicator.Side: TargetSide.AtMost } => text["Лишних: {0}.", missing],
        { Missing: { } missing } => text["До цели не хватает: {0}.", missing],
        _ => "",
    };
}

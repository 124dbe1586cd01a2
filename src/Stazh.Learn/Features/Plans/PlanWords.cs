using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>Plans in the reader's words.</summary>
public static class PlanWords
{
    /// <summary>Russian source text.</summary>
    public static string Title(this PlanState state) => state switch
    {
        PlanState.Draft => "черновик",
        PlanState.Signed => "подписан",
        PlanState.Approved => "утверждён",
        _ => "закрыт",
    };

    public static string Tag(this PlanState state) => state switch
    {
        PlanState.Draft => "tag",
        PlanState.Signed => "tag wait",
        _ => "tag done",
    };

    public static string Title(this ReportState state) => state switch
    {
        ReportState.Draft => "отчёт пишут",
        ReportState.Sent => "отправлен",
        ReportState.Accepted => "принят",
        _ => "возвращён",
    };

    public static string Tag(this ReportState state) => state switch
    {
        ReportState.Accepted => "tag done",
        ReportState.Returned => "tag danger",
        ReportState.Sent => "tag wait",
        _ => "tag",
    };

    public static string Title(this TimeState state) => state switch
    {
        TimeState.Done => "выполнено",
        TimeState.Overdue => "просрочено",
        TimeState.Due => "идёт",
        _ => "впереди",
    };

    public static string Tag(this TimeState state) => state switch
    {
        TimeState.Done => "tag done",
        TimeState.Overdue => "tag danger",
        TimeState.Due => "tag wait",
        _ => "tag",
    };

    public static string Period(this IStringLocalizer text, DateOnly from, DateOnly to) =>
        new PlanPeriod(from, to) == PlanPeriod.SchoolYear(from.Year) ? text["{0}/{1} учебный год", from.Year, to.Year] : Wording.Span(from, to);

    /// <summary>What was understood of a term: its days in the period, the first three of them.</summary>
    public static string Days(this IStringLocalizer text, IReadOnlyList<Occurrence> times) => times.Count switch
    {
        0 => text["дат в периоде плана нет"],
        _ => string.Join("; ", times.Take(3).Select(t => t.From == t.Due ? Wording.Date(t.Due) : Wording.Span(t.From, t.Due))) + (times.Count > 3 ? text[" и ещё {0}", times.Count - 3].Value : ""),
    };
}

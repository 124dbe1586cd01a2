using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public static class StatusWords
{
    public static string Title(StatusKind kind) => kind == StatusKind.Innovation ? "Инновационная площадка" : "Стажировочная площадка";

    public static string Title(EndGround ground) => ground switch
    {
        EndGround.TermOver => "Окончание срока программы или мероприятий",
        EndGround.OffPlan => "Несоответствие деятельности планам и отчётам",
        _ => "Обстоятельства, мешающие продолжать",
    };

    public static string Title(EndInitiator initiator) => initiator == EndInitiator.Organisation ? "Решение самой организации" : "Рекомендация органа";

    /// <summary>«5 месяцев», «12 дней»: whole months while there are two of them.</summary>
    public static string Left(this IStringLocalizer text, DateOnly today, DateOnly last)
    {
        var months = ((last.Year - today.Year) * 12) + last.Month - today.Month;
        months -= today.AddMonths(months) > last ? 1 : 0;
        return months >= 2 ? text.Count(months, "месяц|месяца|месяцев") : text.Count(last.DayNumber - today.DayNumber + 1, "день|дня|дней");
    }

    public static string State(this IStringLocalizer text, SiteStatus status, DateOnly today) =>
        status.IsInForce(today) ? text["действует"]
        : status.From > today ? text["ещё не начался"]
        : status.EndedOn is null ? text["закончился"]
        : text["прекращён"];
}

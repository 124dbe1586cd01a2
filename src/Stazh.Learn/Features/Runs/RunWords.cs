using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>States as people read them; pass through <c>Text[…]</c>.</summary>
public static class RunWords
{
    public static string Title(this RunState state) => state switch
    {
        RunState.Enrolling => "Идёт набор",
        RunState.Running => "Стажировка идёт",
        RunState.Finished => "Завершена",
        _ => "Отменена",
    };

    public static string Title(this RunFormat format) => format == RunFormat.Individual ? "Индивидуальная" : "Групповая";

    public static string Title(this EnrolmentState state) => state switch
    {
        EnrolmentState.Applied => "Заявка на рассмотрении",
        EnrolmentState.Waiting => "В листе ожидания",
        EnrolmentState.Approved => "В группе",
        EnrolmentState.Refused => "Отказано",
        EnrolmentState.Withdrawn => "Заявка отозвана",
        _ => "Стажировка завершена",
    };

    public static string Tag(this RunState state) => state switch
    {
        RunState.Enrolling => "tag",
        RunState.Running => "tag wait",
        RunState.Finished => "tag done",
        _ => "tag danger",
    };

    public static string Tag(this EnrolmentState state) => state switch
    {
        EnrolmentState.Approved or EnrolmentState.Completed => "tag done",
        EnrolmentState.Applied or EnrolmentState.Waiting => "tag wait",
        _ => "tag danger",
    };

    public static string Seats(this IStringLocalizer<Text> text, int places, int taken) =>
        taken >= places ? text["Мест нет, есть лист ожидания"] : text.Count(places - taken, "свободное место|свободных места|свободных мест");
}

using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>R-090: the next module opens with a main route that the tutor has approved.</summary>
internal sealed class RoutePart(IStringLocalizer<Text> text) : IRoutePart
{
    public PartProgress RouteProgress(Internship internship, FactSheet facts)
    {
        if (RouteFacts.Approved(facts) is { } tasks)
        {
            return new(true, tasks.Count == 0 ? text["маршрут утверждён"] : text["маршрут утверждён, сделано заданий: {0} из {1}", tasks.Count(t => t.IsDone), tasks.Count], []);
        }

        var address = $"/learn/{internship.EnrolmentId}/route";
        IReadOnlyList<string> missing = [text["Маршрут не утверждён тьютором."]];
        return RouteFacts.Latest(facts) is not { } state
            ? new(false, text["маршрут не составлен"], missing, new(text["Маршрут"], text["Карта подтверждена. Соберите по ней маршрут: предложение готовится в одно нажатие, потом его можно поправить."], address, text["Составить маршрут"]))
            : state switch
            {
                RouteState.Submitted => new(false, text["маршрут у тьютора"], missing),
                RouteState.Returned => new(false, text["маршрут возвращён"], missing, new(text["Маршрут"], text["Тьютор просит доработать маршрут: посмотрите его комментарий и отправьте снова."], address, text["Доработать маршрут"])),
                _ => new(false, text["маршрут составляется"], missing, new(text["Маршрут"], text["Проверьте маршрут и отправьте его тьютору."], address, text["Продолжить"])),
            };
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>R-090: the next module opens with a main route that the tutor has approved.</summary>
internal sealed class RoutePart(AppDb db, ILearningRoutes routes, IStringLocalizer<Text> text) : IRoutePart
{
    public async Task<PartProgress> RouteProgressAsync(Internship internship, CancellationToken stop)
    {
        if (await routes.ApprovedAsync(internship.EnrolmentId, stop) is not null)
        {
            return new(true, text["маршрут утверждён"], []);
        }

        var states = await db.Set<LearningRoute>().AsNoTracking()
            .Where(r => r.EnrolmentId == internship.EnrolmentId && r.Kind == RouteKind.Main).OrderByDescending(r => r.Number).Select(r => r.State).ToListAsync(stop);
        var address = $"/learn/{internship.EnrolmentId}/route";
        IReadOnlyList<string> missing = [text["Маршрут не утверждён тьютором."]];
        return states is not [var state, ..]
            ? new(false, text["маршрут не составлен"], missing, new(text["Маршрут"], text["Карта подтверждена. Соберите по ней маршрут: предложение готовится в одно нажатие, потом его можно поправить."], address, text["Составить маршрут"]))
            : state switch
            {
                RouteState.Submitted => new(false, text["маршрут у тьютора"], missing),
                RouteState.Returned => new(false, text["маршрут возвращён"], missing, new(text["Маршрут"], text["Тьютор просит доработать маршрут: посмотрите его комментарий и отправьте снова."], address, text["Доработать маршрут"])),
                _ => new(false, text["маршрут составляется"], missing, new(text["Маршрут"], text["Проверьте маршрут и отправьте его тьютору."], address, text["Продолжить"])),
            };
    }
}

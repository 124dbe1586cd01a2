using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Individual learning routes (ИОМ): proposal, constructor, approval, versions, exports.</summary>
public static class LearningRoutesFeature
{
    public static IServiceCollection AddLearningRoutes(this IServiceCollection services) => services
        .AddScoped<RouteLoader>()
        .AddScoped<IPersonalData, RoutesPersonalData>()
        .AddScoped<RouteTelling>()
        .AddScoped<IProgrammeInsight, RouteInsight>()
        .AddSingleton(new InternshipDoor("Маршрут", "Что, когда и зачем: по неделям, с тьютором", "/route", 40))
        .AddScoped<RouteQueue>()
        .AddScoped<ITutorQueueSource, RouteQueue>()
        .AddScoped<IInternshipFacts, RouteFacts>()
        .AddScoped<IRoutePart, RoutePart>()
        .AddScoped<ILearningRoutes, ApprovedRoutes>();

    public static void MapLearningRoutes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/learn/{id:guid}/route.pdf", RouteExports.PdfAsync).RequireAuthorization();
        app.MapGet("/learn/{id:guid}/route.ics", RouteExports.CalendarAsync).RequireAuthorization();
    }
}

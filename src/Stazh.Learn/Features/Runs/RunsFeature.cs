using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Runs;

/// <summary>Dated groups: calendar, enrolment, session, cyclogram, and the frame of an internship that other features fill.</summary>
public static class RunsFeature
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddScoped<InternshipLoader>()
        .AddScoped<NearestRuns>()
        .AddScoped<InternshipProgress>()
        .AddScoped<FactReader>()
        .AddScoped<IInternshipFacts, RunFacts>()
        .AddScoped<IInternshipPart, AttendancePart>()
        .AddScoped<IUpcomingRuns, UpcomingRuns>()
        .AddScoped<ISiteRuns, SiteRuns>()
        .AddScoped<EnrolmentDesk>()
        .AddScoped<RunLetters>()
        .AddScoped<FormFilling>()
        .AddScoped<RunPlanning>()
        .AddScoped<IPersonalData, RunsPersonalData>()
        .AddSingleton<CalendarTokens>()
        .AddSingleton(new RunPage("О группе", ""))
        .AddSingleton(new RunPage("Группа", "/group"))
        .AddSingleton(new RunPage("Запросы группы", "/requests"))
        .AddSingleton(new RunPage("Ход модуля", "/session"))
        .AddSingleton(new RunPage("Циклограмма", "/plan"))
        .AddSingleton(new RunPage("Даты и тьюторы", "/edit", ForPlanners: true))
        .AddSingleton(new InternshipDoor("Материалы", "Упражнения, методики, эпизоды уроков", "/materials", 10));

    public static void MapRuns(this IEndpointRouteBuilder app) => CalendarFeeds.Map(app);
}

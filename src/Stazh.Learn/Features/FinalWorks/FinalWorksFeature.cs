using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>Module 3: the final work, its versions and files, self-analysis, the administration's evaluation.</summary>
public static class FinalWorksFeature
{
    public static IServiceCollection AddFinalWorks(this IServiceCollection services) => services
        .AddScoped<WorkDesk>()
        .AddScoped<IPersonalDates, PresentationDates>()
        .AddScoped<IPersonalData, WorksPersonalData>()
        .AddSingleton(new InternshipDoor("Итоговая работа", "Замысел, апробация, самоанализ, публикация", "/final-work", 70, IsTrainees: true))
        .AddSingleton(new InternshipDoor("Работы группы", "Итоговые работы коллег", "/runs/{run}/works", 75))
        .AddSingleton(new RunPage("Итоговые работы", "/works"))
        .AddScoped<IFileAccess, WorkFileAccess>();
}

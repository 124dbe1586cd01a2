using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>Module 3: the final work, its versions and files, self-analysis, the administration's evaluation.</summary>
public static class FinalWorksFeature
{
    public static IServiceCollection AddFinalWorks(this IServiceCollection services) => services
        .AddScoped<WorkDesk>()
        .AddScoped<IFileAccess, WorkFileAccess>();
}

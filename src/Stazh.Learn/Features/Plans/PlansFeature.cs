using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Plans;

/// <summary>Plans of sites, networks and regions with their execution, and the reports made of them (R-050… ).</summary>
public static class PlansFeature
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<IPlans, PlanBook>()
        .AddScoped<PlanAccess>()
        .AddScoped<IPersonalData, PlansPersonalData>();
}

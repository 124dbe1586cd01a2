namespace Stazh.Learn.Features.Sites;

/// <summary>Statuses, their terms and endings.</summary>
internal static class LifeSetup
{
    public static IServiceCollection AddSiteLife(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SiteLife>();
        services.AddSingleton<StatusReminders>();
        if (configuration.GetValue("Stazh:Workers", true))
        {
            services.AddHostedService(p => p.GetRequiredService<StatusReminders>());
        }

        return services;
    }
}

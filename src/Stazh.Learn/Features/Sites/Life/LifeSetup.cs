namespace Stazh.Learn.Features.Sites;

/// <summary>Statuses, their terms and endings; the people of a site.</summary>
internal static class LifeSetup
{
    public static IServiceCollection AddSiteLife(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SiteLife>();
        services.AddScoped<SitePeople>();
        services.AddScoped<Accounts.IPersonalData, SitesPersonalData>();
        services.AddSingleton<StatusReminders>();
        if (configuration.GetValue("Stazh:Workers", true))
        {
            services.AddHostedService(p => p.GetRequiredService<StatusReminders>());
        }

        return services;
    }
}

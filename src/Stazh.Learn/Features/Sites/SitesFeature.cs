namespace Stazh.Learn.Features.Sites;

/// <summary>The registry of organisations and internship sites, its map and its import.</summary>
public static class SitesFeature
{
    public static IServiceCollection AddSites(this IServiceCollection services, IConfiguration configuration) => services
        .AddAddressChecks(configuration)
        .AddSiteLife(configuration)
        .AddScoped<SiteDirectory>()
        .AddScoped<SiteAccess>()
        .AddScoped<SiteEditing>()
        .AddScoped<SiteEntry>()
        .AddScoped<ISiteAwards, SiteAwards>()
        .AddScoped<RegistryImport>()
        .AddScoped<RegistryLoader>()
        .AddScoped<IVerb, ImportSitesVerb>();
}

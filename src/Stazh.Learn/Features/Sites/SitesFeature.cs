namespace Stazh.Learn.Features.Sites;

/// <summary>The registry of organisations and internship sites, its map and its import.</summary>
public static class SitesFeature
{
    public static IServiceCollection AddSites(this IServiceCollection services) => services
        .AddScoped<SiteDirectory>()
        .AddScoped<SiteAccess>()
        .AddScoped<SiteEditing>()
        .AddScoped<RegistryImport>()
        .AddScoped<RegistryLoader>()
        .AddScoped<IVerb, ImportSitesVerb>();
}

namespace Stazh.Learn.Features.Portal;

/// <summary>Front page, news, questions, sections, search: what anybody reads.</summary>
public static class PortalFeature
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddSingleton<PortalTexts>()
        .AddScoped<NewsDesk>()
        .AddScoped<DemoNews>();
}

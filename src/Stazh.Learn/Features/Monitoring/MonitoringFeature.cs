using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Indicators of the documents with their dated denominators, dashboards of regions and districts, what was kept of half-years, exports (R-164…R-171).</summary>
public static class MonitoringFeature
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddScoped<MonitoringAccess>()
            .AddScoped<IndicatorBook>()
            .AddScoped<IndicatorBoard>()
            .AddScoped<SnapshotDesk>()
            .AddScoped<DeficitAtlas>()
            .AddScoped<DeficitReader>()
            .AddScoped<DemandReader>()
            .AddScoped<MonitoringPapers>()
            .AddSingleton<MonitoringForms>()
            .AddScoped<FormDesk>()
            .AddScoped<FormResults>()
            .AddScoped<FormReminders>()
            .AddScoped<IOutboxHandler<MonitoringCall>, MonitoringCalls>()
            .AddScoped<SiteWatch>()
            .AddScoped<GrowthReader>()
            .AddScoped<JournalDesk>()
            .AddScoped<IFileAccess, JournalFileAccess>()
            .AddScoped<IPersonalData, MonitoringPersonalData>()
            .AddSingleton(new CoordinatorDoor("Мониторинг", "/monitoring", 70))
            .AddSingleton(new CoordinatorDoor("Мониторинг площадок", "/monitoring/sites", 71))
            .AddSingleton(new CoordinatorDoor("Формы мониторинга", "/monitoring/forms", 72))
            .AddSingleton<HalfCloser>();
        return configuration.GetValue("Stazh:Workers", true) ? services.AddHostedService(p => p.GetRequiredService<HalfCloser>()) : services;
    }

    public static void MapMonitoring(this IEndpointRouteBuilder app) 
    {
        MonitoringFiles.Map(app);
        GrowthPapers.Map(app);
    }
}

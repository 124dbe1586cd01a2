using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

/// <summary>How an organisation becomes a site: intakes, applications, acts and agreements.</summary>
public static class AwardingFeature
{
    public static IServiceCollection AddAwarding(this IServiceCollection services) => services
        .AddScoped<ApplicationAccess>()
        .AddScoped<ApplicationDesk>()
        .AddScoped<ApplicationReader>()
        .AddScoped<ActDesk>()
        .AddScoped<WindowDesk>()
        .AddScoped<IFileAccess, PlanFileAccess>()
        .AddScoped<IPaperAudience, ApplicationPapers>()
        .AddScoped<IPersonalData, AwardingPersonalData>()
        .AddScoped<IOutboxHandler<PaperRegistered>, RegisteredPapers>()
        .AddScoped<IOutboxHandler<PaperAnnulled>, RegisteredPapers>()
        .AddSingleton(new CoordinatorDoor("Присвоение статуса", "/awarding", 40));
}

using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>Methodological networks and what lives in them: members, agreements, interaction, plans, visits, associations, councils, mentoring of schools, road maps (R-146…R-160).</summary>
public static class NetworkFeature
{
    public static IServiceCollection AddNetwork(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddScoped<NetworkAccess>()
            .AddScoped<NetworkDesk>()
            .AddScoped<AgreementDesk>()
            .AddScoped<CouncilDesk>()
            .AddScoped<MentoringDesk>()
            .AddScoped<RoadDesk>()
            .AddScoped<WorkshopDesk>()
            .AddScoped<IPaperAudience, CentrePapers>()
            .AddScoped<Accounts.IPersonalData, NetworkPersonalData>()
            .AddScoped<IPlanOwners, NetworkPlans>()
            .AddScoped<IOutboxHandler<PaperRegistered>, SignedAgreements>()
            .AddSingleton(new CoordinatorDoor("Методические сети", "/networks", 70))
            .AddSingleton(new CoordinatorDoor("Договоры и соглашения", "/agreements", 71))
            .AddSingleton(new CoordinatorDoor("Советы", "/councils", 72))
            .AddSingleton(new CoordinatorDoor("Наставничество школ", "/mentoring", 73))
            .AddSingleton<AgreementReminders>();
        return configuration.GetValue("Stazh:Workers", true) ? services.AddHostedService(p => p.GetRequiredService<AgreementReminders>()) : services;
    }
}

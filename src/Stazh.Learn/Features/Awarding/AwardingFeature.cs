using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

/// <summary>How an organisation becomes a site: intakes, applications, experts and their council, acts and agreements.</summary>
public static class AwardingFeature
{
    public static IServiceCollection AddAwarding(this IServiceCollection services) => services
        .AddScoped<ApplicationAccess>()
        .AddScoped<ApplicationDesk>()
        .AddScoped<ApplicationReader>()
        .AddScoped<ApplicationPlans>()
        .AddScoped<IPlanOwners, ApplicationPlanOwners>()
        .AddScoped<SiteLists>()
        .AddScoped<ActDesk>()
        .AddScoped<WindowDesk>()
        .AddScoped<CouncilDesk>()
        .AddScoped<ExpertDesk>()
        .AddScoped<ContestDesk>()
        .AddScoped<SittingReader>()
        .AddScoped<SittingDesk>()
        .AddScoped<IFileAccess, PlanFileAccess>()
        .AddScoped<IPaperAudience, ApplicationPapers>()
        .AddScoped<IPersonalData, AwardingPersonalData>()
        .AddScoped<IOutboxHandler<PaperRegistered>, RegisteredPapers>()
        .AddScoped<IOutboxHandler<PaperAnnulled>, RegisteredPapers>()
        .AddScoped<IOutboxHandler<PaperRegistered>, CouncilPapers>()
        .AddScoped<IOutboxHandler<PaperAnnulled>, CouncilPapers>()
        .AddScoped<IOutboxHandler<PaperRegistered>, ContestPapers>()
        .AddScoped<IOutboxHandler<PaperAnnulled>, ContestPapers>()
        .AddScoped<IOutboxHandler<ConclusionGiven>, GivenConclusions>()
        .AddSingleton(new CoordinatorDoor("Присвоение статуса", "/awarding", 40));
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Plans;

/// <summary>Plans of sites, networks and regions with their execution, and the reports made of them (R-050… ).</summary>
public static class PlansFeature
{
    public static IServiceCollection AddPlans(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddScoped<IPlans, PlanBook>()
            .AddScoped<PlanAccess>()
            .AddScoped<PlanDesk>()
            .AddScoped<ExecutionDesk>()
            .AddScoped<ReportDesk>()
            .AddScoped<PlanImport>()
            .AddScoped<PlanExport>()
            .AddScoped<IPlannerDesk, PlansOnDesk>()
            .AddScoped<ISiteEvidence, PlanEvidence>()
            .AddScoped<IFileAccess, PlanFileAccess>()
            .AddScoped<IPersonalData, PlansPersonalData>()
            .AddSingleton(new CoordinatorDoor("Планы и отчёты", "/plans", 40))
            .AddSingleton<PlanReminders>();
        return configuration.GetValue("Stazh:Workers", true) ? services.AddHostedService(p => p.GetRequiredService<PlanReminders>()) : services;
    }

    public static void MapPlans(this IEndpointRouteBuilder app) => PlanFiles.Map(app);
}

/// <summary>Overdue rows and reports that wait, on the page of whoever plans.</summary>
internal sealed class PlansOnDesk(Data.AppDb db) : IPlannerDesk
{
    private const int Most = 20;

    public string Title => "Планы и отчёты";

    public string Address => "/plans";

    public async Task<IReadOnlyList<DeskLine>> WaitingAsync(Guid personId, DateOnly today, CancellationToken stop)
    {
        var rows = await db.OverdueRows(personId, today).Take(Most).ToListAsync(stop);
        return [.. rows.Select(r => new DeskLine(r.Title, $"/plans/{r.PlanId}#row-{r.RowId}", r.OwnerTitle, r.DueOn))];
    }
}

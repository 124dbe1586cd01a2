namespace Stazh.Learn.Features.Administration;

public static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Demo.DemoRuns>();
        services.AddScoped<Demo.DemoDiagnostics>();
        services.AddScoped<Demo.DemoLearning>();
        services.AddScoped<Demo.DemoTasks>();
        services.AddScoped<Demo.DemoWorks>();
        services.AddScoped<Demo.DemoTalk>();
        services.AddScoped<Demo.DemoPapers>();
        services.AddScoped<Demo.DemoSites>();
        services.AddScoped<Demo.DemoAwarding>();
        services.AddScoped<Demo.DemoCouncil>();
        services.AddScoped<Demo.DemoNetwork>();
        services.AddScoped<Demo.DemoCouncils>();
        services.AddScoped<Demo.DemoPlans>();
        services.AddScoped<Demo.DemoMonitoring>();
        services.AddScoped<Demo.DemoCrowd>();
        services.AddScoped<Demo.DemoForms>();
        services.AddScoped<Demo.DemoLibrary>();
        services.AddScoped<Demo.DemoContests>();
        services.AddScoped<Demo.DemoStages>();
        services.AddScoped<Demo.Demonstration>();
        services.AddScoped<SystemState>();
        services.AddScoped<RoleWords>();
        services.AddScoped<IVerb, MigrateVerb>();
        services.AddScoped<IVerb, MakeAdministratorVerb>();
        services.AddScoped<IVerb, DemoVerb>();
        services.AddScoped<Backups.Backup>();
        services.AddScoped<Backups.Restoring>();
        services.AddScoped<IVerb, Backups.BackupVerb>();
        services.AddScoped<IVerb, Backups.RestoreVerb>();
        return services;
    }
}

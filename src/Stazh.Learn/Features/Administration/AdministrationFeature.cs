namespace Stazh.Learn.Features.Administration;

public static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<IVerb, MigrateVerb>();
        services.AddScoped<IVerb, MakeAdministratorVerb>();
        return services;
    }
}

using Stazh.Learn.Data;
using Stazh.Learn.Features.Administration;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn;

/// <summary>What happens before the first request: migrate, load what comes with the program, demonstration people outside Production.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var stop = app.Lifetime.ApplicationStopping;
        await Migrator.MigrateAsync(services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>(), stop);
        await services.GetRequiredService<ProgrammeLoader>().LoadAsync(stop);
        await services.GetRequiredService<RegistryLoader>().LoadAsync(stop);
        await services.GetRequiredService<Features.Administration.Demo.Demonstration>().OfferAsync(stop);
        await services.GetRequiredService<DemoNews>().AddAsync(stop);
        await services.GetRequiredService<FirstAdministrator>().OfferAsync(stop);
    }
}

using Stazh.Learn.Data;
using Stazh.Learn.Features.Administration;
using Stazh.Learn.Features.Administration.Demo;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn;

/// <summary>
/// What happens before the first request: migrate, load what comes with the program, demonstration people outside Production. Several nodes
/// may start at once: they do it one after the other.
/// </summary>
internal static class Startup
{
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var stop = app.Lifetime.ApplicationStopping;
        await LoadAsync(services, async () =>
        {
            await services.GetRequiredService<Demonstration>().OfferAsync(stop);
            await services.GetRequiredService<DemoNews>().OfferAsync(stop);
        }, stop);
        await services.GetRequiredService<FirstAdministrator>().OfferAsync(stop);
    }

    /// <summary>The database up to date, with the programmes and the registry that come with the program.</summary>
    internal static Task LoadAsync(IServiceProvider services, Func<Task> then, CancellationToken stop)
    {
        var (db, content) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ContentFolder>());
        return Migrator.MigrateAsync(db, services.GetRequiredService<TimeProvider>(), stop, async () =>
        {
            await db.LoadOnceAsync("programmes", [content.File("programmes"), content.File("formats.yaml")], async () => (await services.GetRequiredService<ProgrammeLoader>().LoadAsync(stop)).IsWhole, stop);
            await db.LoadOnceAsync("registry", [content.File("registry")], () => services.GetRequiredService<RegistryLoader>().LoadAsync(stop), stop);
            await db.LoadOnceAsync("library", [content.File("library")], () => services.GetRequiredService<ActsLoader>().LoadAsync(stop), stop);
            await then();
        });
    }
}

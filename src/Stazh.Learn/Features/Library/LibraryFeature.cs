using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>The bank of resources: proposed by their authors, checked by keepers, read by everybody, counted by distinct users.</summary>
public static class LibraryFeature
{
    public static IServiceCollection AddLibrary(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddScoped<LibraryDesk>()
            .AddScoped<ResourceUses>()
            .AddScoped<ActsLoader>()
            .AddScoped<ILibraryFigures, LibraryFigures>()
            .AddScoped<IFileAccess, LibraryAccess.OfFiles>()
            .AddScoped<IPersonalData, LibraryPersonalData>()
            .AddScoped<WorkOffers>()
            .AddScoped<IConsentWithdrawal, WorkConsent>()
            .AddSingleton(new InternshipDoor("Работа для библиотеки", "Предложить принятую работу всем, если вы согласны", "/library", 82, i => i.Package.FinalWork is not null, IsTrainees: true))
            .AddSingleton(new CoordinatorDoor("Библиотека: проверка материалов", "/library/desk", 60))
            .AddScoped<PackageDesk>()
            .AddScoped<PackageZip>()
            .AddScoped<ExperienceDesk>()
            .AddScoped<ProgrammeContests>()
            .AddSingleton(new RunPage("Пакет материалов", "/package"))
            .AddSingleton(new CoordinatorDoor("Пакеты материалов", "/library/packages", 61))
            .AddSingleton<PackageReminders>();
        return configuration.GetValue("Stazh:Workers", true) ? services.AddHostedService(p => p.GetRequiredService<PackageReminders>()) : services;
    }

    /// <summary>A download is a use of the resource, so its address is the resource's; the file itself comes from the store.</summary>
    public static void MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapGet("/library/{slug}/files/{fileId:guid}", async (string slug, Guid fileId, AppDb db, ResourceUses uses, CurrentPerson me, CancellationToken stop) =>
        {
            var resource = await db.ResourcesShownTo(me.IdOrNull).AsNoTracking().Where(r => r.Slug == slug && r.Files.Any(f => f.FileId == fileId)).Select(r => new { r.Id, r.OwnerId }).SingleOrDefaultAsync(stop);
            if (resource is null)
            {
                return Results.NotFound();
            }

            await uses.RecordAsync(resource.Id, resource.OwnerId, UseKind.Downloaded, stop);
            return Results.Redirect($"/files/{fileId}");
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/runs/{id:guid}/package.zip", async (Guid id, HttpContext context, PackageDesk desk, PackageZip zip, CancellationToken stop) =>
        {
            if (await desk.FindAsync(id, stop) is not { } contents)
            {
                return Results.NotFound();
            }

            return PackageZip.Send(context, target => zip.WriteAsync(target, contents, stop), $"paket-{contents.Run.EndsOn:yyyy-MM-dd}.zip");
        }).AllowAnonymous().ExcludeFromDescription();
        foreach (var extension in new[] { "docx", "pdf", "zip" })
        {
            app.MapGet($"/library/{{slug}}/experience.{extension}", (string slug, HttpContext context, ExperienceDesk desk, CancellationToken stop) => desk.FileAsync(slug, extension, context, stop))
                .RequireAuthorization().ExcludeFromDescription();
        }
    }
}

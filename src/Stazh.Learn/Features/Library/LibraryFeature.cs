using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>The bank of resources: proposed by their authors, checked by keepers, read by everybody, counted by distinct users.</summary>
public static class LibraryFeature
{
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddScoped<LibraryDesk>()
        .AddScoped<ResourceUses>()
        .AddScoped<ActsLoader>()
        .AddScoped<ILibraryFigures, LibraryFigures>()
        .AddScoped<IFileAccess, LibraryAccess.OfFiles>()
        .AddScoped<IPersonalData, LibraryPersonalData>()
        .AddSingleton(new CoordinatorDoor("Библиотека: проверка материалов", "/library/desk", 60));

    /// <summary>A download is a use of the resource, so its address is the resource's; the file itself comes from the store.</summary>
    public static void MapLibrary(this IEndpointRouteBuilder app) => app.MapGet("/library/{slug}/files/{fileId:guid}", async (string slug, Guid fileId, AppDb db, ResourceUses uses, CurrentPerson me, CancellationToken stop) =>
    {
        var resource = await db.ResourcesShownTo(me.IdOrNull).AsNoTracking().Where(r => r.Slug == slug && r.Files.Any(f => f.FileId == fileId)).Select(r => new { r.Id, r.OwnerId }).SingleOrDefaultAsync(stop);
        if (resource is null)
        {
            return Results.NotFound();
        }

        await uses.RecordAsync(resource.Id, resource.OwnerId, UseKind.Downloaded, stop);
        return Results.Redirect($"/files/{fileId}");
    }).AllowAnonymous().ExcludeFromDescription();
}

using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web.Files;

/// <summary>Gives a file to its owner and to whom the feature of its purpose lets read it; to everybody else it does not exist.</summary>
internal sealed class DownloadEndpoints(AppDb db, IFileStore store, IEnumerable<IFileAccess> purposes)
{
    /// <summary>What a stranger's file may do when it is opened in a tab of its own: show itself.</summary>
    private const string Sandbox = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private static readonly string[] ShownInPlace = ["image/", "video/", "audio/"];

    public static void Map(IEndpointRouteBuilder app)
    {
        // Anonymous at the door, since a purpose may be public; the provider decides.
        var group = app.MapGroup("/files").AllowAnonymous().ExcludeFromDescription();
        group.MapMethods("{id:guid}", ["GET", "HEAD"], (Guid id, HttpContext http, [FromServices] DownloadEndpoints files) => files.GiveAsync(id, thumb: false, http));
        group.MapMethods("{id:guid}/thumb", ["GET", "HEAD"], (Guid id, HttpContext http, [FromServices] DownloadEndpoints files) => files.GiveAsync(id, thumb: true, http));
    }

    private async Task<IResult> GiveAsync(Guid id, bool thumb, HttpContext http)
    {
        Guid? person = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var me) ? me : null;
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, http.RequestAborted);
        if (file is null || !await MayReadAsync(file, person, http.RequestAborted))
        {
            return person is null ? Results.Challenge() : Results.NotFound();
        }

        var hash = thumb ? file.ThumbHash : file.Hash;
        if (hash is null || !store.Exists(hash))
        {
            return Results.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue(ShownInPlace.Any(s => file.ContentType.StartsWith(s, StringComparison.Ordinal)) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Sandbox;
        headers.CacheControl = "private, no-cache";
        return Results.Stream(store.OpenRead(hash), file.ContentType, lastModified: file.CreatedAt, entityTag: new($"\"{hash}\""), enableRangeProcessing: true);
    }

    private async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
        person == file.OwnerId || (purposes.SingleOrDefault(p => p.Purpose == file.Purpose) is { } access && await access.MayReadAsync(file, person, stop));
}

using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web.Files;

/// <summary>
/// Resumable upload by tus 1.0 (core, creation, termination, expiration; https://tus.io/protocols/resumable-upload). The metadata
/// <c>filename</c> and <c>purpose</c> are required. When the last byte is in, the file goes through <see cref="FileIntake"/> and its id
/// stands in the header <c>Stazh-File</c>; a refused file is 415 with the sentence, and the upload is gone.
/// </summary>
public sealed class TusEndpoints(
    PartialUploads uploads,
    FileIntake intake,
    IFileStore store,
    IEnumerable<IFileAccess> purposes,
    AppDb db,
    TimeProvider clock,
    IStringLocalizer<Text> text)
{
    public const string Address = "/files/uploads";
    public const string FileHeader = "Stazh-File";
    private const string Version = "1.0.0";
    private const string Part = "application/offset+octet-stream";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Address).RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute(), new DisableRequestSizeLimitAttribute()).AddEndpointFilter(GuardAsync).ExcludeFromDescription();
        group.MapMethods("", ["OPTIONS"], (HttpResponse response, FileIntake intake) =>
        {
            response.Headers["Tus-Version"] = Version;
            response.Headers["Tus-Extension"] = "creation,termination,expiration";
            response.Headers["Tus-Max-Size"] = Number(intake.LimitMegabytes << 20);
            return Results.NoContent();
        });
        group.MapPost("", (HttpContext http, [FromServices] TusEndpoints tus) => tus.BeginAsync(http, http.RequestAborted));
        group.MapMethods("{id}", ["HEAD"], (string id, HttpContext http, [FromServices] TusEndpoints tus) => tus.TellAsync(id, http, http.RequestAborted));
        group.MapPatch("{id}", (string id, HttpContext http, [FromServices] TusEndpoints tus) => tus.AppendAsync(id, http, http.RequestAborted));
        group.MapDelete("{id}", (string id, HttpContext http, [FromServices] TusEndpoints tus) => tus.EndAsync(id, http, http.RequestAborted));
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers["Tus-Resumable"] = Version;
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            return await next(context);
        }

        if (http.Request.Headers["Tus-Resumable"] != Version)
        {
            http.Response.Headers["Tus-Version"] = Version;
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        return HttpMethods.IsHead(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : Results.BadRequest();
    }

    private async Task<IResult> BeginAsync(HttpContext http, CancellationToken stop)
    {
        if (!long.TryParse(http.Request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || Metadata(http.Request.Headers["Upload-Metadata"].ToString()) is not { } said
            || !said.TryGetValue("filename", out var name)
            || !said.TryGetValue("purpose", out var purpose) || purposes.All(p => p.Purpose != purpose))
        {
            return Results.BadRequest();
        }

        if (intake.TooLarge(length) is { } large)
        {
            return Say(large, StatusCodes.Status413PayloadTooLarge);
        }

        if (length == 0)
        {
            return Say(new EmptyFile(), StatusCodes.Status415UnsupportedMediaType);
        }

        var owner = Me(http);
        var (count, bytes) = await uploads.UnfinishedAsync(owner, stop);
        if (count >= PartialUploads.MostUnfinished)
        {
            return Say(new TooManyUploads(), StatusCodes.Status403Forbidden);
        }

        if (await intake.OverQuotaAsync(owner, length + bytes, stop) is { } quota)
        {
            return Say(quota, StatusCodes.Status403Forbidden);
        }

        if (!uploads.HasSpaceFor(length))
        {
            return Say(new NoSpaceLeft(), StatusCodes.Status507InsufficientStorage);
        }

        var upload = new PartialUpload(owner, length, FileName.Clean(name), purpose, clock.GetUtcNow());
        var id = await uploads.BeginAsync(upload, stop);
        Expires(http.Response, upload);
        return Results.Created($"{Address}/{id}", null);
    }

    private async Task<IResult> TellAsync(string id, HttpContext http, CancellationToken stop)
    {
        if (await uploads.FindAsync(id, Me(http), stop) is not { } upload)
        {
            return Results.NotFound();
        }

        var offset = uploads.OffsetOf(id, upload);
        if (offset == upload.Length && await FinishAsync(id, upload, http.Response, stop) is { } refusal)
        {
            return Say(refusal, StatusCodes.Status415UnsupportedMediaType);
        }

        http.Response.Headers["Upload-Offset"] = Number(offset);
        http.Response.Headers["Upload-Length"] = Number(upload.Length);
        Expires(http.Response, upload);
        return Results.Ok();
    }

    private async Task<IResult> AppendAsync(string id, HttpContext http, CancellationToken stop)
    {
        if (http.Request.ContentType != Part)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await uploads.FindAsync(id, Me(http), stop) is not { } upload)
        {
            return Results.NotFound();
        }

        if (upload.File is not null)
        {
            return Results.Conflict();
        }

        long offset;
        await using (var part = uploads.TryOpen(id))
        {
            if (part is null)
            {
                return Results.StatusCode(StatusCodes.Status423Locked);
            }

            if (!long.TryParse(http.Request.Headers["Upload-Offset"], NumberStyles.None, CultureInfo.InvariantCulture, out offset) || offset != part.Length)
            {
                return Results.Conflict();
            }

            if (offset + (http.Request.ContentLength ?? 0) > upload.Length || !await ReceiveAsync(http, part, upload.Length))
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            offset = part.Length;
        }

        if (offset == upload.Length && await FinishAsync(id, upload, http.Response, stop) is { } refusal)
        {
            return Say(refusal, StatusCodes.Status415UnsupportedMediaType);
        }

        http.Response.Headers["Upload-Offset"] = Number(offset);
        Expires(http.Response, upload);
        return Results.NoContent();
    }

    private async Task<IResult> EndAsync(string id, HttpContext http, CancellationToken stop)
    {
        if (await uploads.FindAsync(id, Me(http), stop) is null)
        {
            return Results.NotFound();
        }

        uploads.Remove(id);
        return Results.NoContent();
    }

    /// <summary>What arrives stays, also when the line is cut; false when it is more than was declared.</summary>
    private static async Task<bool> ReceiveAsync(HttpContext http, FileStream part, long most)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            // A slow line in a village is not an attack.
            rate.MinDataRate = new(bytesPerSecond: 64, gracePeriod: TimeSpan.FromSeconds(20));
        }

        var piece = new byte[1 << 16];
        try
        {
            int read;
            while ((read = await http.Request.Body.ReadAsync(piece, http.RequestAborted)) > 0)
            {
                if (part.Position + read > most)
                {
                    return false;
                }

                await part.WriteAsync(piece.AsMemory(0, read), CancellationToken.None);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The sender asks for the offset when the line is back.
        }
        finally
        {
            part.Flush(flushToDisk: true);
        }

        return true;
    }

    private async Task<Refusal?> FinishAsync(string id, PartialUpload upload, HttpResponse response, CancellationToken stop)
    {
        if (upload.File is null)
        {
            var temporary = store.NewTemporary();
            File.Move(uploads.PartOf(id), temporary);
            var (file, refusal) = await intake.TakeAsync(temporary, upload.Name, upload.Owner, upload.Purpose, stop);
            if (file is null)
            {
                uploads.Remove(id);
                return refusal;
            }

            await db.SaveChangesAsync(stop);
            upload = upload with { File = file.Id };
            await uploads.SaveAsync(id, upload, CancellationToken.None);
        }

        response.Headers[FileHeader] = upload.File.ToString();
        return null;
    }

    private IResult Say(Refusal refusal, int status) => Results.Text(refusal.In(text), "text/plain", Encoding.UTF8, status);

    private static void Expires(HttpResponse response, PartialUpload upload) =>
        response.Headers["Upload-Expires"] = (upload.Created + PartialUploads.Lifetime).ToString("R", CultureInfo.InvariantCulture);

    private static Guid Me(HttpContext http) => Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>key base64,key base64</c>; null when it is not that.</summary>
    private static Dictionary<string, string>? Metadata(string header)
    {
        var all = new Dictionary<string, string>();
        foreach (var pair in header.Length > 8000 ? [] : header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ', 2);
            var bytes = new byte[parts.Length > 1 ? parts[1].Length : 0];
            if (!Convert.TryFromBase64String(parts.Length > 1 ? parts[1] : "", bytes, out var length))
            {
                return null;
            }

            all[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return all;
    }
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Sign-out and the passkey ceremonies; each checks the antiforgery token itself, since none is a Razor form handler.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app)
    {
        var account = app.MapGroup("/account").AddEndpointFilter(RequireTokenAsync);
        account.MapPost("/sign-out", async (SignInManager<Person> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        }).AllowAnonymous();
        account.MapPost("/passkeys/sign-in-options", async (SignInManager<Person> signIn) =>
            Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous().RequireRateLimiting(WebSetup.SignInLimit);
        account.MapPost("/passkeys/sign-in", async (HttpContext context, SignInManager<Person> signIn) =>
            (await signIn.PasskeySignInAsync(await BodyAsync(context))).Succeeded ? Results.NoContent() : Results.StatusCode(StatusCodes.Status403Forbidden))
            .AllowAnonymous().RequireRateLimiting(WebSetup.SignInLimit);
        account.MapPost("/passkeys/options", async (HttpContext context, UserManager<Person> people, SignInManager<Person> signIn) =>
        {
            var person = (await people.GetUserAsync(context.User))!;
            return Results.Content(
                await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.ShortName }), "application/json");
        });
        account.MapPost("/data/export", async (HttpContext context, CurrentPerson me, DataArchive archive, AppDb db, TimeProvider clock, CancellationToken stop) =>
        {
            var (id, now) = (me.Id, clock.GetUtcNow());
            db.Record(now, id, "data.exported", nameof(Person), id);
            await db.SaveChangesAsync(stop);
            // ZIP headers are written synchronously by the framework: a few bytes an entry; contents are not.
            context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            return Results.Stream(target => archive.WriteAsync(target, id, stop), "application/zip", $"stazh-{now:yyyy-MM-dd}.zip");
        });
        account.MapPost("/passkeys", async (HttpContext context, UserManager<Person> people, SignInManager<Person> signIn, AppDb db, TimeProvider clock) =>
        {
            var person = (await people.GetUserAsync(context.User))!;
            var made = await signIn.PerformPasskeyAttestationAsync(await BodyAsync(context));
            if (!made.Succeeded)
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            db.Record(clock.GetUtcNow(), person.Id, "passkey.added", nameof(Person), person.Id);
            made.Passkey.Name = clock.GetUtcNow().ToString("yyyy-MM-dd");
            return (await people.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded ? Results.NoContent() : Results.StatusCode(StatusCodes.Status400BadRequest);
        });
    }

    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.StatusCode(StatusCodes.Status400BadRequest);

    private static async Task<string> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }
}

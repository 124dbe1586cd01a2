using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Web;

/// <summary>Language and theme: a form each in the footer, a cookie each.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "stazh-theme";

    public static void MapPreferences(this WebApplication app)
    {
        app.MapPost("/preferences/language", (HttpContext context, [FromForm] string language, [FromForm] string? back) =>
        {
            KeepLanguage(context, language);
            return Results.LocalRedirect(Local(back));
        }).AllowAnonymous();
        app.MapPost("/preferences/theme", (HttpContext context, [FromForm] string theme, [FromForm] string? back) =>
        {
            Keep(context, ThemeCookie, theme is "light" or "dark" ? theme : "auto");
            return Results.LocalRedirect(Local(back));
        }).AllowAnonymous();
    }

    public static void KeepLanguage(HttpContext context, string language) =>
        Keep(context, "stazh-language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? "en" : "ru")));

    /// <summary>An address of this site, or the front page: never somebody else's.</summary>
    public static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || (address[1] != '/' && address[1] != '\\')) ? address : "/";

    private static void Keep(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = context.Request.IsHttps });
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Pdf;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Web;

/// <summary>Plumbing that knows no domain word: pages, languages, headers, limits, errors, health.</summary>
public static class WebSetup
{
    public const string SignInLimit = "sign-in";

    private static readonly CultureInfo[] Languages = [new("ru"), new("en")];

    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
        var services = builder.Services;
        services.Configure<StazhSettings>(builder.Configuration.GetSection(StazhSettings.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ContentFolder>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton<IStringLocalizerFactory, TranslationFactory>();
        services.AddLocalization();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddRazorPages(o => o.RootDirectory = "/Features")
            .AddViewLocalization()
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Text)))
            .AddMvcOptions(ModelMessages.Apply)
            // No script validates here; what the helpers write for one has inline styles, which the policy refuses.
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Insert(0, "/Features/Shared/{0}.cshtml"));
        services.AddAntiforgery(o => o.HeaderName = "RequestVerificationToken");
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddDataProtection().SetApplicationName("stazh");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataFolder>((o, folder) => o.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new(folder.Sub("keys")), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture("ru");
            o.SupportedCultures = Languages;
            o.SupportedUICultures = Languages;
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "stazh-language" }];
        });
        services.AddRateLimiter(Limits);
        services.AddSingleton<OutboxWorker>();
        if (builder.Configuration.GetValue("Stazh:Workers", true))
        {
            services.AddHostedService(p => p.GetRequiredService<OutboxWorker>());
        }

        services.AddMail();
        services.AddHealth();
        services.AddFiles(workers: builder.Configuration.GetValue("Stazh:Workers", true)).AddPdf().AddSearch();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        // A program that asks the API is answered in its own language, errors too.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseMiddleware<SecurityHeaders>();
        app.Use((context, next) =>
        {
            // The page that explains a refused form must not fall over the same missing token.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                context.Features.Set<IAntiforgeryValidationFeature>(null);
            }

            return next(context);
        });
        app.UseRequestLocalization();
        app.UseRouting();
        app.Use((context, next) =>
        {
            // Without an endpoint the fallback policy would ask a stranger to sign in to a page that does not exist.
            if (context.GetEndpoint() is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        // A page brings a dozen of files: they do not use up its reader's requests.
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapFiles();
        app.MapPreferences();
    }

    private static void Limits(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = Of(context).SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading"));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.User.Identity?.Name is { } name
                ? RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = Of(context).RequestsPerTenSeconds, Window = TimeSpan.FromSeconds(10) })
                : RateLimitPartition.GetNoLimiter(""));
    }

    private static StazhSettings Of(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<StazhSettings>>().Value;
}

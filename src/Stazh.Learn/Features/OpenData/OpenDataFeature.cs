using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.OpenData;

/// <summary>
/// The read API for the sites of institutes: registry, programmes, runs and the check of a document, as they stand on the public pages.
/// Nobody signs in, nothing is changed, no person is named. Its description is at /openapi/v1.json.
/// </summary>
public static class OpenDataFeature
{
    public const string Limit = "open-data";

    public static IServiceCollection AddOpenData(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            o.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type.IsEnum)
                {
                    schema.Type = JsonSchemaType.String;
                    schema.Enum = [.. Enum.GetNames(context.JsonTypeInfo.Type).Select(n => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(n)))];
                }

                return Task.CompletedTask;
            });
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Стажировочные площадки: открытые данные", Version = "v1", Description = "Реестр площадок, программы, группы, проверка документа. Без входа, только чтение, без персональных данных." };
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
        return services.Configure<RateLimiterOptions>(o => o.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = context.RequestServices.GetRequiredService<IOptions<StazhSettings>>().Value.ApiRequestsPerMinute, Window = TimeSpan.FromMinutes(1) })));
    }

    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().RequireRateLimiting(Limit);
        var api = app.MapGroup("/api/v1").AllowAnonymous().RequireRateLimiting(Limit).AddEndpointFilter((context, next) =>
        {
            // Whoever shows this on a page of an institute calls from the reader's browser.
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
        SiteAnswers.Map(api);
        ProgrammeAnswers.Map(api);
        RunAnswers.Map(api);
        DocumentAnswers.Map(api);
        api.MapGet("/{**rest}", () => Answering.NotThere("Такого адреса нет. Описание — /openapi/v1.json.")).ExcludeFromDescription();
    }
}

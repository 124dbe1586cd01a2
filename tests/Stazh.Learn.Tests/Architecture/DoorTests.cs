using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>Sign-in is the default: whatever anybody may open is listed here, one by one.</summary>
public sealed class DoorTests(StazhApp app) : IClassFixture<StazhApp>
{
    /// <summary>Routes that need no sign-in.</summary>
    private static readonly string[] Open =
    [
        "/api/v1/documents/{code}", "/api/v1/programs", "/api/v1/programs/{slug}", "/api/v1/runs", "/api/v1/runs/{id:guid}", "/api/v1/sites", "/api/v1/sites/{slug}", "/api/v1/{**rest}",
        "/openapi/{documentName}.json", "/", "/calendar", "/calendar.ics", "/calendar/{token}.ics", "/evaluation/{token}", "/faq", "/files/{id:guid}", "/files/{id:guid}/thumb", "/news", "/news/{slug}",
        "/networks", "/networks/{slug}", "/networks/{slug}/events", "/networks/{slug}/road", "/workshops", "/workshops/{id:guid}",
        "/plans/{id:guid}", "/plans/{id:guid}.docx", "/plans/{id:guid}.pdf", "/plans/{id:guid}.xlsx", "/sites/{slug}/plans",
        "/growth/{token}", "/notifications/unsubscribe/{token}", "/pages/{slug}", "/programs", "/programs/{slug}", "/programs/{slug}/materials/{code}", "/runs/{id:guid}", "/runs/{id:guid}.ics", "/search",
        "/library", "/library/{slug}", "/library/{slug}/files/{fileId:guid}", "/runs/{id:guid}/package.zip", "/library/contests", "/library/events", "/library/contests/{id:guid}", "/sections", "/sites", "/sites/districts", "/sites/{slug}", "/support", "/survey/{token}", "/verify/{code?}",
        "/account/confirm", "/account/erased", "/account/forgot", "/account/passkeys/sign-in", "/account/passkeys/sign-in-options", "/account/register", "/account/reset",
        "/account/sign-in", "/account/sign-in/code", "/account/sign-out",
        "/error/{code:int}", "/healthz", "/metrics", "/preferences/language", "/preferences/theme", "/readyz",
    ];

    /// <summary>Pages of a role: whatever lies under the address asks for the policy.</summary>
    private static readonly (string Under, string[] Policies)[] Doors =
    [
        ("/admin", [Policies.Administrator]),
        ("/tutor", [Policies.Tutor, Policies.RunStaff]),
        ("/coordinator", [Policies.Coordinator, Policies.RunPlanner, Policies.RunStaff, Policies.SiteHead]),
        ("/expert", [Policies.Expert]),
    ];

    [Fact]
    public void What_anybody_may_open_is_listed_and_everything_listed_is_there()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Route).ToHashSet();
        Source.None([.. open.Except(Open).Select(r => $"open, but not listed: {r}"), .. Open.Except(open).Select(r => $"listed, but not open: {r}")]);
    }

    [Fact]
    public void Everything_else_asks_for_sign_in()
    {
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthorizationOptions>>().Value;
        Assert.Contains(options.FallbackPolicy!.Requirements, r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
        Assert.All(Endpoints().SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Where(a => a.Policy is not null), a => Assert.NotNull(options.GetPolicy(a.Policy!)));
    }

    [Fact]
    public void Pages_of_a_role_ask_for_its_policy() =>
        Source.None(from endpoint in Endpoints()
                     let route = Route(endpoint)
                     where route is not ("/admin/first" or "/admin/sites-import")
                     from door in Doors
                     where route == door.Under || route.StartsWith(door.Under + "/", StringComparison.Ordinal)
                     where !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => door.Policies.Contains(a.Policy))
                     select route);

    [Fact]
    public async Task Every_page_that_anybody_may_open_has_one_heading_a_title_and_the_headers()
    {
        using var visitor = app.Anonymous();
        foreach (var route in Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                     .Select(Route).Where(r => !r.Contains('{', StringComparison.Ordinal)).Distinct())
        {
            var page = await visitor.Follow(await visitor.Get(route));
            Assert.True(page.Status == 200, $"{route}: {page.Status}");
            Assert.True(page.Document.QuerySelectorAll("h1").Length == 1, $"{route}: not one h1");
            Assert.False(string.IsNullOrWhiteSpace(page.Document.Title), $"{route}: no title");
            Assert.DoesNotContain("unsafe-inline", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>All but the files of wwwroot.</summary>
    private IEnumerable<RouteEndpoint> Endpoints() =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
}

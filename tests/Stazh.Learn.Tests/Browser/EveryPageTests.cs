using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>
/// Every page of the program as its reader sees it: axe in both themes at both widths, no sideways scrolling, one heading, no script errors.
/// Its pages do not depend on the database, so one is enough.
/// </summary>
[Trait("Category", "OneDatabase")]
[Collection(AloneInABrowser.Name)]
public sealed class EveryPageTests(DemoBrowserApp app) : IClassFixture<DemoBrowserApp>
{
    private const string Rules = """
        async () => (await axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
          .violations.map(v => v.id + ": " + v.nodes.slice(0, 2).map(n => n.target.join(" ")).join("; "))
        """;

    [Fact]
    public async Task The_sitemap_knows_every_page()
    {
        var map = await Sitemap.OfAsync(app, Cancel);
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.Equal([], pages.Except(map.Visits.Keys));
        Assert.Equal([], map.Visits.Keys.Except(pages));
    }

    [Fact]
    public async Task Every_page_is_accessible_in_both_themes_and_widths()
    {
        var map = await Sitemap.OfAsync(app, Cancel);
        var wrong = new ConcurrentBag<string>();
        var rounds = map.Visits.GroupBy(v => v.Value.Mailbox).SelectMany(g => g.Chunk(10));
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancel }, async (round, _) =>
        {
            var reader = round[0].Value.Mailbox;
            await using var context = reader == Sitemap.Nobody ? await app.Visiting(traced: false) : await app.SignedIn(TestPeople.Email(reader), traced: false);
            var page = await context.NewPageAsync();
            await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            await page.AddInitScriptAsync(Axe.Value);
            page.PageError += (_, error) => wrong.Add($"{page.Url} script error {error}");
            foreach (var (route, visit) in round)
            {
                (await LookAsync(page, visit.Address)).ForEach(w => wrong.Add($"{route} {w}"));
            }
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }

    private static async Task<List<string>> LookAsync(IPage page, string address)
    {
        var wrong = new List<string>();
        await page.SetViewportSizeAsync(360, 780);
        var answer = await page.GotoAsync(address);
        if (answer!.Status is not (200 or 404 or 410))
        {
            wrong.Add($"answers {answer.Status}");
        }

        if (await page.Locator("h1").CountAsync() != 1)
        {
            wrong.Add($"has {await page.Locator("h1").CountAsync()} h1");
        }

        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 780);
            var sideways = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sideways > 0)
            {
                wrong.Add($"scrolls sideways by {sideways} px at {width}");
            }

            foreach (var theme in new[] { "light", "dark" })
            {
                await page.EvaluateAsync("theme => document.documentElement.dataset.bsTheme = theme", theme);
                wrong.AddRange((await page.EvaluateAsync<string[]>(Rules)).Select(v => $"{theme} {width} {v}"));
            }
        }

        return wrong;
    }

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class SitePagesTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_registry_holds_its_28_rows_and_nine_sites_and_the_map_its_89_tiles()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/sites");
        Assert.Equal(89, page.Document.QuerySelectorAll("svg a.tile").Length);
        Assert.All(page.Document.QuerySelectorAll("svg a.tile"), t => Assert.Matches(": \\d+\u00a0площад", t.QuerySelector("title")!.TextContent));
        var rows = page.Document.QuerySelectorAll(".map-table tbody tr");
        Assert.Equal(89, rows.Length);
        var sum = rows.Sum(r => int.Parse(r.QuerySelector("td.number")!.TextContent));
        Assert.Equal((37, "37"), (sum, page.Text(".map-table tfoot td")));
        Assert.Contains("37\u00a0площадок", page.Text("main [role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_of_the_list_together_show_every_site_once()
    {
        using var visitor = app.Anonymous();
        var seen = new List<string>();
        for (var page = await visitor.Get("/sites"); ; page = await visitor.Get(page.Document.QuerySelector("a[href*='after=']")!.GetAttribute("href")!))
        {
            seen.AddRange(page.Document.QuerySelectorAll(".site-cards h2 a").Select(a => a.GetAttribute("href")!));
            if (page.Document.QuerySelector("a[href*='after=']") is null)
            {
                break;
            }
        }

        Assert.Equal(37, seen.Count);
        Assert.Equal(37, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("?subject=47", 10)]
    [InlineData("?kind=Стажировочная+площадка", 1)]
    [InlineData("?q=лицеи+всеволожского+района", 1)]
    [InlineData("?q=viro36.ru", 1)]
    [InlineData("?subject=77", 0)]
    [InlineData("?q=%25", 37)]
    public async Task Filters_live_in_the_address(string query, int count)
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/sites" + query);
        Assert.StartsWith($"{count}\u00a0", page.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal(count == 0, page.Document.QuerySelector(".empty") is not null);
    }

    [Fact]
    public async Task A_site_shows_its_programmes_and_its_groups_past_and_to_come()
    {
        using var visitor = app.Anonymous();
        var slug = (await visitor.Get("/sites")).Document.QuerySelector(".site-cards h2 a")!.GetAttribute("href")!;
        Assert.Contains("групп ещё не было", (await visitor.Get(slug)).Text("#runs"), StringComparison.Ordinal);
        var site = await app.InDb(db => db.Set<InternshipSite>().SingleAsync(s => "/sites/" + s.Slug == slug));
        var past = await app.InDb(db => AGroup(db, site.Id, finished: true));
        var coming = await app.InDb(db => AGroup(db, site.Id, finished: false));
        app.Sql.Reset();
        var page = await visitor.Get(slug);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal([$"/runs/{coming}", $"/runs/{past}"], page.Document.QuerySelectorAll(".site-runs a").Select(a => a.GetAttribute("href")!));
        Assert.Equal(["Идут и набираются", "Завершённые группы"], page.Document.QuerySelectorAll("#runs h3").Select(h => h.TextContent));
        Assert.Contains("25\u00a0свободных мест", page.Text(".site-runs"), StringComparison.Ordinal);
        var programme = page.Document.QuerySelector(".site-programmes a")!.GetAttribute("href")!;
        Assert.Equal(200, (await visitor.Get(programme)).Status);
    }

    private async Task<Guid> AGroup(Stazh.Learn.Data.AppDb db, Guid site, bool finished)
    {
        var now = app.Clock.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(finished ? -90 : 20);
        var version = await db.Set<Stazh.Learn.Features.Programmes.ProgrammeVersion>().FirstAsync(v => v.Slug == "adhd-functions");
        var run = new Stazh.Learn.Features.Runs.ProgrammeRun
        {
            Id = Guid.CreateVersion7(now), SiteId = site, ProgrammeVersionId = version.Id, ProgrammeSlug = version.Slug, ProgrammeTitle = version.Title, Region = "Ленинградская область", SiteTitle = "Площадка",
            StartsOn = day, EndsOn = day.AddDays(20), Places = 25, CreatedAt = now,
        };
        if (finished)
        {
            Assert.Null(run.Start(now) ?? run.Finish(now));
        }

        db.Add(run);
        await db.SaveChangesAsync();
        return run.Id;
    }

    [Fact]
    public async Task A_doubtful_site_says_why_and_keeps_its_addresses_to_the_letter()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/sites/amurskaya-oblast");
        Assert.Contains("Страница площадок — на другом домене", page.Text(".warning"), StringComparison.Ordinal);
        Assert.Contains("Таблица 1, строка 1.", page.Words, StringComparison.Ordinal);
        var link = page.Document.QuerySelectorAll("main a.address")[^1];
        Assert.StartsWith("https://xn--l1abga6a.xn----7sbzomjcu.xn--p1ai/%d1%80%d0%b5", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("nofollow noopener", link.GetAttribute("rel"));
        Assert.Equal(404, (await visitor.Get("/sites/no-such-site")).Status);
    }

    [Fact]
    public async Task The_links_of_tables_2_and_3_stand_in_their_order_with_doubts_marked()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/support");
        Assert.Equal((8, 6), (page.Document.QuerySelectorAll("#table-2 a").Length, page.Document.QuerySelectorAll("#table-3 a").Length));
        Assert.EndsWith("207-vebinary-metodologicheskie-seminary-konferencii-rip.html", page.Document.QuerySelector("#table-2 a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("требует проверки", page.Document.QuerySelector("#table-3 a[href*='iro63']")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Districts_without_a_consultant_are_marked_most_of_all_beside_a_site()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/sites/districts");
        Assert.Equal(18, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Приозерский район", page.Document.QuerySelector(".tag.danger")!.Closest("tr")!.QuerySelector("th")!.TextContent);
        Assert.Equal(4, page.Document.QuerySelectorAll(".tag.wait").Length);
    }

    [Theory]
    [InlineData("/sites")]
    [InlineData("/sites?q=школа&subject=47&after=amurskaya-oblast")]
    [InlineData("/sites/leningradskaya-oblast")]
    [InlineData("/sites/districts")]
    [InlineData("/support")]
    public async Task Pages_ask_the_database_six_times_at_most(string address)
    {
        using var visitor = app.Anonymous();
        await visitor.Get(address);
        app.Sql.Reset();
        Assert.Equal(200, (await visitor.Get(address)).Status);
        Assert.InRange(app.Sql.Count, 1, 6);
    }

    [Fact]
    public async Task The_registry_is_loaded_once_however_often_the_program_starts()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RegistryLoader>().LoadAsync(CancellationToken.None);
        Assert.Equal((37, 37, 89, 14), await app.InDb(async db => (
            await db.Set<InternshipSite>().CountAsync(), await db.Set<Organisation>().CountAsync(), await db.Set<Subject>().CountAsync(), await db.Set<SupportLink>().CountAsync())));
    }
}

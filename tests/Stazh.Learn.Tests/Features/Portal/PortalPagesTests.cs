using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Portal;

public sealed class DemoApp : StazhApp
{
    protected override bool Demo => true;
}

public sealed class PortalPagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task The_front_page_shows_the_registry_in_figures_news_and_all_sections()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/");
        // 28 regional rows, nine of the second document, and the one the demonstration adds.
        Assert.Contains("38 площадок", page.Text(".figures li").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("Начинается приём работ на фестиваль практик", page.Document.QuerySelector("[aria-labelledby=news-heading] h3")!.TextContent);
        Assert.Equal(18, page.Document.QuerySelectorAll(".section-links a").Length);
        Assert.Null(page.Document.QuerySelector(".portal-next"));
        await app.APerson("front");
        using var person = await app.As(TestPeople.Email("front"));
        Assert.NotNull((await person.Get("/")).Document.QuerySelector(".portal-next a[href='/programs']"));
    }

    [Fact]
    public async Task Every_section_opens_with_one_heading_and_every_link_between_them_leads_somewhere()
    {
        using var visitor = app.Anonymous();
        var sections = (await visitor.Get("/sections")).Document.QuerySelectorAll(".section-cards a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(18, sections.Count);
        foreach (var address in sections.Concat(["/pages/privacy", "/pages/rules", "/pages/consent-processing"]))
        {
            var page = await visitor.Get(address);
            Assert.Equal(200, page.Status);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            foreach (var link in page.Document.QuerySelectorAll(".prose a[href^='/pages/']").Select(a => a.GetAttribute("href")!).Distinct())
            {
                Assert.InRange((await visitor.Get(link)).Status, 200, 301);
            }
        }
    }

    [Fact]
    public async Task Legal_texts_name_the_operator_and_their_version()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/pages/privacy");
        Assert.Contains("Организация-оператор", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page.Words, StringComparison.Ordinal);
        Assert.Contains("Редакция от 1 ноября 2026 г.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pages/none")]
    [InlineData("/pages/..%2Fregistry%2Fdistricts")]
    [InlineData("/pages/news")]
    [InlineData("/news/none")]
    public async Task What_is_not_there_is_404(string address)
    {
        using var visitor = app.Anonymous();
        Assert.Equal(404, (await visitor.Get(address)).Status);
    }

    [Fact]
    public async Task Questions_are_grouped_and_found_in_any_form_of_a_word()
    {
        using var visitor = app.Anonymous();
        var all = await visitor.Get("/faq");
        Assert.True(all.Document.QuerySelectorAll(".faq details").Length > 25);
        Assert.True(all.Document.QuerySelectorAll(".faq h2").Length > 4);
        var found = await visitor.Get("/faq?q=удостоверениями");
        Assert.NotEmpty(found.Document.QuerySelectorAll(".faq details[open]"));
        Assert.NotNull((await visitor.Get("/faq?q=синхрофазотрон")).Document.QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("площадки Лужского района", "/sites/mou-sosh-3")]
    [InlineData("фестивали практик", "/news/priyom-rabot-na-festival")]
    [InlineData("сдвг", "/programs/adhd-functions")]
    [InlineData("удержание внимания", "/programs/adhd-functions")]
    [InlineData("охота за значком", "/programs/adhd-functions")]
    [InlineData("лист ожидания", "/faq#q1-4")]
    [InlineData("присвоение статуса", "/pages/status")]
    public async Task Search_finds_sites_news_programmes_questions_and_sections(string question, string address)
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(question));
        Assert.Contains(address, page.Document.QuerySelectorAll(".findings h3 a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_found_rather_than_a_question_to_sign_in()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/no-such-page");
        Assert.Equal(404, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main h1"));
        Assert.Equal(302, (await visitor.Get("/learn")).Status);
    }

    [Fact]
    public async Task Search_is_not_upset_by_signs_and_says_what_to_do_when_nothing_fits()
    {
        using var visitor = app.Anonymous();
        foreach (var question in new[] { "%", "_", "'\"; drop table", "<script>", new string('ы', 5000), "* OR 1" })
        {
            Assert.Equal(200, (await visitor.Get("/search?q=" + Uri.EscapeDataString(question))).Status);
        }

        Assert.Contains("Ничего не нашлось", (await visitor.Get("/search?q=синхрофазотрон")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/news")]
    [InlineData("/news/otkryt-nabor-noyabr")]
    [InlineData("/faq")]
    [InlineData("/search?q=площадка")]
    public async Task Pages_ask_the_database_six_times_at_most_for_anybody(string address)
    {
        if (!await app.InDb(db => db.Set<Person>().AnyAsync(p => p.Email == TestPeople.Email("portal-sql"))))
        {
            await app.Grant(await app.APerson("portal-sql"), Role.Coordinator, region: "Ленинградская область");
        }

        using var coordinator = await app.As(TestPeople.Email("portal-sql"));
        using var anonymous = app.Anonymous();
        foreach (var visitor in new[] { anonymous, coordinator })
        {
            await visitor.Get(address);
            app.Sql.Reset();
            Assert.Equal(200, (await visitor.Get(address)).Status);
            Assert.InRange(app.Sql.Count, 0, 6);
        }
    }

    [Fact]
    public async Task Demonstration_news_is_added_once()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoNews>().AddAsync(CancellationToken.None);
        Assert.Equal(6, await app.InDb(db => db.Set<NewsItem>().CountAsync(n => n.AuthorId == null)));
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class SiteEntryTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_site_is_entered_on_two_organisations_found_changed_and_its_status_stays_apart()
    {
        using var keeper = await KeeperAsync("enters");
        var page = await keeper.Get("/sites/entry");
        Assert.Equal(["Ленинградская область"], page.Document.QuerySelectorAll("#Input_SubjectCode option").Select(o => o.TextContent));
        var done = await keeper.Submit(
            page.Form("#entry"), ("Input.Kind", "Опорная площадка"), ("Input.Title", "Сеть «Чтение без границ»"), ("Input.SitesUrl", "https://xn--80a.example/%d1%80"),
            ("Input.Organisations[0].Name", "МБОУ «СОШ № 2» г. Луга"), ("Input.Organisations[0].District", "Лужский район"), ("Input.Organisations[0].HomeUrl", "https://school2.example"));
        Assert.Equal("/sites/set-chtenie-bez-granic/edit", done.Location);
        var site = await SiteAsync("set-chtenie-bez-granic");
        Assert.Equal((false, null, "https://xn--80a.example/%d1%80", 0, 1), (site.Imported, site.Source, site.SitesUrl, site.Statuses.Count, site.Organisations.Count));
        Assert.Contains("Чтение без границ", (await keeper.Get("/search?q=чтения+граница")).Words, StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromSeconds(1));
        // The second organisation is one that is known: it now carries two sites.
        var known = await app.InDb(db => db.Set<Organisation>().AsNoTracking().Where(o => o.Subject == Region && o.District != "" && o.Sites.Any(s => s.Imported)).OrderBy(o => o.Id).FirstAsync());
        page = await keeper.Get("/sites/entry/set-chtenie-bez-granic");
        done = await keeper.Submit(page.Form("#entry"), ("Input.Organisations[1].Name", known.Name), ("Input.Organisations[1].District", known.District));
        Assert.Equal("/sites/set-chtenie-bez-granic", done.Location);
        Assert.Equal(2, (await SiteAsync("set-chtenie-bez-granic")).Organisations.Count);
        Assert.Equal(2, await app.InDb(db => db.Set<Organisation>().Where(o => o.Id == known.Id).Select(o => o.Sites.Count).SingleAsync()));
        var shown = await keeper.Get("/sites/set-chtenie-bez-granic");
        Assert.Contains("Внесено координатором на этой платформе", shown.Words, StringComparison.Ordinal);
        Assert.Contains(known.Name, shown.Words, StringComparison.Ordinal);
        Assert.Equal(["site.added", "site.changed"], await app.InDb(db => db.Audit.Where(a => a.SubjectId == site.Id).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost()
    {
        using var keeper = await KeeperAsync("mistakes");
        var page = await keeper.Get("/sites/entry");
        var answer = await keeper.Submit(page.Form("#entry"), ("Input.Title", "Без адреса"), ("Input.SitesUrl", "javascript:alert(1)"), ("Input.Organisations[0].HomeUrl", "nowhere"), ("Input.Kind", "Выдуманная"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Назовите организацию", answer.Words, StringComparison.Ordinal);
        Assert.Contains("не адрес сайта", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Выберите вид площадки", answer.Words, StringComparison.Ordinal);
        Assert.Equal("javascript:alert(1)", answer.Document.QuerySelector("[name='Input.SitesUrl']")!.GetAttribute("value"));
        var foreign = await keeper.Submit(page.Form("#entry"), ("Input.SubjectCode", "77"), ("Input.Organisations[0].Name", "Школа"));
        Assert.Equal(400, foreign.Status);
        Assert.Equal(302, (await keeper.Submit(page.Form("#entry"), ("Input.Organisations[0].Name", "Школа № 9"))).Status);
        var twice = await keeper.Submit(page.Form("#entry"), ("Input.Organisations[0].Name", "Школа № 9"));
        Assert.Equal(400, twice.Status);
        Assert.Contains("уже есть", twice.Words, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.Set<InternshipSite>().CountAsync(s => s.Title == "Школа № 9")));
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_so_and_a_row_of_the_file_or_of_another_region_is_not_there()
    {
        using var keeper = await KeeperAsync("second");
        var slug = (await keeper.Post("/sites/entry", ("Input.Organisations[0].Name", "Лицей № 3"))).Location!.Split('/')[2];
        var first = await keeper.Get($"/sites/entry/{slug}");
        Assert.Equal(302, (await keeper.Submit(first.Form("#entry"), ("Input.Note", "Раньше"))).Status);
        var late = await keeper.Submit(first.Form("#entry"), ("Input.Note", "Позже"));
        Assert.Equal((409, "Позже"), (late.Status, late.Document.QuerySelector("#Input_Note")!.TextContent.Trim()));
        Assert.Equal(302, (await keeper.Submit(late.Form("#entry"))).Status);
        Assert.Equal("Позже", (await SiteAsync(slug)).Note);
        var imported = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == Region && s.Imported).Select(s => s.Slug).FirstAsync());
        Assert.Equal(404, (await keeper.Get("/sites/entry/" + imported)).Status);
        var stranger = await app.APerson("stranger");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var other = await app.As(stranger.Email!);
        Assert.Equal(404, (await other.Get($"/sites/entry/{slug}")).Status);
        Assert.Equal(400, (await other.Post("/sites/entry", ("Input.SubjectCode", "47"), ("Input.Organisations[0].Name", "Чужая"))).Status);
    }

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }

    private Task<InternshipSite> SiteAsync(string slug) =>
        app.InDb(db => db.Set<InternshipSite>().AsNoTracking().Include(s => s.Organisations).Include(s => s.Statuses).AsSingleQuery().SingleAsync(s => s.Slug == slug));
}

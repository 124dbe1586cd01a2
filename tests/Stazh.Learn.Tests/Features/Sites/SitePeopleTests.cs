using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class SitePeopleTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_head_has_a_category_and_achievements_and_of_a_network_a_common_decision()
    {
        using var keeper = await KeeperAsync("appoints");
        var slug = await ASiteAsync(keeper, "Школа назначений");
        var (weak, strong) = (await APersonAsync("weak", QualificationCategory.Conformity), await APersonAsync("strong", QualificationCategory.First));
        var form = (await keeper.Get($"/sites/{slug}/head")).Form("#appoint");
        (string, string)[] act = [("Input.ActNumber", "14"), ("Input.ActDate", "2026-11-01"), ("Input.Body", "Школа"), ("Input.Achievements", "Победа в конкурсе уроков.")];
        Assert.Contains("работника высшей или первой категории", (await keeper.Submit(form, [.. act, ("Input.Email", weak.Email!)])).Words, StringComparison.Ordinal);
        Assert.Contains("Опишите достижения", (await keeper.Submit(form, [.. act[..3], ("Input.Email", strong.Email!), ("Input.Achievements", " ")])).Words, StringComparison.Ordinal);
        Assert.Contains("nobody@stazh.example в программе нет", (await keeper.Submit(form, [.. act, ("Input.Email", "nobody@stazh.example")])).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(form, [.. act, ("Input.Email", strong.Email!)])).Status);
        Assert.True(await HeadsAsync(strong, slug));
        var late = await keeper.Submit(form, [.. act, ("Input.Email", strong.Email!)]);
        Assert.Equal(409, late.Status);
        Assert.Contains("strong, № 14", late.Text(".warning"), StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/sites/entry/{slug}")).Form("#entry"), ("Input.Organisations[1].Name", "Вторая школа сети"))).Status);
        var next = await APersonAsync("next-head", QualificationCategory.Highest);
        form = (await keeper.Get($"/sites/{slug}/head")).Form("#appoint");
        Assert.Contains("коллегиальным решением", (await keeper.Submit(form, [.. act, ("Input.Email", next.Email!), ("Input.Participants", "Вторая школа сети")])).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(form, [.. act, ("Input.Email", next.Email!), ("Input.Participants", "Вторая школа сети"), ("Input.Participants", "Школа назначений")])).Status);
        Assert.True(await HeadsAsync(next, slug));
        Assert.False(await HeadsAsync(strong, slug));
        using var head = await app.As(next.Email!);
        var page = await head.Get($"/sites/{slug}/people");
        Assert.Contains("Решили вместе: Школа назначений; Вторая школа сети", page.Text("#head"), StringComparison.Ordinal);
        Assert.Contains("/error/403", (await head.Get($"/sites/{slug}/head")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_and_groups_are_kept_by_the_head_read_by_those_who_work_there_and_hidden_from_others()
    {
        using var keeper = await KeeperAsync("staffs");
        var slug = await ASiteAsync(keeper, "Школа состава");
        var site = await app.InDb(db => db.Set<InternshipSite>().SingleAsync(s => s.Slug == slug));
        var (leads, works, other) = (await APersonAsync("leads", QualificationCategory.Highest), await APersonAsync("works", QualificationCategory.None), await APersonAsync("other", QualificationCategory.None));
        await app.Grant(leads, Role.SiteHead, siteId: site.Id);
        using var head = await app.As(leads.Email!);
        var address = $"/sites/{slug}/people";
        (string, string)[] member = [("Member.Email", works.Email!), ("Member.Post", "Куратор"), ("Member.Act", "приказ № 8"), ("Member.CaresFor", "Волосовский район"), ("Member.From", "2026-11-01")];
        var page = await head.Get(address);
        Assert.Equal(302, (await head.Submit(page.Form("#member"), member)).Status);
        Assert.Contains("уже на этом посту", (await head.Submit(page.Form("#member"), member)).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await head.Submit(page.Form("#member"), [.. member[..1], ("Member.Post", "Ректор")])).Status);
        Assert.Equal(302, (await head.Submit(page.Form("#group"), ("Group.Direction", "Читательская грамотность"), ("Group.Act", "приказ № 9"), ("Group.From", "2026-11-01"), ("Group.To", "2027-05-31"), ("Group.Emails", $"{works.Email}\n{leads.Email}"))).Status);
        Assert.Equal(302, (await head.Submit(page.Form("#manning-form"), ("Manning.Manning", "Тьюторов назначает директор."))).Status);
        var late = await head.Submit(page.Form("#manning-form"), ("Manning.Manning", "Тьюторов выбирают."));
        Assert.Equal(409, late.Status);
        Assert.Contains("Тьюторов назначает директор.", late.Text("#manning"), StringComparison.Ordinal);
        Assert.Contains("Тьюторов выбирают.", late.Text("#manning textarea"), StringComparison.Ordinal);

        using var worker = await app.As(works.Email!);
        app.Sql.Reset();
        var read = await worker.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        foreach (var words in new[] { "Куратор", "Волосовский район", "Читательская грамотность", "Тьюторов назначает директор.", "в первую очередь" })
        {
            Assert.Contains(words, read.Words, StringComparison.Ordinal);
        }

        Assert.Null(read.Document.QuerySelector("#member"));
        using var stranger = await app.As(other.Email!);
        Assert.Equal(404, (await stranger.Get(address)).Status);
        using var anybody = app.Anonymous();
        Assert.Contains("/account/sign-in", (await anybody.Get(address)).Location, StringComparison.Ordinal);
        Assert.DoesNotContain("works", (await anybody.Get($"/sites/{slug}")).Words, StringComparison.Ordinal);

        var out1 = await head.Get(address);
        Assert.Equal(302, (await head.Submit(out1.Form("#staff table form"))).Status);
        Assert.NotNull(await app.InDb(db => db.Set<SiteMember>().Where(m => m.PersonId == works.Id).Select(m => m.Until).SingleAsync()));
    }

    [Fact]
    public async Task Consultants_close_a_gap_and_their_names_are_for_coordinators_of_the_region()
    {
        using var keeper = await KeeperAsync("consults");
        using var anybody = app.Anonymous();
        var gaps = (await anybody.Get("/sites/districts")).Document.QuerySelectorAll(".tag.danger").Length;
        Assert.Contains("СОШ №4", (await anybody.Get("/sites/districts")).Document.QuerySelector(".tag.danger")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var district = await app.InDb(db => db.Set<District>().SingleAsync(d => d.Subject == Region && d.Name == "Приозерский район"));
        var page = await keeper.Get($"/sites/districts/{district.Id}");
        Assert.Equal(400, (await keeper.Submit(page.Form("#consultant"), ("Input.Name", ""))).Status);
        Assert.Equal(302, (await keeper.Submit(page.Form("#consultant"), ("Input.Name", "Ольхина Вера"), ("Input.Post", "доцент"))).Status);
        Assert.Equal(302, (await keeper.Submit(page.Form("#consultant"), ("Input.Name", "Сосновский Пётр"))).Status);
        var seen = await keeper.Get("/sites/districts");
        Assert.Contains("Ольхина Вера, доцент; Сосновский Пётр", seen.Words, StringComparison.Ordinal);
        var open = await anybody.Get("/sites/districts");
        Assert.DoesNotContain("Ольхина", open.Words, StringComparison.Ordinal);
        Assert.Equal(gaps - 1, open.Document.QuerySelectorAll(".tag.danger").Length);
        var stranger = await app.APerson("far-coordinator");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var far = await app.As(stranger.Email!);
        Assert.DoesNotContain("Ольхина", (await far.Get("/sites/districts")).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await far.Get($"/sites/districts/{district.Id}")).Status);
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/sites/districts/{district.Id}")).Form("main li form"))).Status);
        }

        Assert.Equal(gaps, (await anybody.Get("/sites/districts")).Document.QuerySelectorAll(".tag.danger").Length);
    }

    [Fact]
    public async Task A_support_site_has_its_events_its_schools_and_its_equipment()
    {
        using var keeper = await KeeperAsync("supports");
        var slug = await ASiteAsync(keeper, "Опорная школа", "Опорная площадка");
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/sites/{slug}/edit")).Form("#about"), ("Input.Targets", "500plus"), ("Input.Targets", "resilient"), ("Input.Equipment", "Кабинет физики\nИнтерактивная доска — 2 шт."))).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/sites/{slug}/events")).Form("#event"), ("Input.Title", "Семинар о чтении"), ("Input.Form", "семинар"), ("Input.On", "2026-12-10"))).Status);
        using var anybody = app.Anonymous();
        app.Sql.Reset();
        var page = await anybody.Get($"/sites/{slug}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Проект «500+»", page.Text(".tags"), StringComparison.Ordinal);
        Assert.Contains("Семинар о чтении", page.Text("#events"), StringComparison.Ordinal);
        Assert.Contains("Интерактивная доска — 2 шт.", page.Document.QuerySelectorAll("li").Select(l => l.TextContent));
        Assert.Contains("Опорная школа", (await anybody.Get("/sites?target=resilient")).Text(".site-cards"), StringComparison.Ordinal);
        Assert.DoesNotContain("Опорная школа", (await anybody.Get("/sites?target=low-results")).Text(".site-cards"), StringComparison.Ordinal);
    }

    private async Task<bool> HeadsAsync(Person person, string slug) =>
        await app.InDb(db => db.Set<RoleGrant>().AnyAsync(g => g.PersonId == person.Id && g.Role == Role.SiteHead && g.RevokedAt == null && db.Set<InternshipSite>().Any(s => s.Id == g.SiteId && s.Slug == slug)));

    private async Task<Person> APersonAsync(string mailbox, QualificationCategory category)
    {
        var person = await app.APerson(mailbox);
        await app.InDb(db => db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Category, category)));
        return person;
    }

    private async Task<string> ASiteAsync(Visitor keeper, string name, string kind = "Стажировочная площадка")
    {
        app.Clock.Move(TimeSpan.FromSeconds(1));
        return (await keeper.Post("/sites/entry", ("Input.Organisations[0].Name", name), ("Input.Kind", kind))).Location!.Split('/')[2];
    }

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }
}

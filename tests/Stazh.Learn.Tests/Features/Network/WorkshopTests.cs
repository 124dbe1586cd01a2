using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

/// <summary>Pedagogical workshops of master teachers .</summary>
public sealed class WorkshopTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string, string)[] Words =
        [("Input.Title", "Мастерская чтения"), ("Input.Direction", "Чтение с пониманием"), ("Input.MasterName", "Вяхирева Нина Олеговна"), ("Input.MasterPost", "учитель, лицей у моря"), ("Input.From", "2026-10-01")];

    [Fact]
    public async Task A_head_opens_a_workshop_the_master_keeps_lessons_and_only_those_with_a_ground_see_names()
    {
        var site = await SiteAsync();
        var (headPerson, masterPerson, learnerPerson, otherPerson) = (await app.APerson("ws-head"), await app.APerson("ws-master"), await app.APerson("ws-learner"), await app.APerson("ws-other"));
        await app.Grant(headPerson, Role.SiteHead, siteId: site.Id);
        using var head = await app.As(headPerson.Email!);
        var form = (await head.Get("/workshops/entry")).Form("#entry");
        var without = await head.Submit(form, [.. Words, ("Input.Place", "")]);
        Assert.Equal(400, without.Status);
        Assert.Contains("Выберите сеть или площадку", without.Words, StringComparison.Ordinal);
        Assert.Contains("Мастерская чтения", without.Body, StringComparison.Ordinal);
        Assert.Contains("в программе нет", (await head.Submit(form, [.. Words, ("Input.Place", site.Id.ToString()), ("Input.Email", "nobody@stazh.example")])).Words, StringComparison.Ordinal);
        var address = (await head.Submit(form, [.. Words, ("Input.Place", site.Id.ToString()), ("Input.Email", masterPerson.Email!)])).Location!;

        using var master = await app.As(masterPerson.Email!);
        var page = await master.Get(address);
        Assert.Equal(302, (await master.Submit(page.Form("#member"), ("Member.Name", "Пеструхина Вера"), ("Member.Email", learnerPerson.Email!))).Status);
        Assert.Contains("уже в группе", (await master.Submit(page.Form("#member"), ("Member.Name", "Другое имя"), ("Member.Email", learnerPerson.Email!))).Words, StringComparison.Ordinal);
        Assert.Contains("внутри срока", (await master.Submit(page.Form("#lesson"), ("Lesson.Topic", "Рано"), ("Lesson.On", "2026-09-01"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await master.Submit(page.Form("#lesson"), ("Lesson.Topic", "Слушаем текст"), ("Lesson.On", "2026-11-20"))).Status);
        Assert.Equal(302, (await master.Submit(page.Form("#lesson"), ("Lesson.Topic", "Впереди"), ("Lesson.On", "2026-12-20"))).Status);
        var hold = (await master.Get(address)).Form("form.hold");
        Assert.Equal(400, (await master.Submit(hold, ("Result.Came", "-1"))).Status);
        Assert.Equal(302, (await master.Submit(hold, ("Result.Came", "1"), ("Result.Outcome", "Три вопроса к тексту"))).Status);
        Assert.Equal(409, (await master.Submit(hold, ("Result.Came", "1"))).Status);

        using var learner = await app.As(learnerPerson.Email!);
        Assert.Contains("Вяхирева Нина Олеговна", (await learner.Get(address)).Words, StringComparison.Ordinal);
        Assert.Contains("Пеструхина Вера", (await learner.Get(address)).Text("#group"), StringComparison.Ordinal);
        Assert.Null((await learner.Get(address)).Document.QuerySelector("main form"));
        using var other = await app.As(otherPerson.Email!);
        using var anybody = app.Anonymous();
        foreach (var reader in new[] { other, anybody })
        {
            var seen = await reader.Get(address);
            Assert.Contains("учитель, лицей у моря", seen.Words, StringComparison.Ordinal);
            Assert.Contains("Три вопроса к тексту", seen.Text("#lessons"), StringComparison.Ordinal);
            Assert.Contains("1\u00a0педагог", seen.Text("#group"), StringComparison.Ordinal);
            Assert.DoesNotContain("Вяхирева", seen.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Пеструхина", seen.Words, StringComparison.Ordinal);
        }

        Assert.Contains("Мастерская чтения", (await anybody.Get($"/workshops?site={site.Slug}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Мастерская чтения", (await anybody.Get("/workshops?network=no-such")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_a_workshop_second_sees_both_texts_and_a_closed_one_takes_no_lessons()
    {
        var person = await app.APerson("ws-keeper");
        await app.Grant(person, Role.Coordinator, region: Region);
        using var keeper = await app.As(person.Email!);
        var network = await NetworkAsync(keeper, "Сеть мастерских");
        var address = (await keeper.Submit((await keeper.Get("/workshops/entry")).Form("#entry"), [.. Words, ("Input.Place", network.ToString())])).Location!;
        var edit = (await keeper.Get($"/workshops/entry/{address.Split('/')[2]}")).Form("#entry");
        var lesson = (await keeper.Get(address)).Form("#lesson");
        Assert.Contains("раньше первого", (await keeper.Submit(edit, ("Input.Until", "2026-09-01"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(edit, ("Input.Direction", "Направление первое"))).Status);
        var late = await keeper.Submit(edit, ("Input.Direction", "Направление второе"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Направление первое", late.Text(".warning"), StringComparison.Ordinal);
        Assert.Contains("Направление второе", late.Body, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(late.Form("#entry"), ("Input.Until", "2026-11-01"))).Status);
        Assert.Null((await keeper.Get(address)).Document.QuerySelector("#lesson"));
        Assert.Contains("Мастерская закрыта", (await keeper.Submit(lesson, ("Lesson.Topic", "Поздно"), ("Lesson.On", "2026-10-20"))).Words, StringComparison.Ordinal);
        var stranger = await app.APerson("ws-far");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var far = await app.As(stranger.Email!);
        Assert.Equal(404, (await far.Get($"/workshops/entry/{address.Split('/')[2]}")).Status);
        Assert.DoesNotContain("Вяхирева", (await far.Get(address)).Words, StringComparison.Ordinal);
        var forged = (await far.Get("/networks/entry")).Form("#entry");
        forged.SetAttribute("action", $"{address}?handler=Member");
        Assert.Equal(404, (await far.Submit(forged, ("Member.Name", "Чужой"))).Status);
    }

    [Fact]
    public async Task Who_led_or_attended_a_workshop_is_forgotten_there_and_takes_it_along()
    {
        var (master, learner, site) = (await app.APerson("ws-gone"), await app.APerson("ws-gone2"), await SiteAsync());
        var workshop = new Workshop { Id = Guid.NewGuid(), Region = "Регион забытых", SiteId = site.Id, Title = "Мастерская забытых" };
        workshop.Write(new() { Title = workshop.Title, Direction = "речь", MasterName = "Гагара Павла", MasterPost = "учитель", From = new(2026, 9, 1) }, master.Id);
        workshop.Members.Add(new() { Id = Guid.NewGuid(), WorkshopId = workshop.Id, PersonId = learner.Id, Name = "Иволга Тимур", From = new(2026, 9, 1) });
        await app.InDb(async db =>
        {
            db.Add(workshop);
            await db.SaveChangesAsync();
        });
        await using var scope = app.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetServices<IPersonalData>().Single(d => d.Section == "network");
        foreach (var (id, name) in new[] { (master.Id, "Гагара Павла"), (learner.Id, "Иволга Тимур") })
        {
            var json = System.Text.Json.JsonSerializer.Serialize(await data.ExportAsync(id, CancellationToken.None), Readable);
            Assert.Contains(name, json, StringComparison.Ordinal);
            await data.EraseAsync(id, app.Clock.GetUtcNow(), CancellationToken.None);
        }

        await scope.ServiceProvider.GetRequiredService<Stazh.Learn.Data.AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.False(await app.InDb(db => db.Set<Workshop>().AnyAsync(w => w.PersonId == master.Id || w.MasterName == "Гагара Павла")));
        Assert.False(await app.InDb(db => db.Set<WorkshopMember>().AnyAsync(m => m.PersonId == learner.Id || m.Name == "Иволга Тимур")));
    }

    private static async Task<Guid> NetworkAsync(Visitor keeper, string title)
    {
        await keeper.Post("/networks/entry", ("Input.Title", title), ("Input.PlannedMembers", "8"), ("Input.From", "2026-09-01"));
        var option = (await keeper.Get("/workshops/entry")).Document.QuerySelectorAll("option").Single(o => o.TextContent == title);
        return Guid.Parse(option.GetAttribute("value")!);
    }

    private Task<InternshipSite> SiteAsync() => app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == Region).OrderBy(s => s.Slug).FirstAsync());
}

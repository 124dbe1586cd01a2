using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

public sealed class CouncilTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_sitting_is_planned_held_with_a_quorum_decided_and_its_minutes_are_drafted()
    {
        using var keeper = await KeeperAsync("sits");
        var council = await ACouncilAsync(keeper, "Совет заседаний", 3);
        Assert.Equal(4, (await keeper.Get(council)).Document.QuerySelectorAll("#year .quarters .tag.danger").Length);
        Assert.Equal(400, (await keeper.Submit((await keeper.Get(council)).Form("#plan"))).Status);
        var sitting = (await keeper.Submit((await keeper.Get(council)).Form("#plan"), ("on", "2026-11-20"), ("place", "институт"))).Location!;
        Assert.Contains("4\u2011й квартал: назначено: 1", (await keeper.Get(council)).Text("#year"), StringComparison.Ordinal);
        var hold = (await keeper.Get(sitting)).Form("#hold");
        var everybody = (await keeper.Get(sitting)).Document.QuerySelectorAll("#hold input[name=present]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Contains("В повестке нет вопросов", (await keeper.Submit(hold, [.. everybody.Select(m => ("present", m))])).Words, StringComparison.Ordinal);
        var site = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == Region).OrderBy(s => s.Slug).FirstAsync());
        Assert.Contains("в реестре нет", (await keeper.Submit((await keeper.Get(sitting)).Form("#ask"), ("Ask.Question", "Результаты"), ("Ask.Site", "/sites/nowhere"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(sitting)).Form("#ask"), ("Ask.Question", "Результаты площадки"), ("Ask.Site", $"/sites/{site.Slug}"))).Status);
        Assert.Contains(site.Title, (await keeper.Get(sitting)).Text("#agenda"), StringComparison.Ordinal);
        Assert.Contains("Кворума нет: присутствуют 1 из 3", (await keeper.Submit(hold, ("present", everybody[0]))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(hold, ("present", everybody[0]), ("present", everybody[1]))).Status);
        Assert.Equal(409, (await keeper.Submit(hold, ("present", everybody[0]), ("present", everybody[1]))).Status);
        var page = await keeper.Get(sitting);
        Assert.Null(page.Document.QuerySelector("#ask"));
        Assert.Contains("Присутствовали 2 из 3", page.Words, StringComparison.Ordinal);
        var half = await keeper.Submit(page.Form("form.decide"), ("Decision.Decision", "Издать сборник"), ("Decision.Responsible", "методист"));
        Assert.Contains("и ответственный, и срок", half.Words, StringComparison.Ordinal);
        Assert.Contains("Издать сборник", half.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(page.Form("form.decide"), ("Decision.Decision", "Издать сборник"), ("Decision.Responsible", "методист"), ("Decision.DueOn", "2026-11-22"))).Status);
        Assert.Equal(409, (await keeper.Submit(page.Form("form.decide"), ("Decision.Decision", "Не издавать"))).Status);
        Assert.Contains("Издать сборник", (await keeper.Get(council)).Text("#open"), StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(sitting)).Form("#agenda form.net-step"), ("on", "2026-11-23"))).Status);
        Assert.DoesNotContain("Издать сборник", (await keeper.Get(council)).Text("#open"), StringComparison.Ordinal);

        var minutes = await keeper.Submit((await keeper.Get(sitting)).Form("#minutes form"));
        var paper = Guid.Parse(minutes.Location!.Split('/')[2]);
        var body = await app.InDb(db => db.Set<Paper>().Where(p => p.Id == paper).Select(p => p.Body).SingleAsync());
        Assert.All(new[] { "Результаты площадки", "Издать сборник Ответственный: методист, срок — 22.11.2026.", "Присутствуют 2 из 3", "Кедрова 0" }, w => Assert.Contains(w, body, StringComparison.Ordinal));
        Assert.Contains("проведено: 1", (await keeper.Get("/councils")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_a_council_second_sees_both_and_another_region_sees_nothing()
    {
        using var keeper = await KeeperAsync("saves");
        var council = await ACouncilAsync(keeper, "Совет двух редакторов", 0);
        var form = (await keeper.Get(council)).Form("#council");
        Assert.Equal(302, (await keeper.Submit(form, ("Input.Regulation", "Положение первое"))).Status);
        var late = await keeper.Submit(form, ("Input.Regulation", "Положение второе"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Положение первое", late.Text(".warning"), StringComparison.Ordinal);
        Assert.Equal("Положение второе", late.Document.QuerySelector("#council input[name='Input.Regulation']")!.GetAttribute("value"));
        var stranger = await app.APerson("far-council");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var far = await app.As(stranger.Email!);
        Assert.Equal(404, (await far.Get(council)).Status);
        Assert.DoesNotContain("двух редакторов", (await far.Get("/councils")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarters_cover_the_year_without_overlap_and_count_each_sitting_once()
    {
        var random = new Random(20261124);
        for (var round = 0; round < 200; round++)
        {
            var year = random.Next(2020, 2032);
            var sittings = Enumerable.Range(0, random.Next(0, 9)).Select(_ => (On: new DateOnly(year, 1, 1).AddDays(random.Next(-40, 400)), IsHeld: random.Next(2) == 0)).ToList();
            var quarters = CouncilYear.Of(year, sittings);
            Assert.Equal(4, quarters.Count);
            Assert.Equal(new DateOnly(year, 1, 1), quarters[0].From);
            Assert.Equal(new DateOnly(year, 12, 31), quarters[3].To);
            Assert.All(quarters.Zip(quarters.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            Assert.Equal(sittings.Count(s => s.On.Year == year), quarters.Sum(q => q.Planned + q.Held));
            Assert.Equal(sittings.Count(s => s.On.Year == year && s.IsHeld), quarters.Sum(q => q.Held));
            Assert.All(quarters, q => Assert.Equal(!sittings.Exists(s => s.On.Year == year && (s.On.Month + 2) / 3 == q.Number), q.IsGap));
        }
    }

    private static async Task<string> ACouncilAsync(Visitor keeper, string title, int members)
    {
        var council = (await keeper.Submit((await keeper.Get("/councils")).Form("#council"), ("Input.Title", title), ("Input.OrderNumber", "18"), ("Input.OrderDate", "2026-09-01"))).Location!;
        for (var i = 0; i < members; i++)
        {
            Assert.Equal(302, (await keeper.Submit((await keeper.Get(council)).Form("#member"), ("Member.Name", $"Кедрова {i}"), ("Member.Role", i == 0 ? "Chair" : "Member"))).Status);
        }

        return council;
    }

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }
}

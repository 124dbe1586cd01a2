using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

public sealed class NetworkTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task Five_members_reach_the_threshold_and_who_left_is_not_counted()
    {
        using var keeper = await KeeperAsync("threshold");
        var slug = await ANetworkAsync(keeper, "Сеть пяти служб");
        var address = $"/networks/{slug}";
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#member"), ("Member.Name", $"Служба {i}"), ("Member.From", "2026-09-01"))).Status);
        }

        Assert.Contains("уже есть", (await keeper.Submit((await keeper.Get(address)).Form("#member"), ("Member.Name", "служба 1".ToUpperInvariant()), ("Member.From", "2026-09-01"))).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await keeper.Submit((await keeper.Get(address)).Form("#member"), ("Member.Name", " "), ("Member.From", "2026-09-01"))).Status);
        Assert.Contains("в реестре нет", (await keeper.Submit((await keeper.Get(address)).Form("#member"), ("Member.Name", "Ещё одна"), ("Member.Site", "/sites/nowhere"), ("Member.From", "2026-09-01"))).Words, StringComparison.Ordinal);
        using var anybody = app.Anonymous();
        Assert.Contains("Участников 5, заявлено 8 не менее пяти", (await anybody.Get(address)).Words, StringComparison.Ordinal);
        Assert.Null((await anybody.Get(address)).Document.QuerySelector("main form"));
        var end = (await keeper.Get(address)).Form("#members .net-end form");
        Assert.Contains("раньше первого", (await keeper.Submit(end, ("on", "2026-08-01"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(end, ("on", "2026-11-20"))).Status);
        Assert.Equal(404, (await keeper.Submit(end, ("on", "2026-11-20"))).Status);
        Assert.Contains("Участников 4, заявлено 8 меньше пяти", (await anybody.Get(address)).Words, StringComparison.Ordinal);
        Assert.Contains("1 сентября – 20 ноября 2026 г.", (await anybody.Get(address)).Words, StringComparison.Ordinal);
        app.Sql.Reset();
        Assert.Contains("Сеть пяти служб", (await anybody.Get("/networks")).Words, StringComparison.Ordinal);
        Assert.InRange(app.Sql.Count, 1, 6);
    }

    [Fact]
    public async Task The_threshold_reads_right_below_it_at_it_and_above_it()
    {
        const string Where = "Регион порога";
        using var anybody = app.Anonymous();
        var address = $"/networks?region={Uri.EscapeDataString(Where)}";
        Assert.Contains("0 сетей, нужно не меньше 1 порог не достигнут", (await anybody.Get(address)).Text("#thresholds").Replace('\u00a0', ' '), StringComparison.Ordinal);
        var networks = Enumerable.Range(0, 2).Select(i => new MethodNetwork { Id = Guid.NewGuid(), Slug = $"threshold-{i}", Region = Where, Title = $"Сеть {i}", From = new(2026, 1, 1) }).ToList();
        var members = 0;
        foreach (var (many, says) in new[] { (1, "1 участник сетей, нужно не меньше 5 порог не достигнут"), (4, "4 участника сетей, нужно не меньше 5 порог не достигнут"), (5, "5 участников сетей, нужно не меньше 5 порог достигнут"), (8, "8 участников сетей, нужно не меньше 5 порог достигнут") })
        {
            await app.InDb(async db =>
            {
                db.AddRange(members == 0 ? networks : []);
                for (; members < many; members++)
                {
                    // Whoever is in both networks is one member.
                    db.AddRange(networks.Select(n => new NetworkMember { Id = Guid.NewGuid(), NetworkId = n.Id, Name = $"Служба {members}", From = new(2026, 2, 1) }));
                }

                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });
            var words = (await anybody.Get(address)).Text("#thresholds").Replace('\u00a0', ' ');
            Assert.Contains("2 сети, нужно не меньше 1 порог достигнут", words, StringComparison.Ordinal);
            Assert.Contains(says, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ties_of_all_levels_associations_and_visits_are_read_by_everybody()
    {
        using var keeper = await KeeperAsync("ties");
        var slug = await ANetworkAsync(keeper, "Сеть четырёх уровней");
        var address = $"/networks/{slug}";
        foreach (var level in Enum.GetNames<InteractionLevel>())
        {
            Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#tie"), ("Tie.Level", level), ("Tie.One", $"кто {level}"), ("Tie.Other", "с кем"), ("Tie.About", "семинары"))).Status);
        }

        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#association"), ("Association.Title", "Союз читающих учителей"), ("Association.Teachers", "21"))).Status);
        Assert.Equal(400, (await keeper.Submit((await keeper.Get(address)).Form("#association"), ("Association.Title", "Ещё союз"), ("Association.Teachers", "-3"))).Status);
        (string, string)[] visit = [("Visit.Event", "Неделя уроков"), ("Visit.Host", "Лицей"), ("Visit.Guests", "Служба района"), ("Visit.Visitors", "7")];
        var events = await keeper.Get($"{address}/events");
        Assert.Contains("ещё не наступил", (await keeper.Submit(events.Form("#visit"), [.. visit, ("Visit.On", "2026-12-30")])).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(events.Form("#visit"), [.. visit, ("Visit.On", "2026-11-20")])).Status);
        using var anybody = app.Anonymous();
        var page = await anybody.Get(address);
        Assert.All(new[] { "служба — служба", "специалист — специалист", "организация — организация", "работник — работник" }, l => Assert.Contains(l, page.Text("#ties"), StringComparison.Ordinal));
        Assert.DoesNotContain("связей ещё нет", page.Text("#ties"), StringComparison.Ordinal);
        Assert.Contains("Союз читающих учителей", page.Text("#associations"), StringComparison.Ordinal);
        Assert.Contains("Неделя уроков", (await anybody.Get($"{address}/events")).Text("#visits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_has_its_plan_and_leads_back_from_it()
    {
        using var keeper = await KeeperAsync("plans");
        var slug = await ANetworkAsync(keeper, "Сеть с планом");
        var made = await keeper.Submit((await keeper.Get($"/networks/{slug}/events")).Form("#new-plan"), ("form", nameof(PlanForm.Network)), ("year", "2026"));
        Assert.StartsWith("/plans/", made.Location, StringComparison.Ordinal);
        var id = Guid.Parse(made.Location!.Split('/')[2]);
        Assert.Equal(302, (await keeper.Post($"/plans/{id}/rows/new", ("Input.Title", "Обучающие семинары"), ("Input.Term", "один раз в квартал"), ("Input.TargetGroup", "методисты ТМС"))).Status);
        using var anybody = app.Anonymous();
        Assert.DoesNotContain("Обучающие семинары", (await anybody.Get($"/networks/{slug}/events")).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/plans/{id}")).Form("#sign"))).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/plans/{id}")).Form("#approve"), ("body", "Институт"))).Status);
        var row = (await anybody.Get($"/networks/{slug}/events")).Text("#rows");
        Assert.Contains("один раз в квартал", row, StringComparison.Ordinal);
        Assert.Contains("методисты ТМС", row, StringComparison.Ordinal);
        Assert.Contains("0 из 4", row, StringComparison.Ordinal);
        var owner = await app.InDb(db => db.Set<WorkPlan>().Where(p => p.Id == id).Select(p => p.OwnerId).SingleAsync());
        Assert.EndsWith($"/networks/{slug}", (await anybody.Get($"/networks/{owner}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_regions_coordinator_finds_no_form_and_no_agreement()
    {
        using var keeper = await KeeperAsync("own");
        var slug = await ANetworkAsync(keeper, "Своя сеть");
        var agreement = (await keeper.Submit((await keeper.Get("/agreements/new")).Form("#terms"), ("Input.FirstParty", "Институт"), ("Input.SecondParty", "Служба"))).Location!;
        var stranger = await app.APerson("far");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var far = await app.As(stranger.Email!);
        Assert.Equal(404, (await far.Get($"/networks/entry/{slug}")).Status);
        Assert.Equal(404, (await far.Get(agreement)).Status);
        Assert.DoesNotContain("Служба", (await far.Get("/agreements")).Words, StringComparison.Ordinal);
        Assert.Null((await far.Get($"/networks/{slug}")).Document.QuerySelector("#member"));
        using var anybody = app.Anonymous();
        Assert.Contains("/account/sign-in", (await anybody.Get(agreement)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_a_network_second_sees_both_texts()
    {
        using var keeper = await KeeperAsync("twice");
        var slug = await ANetworkAsync(keeper, "Сеть двух редакторов");
        var form = (await keeper.Get($"/networks/entry/{slug}")).Form("#entry");
        Assert.Equal(302, (await keeper.Submit(form, ("Input.About", "Первый текст"))).Status);
        var late = await keeper.Submit(form, ("Input.About", "Второй текст"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Первый текст", late.Text(".warning"), StringComparison.Ordinal);
        Assert.Contains("Второй текст", late.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(late.Form("#entry"), ("Input.ClosedOn", "2026-11-01"))).Status);
        Assert.Null((await keeper.Get($"/networks/{slug}")).Document.QuerySelector("#member"));
    }

    private static async Task<string> ANetworkAsync(Visitor keeper, string title) =>
        (await keeper.Post("/networks/entry", ("Input.Title", title), ("Input.PlannedMembers", "8"), ("Input.From", "2026-09-01"))).Location!.Split('/')[2];

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }
}

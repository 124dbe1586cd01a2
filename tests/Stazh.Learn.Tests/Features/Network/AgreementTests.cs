using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

public sealed class AgreementTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task An_agreement_goes_from_draft_over_negotiated_to_signed_and_may_be_terminated()
    {
        using var keeper = await KeeperAsync("way");
        var address = await AnAgreementAsync(keeper, "Служба пути", "2026-09-01", "2027-08-31");
        Assert.Contains("готовится", (await keeper.Get(address)).Words, StringComparison.Ordinal);
        Assert.Null((await keeper.Get(address)).Document.QuerySelector("#sign"));
        Assert.Contains("ещё не наступил", (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"), ("on", "2026-12-24"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"), ("on", "2026-11-20"))).Status);
        var sign = (await keeper.Get(address)).Form("#sign");
        Assert.Equal(302, (await keeper.Submit(sign, ("number", "77"), ("on", "2026-11-24"))).Status);
        Assert.Equal(409, (await keeper.Submit(sign, ("number", "78"), ("on", "2026-11-24"))).Status);
        var signed = await keeper.Get(address);
        Assert.Contains("действует", signed.Words, StringComparison.Ordinal);
        Assert.Null(signed.Document.QuerySelector("#terms input"));
        Assert.Contains("почему стороны", (await keeper.Submit(signed.Form("#terminate"), ("on", "2026-11-24"))).Words, StringComparison.Ordinal);
        Assert.Contains("внутри срока", (await keeper.Submit(signed.Form("#terminate"), ("on", "2028-01-01"), ("reason", "Иначе нельзя."))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(signed.Form("#terminate"), ("on", "2026-11-23"), ("reason", "Служба вошла в центр."))).Status);
        Assert.Contains("Служба вошла в центр.", (await keeper.Get(address)).Words, StringComparison.Ordinal);
        Assert.Contains("Служба пути", (await keeper.Get("/agreements?stage=Terminated")).Text(".site-cards"), StringComparison.Ordinal);
        Assert.DoesNotContain("Служба пути", (await keeper.Get("/agreements?stage=InForce")).Text(".site-cards"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_changed_after_the_parties_agreed_are_agreed_on_anew()
    {
        using var keeper = await KeeperAsync("anew");
        var address = await AnAgreementAsync(keeper, "Служба условий", "2026-09-01", "2027-08-31");
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"))).Status);
        var form = (await keeper.Get(address)).Form("#terms");
        Assert.Contains("раньше первого", (await keeper.Submit(form, ("Input.To", "2026-08-01"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(form, ("Input.To", ""))).Status);
        Assert.Contains("готовится", (await keeper.Get(address)).Words, StringComparison.Ordinal);
        var late = await keeper.Submit(form, ("Input.Subject", "Другое"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Другое", late.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"))).Status);
        Assert.Contains("без срока", (await keeper.Submit((await keeper.Get(address)).Form("#sign"), ("number", "1"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registered_paper_signs_the_agreement()
    {
        using var keeper = await KeeperAsync("paper");
        var address = await AnAgreementAsync(keeper, "Служба документа", "2026-11-01", "2027-10-31");
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"))).Status);
        var draft = (await keeper.Get(address)).Form("#draft");
        var made = await keeper.Submit(draft);
        Assert.StartsWith("/papers/", made.Location, StringComparison.Ordinal);
        Assert.Contains("уже составлен", (await keeper.Submit(draft)).Words, StringComparison.Ordinal);
        var paper = Guid.Parse(made.Location!.Split('/')[2]);
        var body = await app.InDb(db => db.Set<Paper>().Where(p => p.Id == paper).Select(p => p.Body).SingleAsync());
        Assert.Contains("Служба документа", body, StringComparison.Ordinal);
        Assert.Contains("до 31 октября 2027", body.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await app.InDb(async db =>
        {
            (await db.Set<Paper>().SingleAsync(p => p.Id == paper)).Edit("Соглашение", "Текст без открытых мест № {{number}}");
            await db.SaveChangesAsync();
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IPapers>().RegisterAsync(paper, new(2026, 11, 24), new(2026, 11, 24), Guid.NewGuid(), CancellationToken.None));
        }

        await app.HandleOutbox();
        Assert.Contains("действует", (await keeper.Get(address)).Words, StringComparison.Ordinal);
        Assert.Contains("зарегистрирован", (await keeper.Get(address)).Text("#paper"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_shows_the_state_of_its_agreement_and_coordinators_are_reminded_before_the_end()
    {
        using var keeper = await KeeperAsync("reminded");
        var network = (await keeper.Post("/networks/entry", ("Input.Title", "Сеть с соглашениями"), ("Input.From", "2026-09-01"))).Location!;
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(network)).Form("#member"), ("Member.Name", "Служба срока"), ("Member.From", "2026-09-01"))).Status);
        var prepare = (await keeper.Get(network)).Document.QuerySelector("#members a[href^='/agreements/new']")!.GetAttribute("href")!;
        var form = (await keeper.Get(prepare)).Form("#terms");
        var address = (await keeper.Submit(form, ("Input.FirstParty", "Институт"), ("Input.From", "2026-11-01"), ("Input.To", "2027-02-10"))).Location!;
        using var anybody = app.Anonymous();
        Assert.Contains("готовится", (await anybody.Get(network)).Text("#members"), StringComparison.Ordinal);
        var reminders = app.Services.GetRequiredService<AgreementReminders>();
        Assert.Equal(0, await reminders.SendDueAsync(CancellationToken.None));
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#negotiate"))).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address)).Form("#sign"), ("number", "5"))).Status);
        Assert.Contains("действует", (await anybody.Get(network)).Text("#members"), StringComparison.Ordinal);
        Assert.Equal(1, await reminders.SendDueAsync(CancellationToken.None));
        Assert.Equal(0, await reminders.SendDueAsync(CancellationToken.None));
        Assert.Equal(3, await app.InDb(db => db.Set<Agreement>().Where(a => a.SecondParty == "Служба срока").Select(a => a.RemindedMonths).SingleAsync()));
        await app.HandleOutbox();
        Assert.Contains(app.Mails(), m => m.Contains("reminded@stazh.example", StringComparison.Ordinal));
        Assert.Contains("Служба срока", (await keeper.Get("/agreements")).Text("#soon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_of_any_agreement_on_any_day_is_one_and_the_query_agrees_with_the_rule()
    {
        var random = new Random(20261124);
        var begin = new DateOnly(2026, 1, 1);
        DateOnly Day() => begin.AddDays(random.Next(0, 60));
        var made = new List<Agreement>();
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (Day(), Day());
            var agreement = new Agreement { Id = Guid.NewGuid(), Region = "Тест сроков", FirstParty = "", SecondParty = "" };
            Assert.Null(agreement.Write(new() { FirstParty = "А", SecondParty = "Б", From = a < b ? a : b, To = a < b ? b : a }));
            if (random.Next(5) > 0 && agreement.Negotiate(begin, begin) is null && random.Next(5) > 0)
            {
                agreement.Sign("1", begin, begin);
                if (random.Next(3) == 0)
                {
                    agreement.Terminate(Day(), "причина");
                }
            }

            made.Add(agreement);
        }

        await app.InDb(async db =>
        {
            db.AddRange(made);
            await db.SaveChangesAsync();
            for (var day = begin.AddDays(-1); day <= begin.AddDays(61); day = day.AddDays(9))
            {
                foreach (var stage in Enum.GetValues<AgreementStage>())
                {
                    var asked = await db.Set<Agreement>().AsNoTracking().Where(a => a.Region == "Тест сроков").At(stage, day).Select(a => a.Id).ToListAsync();
                    Assert.Equal(made.Where(a => a.StageOn(day) == stage).Select(a => a.Id).Order(), asked.Order());
                }
            }
        });
    }

    private static async Task<string> AnAgreementAsync(Visitor keeper, string party, string from, string to) =>
        (await keeper.Submit((await keeper.Get("/agreements/new")).Form("#terms"), ("Input.FirstParty", "Институт"), ("Input.SecondParty", party), ("Input.From", from), ("Input.To", to))).Location!;

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }
}

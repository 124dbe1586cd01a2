using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Library;

public sealed class ProgrammeContestTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_contest_is_announced_entered_judged_with_reasons_and_its_winner_goes_into_the_bank()
    {
        var (leader, winner, loser) = (await Keeper("contest-leader"), await app.As((await app.APerson("contest-winner")).Email!), await app.As((await app.APerson("contest-loser")).Email!));
        using var reader = app.Anonymous();
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var form = (await leader.Get("/library/contests/entry")).Form("#contest");
        (string, string)[] text = [("Input.Title", "Лучшая программа класса"), ("Input.Terms", "Участвуют школы"), ("Input.Consultations", "Вебинар в среду")];
        var wrong = await leader.Submit(form, [.. text, ("Input.IntakeFrom", $"{today:yyyy-MM-dd}"), ("Input.IntakeTo", $"{today.AddDays(-1):yyyy-MM-dd}")]);
        Assert.Equal(400, wrong.Status);
        Assert.Contains("Участвуют школы", wrong.Text("#Input_Terms"), StringComparison.Ordinal);
        var made = await leader.Submit(form, [.. text, ("Input.IntakeFrom", $"{today:yyyy-MM-dd}"), ("Input.IntakeTo", $"{today.AddDays(10):yyyy-MM-dd}"), ("Input.SelectionTo", $"{today.AddDays(30):yyyy-MM-dd}")]);
        Assert.Equal(302, made.Status);
        var contest = made.Location!;
        Assert.Contains("Вебинар в среду", (await reader.Get(contest)).Words, StringComparison.Ordinal);

        var (first, second) = (await Programme(winner, "Программа первых"), await Programme(loser, "Программа вторых"));
        var draft = await Enter(winner, contest);
        Assert.Equal(400, draft.Status);
        foreach (var (author, address) in new[] { (winner, first), (loser, second) })
        {
            Assert.Equal(302, (await Offer(author, address)).Status);
            Assert.Equal(302, (await Enter(author, contest)).Status);
        }

        Assert.DoesNotContain("Программа первых", (await reader.Get(contest)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await winner.Get($"{contest}/{first.Split('/')[^1]}")).Status);
        Assert.Equal(302, (await Score(leader, contest, first, "5", "Её ждут школы")).Status);
        Assert.Equal(400, (await Score(leader, contest, second, "2", "")).Status);
        Assert.Null((await leader.Get(contest)).Document.QuerySelector("#decide button"));

        app.Clock.Move(TimeSpan.FromDays(12));
        leader = await Keeper("contest-leader-later");
        var page = await leader.Get(contest);
        var chosen = await app.InDb(db => db.Set<Resource>().Where(r => r.Title == "Программа первых").Select(r => r.Id).SingleAsync());
        var unjudged = await leader.Submit(page.Form("#decide"), ("Chosen", $"{chosen}"));
        Assert.Equal(400, unjudged.Status);
        Assert.Contains("Без оценки осталось программ: 1", unjudged.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await Score(leader, contest, second, "2", "Мало данных")).Status);
        Assert.Equal(400, (await leader.Submit((await leader.Get(contest)).Form("#decide"))).Status);
        Assert.Equal(302, (await leader.Submit((await leader.Get(contest)).Form("#decide"), ("Chosen", $"{chosen}"))).Status);

        var result = await reader.Get(contest);
        Assert.Contains("Программа первых", result.Text("section[aria-labelledby=winners]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Программа вторых", result.Words, StringComparison.Ordinal);
        Assert.Contains("Программа первых", (await reader.Get("/library?bank=Programmes")).Text(".resources"), StringComparison.Ordinal);
        Assert.Contains("Лучшая программа класса", (await reader.Get(first)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await reader.Get(second)).Status);
        loser = await app.As(TestPeople.Email("contest-loser"));
        var mine = await loser.Get(contest);
        Assert.Contains("Мало данных", mine.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Её ждут школы", mine.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_coordinators_announces_and_nobody_judges_their_own()
    {
        var teacher = await app.As((await app.APerson("contest-teacher")).Email!);
        Assert.Equal(404, (await teacher.Get("/library/contests/entry")).Status);
        var contest = new ProgrammeContest { Id = Guid.CreateVersion7(), Region = "Ленинградская область" };
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        Assert.Null(contest.Announce(new("Свой конкурс", "Условия", today, today.AddDays(5), "", today.AddDays(9))));
        await app.InDb(db =>
        {
            db.Add(contest);
            return db.SaveChangesAsync();
        });
        var leader = await Keeper("contest-own");
        var own = await Programme(leader, "Программа судьи");
        Assert.Equal(302, (await Offer(leader, own, "Опубликовать")).Status);
        Assert.Equal(302, (await Enter(leader, $"/library/contests/{contest.Id}")).Status);
        var page = await leader.Get($"/library/contests/{contest.Id}/{own.Split('/')[^1]}");
        Assert.Contains("Свою программу не оценивают", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#score"));
    }

    private async Task<Visitor> Keeper(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        return await app.As(person.Email!);
    }

    private static async Task<string> Programme(Visitor author, string title)
    {
        var made = await author.Submit((await author.Get("/library/new")).Form("form[data-draft]"), ("Input.Title", title), ("Input.Kind", "Programme"));
        return made.Location![..^"/edit".Length];
    }

    private static async Task<Answer> Offer(Visitor author, string address, string button = "Отправить на проверку")
    {
        var form = (await author.Get(address + "/edit")).Form("form[data-draft]");
        return await author.Submit(form, form.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == button), [], ("Input.Summary", "Коротко"), ("Input.Body", "Текст"), ("Input.NamesAgreed", "true"), ("Input.NoPupil", "true"));
    }

    private static async Task<Answer> Enter(Visitor author, string contest) => await author.Submit((await author.Get(contest)).Form("form.enter"));

    private static async Task<Answer> Score(Visitor juror, string contest, string programme, string points, string reason) => await juror.Submit(
        (await juror.Get($"{contest}/{programme.Split('/')[^1]}")).Form("#score"), ("Input.Need", points), ("Input.Soundness", points), ("Input.Effect", points), ("Input.Repeatable", points), ("Input.Reason", reason));
}

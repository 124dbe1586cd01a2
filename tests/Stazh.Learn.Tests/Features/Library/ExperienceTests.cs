using System.IO.Compression;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Library;

public sealed class ExperienceTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly (string, string)[] Whole =
        [("Input.Conditions", "Сельская школа, 3-й класс"), ("Input.Essence", "Урок отрезками"), ("Input.Results", "Начало работы через минуту"), ("Input.PassedTo", "Краевой банк ППО"), ("Input.NoPupil", "true")];

    [Fact]
    public async Task An_author_describes_experience_and_a_keeper_marks_it_passed_on_once_it_is_checked_and_whole()
    {
        var author = await app.As((await app.APerson("exp-author")).Email!);
        var keeper = await Keeper("exp-keeper");
        var made = await author.Submit((await author.Get("/library/new")).Form("form[data-draft]"), ("Input.Title", "Отрезки урока"), ("Input.Kind", "Guidelines"));
        var address = made.Location![..^"/edit".Length];
        var card = address + "/experience";
        Assert.Equal(404, (await author.Get(card + ".docx")).Status);
        var page = await author.Get(card);
        Assert.Equal("Отрезки урока", page.Document.QuerySelector("#Input_Topic")!.GetAttribute("value"));
        Assert.Equal(302, (await author.Submit(page.Form("#experience"), ("Input.Essence", ""), ("Input.NoPupil", "true"))).Status);
        Assert.Contains("Опишите сущность опыта", (await author.Get(card)).Words, StringComparison.Ordinal);
        Assert.Null((await author.Get(card)).Document.QuerySelector("#pass"));

        var pupil = await author.Submit((await author.Get(card)).Form("#experience"), ("Input.Results", "Петя Иванов стал внимательнее"));
        Assert.Equal(400, pupil.Status);
        Assert.Contains("Петя Иванов стал внимательнее", pupil.Text("#Input_Results"), StringComparison.Ordinal);
        var stale = await author.Get(card);
        Assert.Equal(302, (await author.Submit((await author.Get(card)).Form("#experience"), Whole)).Status);
        Assert.Equal(409, (await author.Submit(stale.Form("#experience"), Whole)).Status);

        var early = await keeper.Submit((await keeper.Get(card)).Form("#pass"), ("PassedOn", "2026-11-01"));
        Assert.Equal(400, early.Status);
        Assert.Contains("сначала опубликуйте", early.Words, StringComparison.Ordinal);
        var edit = (await keeper.Get(address + "/edit")).Form("form[data-draft]");
        Assert.Equal(302, (await keeper.Submit(edit, edit.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == "Опубликовать"), [], ("Input.Summary", "Коротко"), ("Input.Body", "Текст"), ("Input.NamesAgreed", "true"), ("Input.NoPupil", "true"))).Status);
        Assert.Equal(400, (await keeper.Submit((await keeper.Get(card)).Form("#pass"), ("PassedOn", "2030-01-01"))).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(card)).Form("#pass"), ("PassedOn", "2026-11-01"))).Status);
        Assert.Contains("Передан 1 ноября 2026", (await author.Get(card)).Words, StringComparison.Ordinal);
        Assert.Null((await author.Get(card)).Document.QuerySelector("#experience button"));

        Assert.Equal(200, (await author.Get(card + ".docx")).Status);
        using var zip = new ZipArchive(await author.Http.GetStreamAsync(new Uri(card + ".zip", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.NotNull(zip.GetEntry("opisanie-opyta.docx"));
        var other = await app.As((await app.APerson("exp-other")).Email!);
        Assert.Equal(404, (await other.Get(card)).Status);
    }

    private async Task<Visitor> Keeper(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        return await app.As(person.Email!);
    }
}

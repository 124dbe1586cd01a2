using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

public sealed partial class PasswordByMailTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_link_of_the_mail_sets_a_new_password_once()
    {
        await app.APerson("forgetful");
        var link = await ResetLink("forgetful");
        using var visitor = app.Anonymous();
        var done = await visitor.Post(link, ("Password", "совсем новый пароль"));
        Assert.Equal("/account/sign-in", done.Location);
        using var again = await app.As(TestPeople.Email("forgetful"), "совсем новый пароль");
        var second = await visitor.Post(link, ("Password", "ещё один пароль"));
        Assert.Equal(400, second.Status);
        Assert.Contains("Ссылка устарела или уже использована", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_opens_an_account_locked_by_wrong_ones()
    {
        await app.APerson("guesser");
        using var visitor = app.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await visitor.Post("/account/sign-in", ("Input.Email", TestPeople.Email("guesser")), ("Input.Password", "wrong-password"));
        }

        Assert.Equal("/account/sign-in", (await visitor.Post(await ResetLink("guesser"), ("Password", "вспомнил наконец"))).Location);
        using var inside = await app.As(TestPeople.Email("guesser"), "вспомнил наконец");
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_the_address_is_known()
    {
        await app.APerson("known");
        using var visitor = app.Anonymous();
        var known = await visitor.Follow(await visitor.Post("/account/forgot", ("Email", TestPeople.Email("known"))));
        var unknown = await visitor.Follow(await visitor.Post("/account/forgot", ("Email", TestPeople.Email("unknown"))));
        Assert.Equal(known.Words, unknown.Words);
        await app.HandleOutbox();
        Assert.DoesNotContain(app.Mails(), m => m.Contains(TestPeople.Email("unknown"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_gets_three_letters_an_hour_at_most()
    {
        await app.APerson("flooded");
        using var visitor = app.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await visitor.Post("/account/forgot", ("Email", TestPeople.Email("flooded")));
        }

        await app.HandleOutbox();
        Assert.Equal(3, app.Mails().Count(m => m.Contains($"To: {TestPeople.Email("flooded")}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_spoiled_link_is_refused_in_words()
    {
        var person = await app.APerson("spoiled");
        using var visitor = app.Anonymous();
        foreach (var link in new[] { "/account/reset", $"/account/reset?person={person.Id}&token=%25%25", $"/account/reset?person={Guid.NewGuid()}&token=YQ", "/account/reset?person=x" })
        {
            var answer = await visitor.Post(link, ("Password", "какой-нибудь пароль"));
            Assert.Equal(400, answer.Status);
        }
    }

    [Fact]
    public async Task Registration_sends_a_letter_whose_button_confirms_the_address_once()
    {
        using var visitor = app.Anonymous();
        var answer = await visitor.Post("/account/register", ("Input.FamilyName", "Берёзкина"), ("Input.GivenName", "Анна"), ("Input.WorkPlace", "МБОУ «СОШ № 4»"), ("Input.Region", "Ленинградская область"),
            ("Input.Position", "учитель"), ("Input.Email", "new@stazh.example"), ("Input.Password", "длинный пароль"), ("Input.AgreesToProcessing", "true"));
        Assert.Equal("/learn", answer.Location);
        Assert.Contains("не подтверждён", (await visitor.Get("/account/security")).Words, StringComparison.Ordinal);
        await app.HandleOutbox();
        var link = Link(app.Mails().First(m => m.Contains("To: new@stazh.example", StringComparison.Ordinal)));
        Assert.Equal("/account", (await visitor.Post(link)).Location);
        Assert.Equal(400, (await visitor.Post(link)).Status);
        Assert.True(await app.InDb(db => db.Set<Person>().Where(p => p.Email == "new@stazh.example").Select(p => p.EmailConfirmed).SingleAsync()));
        Assert.Single(await app.InDb(db => db.Set<Consent>().Where(c => db.Set<Person>().Any(p => p.Id == c.PersonId && p.Email == "new@stazh.example")).ToListAsync()));
    }

    private async Task<string> ResetLink(string mailbox)
    {
        using var visitor = app.Anonymous();
        await visitor.Post("/account/forgot", ("Email", TestPeople.Email(mailbox)));
        await app.HandleOutbox();
        return Link(app.Mails().First(m => m.Contains($"To: {TestPeople.Email(mailbox)}", StringComparison.Ordinal)));
    }

    private static string Link(string mail) => Address().Match(mail).Groups[1].Value;

    [GeneratedRegex(@"http://localhost:\d+(/account/\S+)")]
    private static partial Regex Address();
}

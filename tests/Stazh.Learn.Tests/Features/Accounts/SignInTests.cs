using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

public sealed class SignInTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_registered_person_signs_in_and_out()
    {
        await app.APerson("signin");
        using var visitor = await app.As(TestPeople.Email("signin"));
        var home = await visitor.Get("/account");
        Assert.Contains("signin Ясенева", home.Text("header"), StringComparison.Ordinal);
        var out1 = await visitor.Submit(home.Form("header form"));
        Assert.Equal("/", out1.Location);
        Assert.Equal(302, (await visitor.Get("/account")).Status);
    }

    [Fact]
    public async Task Registration_keeps_what_was_typed_when_something_is_missing()
    {
        using var visitor = app.Anonymous();
        var answer = await visitor.Post("/account/register", ("Input.FamilyName", "Берёзкина"), ("Input.Email", "nobody"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Укажите имя.", answer.Words, StringComparison.Ordinal);
        Assert.Equal("Берёзкина", answer.Document.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        await app.APerson("locked");
        using var visitor = app.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(400, (await visitor.Post("/account/sign-in", ("Input.Email", TestPeople.Email("locked")), ("Input.Password", "wrong-password"))).Status);
        }

        var refused = await visitor.Post("/account/sign-in", ("Input.Email", TestPeople.Email("locked")), ("Input.Password", TestPeople.Password));
        Assert.Contains("Вход закрыт на 15 минут", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_address_of_another_site_is_not_followed()
    {
        await app.APerson("return");
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/account/sign-in?returnUrl=%2F%2Fevil.example");
        var answer = await visitor.Submit(page.Form(), ("Input.Email", TestPeople.Email("return")), ("Input.Password", TestPeople.Password));
        Assert.Equal("/", answer.Location);
    }
}

using Microsoft.Playwright;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class AccountJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Typed_text_comes_back_after_a_reload_without_the_password_and_goes_when_it_was_saved()
    {
        await using var context = await app.Visiting();
        var page = await context.NewPageAsync();
        await BrowserApp.Watch(nameof(AccountJourney), [context], async () =>
        {
            await page.GotoAsync("/account/register");
            await page.FillAsync("[name='Input.FamilyName']", "Берёзкина");
            await page.FillAsync("[name='Input.Password']", "тайное слово здесь");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".draft-notice")).ToContainTextAsync("Вернули текст");
            await Assertions.Expect(page.Locator("[name='Input.FamilyName']")).ToHaveValueAsync("Берёзкина");
            await Assertions.Expect(page.Locator("[name='Input.Password']")).ToHaveValueAsync("");
            Assert.DoesNotContain("тайное", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);

            await page.Locator(".draft-notice button").ClickAsync();
            await Assertions.Expect(page.Locator("[name='Input.FamilyName']")).ToHaveValueAsync("");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".draft-notice")).ToHaveCountAsync(0);

            foreach (var (field, value) in new[] { ("FamilyName", "Берёзкина"), ("GivenName", "Анна"), ("WorkPlace", "МБОУ «СОШ № 4»"), ("Region", "Ленинградская область"), ("Position", "учитель"), ("Email", "drafted@stazh.example"), ("Password", "длинный пароль") })
            {
                await page.FillAsync($"[name='Input.{field}']", value);
            }

            await context.SetOfflineAsync(true);
            await page.Locator("main form button").Last.ClickAsync();
            await Assertions.Expect(page.Locator(".draft-notice")).ToContainTextAsync("Нет связи");
            await context.SetOfflineAsync(false);
            await page.CheckAsync("[name='Input.AgreesToProcessing']");
            await page.Locator("main form button").Last.ClickAsync();
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Вы зарегистрированы");
            Assert.DoesNotContain("stazh-draft", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_and_does_not_open_a_closed_account()
    {
        var person = await app.APerson("keyed");
        await using var context = await app.SignedIn(person.Email!);
        var page = await context.NewPageAsync();
        await BrowserApp.Watch(nameof(AccountJourney) + "Passkey", [context], async () =>
        {
            var devices = await context.NewCDPSessionAsync(page);
            await devices.SendAsync("WebAuthn.enable");
            await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
            });
            var home = new UriBuilder(app.Url) { Host = "localhost" }.Uri.ToString().TrimEnd('/');
            await SignIn(page, home, person.Email!);
            await page.GotoAsync(home + "/account/security");
            await page.Locator("[data-passkey-add] button").ClickAsync();
            await Assertions.Expect(page.Locator("form[action*=RemoveKey]")).ToHaveCountAsync(1);

            await page.Locator("header form button").ClickAsync();
            await page.GotoAsync(home + "/account/sign-in");
            await page.Locator("[data-passkey-sign-in] button").ClickAsync();
            await page.WaitForURLAsync("**/learn");

            await app.InDb(async db =>
            {
                var shut = await db.FindAsync<Stazh.Learn.Features.Accounts.Person>([person.Id], TestContext.Current.CancellationToken);
                (shut!.LockoutEnabled, shut.LockoutEnd) = (true, Stazh.Learn.Features.Accounts.Person.Never);
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });
            await page.Locator("header form button").ClickAsync();
            await page.GotoAsync(home + "/account/sign-in");
            await page.Locator("[data-passkey-sign-in] button").ClickAsync();
            await Assertions.Expect(page.Locator("[data-passkey-error]")).ToContainTextAsync("Ключ не подошёл");
        });
    }

    private static async Task SignIn(IPage page, string home, string email)
    {
        await page.GotoAsync(home + "/account/sign-in");
        if (page.Url.EndsWith("sign-in", StringComparison.Ordinal))
        {
            await page.FillAsync("[name='Input.Email']", email);
            await page.FillAsync("[name='Input.Password']", TestPeople.Password);
            await page.Locator("[name='Input.Password']").PressAsync("Enter");
            await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        }
    }
}

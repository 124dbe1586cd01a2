using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed partial class AdministrationLink(FinalWorkBrowserApp app) : IClassFixture<FinalWorkBrowserApp>
{
    [Fact]
    public async Task A_head_without_account_evaluates_a_work_once_by_the_link_of_the_letter()
    {
        var group = await app.AnInternship();
        await app.Attend(group);
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(-2);
        await using var author = await app.SignedIn(group.Trainee.Email);
        await using var head = await app.Visiting();
        await BrowserApp.Watch(nameof(AdministrationLink), [author, head], async () =>
        {
            var hers = await author.NewPageAsync();
            await hers.Go($"/learn/{group.Id}/final-work");
            await hers.Locator("main form").FillWhole(day);
            await hers.FillAsync("[name='Input.Title']", "Дроби без спешки");
            await Invite(hers, "director@school.example");
            await Assertions.Expect(hers.GetByLabel("Название работы")).ToHaveValueAsync("Дроби без спешки");
            await Invite(hers, "deputy@school.example");
            await app.HandleOutbox();

            var page = await head.NewPageAsync();
            var link = LinkTo("director@school.example");
            await page.Go(link);
            await page.Reads("Дроби без спешки");
            Assert.Equal(0, await page.Locator("header a[href='/account']").CountAsync());
            await page.Press("Отправить оценку");
            await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("Укажите вашу должность");
            await page.Locator("main form").FillWhole(day);
            await page.GetByLabel("Ваша должность").FillAsync("заместитель директора");
            await page.Press("Отправить оценку");
            await page.Told("Спасибо!");

            Assert.Equal(410, (await page.GotoAsync(link))!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Оценка уже получена");
            await page.Fits();
            await hers.ReloadAsync();
            await hers.Reads("заместитель директора");

            app.Clock.Move(AdministrationInvitation.Life);
            Assert.Equal(410, (await page.GotoAsync(LinkTo("deputy@school.example")))!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Срок ссылки истёк");
            await page.Reads("Попросите педагога отправить новую ссылку");
            await page.Fits();
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Дроби без спешки");
            Assert.Equal(404, (await page.GotoAsync("/evaluation/unknown"))!.Status);
        });
    }

    private static async Task Invite(IPage page, string email)
    {
        await page.GetByLabel("Электронная почта").FillAsync(email);
        await page.Press("Отправить ссылку");
        await page.Told("Письмо со ссылкой отправлено.");
    }

    private string LinkTo(string email) => Address().Match(app.Mails().First(m => m.Contains(email, StringComparison.Ordinal))).Value;

    [GeneratedRegex(@"/evaluation/[\w-]+")]
    private static partial Regex Address();
}

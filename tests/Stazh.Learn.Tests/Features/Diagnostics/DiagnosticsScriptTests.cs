using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Browser;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

/// <summary>The program on a real port, for a browser.</summary>
public sealed class ServedDiagnosticsApp : StazhApp
{
    public Uri Url { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        await base.InitializeAsync();
        StartServer();
        Url = ClientOptions.BaseAddress;
    }
}

[Collection(AloneInABrowser.Name)]
public sealed class DiagnosticsScriptTests(ServedDiagnosticsApp app) : IClassFixture<ServedDiagnosticsApp>
{
    [Fact]
    public async Task Answers_given_without_a_line_wait_on_the_device_and_arrive_once_it_is_back()
    {
        var group = await app.AnInternship();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await Open(browser, group);
        await page.Context.SetOfflineAsync(true);
        await AnswerScreen(page);
        await page.ClickAsync("text=Сохранить и продолжить");
        await AnswerScreen(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Нет связи: ответы хранятся на этом устройстве");
        Assert.Equal(0, await Saved(group));
        await Assertions.Expect(page.Locator("[data-figure]")).ToContainTextAsync("8 из ");

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(8, await Saved(group));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task An_answer_whose_confirmation_was_lost_is_sent_again_and_counts_once()
    {
        var group = await app.AnInternship();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await Open(browser, group);
        var lost = 0;
        await page.RouteAsync("**/diagnostics?handler=Answers*", async route =>
        {
            if (lost++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        await page.Locator("[data-screen='1'] fieldset").First.Locator("input").First.CheckAsync();
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(2, lost);
        Assert.Equal(1, await Saved(group));
        Assert.Equal(1, await app.InDb(db => db.Set<AnswerOperationKey>().CountAsync(k => k.EnrolmentId == group.Id)));
    }

    [Fact]
    public async Task The_page_may_be_closed_while_the_line_is_down()
    {
        var group = await app.AnInternship();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await Open(browser, group);
        await page.Context.SetOfflineAsync(true);
        await AnswerScreen(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Нет связи: ответы хранятся на этом устройстве");
        var context = page.Context;
        await page.CloseAsync();
        Assert.Equal(0, await Saved(group));

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(app.Url, $"/learn/{group.Id}/diagnostics").ToString());
        await Assertions.Expect(again.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(4, await Saved(group));
        Assert.Equal(4, await again.Locator("[data-screen='1'] input:checked").CountAsync());
    }

    private Task<int> Saved(GroupOfTrainees group) => app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id));

    private static async Task AnswerScreen(IPage page)
    {
        foreach (var item in await page.Locator("[data-screen]:visible fieldset").AllAsync())
        {
            await item.Locator("input").Nth(1).CheckAsync();
        }
    }

    private static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("STAZH_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
    });

    private async Task<IPage> Open(IBrowser browser, GroupOfTrainees group)
    {
        var context = await browser.NewContextAsync(new() { Locale = "ru-RU", ViewportSize = new() { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(app.Url, "/account/sign-in").ToString());
        await page.FillAsync("[name='Input.Email']", group.Trainee.Email);
        await page.FillAsync("[name='Input.Password']", TestPeople.Password);
        await page.ClickAsync("main button.btn-primary");
        await page.GotoAsync(new Uri(app.Url, $"/learn/{group.Id}/diagnostics").ToString());
        return page;
    }
}

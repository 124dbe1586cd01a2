using Microsoft.Playwright;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Browser;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.LearningRoutes;

/// <summary>The program on a real port, for a browser.</summary>
public sealed class ServedRouteApp : RouteApp
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
public sealed class RouteScriptTests(ServedRouteApp app) : IClassFixture<ServedRouteApp>
{
    [Fact]
    public async Task Cards_move_by_arrows_and_by_mouse_without_a_new_page_and_the_change_is_said()
    {
        var group = await app.AnInternship();
        app.Confirm(group.Id, group.Package);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("STAZH_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { BaseURL = app.Url.ToString(), ViewportSize = new() { Width = 1280, Height = 1600 } });
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name='Input.Email']", group.Trainee.Email);
        await page.FillAsync("[name='Input.Password']", TestPeople.Password);
        await page.PressAsync("[name='Input.Password']", "Enter");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"/learn/{group.Id}/route");
        await page.EvaluateAsync("window.mark = 1");
        await page.ClickAsync("button[value='start-propose']");
        await Assertions.Expect(page.Locator("#route-live")).ToContainTextAsync("Маршрут предложен.");
        var first = (await app.Newest(group.Id)).InOrder.First();
        var card = page.Locator($"[data-item='{first.Id}']");

        await card.Locator("button[value=later]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator($"[data-week='1'] [data-item='{first.Id}']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#route-live")).ToContainTextAsync("Перемещено.");
        await Assertions.Expect(card.Locator("button[value=later]")).ToBeFocusedAsync();
        Assert.Equal(1, (await Item()).Week);

        await card.DragToAsync(page.Locator("[data-week='3']"), new() { SourcePosition = new() { X = 6, Y = 6 } });
        await Assertions.Expect(page.Locator($"[data-week='3'] [data-item='{first.Id}']")).ToHaveCountAsync(1);
        Assert.Equal(3, (await Item()).Week);

        await page.FillAsync("#busy", "когда-нибудь");
        await page.ClickAsync("button[value=terms]");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("Не понимаем дату");
        Assert.Equal("когда-нибудь", await page.InputValueAsync("#busy"));
        Assert.Equal(1, await page.EvaluateAsync<int>("window.mark"));

        async Task<RouteItem> Item() => (await app.Newest(group.Id)).Items.Single(i => i.Key == first.Key);
    }
}

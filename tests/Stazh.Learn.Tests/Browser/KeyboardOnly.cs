using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Features.Diagnostics;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class KeyboardOnly(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 780)]
    [InlineData(1280, 800)]
    public async Task The_map_is_confirmed_and_the_route_laid_and_sent_without_a_mouse(int width, int height)
    {
        var group = await app.AnInternship();
        using (var visitor = await app.As(group.Trainee.Email))
        {
            await visitor.AnswerAll(group, choice: 1);
        }

        await using var olya = await app.SignedIn(group.Trainee.Email, width, height);
        await BrowserApp.Watch($"{nameof(KeyboardOnly)}{width}", [olya], async () =>
        {
            var page = await olya.NewPageAsync();
            await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            var keys = new Keyboard(page);
            await page.Go($"/learn/{group.Id}/deficits");
            await Map(page, keys);
            await keys.TabTo(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Открыть маршрут" }), "Enter");
            await page.WaitForURLAsync("**/route");
            await Route(page, keys, group);
        });
    }

    private static async Task Map(IPage page, Keyboard keys)
    {
        var code = (await page.Locator("li.deficit-row", new() { Has = page.Locator("button[aria-label^='Менее важно']:enabled") }).Nth(1).GetAttributeAsync("id"))!;
        var line = page.Locator($"li#{code}");
        var before = await Priority(line);
        await keys.TabTo(line.GetByRole(AriaRole.Button, new() { NameRegex = new("^Менее важно") }), "Enter");
        await page.Told("Важность изменена.");
        await keys.StandsOn(line);
        Assert.Equal(before - 1, await Priority(line));

        await keys.TabTo(line.Locator("summary", new() { HasText = "Важность и комментарий" }), "Enter");
        await keys.TabTo(line.Locator("select[name='Input.Priority']"), "ArrowUp");
        await keys.TabTo(line.Locator("textarea"));
        await keys.Type("Сначала это: двое уходят с урока уставшими.");
        await keys.TabTo(line.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }), "Enter");
        await page.Told("Сохранено.");
        await keys.StandsOn(line);
        await Assertions.Expect(line).ToContainTextAsync("двое уходят с урока уставшими");
        Assert.Equal(before, await Priority(line));

        var add = page.GetByRole(AriaRole.Button, new() { Name = "Добавить", Exact = true });
        await keys.TabTo(add, "Enter");
        await keys.StandsOn(page.Locator("main .errors"));
        await keys.TabTo(page.GetByLabel("Что хотите научиться делать"));
        await keys.Type("Вести урок, когда часть класса дома");
        await keys.TabTo(page.Locator("#Own_Level"), "ArrowDown");
        await keys.TabTo(add, "Space");
        await page.Told("Свой дефицит добавлен.");
        await keys.StandsOn(page.Locator("main .notice"));
        await Assertions.Expect(page.Locator("li.deficit-row", new() { HasText = "часть класса дома" })).ToContainTextAsync("свой");

        // Close to the end of the page: back from the top is shorter.
        await keys.BackTo(page.GetByRole(AriaRole.Button, new() { Name = "Подтвердить карту" }));
        await page.Keyboard.PressAsync("Space");
        await page.Told("Карта подтверждена.");
        await keys.StandsOn(page.Locator("main .notice"));
    }

    private async Task Route(IPage page, Keyboard keys, GroupOfTrainees group)
    {
        var said = page.Locator("#route-live");
        await keys.TabTo(page.Locator("button[value='start-propose']"), "Enter");
        await Assertions.Expect(said).ToContainTextAsync("Маршрут предложен.");
        await keys.StandsOn(page.Locator("#route-weeks"));
        var first = (await Newest(group)).Items.Where(i => i.Kind == RouteItemKind.Task).OrderBy(i => i.Week).ThenBy(i => i.Order).First();
        var card = page.Locator($"[data-item='{first.Id}']");
        var later = card.Locator("button[value=later]");

        await keys.TabTo(later, "Space");
        await Assertions.Expect(page.Locator($"[data-week='{first.Week + 1}'] [data-item='{first.Id}']")).ToHaveCountAsync(1);
        await Assertions.Expect(said).ToContainTextAsync("Перемещено.");
        await keys.StandsOn(later);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator($"[data-week='{first.Week}'] [data-item='{first.Id}']")).ToHaveCountAsync(1);
        await keys.StandsOn(later);

        var term = card.Locator("summary");
        await keys.TabTo(term, "Enter");
        var due = card.Locator("input[type=date]");
        await keys.TabTo(due);
        // The same keys whatever the order of day and month in the browser.
        var day = new DateOnly(2026, 12, 12);
        await keys.Type("12122026");
        await keys.TabTo(card.Locator("button[value=term]"), "Enter");
        await Assertions.Expect(card).ToContainTextAsync("до 12");
        await keys.StandsOn(term);
        Assert.Equal(day, (await Newest(group)).Items.Single(i => i.Key == first.Key).DueOn);

        await keys.BackTo(card.Locator("button[value=drop]"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(card).ToHaveCountAsync(0);
        Assert.DoesNotContain((await Newest(group)).Items, i => i.Key == first.Key);
        await keys.StandsOn(page.Locator(".week button[value=drop]:focus, #route-weeks:focus"));

        var candidate = page.Locator($".candidate[data-code='{first.Code}']");
        await keys.TabTo(candidate.Locator("button"), "Enter");
        await Assertions.Expect(candidate).ToHaveCountAsync(0);
        await keys.StandsOn(page.Locator(".candidates :focus"));
        Assert.Contains((await Newest(group)).Items, i => i.Code == first.Code);

        if (await page.Locator("#why-without").CountAsync() > 0)
        {
            await keys.TabTo(page.Locator("#why-without"));
            await keys.Type("Этим занимаюсь с методистом школы.");
        }

        await keys.TabTo(page.Locator("#comment"));
        await keys.Type("Прошу начать со второго задания.");
        await keys.TabTo(page.Locator("button[value=submit]"), "Enter");
        await page.Reads("Маршрут у тьютора");
        await keys.StandsOn(page.Locator("#route-weeks"));
        var route = await Newest(group);
        Assert.Equal((RouteState.Submitted, "Прошу начать со второго задания."), (route.State, route.Comment));
    }

    private Task<LearningRoute> Newest(GroupOfTrainees group) =>
        app.InDb(db => db.Set<LearningRoute>().AsNoTracking().Include(r => r.Items).Where(r => r.EnrolmentId == group.Id).OrderByDescending(r => r.Number).FirstAsync(Cancel));

    private static async Task<int> Priority(ILocator line) => int.Parse(await line.Locator("select[name='Input.Priority']").InputValueAsync(), CultureInfo.InvariantCulture);
}

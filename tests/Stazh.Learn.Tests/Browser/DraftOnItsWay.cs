using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

/// <summary>A button pressed while a draft is on its way: the form waits for the draft, nothing typed is lost and nobody is told of another window.</summary>
[Collection(AloneInABrowser.Name)]
public sealed class DraftOnItsWay(FinalWorkBrowserApp app) : IClassFixture<FinalWorkBrowserApp>
{
    private const string Drafts = "**/final-work?handler=Draft";

    [Fact]
    public Task A_button_waits_for_the_answer_and_sends_the_last_word() => OnHerWork("Slow", async page =>
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync(Drafts, async route =>
        {
            var response = await route.FetchAsync();
            asked.TrySetResult();
            await answer.Task;
            await route.FulfillAsync(new() { Response = response });
        });
        await page.GetByLabel("Название работы").FillAsync("Дроби");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await page.Press("Сохранить черновик");
        await Assertions.Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        answer.SetResult();
    });

    [Fact]
    public Task A_button_pressed_twice_sends_once() => OnHerWork("Twice", async page =>
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sent = 0;
        await page.RouteAsync(Drafts, async route =>
        {
            asked.TrySetResult();
            await answer.Task;
            await route.ContinueAsync();
        });
        page.Request += (_, request) => sent += request.Method == "POST" && request.Url.EndsWith("handler=Save", StringComparison.Ordinal) ? 1 : 0;
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.Press("Сохранить черновик");
        await page.Press("Сохранить черновик");
        answer.SetResult();
        await page.Told("Черновик сохранён.");
        Assert.Equal(1, sent);
    });

    [Fact]
    public Task A_draft_that_did_not_arrive_does_not_hold_the_button() => OnHerWork("Failed", async page =>
    {
        var asked = new TaskCompletionSource();
        await page.RouteAsync(Drafts, async route =>
        {
            asked.TrySetResult();
            await route.AbortAsync();
        });
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.Press("Сохранить черновик");
    });

    [Fact]
    public Task A_draft_whose_answer_was_lost_is_not_another_window() => OnHerWork("Lost", async page =>
    {
        var lost = new TaskCompletionSource();
        await page.RouteAsync(Drafts, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
            lost.TrySetResult();
        });
        await page.GetByLabel("Название работы").FillAsync("Дроби");
        await lost.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await page.Press("Сохранить черновик");
    });

    [Fact]
    public Task Without_a_line_the_text_waits_on_the_device_and_goes_by_itself() => OnHerWork("Offline", async page =>
    {
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await Assertions.Expect(page.Locator("[data-autosave-status]")).ToContainTextAsync("хранится на этом устройстве");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-autosave-status]")).ToContainTextAsync("сохранён");
        await page.Press("Сохранить черновик");
    });

    private async Task OnHerWork(string name, Func<IPage, Task> steps)
    {
        var group = await app.AnInternship();
        await app.Attend(group);
        await using var olya = await app.SignedIn(group.Trainee.Email);
        await BrowserApp.Watch(nameof(DraftOnItsWay) + name, [olya], async () =>
        {
            var page = await olya.NewPageAsync();
            await page.Go($"/learn/{group.Id}/final-work");
            await steps(page);
            await page.Told("Черновик сохранён.");
            await Assertions.Expect(page.GetByLabel("Название работы")).ToHaveValueAsync("Дроби без спешки");
            Assert.Equal("Дроби без спешки", await app.InDb(db => db.Set<FinalWork>().Where(w => w.EnrolmentId == group.Id).Select(w => w.Title).SingleAsync(TestContext.Current.CancellationToken)));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('autosave:')).length"));
        });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Browser;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

[Collection(AloneInABrowser.Name)]
public sealed class DiagnosticsScriptTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public Task Answers_given_without_a_line_wait_on_the_device_and_arrive_once_it_is_back() => Answering("Lost", async (page, group) =>
    {
        await AnswerScreen(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(4, await Saved(group));

        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("text=Сохранить и продолжить");
        await AnswerScreen(page);
        await page.ClickAsync("text=Сохранить и продолжить");
        await AnswerScreen(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Нет связи: ответы хранятся на этом устройстве");
        Assert.Equal(4, await Saved(group));
        await Assertions.Expect(page.Locator("[data-figure]")).ToContainTextAsync("12 из ");

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(12, await Saved(group));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    });

    [Fact]
    public Task An_answer_whose_confirmation_was_lost_is_sent_again_and_counts_once() => Answering("Unconfirmed", async (page, group) =>
    {
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
    });

    [Fact]
    public Task The_page_may_be_closed_while_the_line_is_down() => Answering("Closed", async (page, group) =>
    {
        await page.Context.SetOfflineAsync(true);
        await AnswerScreen(page);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveTextAsync("Нет связи: ответы хранятся на этом устройстве");
        var context = page.Context;
        await page.CloseAsync();
        Assert.Equal(0, await Saved(group));

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync($"/learn/{group.Id}/diagnostics");
        await Assertions.Expect(again.Locator("[data-status]")).ToHaveTextAsync("Сохранено");
        Assert.Equal(4, await Saved(group));
        Assert.Equal(4, await again.Locator("[data-screen='1'] input:checked").CountAsync());
    });

    private Task<int> Saved(GroupOfTrainees group) => app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id));

    private static async Task AnswerScreen(IPage page)
    {
        foreach (var item in await page.Locator("[data-screen]:visible fieldset").AllAsync())
        {
            await item.Locator("input").Nth(1).CheckAsync();
        }
    }

    private async Task Answering(string name, Func<IPage, GroupOfTrainees, Task> steps)
    {
        var group = await app.AnInternship();
        await using var olya = await app.SignedIn(group.Trainee.Email);
        await BrowserApp.Watch("Diagnostics" + name, [olya], async () =>
        {
            var page = await olya.NewPageAsync();
            await page.GotoAsync($"/learn/{group.Id}/diagnostics");
            await steps(page, group);
        });
    }
}

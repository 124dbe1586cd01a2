using Microsoft.Playwright;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class ReviewersRoad(FinalWorkBrowserApp app) : IClassFixture<FinalWorkBrowserApp>
{
    [Fact]
    public async Task Calibrates_takes_a_work_keeps_a_draft_and_hands_in_and_the_author_answers()
    {
        var group = await app.AGroup(4);
        await app.Attend(group);
        var works = new List<Guid>();
        foreach (var trainee in group.Trainees)
        {
            works.Add(await app.APublishedWork(group.RunId, trainee, group.Package, $"Работа {trainee.Email}"));
        }

        // The author waits for the last of three reviews.
        var (reviewer, author) = (group.Trainees[0], group.Trainees[1]);
        foreach (var colleague in group.Trainees.Skip(2))
        {
            await app.AReview(works[1], colleague, group.Package, "Сравните листы.");
        }

        await using var hers = await app.SignedIn(reviewer.Email);
        await using var his = await app.SignedIn(author.Email, 1280, 800);
        await BrowserApp.Watch(nameof(ReviewersRoad), [hers, his], async () =>
        {
            var page = await hers.NewPageAsync();
            var home = $"/learn/{reviewer.EnrolmentId}/reviews";
            var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
            await page.Go(home);
            await page.Follow("Оценить образец");
            await page.Locator("main form").FillWhole(day);
            await page.Press("Сравнить с экспертом");
            await page.Reads("Совпало");
            await page.Follow("Следующий образец");
            await page.Locator("main form").FillWhole(day);
            await page.Press("Сравнить с экспертом");
            await page.Reads("Совпало");
            await page.Follow("К рецензиям");

            var read = new List<string>();
            for (var i = 1; i <= 3; i++)
            {
                await page.Press("Взять следующую работу");
                await page.WaitForURLAsync("**/reviews/*-*");
                await page.Fits();
                read.Add(await page.Locator(".reading h2.h3").InnerTextAsync());
                await page.Locator("form[data-autosave]").FillWhole(day);
                if (i == 1)
                {
                    await KeepsTheDraft(page, home);
                }

                await page.Press("Отправить автору");
                await page.Told("Рецензия отправлена автору");
                await page.Reads($"Написано {i} из 3");
            }

            Assert.Equal(group.Trainees.Skip(1).Select(t => $"Работа {t.Email}").Order(), read.Order());
            await Answers(await his.NewPageAsync(), $"/learn/{author.EnrolmentId}/reviews");
            await page.ReloadAsync();
            await page.Reads("Ответ автора: Возьму лист наблюдений в работу.");
        });
    }

    /// <summary>The page is closed with a word that only the draft knows.</summary>
    private static async Task KeepsTheDraft(IPage page, string home)
    {
        var address = page.Url;
        await page.GetByLabel("Рекомендации автору").FillAsync("Запишите признак трижды до начала.");
        await Assertions.Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync("Черновик сохранён");
        await page.Go(home);
        await page.Follow("Продолжить рецензию");
        Assert.Equal(address, page.Url);
        await Assertions.Expect(page.GetByLabel("Рекомендации автору")).ToHaveValueAsync("Запишите признак трижды до начала.");
    }

    private static async Task Answers(IPage page, string address)
    {
        await page.Go(address);
        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("по 3");
        var review = page.Locator("article.review", new() { HasText = "пропускает слова" });
        await review.GetByLabel("Принимаю", new() { Exact = true }).CheckAsync();
        await review.GetByLabel("Ваш ответ").FillAsync("Возьму лист наблюдений в работу.");
        await review.Press("Ответить");
        await page.Reads("Изменить ответ");
    }
}

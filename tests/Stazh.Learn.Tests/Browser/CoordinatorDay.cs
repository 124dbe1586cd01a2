using Microsoft.Playwright;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class CoordinatorDay(FinalWorkBrowserApp app) : IClassFixture<FinalWorkBrowserApp>
{
    [Fact]
    public async Task Opens_a_run_appoints_decides_and_writes_to_the_group()
    {
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        await app.APerson("day-tutor", "МБОУ «Лицей № 8»");
        await app.APerson("day-anna", "МБОУ «СОШ № 1»");
        await app.APerson("day-boris", "МБОУ «СОШ № 2»");
        await using var coordinator = await app.ACoordinator("day-coordinator");
        await using var anna = await app.SignedIn(TestPeople.Email("day-anna"));
        await using var boris = await app.SignedIn(TestPeople.Email("day-boris"));
        await BrowserApp.Watch(nameof(CoordinatorDay), [coordinator, anna, boris], async () =>
        {
            var page = await coordinator.NewPageAsync();
            var run = await page.OpensRun(today.AddDays(21), today.AddDays(49));
            await page.GetByLabel("Почта тьютора").FillAsync("nobody@stazh.example");
            await page.Press("Назначить");
            await Assertions.Expect(page.Locator(".errors").First).ToBeVisibleAsync();
            await page.Appoints(run, TestPeople.Email("day-tutor"));
            foreach (var context in new[] { anna, boris })
            {
                var theirs = await context.NewPageAsync();
                await theirs.Go($"/runs/{run}/enrol");
                await theirs.GetByLabel("Зачем вам эта стажировка").FillAsync("Хочу научиться дозировать задание.");
                await theirs.Press("Подать заявку");
                await theirs.Reads("Заявка на рассмотрении");
            }

            await page.Go("/coordinator");
            await page.Reads("Заявки ждут решения: 2");
            await (await page.ApplicationOf(run, "day-anna")).Press("Одобрить");
            await page.Reads("В группе: 1");
            var second = await page.ApplicationOf(run, "day-boris");
            await second.Locator("summary").ClickAsync();
            await second.Press("Отказать");
            await page.Told("Напишите причину");
            second = page.Locator("article.group-row", new() { HasText = "day-boris" });
            await second.Locator("summary").ClickAsync();
            await second.GetByLabel("Причина").FillAsync("Группа набрана, следующая в апреле.");
            await second.Press("Отказать");
            await page.Reads("Все заявки рассмотрены");
            var his = boris.Pages[^1];
            await his.Go($"/runs/{run}");
            await his.Reads("Группа набрана, следующая в апреле.");

            await page.Go($"/runs/{run}/plan");
            await page.Locator("ol > li", new() { HasText = "Разослать письмо" }).First.Press("Разослать письмо");
            await page.Told("Отправлено писем: 1");
            await app.HandleOutbox();
            Assert.Contains(app.Mails(), m => m.Contains(TestPeople.Email("day-anna"), StringComparison.Ordinal) && m.Contains($"/runs/{run}", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Issues_to_those_who_are_ready_and_sees_what_the_others_lack()
    {
        var group = await app.AGroup(2);
        await app.Attend(group);
        await using var coordinator = await app.ACoordinator("issue-coordinator");
        var works = new List<Guid>();
        foreach (var trainee in group.Trainees)
        {
            works.Add(await app.APublishedWork(group.RunId, trainee, group.Package, $"Работа {trainee.Email}"));
        }

        await app.AReview(works[0], group.Trainees[1], group.Package, "Покажите лист наблюдений.");
        await app.AReview(works[1], group.Trainees[0], group.Package, "Покажите доску.");
        await using var trainee1 = await app.SignedIn(group.Trainee.Email);
        await BrowserApp.Watch("CoordinatorIssues", [coordinator, trainee1], async () =>
        {
            var hers = await trainee1.NewPageAsync();
            await hers.Go($"/learn/{group.Id}/forms/FB");
            await hers.Locator("form[data-autosave]").FillWhole(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime));
            await hers.Press("Готово");
            await hers.Told("сохранён");
            var page = await coordinator.NewPageAsync();
            await page.Issues(group.RunId, "12-ОД");
            var late = page.Locator(".people > li", new() { HasText = "Не хватает" });
            await Assertions.Expect(late).ToHaveCountAsync(1);
            await late.Locator("summary").ClickAsync();
            await Assertions.Expect(late).ToContainTextAsync("Заполнена форма");
        });
    }
}

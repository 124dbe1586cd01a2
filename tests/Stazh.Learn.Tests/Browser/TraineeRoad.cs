using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class TraineeRoad(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task From_the_application_to_the_document_on_a_telephone()
    {
        var tutorMail = TestPeople.Email((await app.APerson("road-tutor", "МБОУ «Лицей № 8»")).GivenName);
        await app.APerson("road-olya", "МБОУ «СОШ № 1»");
        await using var coordinator = await app.ACoordinator("road-coordinator");
        await using var olya = await app.SignedIn(TestPeople.Email("road-olya"));
        await using var guest = await app.Visiting();
        var people = new List<IBrowserContext> { coordinator, olya, guest };
        await BrowserApp.Watch(nameof(TraineeRoad), people, async () =>
        {
            var boss = await coordinator.NewPageAsync();
            var page = await olya.NewPageAsync();
            var run = await boss.OpensRun(Today.AddDays(1), Today.AddDays(28));
            await boss.Appoints(run, tutorMail);
            var id = await Enrol(page, boss, run);
            var package = await app.Services.GetRequiredService<ProgrammeLibrary>().GetAsync(await app.InDb(db => db.Set<ProgrammeRun>().Where(r => r.Id == run).Select(r => r.ProgrammeVersionId).SingleAsync(Cancel)), Cancel);
            var colleagues = new List<TraineeInGroup>();
            for (var i = 2; i <= 4; i++)
            {
                colleagues.Add(await app.ATrainee(run, $"road-colleague{i}", $"МБОУ «СОШ № {i}»"));
            }

            app.Clock.Move(TimeSpan.FromDays(1));
            await boss.Starts(run);
            var tutor = await app.SignedIn(tutorMail);
            people.Add(tutor);
            var desk = await tutor.NewPageAsync();
            await Attendance(desk, run);
            await Forms(page, id);
            await Diagnostics(page, id);
            await Route(page, desk, id);

            app.Clock.Move(TimeSpan.FromDays(3));
            await Tasks(page, desk, id);
            var work = await Work(page, id);
            foreach (var (colleague, i) in colleagues.Select((c, i) => (c, i)))
            {
                await app.APublishedWork(run, colleague, package, $"Урок отрезками {i + 1}");
                await app.AReview(work, colleague, package, $"Сравните листы {i + 1}");
            }

            await Reviews(page, id);
            await Ask(page, $"/learn/{id}/forms/{package.FormFor(FormUse.Feedback)!.Code}");
            await page.Go($"/learn/{id}/document");
            await page.Reads("Все условия выполнены");
            await boss.Issues(run, "48-ОД");
            await app.HandleOutbox();
            Assert.Contains(app.Mails(), m => m.Contains(TestPeople.Email("road-olya"), StringComparison.Ordinal) && m.Contains($"/learn/{id}/document", StringComparison.Ordinal));
            await Document(page, guest, id);
        });
    }

    private async Task<Guid> Enrol(IPage page, IPage boss, Guid run)
    {
        await page.Go("/calendar");
        await page.Locator($"a[href='/runs/{run}']").First.ClickAsync();
        await page.Follow("Записаться");
        await page.GetByLabel("Зачем вам эта стажировка").FillAsync("Хочу научиться подбирать приёмы под причину.");
        await page.Press("Подать заявку");
        await page.Reads("Заявка на рассмотрении");
        await (await boss.ApplicationOf(run, "road-olya")).Press("Одобрить");
        await boss.Reads("Все заявки рассмотрены");
        await app.HandleOutbox();
        Assert.Contains(app.Mails(), m => m.Contains(TestPeople.Email("road-olya"), StringComparison.Ordinal) && m.Contains("Вы записаны", StringComparison.Ordinal));
        await page.Go($"/runs/{run}");
        await page.Follow("Открыть мою стажировку");
        await page.WaitForURLAsync("**/learn/*");
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    private static async Task Attendance(IPage desk, Guid run)
    {
        await desk.Go($"/runs/{run}/session");
        var steps = await desk.Locator(".session-step").EvaluateAllAsync<string[]>("all => all.map(e => e.id)");
        foreach (var code in steps)
        {
            var step = desk.Locator($"#{code}");
            await step.Locator("summary").ClickAsync();
            await step.Press("Все участвуют");
            await step.Press("Сохранить отметки");
            await Assertions.Expect(desk.Locator($"#{code}")).ToContainTextAsync("Отмечено 4 из 4");
        }

        await desk.Fits();
    }

    private async Task Forms(IPage page, Guid id)
    {
        await page.Go($"/learn/{id}");
        await page.Locator("a[href$='/forms/CM']").ClickAsync();
        await page.Locator("form[data-autosave]").FillWhole(Today);
        await page.Press("Готово");
        await page.Reads("Как соотнесли авторы программы");
        await Ask(page, $"/learn/{id}/forms/DT");
        await page.Reads("Заполнено");
    }

    private async Task Ask(IPage page, string address)
    {
        await page.Go(address);
        await page.Locator("form[data-autosave]").FillWhole(Today.AddDays(-1));
        await page.Press("Готово");
        await page.Told("сохранён");
    }

    private static async Task Diagnostics(IPage page, Guid id)
    {
        await page.Go($"/learn/{id}");
        await page.Follow("Начать");
        var finish = page.Locator("form[data-finish] button");
        while (!await finish.IsVisibleAsync())
        {
            var heading = await page.Locator("[data-screen]:visible").GetAttributeAsync("data-screen");
            foreach (var item in await page.Locator("[data-screen]:visible fieldset").AllAsync())
            {
                await item.Locator("input").Nth(1).CheckAsync();
            }

            await page.Press("Сохранить и продолжить");
            await Assertions.Expect(page.Locator($"[data-screen='{heading}']")).ToBeHiddenAsync();
        }

        await page.Reads("Вы ответили на все вопросы.");
        await finish.ClickAsync();
        await page.Reads("Диагностика завершена");
        await page.Follow("Открыть карту дефицитов");
        await page.Press("Подтвердить карту");
        await page.Told("Карта подтверждена.");
    }

    private static async Task Route(IPage page, IPage desk, Guid id)
    {
        await page.Follow("Открыть маршрут");
        await page.Press("Предложить маршрут");
        await Assertions.Expect(page.Locator(".stop").First).ToBeVisibleAsync();
        await page.Fits();
        if (await page.Locator("#why-without").IsVisibleAsync())
        {
            await page.FillAsync("#why-without", "Этим занимаюсь с методистом школы.");
        }

        await page.Press("Отправить на утверждение");
        await page.Reads("Маршрут у тьютора");
        await desk.Go("/tutor");
        await desk.Locator($".queue a[href='/learn/{id}/route']").ClickAsync();
        await desk.Press("Утвердить");
        await desk.Reads("Маршрут утверждён");
        await page.ReloadAsync();
        await page.Reads("Маршрут утверждён");
    }

    /// <summary>Does what the page of the internship offers next until it is the final work; when it is the tutor's turn, the tutor accepts.</summary>
    private async Task Tasks(IPage page, IPage desk, Guid id)
    {
        var next = page.Locator(".next a.btn-primary");
        var (tasks, trials, cards) = (0, 0, 0);
        for (var steps = 0; steps < 30; steps++)
        {
            await page.Go($"/learn/{id}");
            var address = await next.CountAsync() > 0 ? (await next.GetAttributeAsync("href"))! : "";
            if (address.EndsWith("/final-work", StringComparison.Ordinal))
            {
                Assert.True(tasks > 0 && trials > 0 && cards == 1, $"{tasks} tasks, {trials} trials, {cards} cards");
                return;
            }

            if (address.Length == 0)
            {
                await Accept(desk);
                continue;
            }

            await next.ClickAsync();
            if (address.Contains("/tasks/", StringComparison.Ordinal))
            {
                tasks++;
                await page.Locator("form[data-autosave]").FillWhole(Today);
                await page.Press("Проверить себя");
                await page.Reads("Верно");
                await page.Press("Сдать тьютору");
            }
            else if (address.Contains("/cards/trial/", StringComparison.Ordinal))
            {
                trials++;
                await page.Locator("form[data-autosave]").FillWhole(Today);
                await page.Press("Сдать карточку");
            }
            else
            {
                Assert.EndsWith("/cards", address, StringComparison.Ordinal);
                cards++;
                await page.Follow("Заполнить карту");
                await page.Locator("form[data-autosave]").FillWhole(Today);
                await page.Press("Разместить в чате группы");
            }

            await Assertions.Expect(page.Locator(".notice")).ToBeVisibleAsync();
            await page.Fits();
        }

        Assert.Fail("The tasks do not come to an end");
    }

    private static async Task Accept(IPage desk)
    {
        await desk.Go("/tutor");
        var waiting = await desk.Locator("form.verdict").CountAsync();
        Assert.NotEqual(0, waiting);
        while (waiting-- > 0)
        {
            var row = desk.Locator("form.verdict").First;
            await row.Locator("textarea").FillAsync("Видно, что и как вы делали. Дальше убавляйте опору.");
            await row.Press("Принять");
            await Assertions.Expect(desk.Locator("form.verdict")).ToHaveCountAsync(waiting);
        }
    }

    private async Task<Guid> Work(IPage page, Guid id)
    {
        await page.Go($"/learn/{id}/final-work");
        await page.Locator("main form").FillWhole(Today.AddDays(-1));
        await page.GetByLabel("Название работы").FillAsync("Дроби без спешки");
        await page.Press("Опубликовать");
        await page.Told("Работа опубликована для группы.");
        return await app.InDb(db => db.Set<FinalWork>().Where(w => w.EnrolmentId == id).Select(w => w.Id).SingleAsync(Cancel));
    }

    private async Task Reviews(IPage page, Guid id)
    {
        await page.Go($"/learn/{id}/reviews");
        await page.Follow("Оценить образец");
        await page.Locator("main form").FillWhole(Today);
        await page.Press("Сравнить с экспертом");
        await page.Reads("Совпало");
        await page.Follow("Следующий образец");
        await page.Locator("main form").FillWhole(Today);
        await page.Press("Сравнить с экспертом");
        await page.Reads("Совпало");
        await page.Follow("К рецензиям");
        for (var i = 1; i <= 3; i++)
        {
            await page.Press("Взять следующую работу");
            await page.WaitForURLAsync("**/reviews/*-*");
            await page.Fits();
            await page.Locator("form[data-autosave]").FillWhole(Today);
            await page.Press("Отправить автору");
            await Assertions.Expect(page.Locator(".notice")).ToBeVisibleAsync();
            await page.Go($"/learn/{id}/reviews");
            await page.Reads($"Написано {i} из 3");
        }

        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("по 3");
        await page.Reads("Сравните листы 2");
    }

    private static async Task Document(IPage page, IBrowserContext guest, Guid id)
    {
        await page.Go($"/learn/{id}/document");
        var address = (await page.GetByRole(AriaRole.Link, new() { Name = "Страница проверки" }).GetAttributeAsync("href"))!;
        var anybody = await guest.NewPageAsync();
        await anybody.Go(address);
        await anybody.Reads("Документ подлинный и действует");
        await anybody.Reads("Ясенева road-olya");
        await anybody.Reads("Дроби без спешки");
    }
}

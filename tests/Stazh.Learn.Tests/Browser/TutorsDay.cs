using Microsoft.Playwright;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Features.Diagnostics;
using Stazh.Learn.Tests.Features.LearningRoutes;
using Stazh.Learn.Tests.Features.PracticeTasks;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class TutorsDay(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Marks_the_steps_of_the_session_on_a_telephone_without_a_line_and_late()
    {
        var group = await app.AGroup(2);
        var steps = group.Package.Modules[0].Steps;
        var (now, late) = (steps[0], steps[1]);
        await using var tutor = await app.SignedIn(group.TutorEmail);
        await BrowserApp.Watch("TutorsSession", [tutor], async () =>
        {
            var page = await tutor.NewPageAsync();
            await page.Go($"/runs/{group.RunId}/session");
            await page.Locator($"#{now.Code}").Press("Начать шаг");
            await Assertions.Expect(page.Locator($"#{now.Code} [role=timer]")).ToBeVisibleAsync();
            var step = page.Locator($"#{now.Code}");
            await step.GetByLabel("trainee1").And(step.Locator("[name=product]")).CheckAsync();
            await Assertions.Expect(step.GetByLabel("trainee1").And(step.Locator("[name=present]"))).ToBeCheckedAsync();

            await tutor.SetOfflineAsync(true);
            await step.Press("Сохранить отметки");
            await Assertions.Expect(step).ToHaveCountAsync(0);
            await tutor.SetOfflineAsync(false);
            await page.Go($"/runs/{group.RunId}/session");
            await Assertions.Expect(step.GetByLabel("trainee1").And(step.Locator("[name=product]"))).ToBeCheckedAsync();
            await Assertions.Expect(step).ToContainTextAsync("Отмечено 0 из 2");
            var next = page.Locator($"#{late.Code}");
            await next.Locator("summary").ClickAsync();
            await next.GetByLabel("trainee2").And(next.Locator("[name=present]")).CheckAsync();
            await step.Press("Сохранить отметки");
            await page.Told("Отметки шага сохранены.");
            await Assertions.Expect(step).ToContainTextAsync("Отмечено 1 из 2");
            await Assertions.Expect(next.GetByLabel("trainee2").And(next.Locator("[name=present]"))).ToBeCheckedAsync();

            app.Clock.Move(TimeSpan.FromDays(1));
            await page.Go($"/runs/{group.RunId}/session");
            var yesterday = page.Locator($"#{late.Code}");
            await yesterday.Locator("summary").ClickAsync();
            await yesterday.Press("Все участвуют");
            await yesterday.Press("Сохранить отметки");
            await Assertions.Expect(yesterday).ToContainTextAsync("Отмечено 2 из 2");

            var note = page.Locator("#understanding form").First;
            await note.Locator("textarea").FillAsync("Опирается на наблюдение, путает внимание и память.");
            await note.Press("Записать");
            await page.Told("Оценка понимания записана.");
        });
    }

    [Fact]
    public async Task Answers_routes_and_tasks_from_the_queue_records_a_consultation_and_keeps_order_in_the_chat()
    {
        var group = await app.AGroup(2);
        await app.Attend(group);
        using var anna = await ASentRoute(group, 0);
        app.Clock.Move(TimeSpan.FromHours(1));
        using var boris = await ASentRoute(group, 1);
        await using var tutor = await app.SignedIn(group.TutorEmail);
        await BrowserApp.Watch(nameof(TutorsDay), [tutor], async () =>
        {
            var page = await tutor.NewPageAsync();
            await page.Go("/tutor");
            Assert.Equal(group.Trainees.Select(t => $"/learn/{t.EnrolmentId}/route"), await page.Locator(".queue h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"));
            await Decide(page, group.Trainees[0], "Утвердить", "Начните с первого задания.");
            await page.Reads("Маршрут утверждён");
            await page.Go("/tutor");
            await page.Locator($".queue a[href='/learn/{group.Trainees[1].EnrolmentId}/route']").ClickAsync();
            await page.Press("Вернуть на доработку");
            await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
            await Decide(page, group.Trainees[1], "Вернуть на доработку", "Добавьте апробацию во вторую неделю.");
            await page.Reads("Добавьте апробацию во вторую неделю.");
            Assert.Contains("Добавьте апробацию во вторую неделю.", (await boris.Get($"/learn/{group.Trainees[1].EnrolmentId}/route")).Words, StringComparison.Ordinal);

            await Answers(page, group, anna);
            await Consults(page, group);
            await Moderates(page, group, boris);
        });
    }

    private async Task<Visitor> ASentRoute(GroupOfTrainees group, int trainee)
    {
        var id = group.Trainees[trainee].EnrolmentId;
        var visitor = await app.As(group.Trainees[trainee].Email);
        await visitor.AnswerAll(group, choice: 1, id);
        Assert.Equal(302, (await visitor.Submit((await visitor.Get($"/learn/{id}/deficits")).Form("form[action*=Confirm]"))).Status);
        Assert.Equal(302, (await RouteApp.Press(visitor, id, "start-propose")).Status);
        Assert.Equal(302, (await RouteApp.Press(visitor, id, "submit", ("WhyWithout", "Этим занимаюсь с методистом школы."))).Status);
        return visitor;
    }

    private static async Task Decide(IPage page, TraineeInGroup trainee, string button, string comment)
    {
        await page.Go($"/learn/{trainee.EnrolmentId}/route");
        await page.GetByLabel("Комментарий стажёру").FillAsync(comment);
        await page.Press(button);
        await Assertions.Expect(page.Locator("#tutor-comment")).ToHaveCountAsync(0);
    }

    /// <summary>The first task comes back once and is accepted the second time, both in the row of the queue.</summary>
    private static async Task Answers(IPage page, GroupOfTrainees group, Visitor anna)
    {
        var task = (await anna.Get($"/learn/{group.Id}")).Document.QuerySelector(".next a.btn-primary")!.GetAttribute("href")!.Split('/')[^1].ToUpperInvariant();
        Assert.Equal(302, (await anna.HandIn(group, task)).Status);
        await page.Go("/tutor");
        var row = page.Locator(".queue > li", new() { Has = page.Locator("form.verdict") });
        await row.Locator("summary").ClickAsync();
        await row.Press("Вернуть");
        await Assertions.Expect(row.Locator(".field-validation-error")).ToBeVisibleAsync();
        await row.GetByLabel("Комментарий стажёру").FillAsync("Не вижу исходных чисел.");
        await row.Press("Вернуть");
        await Assertions.Expect(page.Locator("form.verdict")).ToHaveCountAsync(0);
        Assert.Contains("Не вижу исходных чисел.", (await anna.Get(group.Address(task))).Words, StringComparison.Ordinal);

        Assert.Equal(302, (await anna.HandIn(group, task)).Status);
        await page.Go("/tutor");
        await Assertions.Expect(row).ToContainTextAsync("Попытка 2");
        await row.Press("Принять");
        await Assertions.Expect(page.Locator("form.verdict")).ToHaveCountAsync(0);
        await page.Fits();
        Assert.Contains("Задание принято", (await anna.Get(group.Address(task))).Words, StringComparison.Ordinal);
    }

    private static async Task Consults(IPage page, GroupOfTrainees group)
    {
        await page.Go($"/runs/{group.RunId}/consultations");
        await page.GetByLabel("С кем").SelectOptionAsync(group.Id.ToString());
        await page.GetByLabel("Дата").FillAsync("2026-11-23");
        await page.GetByLabel("Время начала").FillAsync("15:00");
        await page.GetByLabel("Минут", new() { Exact = true }).FillAsync("20");
        await page.GetByLabel("Тема").FillAsync("Как убавлять опору");
        await page.GetByLabel("К чему пришли").FillAsync("Через три урока убрать карточку.");
        await page.Press("Записать");
        await page.Told("Консультация записана.");
        await Assertions.Expect(page.Locator("article", new() { HasText = "Как убавлять опору" })).ToContainTextAsync("20");
    }

    private static async Task Moderates(IPage page, GroupOfTrainees group, Visitor boris)
    {
        var chat = $"/runs/{group.RunId}/chat";
        Assert.Equal(302, (await boris.Submit((await boris.Get(chat)).Form("form[data-write]"), ("Input.Text", "Сережа П. из 3 «Б» опять сорвал урок."))).Status);
        await page.Go(chat);
        await page.Locator("[data-lines] li", new() { HasText = "опять сорвал урок" }).Locator(".act").ClickAsync();
        await page.GetByLabel("Причина").FillAsync("Ребёнка можно узнать.");
        await page.Press("Удалить сообщение");
        await page.Reads("Удалено модератором: Ребёнка можно узнать.");
        var seen = (await boris.Get(chat)).Words;
        Assert.DoesNotContain("сорвал урок", seen, StringComparison.Ordinal);
        Assert.Contains("Ребёнка можно узнать.", seen, StringComparison.Ordinal);
    }
}

using Microsoft.Playwright;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>A year of a site: its head plans and reports, the coordinator approves and accepts.</summary>
[Collection(AloneInABrowser.Name)]
public sealed class SiteYear(DemoBrowserApp app) : IClassFixture<DemoBrowserApp>
{
    [Fact]
    public async Task Goes_from_the_plan_to_the_accepted_report()
    {
        await using var head = await app.SignedIn(TestPeople.Email("head1"));
        await using var coordinator = await app.SignedIn(TestPeople.Email("coordinator1"));
        await BrowserApp.Watch(nameof(SiteYear), [head, coordinator], async () =>
        {
            var page = await head.NewPageAsync();
            await page.Go("/coordinator");
            await page.Follow("Планы и отчёты");
            await page.Follow("Составить план");
            await page.GetByLabel("Название").FillAsync("План-график на год");
            await page.GetByLabel("Первый день").FillAsync("2026-09-01");
            await page.GetByLabel("Последний день").FillAsync("2027-08-31");
            await page.Press("Составить план");
            await page.Told("План создан");
            var plan = new Uri(page.Url).AbsolutePath;

            await page.Follow("Добавить строку");
            await page.GetByLabel("Мероприятие").FillAsync("Семинар для школ района");
            await page.GetByLabel("Срок", new() { Exact = true }).FillAsync("октябрь 2026 года");
            await page.Press("Проверить");
            await page.Reads("Понято так: 1–31 октября 2026 г.");
            await page.GetByLabel("Ответственный: должность или роль").FillAsync("зам. руководителя по УР");
            await page.Press("Сохранить");
            await page.Told("Строка сохранена");
            await page.GetByLabel("Дата подписи руководителя").FillAsync("2026-09-10");
            await page.Press("Подписать");
            await page.Told("План подписан");

            var theirs = await coordinator.NewPageAsync();
            await theirs.Go(plan);
            await theirs.GetByLabel("Дата утверждения").FillAsync("2026-09-12");
            await theirs.GetByLabel("Кто утвердил").FillAsync("Институт развития образования");
            await theirs.Press("Утвердить");
            await theirs.Told("теперь его видят все");

            await page.Go(plan);
            await page.GetByRole(AriaRole.Link, new() { Name = "Отчитаться" }).ClickAsync();
            await page.GetByLabel("Когда сделано").FillAsync("2026-10-20");
            await page.Locator("#Input_Text").FillAsync("Проведён, 45 участников из девяти школ.");
            await page.Press("Сохранить отчёт");
            await page.Told("Отчёт о выполнении сохранён");
            await page.Press("Составить отчёт");
            await page.Told("Отчёт собран");
            await page.GetByLabel("Соответствие деятельности заявленным целям").FillAsync("План выполнен, цели достигнуты.");
            await page.GetByLabel("Динамика результатов участников").FillAsync("Затруднений стало меньше у 40 из 45 участников.");
            await page.Press("Отправить отчёт");
            await page.Told("Отчёт отправлен");
            await theirs.Go(new Uri(page.Url).AbsolutePath);
            await theirs.Reads("45 участников из девяти школ");
            await theirs.Press("Принять отчёт");
            await theirs.Told("Отчёт принят");
        });
    }
}

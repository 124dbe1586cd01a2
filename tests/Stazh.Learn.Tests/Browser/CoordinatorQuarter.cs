using Microsoft.Playwright;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>A quarter of a coordinator: denominators, indicators, deficits, where to open a site, a form for a half-year, a meeting; a teacher shows the own card.</summary>
[Collection(AloneInABrowser.Name)]
public sealed class CoordinatorQuarter(DemoBrowserApp app) : IClassFixture<DemoBrowserApp>
{
    [Fact]
    public async Task Goes_from_the_numbers_to_the_meeting()
    {
        await using var coordinator = await app.SignedIn(TestPeople.Email("coordinator1"));
        await using var teacher = await app.SignedIn(TestPeople.Email("trainee8"));
        await BrowserApp.Watch(nameof(CoordinatorQuarter), [coordinator, teacher], async () =>
        {
            var page = await coordinator.NewPageAsync();
            await page.Go("/coordinator");
            await page.GetByRole(AriaRole.Link, new() { Name = "Мониторинг", Exact = true }).ClickAsync();
            await page.Reads("По районам");
            await page.Go("/monitoring/denominators");
            await page.GetByLabel("Что считаем").SelectOptionAsync("Teachers");
            await page.GetByLabel("Сколько").FillAsync("530");
            await page.GetByLabel("На какой день").FillAsync("2026-11-01");
            await page.GetByLabel("Откуда число").FillAsync("сведения районов на 1 ноября 2026 года");
            await page.Press("Внести число");
            await page.Told("Число внесено");
            await page.Go("/monitoring/indicators/users");
            await page.Reads("сведения районов на 1 ноября 2026 года");
            await page.Go("/monitoring/deficits");
            await page.Reads("Те же числа таблицей");
            await page.GetByRole(AriaRole.Link, new() { Name = "Где открыть площадку" }).First.ClickAsync();
            await page.Reads("своей площадки в районе нет");
            await page.Go("/monitoring/meetings");
            await page.Follow("Внести совещание");
            await page.GetByLabel("Тема совещания").FillAsync("Итоги квартала");
            await page.GetByLabel("Решения").FillAsync("Открыть площадку в Тихвинском районе.");
            await page.GetByLabel("СОШ №3").First.CheckAsync();
            await page.Press("Сохранить совещание");
            await page.Told("Совещание сохранено");

            var own = await teacher.NewPageAsync();
            await own.Go("/learn");
            await own.Follow("Карта эффективности");
            await own.Reads("Развитие дефицитарных функций");
            await own.Go("/learn/journal");
            await own.Press("Сделать ссылку");
            await own.Told("Ссылка готова");
            await own.Go("/monitoring/forms");
            await own.GetByRole(AriaRole.Link, new() { Name = "Мониторинг эффективности педагогической деятельности" }).ClickAsync();
            await own.Reads("насколько выражен дефицит");
        });
    }
}

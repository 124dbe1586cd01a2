using Microsoft.Playwright;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Browser;

/// <summary>An application from its draft to the order by the council's road: applicant, coordinator, two experts.</summary>
[Collection(AloneInABrowser.Name)]
public sealed class CouncilRoad(DemoBrowserApp app) : IClassFixture<DemoBrowserApp>
{
    private const string School = "МБОУ «СОШ № 12»";

    private static readonly byte[] Plan = DocxWriter.Write(new OfficeDocument("План-график", "| № | Мероприятие |\n|--|--|\n| 1 | Семинар |", false));

    [Fact]
    public async Task Goes_from_a_draft_to_the_order_of_the_institute()
    {
        await app.HandleOutbox();
        await using var applicant = await app.SignedIn(TestPeople.Email("trainee1"));
        await using var coordinator = await app.SignedIn(TestPeople.Email("coordinator1"), 1280, 800);
        await using var first = await app.SignedIn(TestPeople.Email("expert1"));
        await using var second = await app.SignedIn(TestPeople.Email("expert2"));
        await BrowserApp.Watch(nameof(CouncilRoad), [applicant, coordinator, first, second], async () =>
        {
            var mine = await applicant.NewPageAsync();
            await mine.Go("/sites/apply");
            await mine.Locator("section").Filter(new() { HasText = "Система стажировочных площадок области" }).Filter(new() { HasText = "Начать заявку" }).Press("Начать заявку");
            await mine.Told("Черновик создан");
            var application = new Uri(mine.Url).AbsolutePath;
            await mine.Locator("#Input_LegalAddress").FillAsync("Гатчинский район, ул. Школьная, д. 8");
            await mine.Locator("#Input_Phone").FillAsync("1-23");
            await mine.Press("Сохранить черновик");
            await mine.Told("Черновик сохранён");
            await mine.Locator("#Input_OrganisationHead").FillAsync("Кедров Илья Петрович");
            await mine.Locator("#Input_SiteHead").FillAsync("Берёзкина Анна Павловна");
            await mine.Locator("#Input_Consultant").FillAsync("Сомов Лев Аркадьевич");
            await mine.Locator("#Plan").SetInputFilesAsync(new FilePayload { Name = "План.docx", MimeType = DocxWriter.ContentType, Buffer = Plan });
            await mine.Press("Подать заявку");
            await mine.Told("Заявка подана");

            var page = await coordinator.NewPageAsync();
            await page.Go(application);
            await page.Press("Принять к рассмотрению");
            await page.Told("принята к рассмотрению");
            await page.Follow("Эксперты");
            foreach (var box in await page.Locator("input[name=People]").AllAsync())
            {
                await box.UncheckAsync();
            }

            await page.GetByLabel("Ясенев Олег Максимович").CheckAsync();
            await page.GetByLabel("Калинина Вера Андреевна").CheckAsync();
            await page.Press("Передать экспертам");
            await page.Told("Заявка передана экспертам");
            foreach (var expert in new[] { first, second })
            {
                await JudgeAsync(await expert.NewPageAsync());
            }

            await app.HandleOutbox();
            await page.Go(application);
            await page.Follow("Вынести на заседание");
            await page.Follow("Экспертный совет региональных стажировочных площадок");
            await page.Locator("#heldOn").FillAsync("2026-11-24");
            await page.Press("Назначить заседание");
            await page.Told("Заседание назначено");
            await page.Locator("#add").GetByLabel(School).CheckAsync();
            await page.Press("Добавить в повестку");
            await page.Told("Повестка сохранена");
            foreach (var member in await page.Locator("input[name=present]").AllAsync())
            {
                await member.CheckAsync();
            }

            await page.Press("Сохранить явку");
            await page.Told("Явка сохранена");
            await page.GetByLabel("Решение", new() { Exact = true }).SelectOptionAsync("Recommend");
            await page.GetByLabel("Обоснование: его увидит заявитель").FillAsync("Опыт нужен школам района.");
            await page.Press("Записать решение");
            await page.Told("Решение записано");
            await page.Press("Составить протокол");
            await page.Told("Протокол составлен");
            await RegisterAsync(page);

            await mine.Go(application);
            await mine.Reads("Опыт нужен школам района.");
            await page.Go(application);
            await page.Reads("Площадку создают по представлению");
            await RegisterAsync(page);
            await page.Go(application);
            await page.Press("Составить проект");
            await page.Told("Проекты составлены");
            await RegisterAsync(page);
            await page.Go(application);
            await RegisterAsync(page);
            await mine.Go(application);
            await mine.Reads("Статус площадки начал действовать");
        });
    }

    private static async Task JudgeAsync(IPage page)
    {
        await page.Go("/expert");
        await page.Follow(School);
        for (var i = 0; i < 4; i++)
        {
            await page.Locator($"#score-{i}").FillAsync("8");
        }

        await page.Locator("#reason-0").FillAsync("Редкий опыт.");
        await page.GetByLabel("поддержать").CheckAsync();
        await page.Locator("#text").FillAsync("Команда готова принимать стажёров.");
        await Assertions.Expect(page.Locator("[data-autosave-status]")).ToContainTextAsync("Черновик сохранён");
        await page.Press("Отправить заключение");
        await page.Told("Заключение отправлено");
    }

    private async Task RegisterAsync(IPage page)
    {
        await page.Follow("Открыть документ");
        await page.Press("Зарегистрировать");
        await page.Told("Документ зарегистрирован");
        await app.HandleOutbox();
    }
}

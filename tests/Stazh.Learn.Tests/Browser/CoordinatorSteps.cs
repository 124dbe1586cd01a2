using Microsoft.Playwright;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>What a coordinator does on the pages of a run.</summary>
internal static class CoordinatorSteps
{
    public const string Region = "Ленинградская область";

    public static async Task<IBrowserContext> ACoordinator(this BrowserApp app, string mailbox)
    {
        await app.Grant(await app.APerson(mailbox), Role.Coordinator, region: Region);
        return await app.SignedIn(TestPeople.Email(mailbox), 1280, 800);
    }

    /// <summary>Opens a run of the programme on the first site of the region; its id.</summary>
    public static async Task<Guid> OpensRun(this IPage page, DateOnly starts, DateOnly ends)
    {
        await page.Go("/coordinator");
        await page.Follow("Открыть группу");
        await Choose(page.GetByLabel("Площадка"), "option:not([value=''])");
        await Choose(page.GetByLabel("Программа"), "option:text('СДВГ')");
        await page.GetByLabel("Начало").FillAsync(Iso(starts));
        await page.GetByLabel("Окончание").FillAsync(Iso(ends));
        await page.Press("Открыть группу");
        await page.Told("Группа открыта");
        return Guid.Parse(new Uri(page.Url).Segments[2].Trim('/'));
    }

    public static async Task Appoints(this IPage page, Guid run, string email)
    {
        await page.Go($"/runs/{run}/edit");
        await page.GetByLabel("Почта тьютора").FillAsync(email);
        await page.Press("Назначить");
        await page.Told("Тьютор назначен.");
        await page.Reads(email);
    }

    /// <summary>The application of the person on the page of the group.</summary>
    public static async Task<ILocator> ApplicationOf(this IPage page, Guid run, string name)
    {
        await page.Go($"/runs/{run}/group");
        return page.Locator("article.group-row", new() { HasText = name });
    }

    public static async Task Starts(this IPage page, Guid run)
    {
        await page.Go($"/runs/{run}/edit");
        await page.Press("Начать стажировку");
        await page.Told("Стажировка началась");
    }

    public static async Task Issues(this IPage page, Guid run, string act)
    {
        await page.Go($"/runs/{run}/documents");
        await page.Locator("[name='Input.Number']").FillAsync(act);
        await page.Press("Выдать документы");
        await Assertions.Expect(page.Locator(".people .tag.done", new() { HasText = "выдан" }).First).ToBeVisibleAsync();
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Choose(ILocator list, string option) =>
        await list.SelectOptionAsync((await list.Locator(option).First.GetAttributeAsync("value"))!);
}

using Microsoft.Playwright;

namespace Stazh.Learn.Tests.Browser;

/// <summary>What people do on the pages of a journey: go, fill in, press, read the answer.</summary>
internal static class Steps
{
    private const string Words = "На списывании с третьей строки пропускает слова; так в трёх работах из четырёх.";

    /// <summary>Opens the address; nothing may stick out sideways at the width of the window.</summary>
    public static async Task Go(this IPage page, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.True(answer is null or { Status: 200 }, $"{address} answers {answer?.Status}");
        await page.Fits();
    }

    public static async Task Fits(this IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than the window");

    /// <summary>Presses the button that is seen with this name.</summary>
    public static Task Press(this IPage page, string button) => page.Locator("main").Press(button);

    public static Task Press(this ILocator within, string button) =>
        within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Follows the link that is seen with this name.</summary>
    public static Task Follow(this IPage page, string link) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>The notice at the top of the next page.</summary>
    public static async Task Told(this IPage page, string words)
    {
        await Assertions.Expect(page.Locator(".notice, .errors:not(.validation-summary-valid)").First).ToContainTextAsync(words);
        await page.Fits();
    }

    public static Task Reads(this IPage page, string words) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);

    /// <summary>Answers every question of the form: words, the first option, the given day; files and addresses are left out.</summary>
    public static async Task FillWhole(this ILocator form, DateOnly day)
    {
        await Assertions.Expect(form).ToBeVisibleAsync();
        var fields = await form.Locator("input, textarea").EvaluateAllAsync<string[]>("""
            all => [...new Set(all.filter(e => e.name && !["hidden", "file", "email"].includes(e.type) && e.checkVisibility())
              .map(e => `${e.inputMode === "decimal" ? "number" : e.type} ${e.name}`))]
            """);
        Assert.NotEmpty(fields);
        foreach (var (kind, name) in fields.Select(f => (f.Split(' ')[0], f[(f.IndexOf(' ', StringComparison.Ordinal) + 1)..])))
        {
            var field = form.Locator($"[name='{name}']:visible").First;
            switch (kind)
            {
                case "radio" or "checkbox":
                    await field.CheckAsync();
                    break;
                case "date":
                    await field.FillAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case "number":
                    await field.FillAsync("3");
                    break;
                default:
                    await field.FillAsync(kind == "textarea" ? Words : "3-й класс, урок математики");
                    break;
            }
        }
    }
}

using Microsoft.Playwright;

namespace Stazh.Learn.Tests.Browser;

/// <summary>A person without a mouse: goes by Tab until the wished thing has the focus, and sees at every stop where the focus is.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Longest = 300;

    /// <summary>Nothing when the focus is inside the window, uncovered and marked; otherwise what is wrong. "here" when it is on the wished element.</summary>
    private const string Look = """
        wished => {
          const e = document.activeElement;
          if (!e || e === document.body || e === document.documentElement) return "nowhere";
          const style = getComputedStyle(e), box = e.getBoundingClientRect();
          const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
          const name = `${e.tagName} ${e.id || e.name || ""} ${e.getAttribute("aria-label") ?? e.textContent.trim().slice(0, 40)}`;
          if (right <= left || bottom <= top) return `${name}: outside the window`;
          const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          if (over && !e.contains(over) && !over.contains(e)) return `${name}: covered by ${over.tagName}.${over.className}`;
          if ((style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) && style.boxShadow === "none") return `${name}: no mark of focus`;
          return e === wished ? "here" : "";
        }
        """;

    public Task TabTo(ILocator wished) => Go(wished, "Tab");

    public Task BackTo(ILocator wished) => Go(wished, "Shift+Tab");

    /// <summary>Goes to the control and presses the key there.</summary>
    public async Task TabTo(ILocator wished, string key)
    {
        await TabTo(wished);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>After a change the focus is on the thing, seen, and neither at the top of the page nor lost.</summary>
    public async Task StandsOn(ILocator thing)
    {
        await Assertions.Expect(thing).ToBeFocusedAsync();
        Assert.Equal("here", await thing.EvaluateAsync<string>(Look));
    }

    public Task Type(string words) => page.Keyboard.TypeAsync(words);

    private async Task Go(ILocator wished, string key)
    {
        await Assertions.Expect(wished).ToBeVisibleAsync();
        var target = await wished.ElementHandleAsync();
        for (var i = 0; i < Longest; i++)
        {
            await page.Keyboard.PressAsync(key);
            switch (await page.EvaluateAsync<string>(Look, target))
            {
                case "here":
                    return;
                case "" or "nowhere":
                    // From the last control Tab leaves the page for the browser's own and comes back.
                    continue;
                case var wrong:
                    Assert.Fail(wrong);
                    break;
            }
        }

        Assert.Fail($"{key} does not reach {wished}");
    }
}

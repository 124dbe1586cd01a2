using Microsoft.Playwright;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>
/// The program on a real port and one browser for the tests of a class: <c>IClassFixture&lt;BrowserApp&gt;</c>. Time stands still as in
/// <see cref="StazhApp"/>; the outbox is handed over by <see cref="StazhApp.HandleOutbox"/>.
/// </summary>
public class BrowserApp : StazhApp
{
    private IPlaywright? playwright;

    public Uri Url { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        await base.InitializeAsync();
        StartServer();
        Url = ClientOptions.BaseAddress;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("STAZH_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The client of the factory follows redirects when the port is real; this one does not.</summary>
    public override Visitor Anonymous() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url });

    /// <summary>A browser of one person, signed in through the form; dispose of it at the end.</summary>
    public async Task<IBrowserContext> SignedIn(string email, int width = 360, int height = 780, bool dark = false, bool javaScript = true, bool traced = true)
    {
        var context = await Visiting(width, height, dark, javaScript, traced);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name='Input.Email']", email);
        await page.FillAsync("[name='Input.Password']", TestPeople.Password);
        await page.Locator("[name='Input.Password']").PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
        return context;
    }

    /// <summary>A browser of somebody without an account.</summary>
    /// <param name="traced">For <see cref="Watch"/>: the document around every step is kept. No film beside it: that would be a quarter of the work of a journey.</param>
    public async Task<IBrowserContext> Visiting(int width = 360, int height = 780, bool dark = false, bool javaScript = true, bool traced = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Url.ToString(), Locale = "ru-RU", TimezoneId = "Europe/Moscow", ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = javaScript,
        });
        if (traced)
        {
            await context.Tracing.StartAsync(new() { Snapshots = true });
        }

        return context;
    }

    /// <summary>Runs the steps; when one fails, a screenshot of every open page and a trace stay in the folder <c>evidence</c> beside the tests.</summary>
    public static async Task Watch(string journey, IReadOnlyList<IBrowserContext> people, Func<Task> steps)
    {
        try
        {
            await steps();
        }
        catch
        {
            await KeepEvidence(journey, people);
            throw;
        }
    }

    /// <summary>What cannot be written is left out: the failure of the journey is the one to be read.</summary>
    private static async Task KeepEvidence(string journey, IReadOnlyList<IBrowserContext> people)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "evidence", journey)).FullName;
        for (var i = 0; i < people.Count; i++)
        {
            try
            {
                for (var p = 0; p < people[i].Pages.Count; p++)
                {
                    await people[i].Pages[p].ScreenshotAsync(new() { Path = Path.Combine(folder, $"{i}-{p}.png"), FullPage = true });
                }

                await people[i].Tracing.StopAsync(new() { Path = Path.Combine(folder, $"{i}.zip") });
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.txt"), e.Message);
            }
        }
    }
}

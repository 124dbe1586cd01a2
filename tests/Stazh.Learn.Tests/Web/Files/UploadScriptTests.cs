using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Browser;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Web.Files;

/// <summary>The program on a real port, for a browser.</summary>
public sealed class ServedUploadApp : UploadApp
{
    public Uri Url { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        await base.InitializeAsync();
        StartServer();
        Url = ClientOptions.BaseAddress;
    }
}

[Collection(AloneInABrowser.Name)]
public sealed class UploadScriptTests(ServedUploadApp app) : IClassFixture<ServedUploadApp>
{
    /// <summary>A form as a feature's page would have it, put into a page of the program so that its policy applies.</summary>
    private const string AddForm = """
        async limit => {
          const form = document.createElement("form");
          form.innerHTML = `<label for="file">Файл</label><input type="file" id="file" name="Input.Posted" data-upload data-purpose="private" data-target="id" data-limit="${limit}"><input type="hidden" id="id" name="Input.FileId">`;
          document.querySelector("main").append(form);
          for (const [type, src] of [["text/javascript", "/lib/tus.min.js"], ["module", "/js/upload.js"]]) {
            await new Promise((done, failed) => { const s = Object.assign(document.createElement("script"), { type, src, onload: done, onerror: failed }); document.head.append(s); });
          }
        }
        """;

    [Fact]
    public async Task A_file_goes_up_in_spite_of_a_broken_line_and_its_id_stands_in_the_form()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var (page, owner) = await Open(browser, "script-resume", 2);
        var cut = 0;
        await page.RouteAsync("**/files/uploads/*", route => route.Request.Method == "PATCH" && cut++ == 0 ? route.AbortAsync() : route.ContinueAsync());

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "план.pdf", MimeType = "application/pdf", Buffer = Samples.Pdf });
        await Assertions.Expect(page.Locator(".upload-state [role=status]")).ToHaveTextAsync("Загружен: план.pdf");

        Assert.Equal(2, cut);
        var id = Guid.Parse(await page.InputValueAsync("#id"));
        Assert.Equal("план.pdf", await app.InDb(db => db.Set<StoredFile>().Where(f => f.Id == id && f.OwnerId == owner).Select(f => f.Name).SingleAsync()));
        Assert.Null(await page.GetAttributeAsync("#file", "name"));
    }

    [Fact]
    public async Task A_refused_file_shows_the_sentence_of_the_server_and_a_large_one_is_not_sent()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var (page, _) = await Open(browser, "script-refused", 1);
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "план.pdf", MimeType = "application/pdf", Buffer = Samples.Docx() });
        await Assertions.Expect(page.Locator(".upload-state [role=status]")).ToContainTextAsync("а внутри другой формат: DOCX");
        Assert.Equal("", await page.InputValueAsync("#id"));

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "план.pdf", MimeType = "application/pdf", Buffer = new byte[(1 << 20) + 1] });
        await Assertions.Expect(page.Locator(".upload-state [role=status]")).ToHaveTextAsync("Файл больше 1 МБ.");
    }

    private static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("STAZH_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
    });

    private async Task<(IPage Page, Guid Owner)> Open(IBrowser browser, string mailbox, int limit)
    {
        var person = await app.APerson(mailbox);
        var page = await browser.NewPageAsync(new() { Locale = "ru-RU" });
        await page.GotoAsync(new Uri(app.Url, "/account/sign-in").ToString());
        await page.FillAsync("[name='Input.Email']", TestPeople.Email(mailbox));
        await page.FillAsync("[name='Input.Password']", TestPeople.Password);
        await page.Locator("[name='Input.Password']").PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(app.Url, "/account/profile").ToString());
        await page.EvaluateAsync(AddForm, limit);
        return (page, person.Id);
    }
}

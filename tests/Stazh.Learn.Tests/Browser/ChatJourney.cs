using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Browser;

[Collection(AloneInABrowser.Name)]
public sealed class ChatJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Messages_of_a_lost_line_come_in_order_and_once_on_both_sides()
    {
        var group = await app.AGroup(2);
        var chat = $"/runs/{group.RunId}/chat";
        await using var olya = await app.SignedIn(group.Trainees[0].Email);
        await using var petr = await app.SignedIn(group.Trainees[1].Email, 1280, 800);
        await BrowserApp.Watch(nameof(ChatJourney), [olya, petr], async () =>
        {
            var sockets = new List<(IWebSocketRoute Page, IWebSocketRoute Server)>();
            await olya.RouteWebSocketAsync("**/hubs/**", socket => sockets.Add((socket, socket.ConnectToServer())));
            var hers = await Open(olya, chat);
            var his = await Open(petr, chat);
            await Say(hers, "первое");
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveTextAsync(["первое"]);
            await Assertions.Expect(his.Locator("[data-announce]")).ToContainTextAsync("первое");

            // Offline in the browser refuses new requests only; the open line is cut by hand.
            await olya.SetOfflineAsync(true);
            foreach (var (page, server) in sockets)
            {
                await server.CloseAsync();
                await page.CloseAsync();
            }

            await Assertions.Expect(hers.Locator("[data-chat-state]")).ToHaveTextAsync("нет связи");
            for (var i = 1; i <= 3; i++)
            {
                await Say(hers, $"без связи {i}");
                await Say(his, $"Пётр {i}");
            }

            await Assertions.Expect(hers.Locator("[data-waiting] .plain")).ToHaveTextAsync(["без связи 1", "без связи 2", "без связи 3"]);
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveCountAsync(4);
            await hers.WaitForTimeoutAsync(10_000);
            await Assertions.Expect(hers.Locator("[data-lines] .words")).ToHaveCountAsync(1);

            await olya.SetOfflineAsync(false);
            string[] all = ["первое", "Пётр 1", "Пётр 2", "Пётр 3", "без связи 1", "без связи 2", "без связи 3"];
            var patient = new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 };
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveTextAsync(all, patient);
            await Assertions.Expect(hers.Locator("[data-lines] .words")).ToHaveTextAsync(all, patient);
            await Assertions.Expect(hers.Locator("[data-waiting] .say")).ToHaveCountAsync(0);
            await Assertions.Expect(hers.Locator("[data-chat-state]")).ToHaveTextAsync("на связи", patient);
            Assert.Equal(all, await app.InDb(db => db.Set<ChatMessage>().Where(m => m.RunId == group.RunId).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync()));
        });
    }

    [Fact]
    public async Task What_was_typed_offline_survives_a_closed_page_and_a_change_arrives_live()
    {
        var group = await app.AGroup(2);
        var chat = $"/runs/{group.RunId}/chat";
        await using var olya = await app.SignedIn(group.Trainees[0].Email);
        await using var petr = await app.SignedIn(group.Trainees[1].Email);
        await BrowserApp.Watch("ChatClosedPage", [olya, petr], async () =>
        {
            var hers = await Open(olya, chat);
            var his = await Open(petr, chat);
            await olya.SetOfflineAsync(true);
            await Say(hers, "напишу потом");
            await hers.CloseAsync();
            await olya.SetOfflineAsync(false);
            hers = await Open(olya, chat);
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveTextAsync(["напишу потом"]);

            await hers.Locator("[data-lines] .act").ClickAsync();
            await hers.FillAsync("#text", "пишу **сейчас**");
            await hers.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveTextAsync(["пишу сейчас"]);
            await Assertions.Expect(his.Locator("[data-lines] .edited")).ToHaveTextAsync(["изменено"]);
        });
    }

    [Fact]
    public async Task Somebody_who_left_the_group_hears_nothing_more_on_an_open_page()
    {
        var group = await app.AGroup(2);
        await using var olya = await app.SignedIn(group.Trainees[0].Email);
        await using var petr = await app.SignedIn(group.Trainees[1].Email);
        await BrowserApp.Watch("ChatLeft", [olya, petr], async () =>
        {
            var hers = await Open(olya, $"/runs/{group.RunId}/chat");
            var his = await Open(petr, $"/runs/{group.RunId}/chat");
            await app.InDb(async db =>
            {
                Assert.Null((await db.Set<Enrolment>().SingleAsync(e => e.Id == group.Trainees[1].EnrolmentId)).Withdraw(app.Clock.GetUtcNow()));
                await db.SaveChangesAsync();
            });
            await Say(hers, "между нами");
            await Assertions.Expect(hers.Locator("[data-lines] .words")).ToHaveTextAsync(["между нами"]);
            await his.WaitForTimeoutAsync(500);
            await Assertions.Expect(his.Locator("[data-lines] .words")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task The_line_of_a_strangers_group_is_refused()
    {
        var group = await app.AGroup(1);
        var foreign = await app.AGroup(1);
        await using var olya = await app.SignedIn(group.Trainee.Email);
        var page = await Open(olya, $"/runs/{group.RunId}/chat");
        const string join = """
            async run => {
              const line = new signalR.HubConnectionBuilder().withUrl("/hubs/talk").configureLogging(signalR.LogLevel.None).build();
              await line.start();
              return line.invoke("Join", run, 0).then(m => `joined ${m.lines.length}`, e => String(e));
            }
            """;
        Assert.Contains("404", await page.EvaluateAsync<string>(join, foreign.RunId.ToString()), StringComparison.Ordinal);
        Assert.Equal("joined 0", await page.EvaluateAsync<string>(join, group.RunId.ToString()));
        using var anonymous = app.Anonymous();
        using var answer = await anonymous.Http.PostAsync(new Uri("/hubs/talk/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_consultation_lives_like_a_chat_with_files_and_the_bell_rings_for_a_message_of_the_chat()
    {
        var group = await app.AGroup(1);
        var address = $"/learn/{group.Id}/consultation";
        await using var olya = await app.SignedIn(group.Trainee.Email);
        await using var tutor = await app.SignedIn(group.TutorEmail, 1280, 800);
        await BrowserApp.Watch("ConsultationLive", [olya, tutor], async () =>
        {
            var hers = await Open(olya, address);
            var theirs = await Open(tutor, address);
            var listens = hers.WaitForWebSocketAsync(new() { Predicate = s => s.Url.Contains("/hubs/notices", StringComparison.Ordinal) });
            await hers.ReloadAsync();
            await listens;
            await hers.Locator("details.attach summary").ClickAsync();
            await hers.SetInputFilesAsync("input[type=file]", [Pdf("карта.pdf"), Pdf("план.pdf")]);
            await Assertions.Expect(hers.Locator(".uploaded li")).ToHaveCountAsync(2);
            await hers.FillAsync("#text", "Посмотрите **оба** файла");
            await hers.GetByRole(AriaRole.Button, new() { Name = "Отправить тьютору" }).ClickAsync();
            await Assertions.Expect(theirs.Locator("[data-lines] .words")).ToHaveTextAsync(["Посмотрите оба файла"]);
            await Assertions.Expect(theirs.Locator(".attached a")).ToHaveTextAsync(["карта.pdf", "план.pdf"]);
            await Assertions.Expect(hers.Locator(".uploaded li")).ToHaveCountAsync(0);
            await theirs.FillAsync("#text", "Вижу оба.");
            await theirs.GetByRole(AriaRole.Button, new() { Name = "Ответить" }).ClickAsync();
            await Assertions.Expect(hers.Locator("[data-lines] .words").Last).ToHaveTextAsync("Вижу оба.");

            // What stands on an open page is read: neither bell rings for it.
            await app.HandleOutbox();
            await hers.WaitForTimeoutAsync(2_000);
            await Assertions.Expect(hers.Locator(".bell .count")).ToBeHiddenAsync();
            var rings = hers.WaitForWebSocketAsync(new() { Predicate = s => s.Url.Contains("/hubs/notices", StringComparison.Ordinal) });
            await hers.GotoAsync("/account");
            await rings;
            await Assertions.Expect(hers.Locator(".bell .count")).ToBeHiddenAsync();
            var chat = await Open(tutor, $"/runs/{group.RunId}/chat");
            await Say(chat, "Завтра начинаем в десять");
            await Assertions.Expect(hers.Locator(".bell .count")).ToHaveTextAsync("1");
            await hers.ReloadAsync();
            await Assertions.Expect(hers.Locator(".bell .count")).ToHaveTextAsync("1");
        });

        static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = Stazh.Learn.Tests.Web.Files.Samples.Pdf };
    }

    [Fact]
    public async Task A_selected_part_of_a_post_is_quoted_and_a_notice_rings_the_bell_at_once()
    {
        var group = await app.AGroup(2);
        await using var olya = await app.SignedIn(group.Trainees[0].Email, 1280, 800);
        await using var petr = await app.SignedIn(group.Trainees[1].Email);
        await BrowserApp.Watch("ForumQuote", [olya, petr], async () =>
        {
            var hers = await olya.NewPageAsync();
            await hers.GotoAsync($"/runs/{group.RunId}/forum/new");
            await hers.GetByLabel("Название темы").FillAsync("Тема");
            await hers.GetByLabel("Сообщение").FillAsync("Первая мысль.\n\nВторая мысль.");
            await hers.GetByRole(AriaRole.Button, new() { Name = "Открыть тему" }).ClickAsync();
            await hers.WaitForURLAsync("**/forum/*-*");
            var topic = hers.Url;
            var rings = hers.WaitForWebSocketAsync(new() { Predicate = s => s.Url.Contains("/hubs/notices", StringComparison.Ordinal) });
            await hers.GotoAsync("/account");
            await rings;

            var his = await petr.NewPageAsync();
            await his.GotoAsync(topic);
            await his.Locator(".posts .words p").Nth(1).SelectTextAsync();
            await his.Locator("[data-quote]").ClickAsync();
            Assert.Equal("> **trainee1", (await his.InputValueAsync("#answer textarea"))[..12]);
            Assert.DoesNotContain("Первая", await his.InputValueAsync("#answer textarea"), StringComparison.Ordinal);
            await his.GetByRole(AriaRole.Button, new() { Name = "Ответить", Exact = true }).ClickAsync();
            await Assertions.Expect(his.Locator(".posts > li")).ToHaveCountAsync(2);
            await app.HandleOutbox();
            await Assertions.Expect(hers.Locator(".bell .count")).ToHaveTextAsync("1");
        });
    }

    private static async Task<IPage> Open(IBrowserContext context, string chat)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(chat);
        await Assertions.Expect(page.Locator("[data-chat-state]")).ToHaveTextAsync("на связи", new() { Timeout = 15_000 });
        return page;
    }

    private static async Task Say(IPage page, string text)
    {
        await page.FillAsync("#text", text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
    }
}

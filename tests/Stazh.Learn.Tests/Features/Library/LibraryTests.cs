using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Library;

public sealed class LibraryTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly (string, string)[] Whole =
        [("Input.Summary", "Коротко о деле"), ("Input.Body", "Песочные часы на столе"), ("Input.Theme", "Внимание"), ("Input.NamesAgreed", "true"), ("Input.NoPupil", "true")];

    [Fact]
    public async Task A_teacher_proposes_a_coordinator_returns_and_publishes_and_everybody_finds_it()
    {
        var (author, keeper) = (await Teacher("lib-author"), await Keeper("lib-keeper"));
        using var reader = app.Anonymous();
        var address = await Draft(author, "Жирафы на уроке");
        Assert.Equal(404, (await reader.Get(address)).Status);
        Assert.Equal(302, (await Press(author, await author.Get(address + "/edit"), "Отправить на проверку", Whole)).Status);
        Assert.Contains("Жирафы", (await keeper.Get("/library/desk")).Text("main"), StringComparison.Ordinal);

        Assert.Equal(400, (await keeper.Submit((await keeper.Get(address + "/edit")).Form("#return"))).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address + "/edit")).Form("#return"), ("Comment", "Добавьте класс"))).Status);
        Assert.Contains("Добавьте класс", (await author.Get(address + "/edit")).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await Press(author, await author.Get(address + "/edit"), "Отправить на проверку", ("Input.NoPupil", "true"))).Status);
        Assert.Equal(302, (await Press(keeper, await keeper.Get(address + "/edit"), "Опубликовать", ("Input.NoPupil", "true"))).Status);

        var page = await reader.Get(address);
        Assert.Contains("Песочные часы", page.Words, StringComparison.Ordinal);
        Assert.Contains("lib-author", page.Words, StringComparison.Ordinal);
        Assert.Contains("Жирафы", (await reader.Get("/library?q=жираф")).Text(".resources"), StringComparison.Ordinal);
        Assert.Contains("Жирафы", (await reader.Get("/search?q=жирафов")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Жирафы", (await reader.Get("/library?bank=Acts")).Text("main"), StringComparison.Ordinal);

        Assert.Equal(302, (await keeper.Submit((await keeper.Get(address + "/edit")).Form("#withdraw"), ("Comment", "Устарело"))).Status);
        Assert.Equal(404, (await reader.Get(address)).Status);
        Assert.Empty((await reader.Get("/library?q=жираф")).Document.QuerySelectorAll(".resources li"));
    }

    [Fact]
    public async Task A_second_version_keeps_the_first_and_its_authors_change()
    {
        var keeper = await Keeper("lib-versions");
        var address = await Draft(keeper, "Карта урока");
        Assert.Equal(302, (await Publish(keeper, address, Whole)).Status);
        Assert.Equal(302, (await Publish(keeper, address, [("Input.Body", "Новый текст"), ("Input.Authors", "Мария Липова\nОльга Вязова"), ("Input.NoPupil", "true")])).Status);
        using var reader = app.Anonymous();
        var now = await reader.Get(address);
        Assert.Contains("Новый текст", now.Words, StringComparison.Ordinal);
        Assert.Contains("Мария Липова, Ольга Вязова", now.Words, StringComparison.Ordinal);
        var before = await reader.Get(address + "?version=1");
        Assert.Contains("Песочные часы", before.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await reader.Get(address + "?version=7")).Status);
        Assert.Equal(302, (await Publish(keeper, address, [("Input.Authors", "Мария Липова"), ("Input.ByOwner", "false"), ("Input.NoPupil", "true")])).Status);
        Assert.Equal(1, await app.InDb(db => db.Set<ResourceAuthor>().CountAsync(a => db.Set<Resource>().Any(r => r.Id == a.ResourceId && r.Title == "Карта урока"))));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var author = await Teacher("lib-gaps");
        var address = await Draft(author, "Пустое");
        var answer = await Press(author, await author.Get(address + "/edit"), "Отправить на проверку", ("Input.Link", "ftp://x"), ("Input.Theme", "Тема осталась"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Напишите одно-два предложения", answer.Words, StringComparison.Ordinal);
        Assert.Contains("https://", answer.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("Подтвердите, что каждый", answer.Words, StringComparison.Ordinal);
        Assert.Equal("Тема осталась", answer.Document.QuerySelector("#Input_Theme")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_pupil_who_seems_named_is_asked_about()
    {
        var author = await Teacher("lib-pupil");
        var address = await Draft(author, "Случай");
        (string, string)[] text = [("Input.Summary", "Случай из класса"), ("Input.Body", "Ученик Петя Иванов с диагнозом F90 сидел тихо."), ("Input.NamesAgreed", "true")];
        Assert.Equal(400, (await Press(author, await author.Get(address + "/edit"), "Отправить на проверку", text)).Status);
        Assert.Equal(302, (await Press(author, await author.Get(address + "/edit"), "Отправить на проверку", [.. text, ("Input.NoPupil", "true")])).Status);
    }

    [Fact]
    public async Task A_teacher_cannot_publish_nor_reach_another_draft()
    {
        var (author, other) = (await Teacher("lib-one"), await Teacher("lib-two"));
        var address = await Draft(author, "Чужое");
        Assert.Equal(404, (await other.Get(address + "/edit")).Status);
        Assert.Equal(404, (await other.Get(address)).Status);
        var page = await author.Get(address + "/edit");
        Assert.DoesNotContain("Опубликовать", page.Words, StringComparison.Ordinal);
        Assert.Equal(400, (await author.Submit(Redirected(page, "Publish"), Whole)).Status);
        Assert.Equal(404, (await author.Submit(Redirected(await author.Get(address + "/edit"), "Withdraw"), ("Comment", "мимо"))).Status);
    }

    [Fact]
    public async Task Who_saves_second_sees_both_texts_and_loses_neither()
    {
        var keeper = await Keeper("lib-conflict");
        var address = await Draft(keeper, "Спор");
        var (first, second) = (await keeper.Get(address + "/edit"), await keeper.Get(address + "/edit"));
        Assert.Equal(302, (await Press(keeper, first, "Сохранить черновик", ("Input.Body", "Текст первого"))).Status);
        var conflict = await Press(keeper, second, "Сохранить черновик", ("Input.Body", "Текст второго"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("Текст первого", conflict.Text(".stored"), StringComparison.Ordinal);
        Assert.Contains("Текст второго", conflict.Text("#Input_Body"), StringComparison.Ordinal);
        Assert.Equal(302, (await Press(keeper, conflict, "Сохранить черновик")).Status);
    }

    [Fact]
    public async Task Readers_are_counted_once_shown_to_themselves_only_and_stay_counted_after_an_erasure()
    {
        var keeper = await Keeper("lib-uses");
        var address = await Draft(keeper, "Читаемое");
        await Publish(keeper, address, Whole);
        var readers = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            var person = await app.APerson($"lib-reader{i}", region: "Край чтения");
            readers.Add(person.Id);
            using var reader = await app.As(person.Email!);
            await reader.Get(address);
            var again = await reader.Get(address);
            Assert.Equal(i == 4, again.Words.Contains("Читателей", StringComparison.Ordinal));
            Assert.Single((await reader.Get("/library/mine")).Document.QuerySelectorAll(".uses li"));
        }

        Assert.Empty((await keeper.Get("/library/mine")).Document.QuerySelectorAll(".uses li"));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IPersonalData>().Single(p => p.Section == "library").EraseAsync(readers[0], app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().DateTime);
        Assert.Equal(5, await scope.ServiceProvider.GetRequiredService<ILibraryFigures>().UsersAsync("Край чтения", null, today, today, TestContext.Current.CancellationToken));
        Assert.Equal(0, await app.InDb(db => db.Set<ResourceUse>().CountAsync(u => u.ReaderId == readers[0])));
    }

    [Fact]
    public async Task A_file_is_read_by_all_once_published_and_its_download_is_a_use()
    {
        var keeper = await Keeper("lib-file");
        var address = await Draft(keeper, "С файлом");
        var page = await keeper.Get(address + "/edit");
        var saved = await keeper.Submit(page.Form("form[data-draft]"), null, [new("Files", "карта.txt", "text/plain", Encoding.UTF8.GetBytes("Карта урока"))], Whole);
        Assert.Equal(302, saved.Status);
        using var reader = await Teacher("lib-downloader");
        await Publish(keeper, address, [("Input.NoPupil", "true")]);
        var link = (await reader.Get(address)).Document.QuerySelector(".resource-files a")!.GetAttribute("href")!;
        var away = await reader.Get(link);
        Assert.Equal(302, away.Status);
        Assert.Equal(200, (await reader.Get(away.Location!)).Status);
        Assert.Equal(1, await app.InDb(db => db.Set<ResourceUse>().CountAsync(u => u.Kind == UseKind.Downloaded && db.Set<Resource>().Any(r => r.Id == u.ResourceId && r.Title == "С файлом"))));
    }

    [Fact]
    public async Task Acts_of_three_levels_come_with_the_program_by_their_official_titles()
    {
        using var reader = app.Anonymous();
        var acts = await reader.Get("/library?bank=Acts");
        Assert.Contains("Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»", acts.Words, StringComparison.Ordinal);
        Assert.Contains("заменён", acts.Words, StringComparison.Ordinal);
        var municipal = await reader.Get("/library?bank=Acts&level=Municipal");
        Assert.Single(municipal.Document.QuerySelectorAll(".resources li"));
        Assert.Contains("Заменён приказом № 266", (await reader.Get("/library/499")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_come_from_approved_plans_by_their_format_and_recordings_are_found_by_their_programme()
    {
        var keeper = await Keeper("lib-events");
        var address = await Draft(keeper, "Запись для программы");
        Assert.Equal(302, (await Publish(keeper, address, [.. Whole, ("Input.Kind", "Masterclass"), ("Input.Programme", "adhd-functions")])).Status);
        await app.InDb(async db =>
        {
            var year = new PlanPeriod(new(2025, 9, 1), new(2026, 8, 31));
            foreach (var approved in new[] { true, false })
            {
                var plan = WorkPlan.For(new(PlanOwnerKind.Project, Guid.CreateVersion7()), "Площадка выставок", "Ленинградская область", PlanForm.Schedule, "План", year, Guid.CreateVersion7(), app.Clock.GetUtcNow());
                db.Add(plan);
                db.Add(new PlanRow { Id = Guid.CreateVersion7(), PlanId = plan.Id, Number = "1", Title = approved ? "Выставка пособий" : "Тайная выставка", Format = "exhibition" });
                if (approved)
                {
                    db.Entry(plan).Property(p => p.State).CurrentValue = PlanState.Approved;
                }
            }

            await db.SaveChangesAsync();
        });
        using var reader = app.Anonymous();
        var events = await reader.Get("/library/events?kind=Shows");
        Assert.Contains("Выставка пособий", events.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Тайная выставка", events.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Выставка пособий", (await reader.Get("/library/events?kind=Virtual")).Words, StringComparison.Ordinal);
        Assert.Contains("Запись для программы", (await reader.Get("/library?programme=adhd-functions")).Text(".resources"), StringComparison.Ordinal);
        Assert.DoesNotContain("Запись для программы", (await reader.Get("/library?programme=municipal-fgos")).Text("main"), StringComparison.Ordinal);
        Assert.NotNull((await reader.Get("/programs/adhd-functions")).Document.QuerySelector("a[href='/library?programme=adhd-functions']"));
    }

    private async Task<Visitor> Teacher(string mailbox) => await app.As((await app.APerson(mailbox)).Email!);

    private async Task<Visitor> Keeper(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        return await app.As(person.Email!);
    }

    private static async Task<string> Draft(Visitor author, string title)
    {
        var made = await author.Submit((await author.Get("/library/new")).Form("form[data-draft]"), ("Input.Title", title), ("Input.Kind", "Guidelines"));
        Assert.Equal(302, made.Status);
        return made.Location![..^"/edit".Length];
    }

    private static async Task<Answer> Publish(Visitor keeper, string address, (string, string)[] fields) =>
        await Press(keeper, await keeper.Get(address + "/edit"), "Опубликовать", fields);

    /// <summary>The form of the page sent to a handler for which it has no button.</summary>
    private static IHtmlFormElement Redirected(Answer page, string handler)
    {
        var form = page.Form("form[data-draft]");
        form.SetAttribute("action", form.GetAttribute("action") + "?handler=" + handler);
        return form;
    }

    private static Task<Answer> Press(Visitor visitor, Answer page, string button, params (string, string)[] fields)
    {
        var form = page.Form("form[data-draft]");
        return visitor.Submit(form, form.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == button), [], fields);
    }
}

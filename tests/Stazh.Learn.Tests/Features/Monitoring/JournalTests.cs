using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Office;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>The growth journal and the effectiveness card of a teacher .</summary>
public sealed class JournalTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_journal_is_made_of_internships_and_own_entries_and_the_card_of_the_same()
    {
        var group = await app.AnInternship();
        var deficit = group.Package.Programme.Deficits[0];
        await app.InDb(async db =>
        {
            var map = new DeficitMap { EnrolmentId = group.Id };
            map.Confirm(diagnosticsFinished: true, new Dictionary<string, double> { [deficit.Code] = 0.8 }, app.Clock.GetUtcNow());
            db.Add(map);
            db.Add(new DeficitReading { Id = Guid.CreateVersion7(), EnrolmentId = group.Id, Deficit = deficit.Code, Source = ReadingSource.Trial, Item = "T1", Severity = 0.05, At = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        using var owner = await app.As(group.Trainee.Email);
        var saved = await owner.Submit((await owner.Get("/learn/journal/new")).Form("#entry"), button: null, [new("Input.Files", "diploma.txt", "text/plain", "Диплом"u8.ToArray())], ("Input.Kind", "Award"), ("Input.Title", "Конкурс «Учитель года»"), ("Input.Text", "Показала приёмы на чужом классе"), ("Input.On", "2026-11-20"));
        Assert.Equal(302, saved.Status);
        var journal = await owner.Get("/learn/journal");
        Assert.Contains("Начало стажировки", journal.Words, StringComparison.Ordinal);
        Assert.Contains("Подтверждена карта дефицитов", journal.Words, StringComparison.Ordinal);
        Assert.Contains("Конкурс «Учитель года»", journal.Text(".growth .own"), StringComparison.Ordinal);
        var file = journal.Document.QuerySelector(".growth a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal(200, (await owner.Get(file)).Status);
        var card = await owner.Get("/learn/effectiveness-card");
        Assert.Contains(deficit.Title, card.Words, StringComparison.Ordinal);
        Assert.Contains("критический", card.Text("table td"), StringComparison.Ordinal);
        Assert.Contains("1 из 1", card.Text(".verdicts"), StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("stazh-journal-").FullName;
        Assert.Contains("Учитель года", await LibreOffice.TextOf(await owner.Saved("/learn/journal.pdf", folder, "journal.pdf")), StringComparison.Ordinal);
        Assert.Contains("Карта эффективности профессиональной", await LibreOffice.TextOf(await owner.Saved("/learn/effectiveness-card.pdf", folder, "card.pdf")), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        using var stranger = await app.As((await app.ACoordinator()).Email!);
        Assert.NotEqual(200, (await stranger.Get(file)).Status);
        Assert.DoesNotContain("Учитель года", (await stranger.Get("/learn/journal")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_the_card_without_files_until_it_is_revoked_or_over()
    {
        var person = await app.APerson("share-owner");
        using var owner = await app.As(person.Email!);
        using var guest = app.Anonymous();
        await owner.Submit((await owner.Get("/learn/journal/new")).Form("#entry"), button: null, [new("Input.Files", "article.txt", "text/plain", "Статья"u8.ToArray())], ("Input.Kind", "Publication"), ("Input.Title", "Статья в сборнике"), ("Input.On", "2026-10-05"));
        Assert.Equal(302, (await owner.Submit((await owner.Get("/learn/journal")).Form("#share form"), ("days", "7"))).Status);
        Assert.Equal(400, (await owner.Submit((await owner.Get("/learn/journal")).Form("#share form"), ("days", "365"))).Status);
        var link = (await owner.Get("/learn/journal")).Document.QuerySelector(".share a")!.GetAttribute("href")!;
        var seen = await guest.Get(link);
        Assert.Contains("Статья в сборнике", seen.Words, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector("a[href^='/files/']"));
        Assert.Null(seen.Document.QuerySelector("a[href^='/learn/journal/']"));
        Assert.Equal(404, (await guest.Get(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await owner.Submit((await owner.Get("/learn/journal")).Form(".share form"));
        Assert.Equal(404, (await guest.Get(link)).Status);
        await owner.Submit((await owner.Get("/learn/journal")).Form("#share form"), ("days", "7"));
        link = (await owner.Get("/learn/journal")).Document.QuerySelector(".share a")!.GetAttribute("href")!;
        var before = app.Clock.GetUtcNow();
        app.Clock.Move(TimeSpan.FromDays(9));
        Assert.Equal(404, (await guest.Get(link)).Status);
        app.Clock.Set(before);
    }

    [Fact]
    public async Task Another_persons_entry_is_not_found_and_two_windows_lose_nothing()
    {
        using var owner = await app.As((await app.APerson("entry-owner")).Email!);
        using var stranger = await app.As((await app.APerson("entry-stranger")).Email!);
        Assert.Equal(400, (await owner.Submit((await owner.Get("/learn/journal/new")).Form("#entry"), ("Input.Title", "Завтрашнее"), ("Input.On", "2027-11-25"))).Status);
        await owner.Submit((await owner.Get("/learn/journal/new")).Form("#entry"), ("Input.Title", "Семинар двух окон"), ("Input.On", "2026-11-01"));
        var id = await app.InDb(db => db.Set<JournalEntry>().Where(e => e.Title == "Семинар двух окон").Select(e => e.Id).SingleAsync());
        Assert.Equal(404, (await stranger.Get($"/learn/journal/{id}")).Status);
        var old = (await owner.Get($"/learn/journal/{id}")).Form("#entry");
        Assert.Equal(302, (await owner.Submit((await owner.Get($"/learn/journal/{id}")).Form("#entry"), ("Input.Text", "Первое окно"))).Status);
        var conflict = await owner.Submit(old, ("Input.Text", "Второе окно"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("Первое окно", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Второе окно", conflict.Body, StringComparison.Ordinal);
        Assert.Equal(302, (await owner.Submit(conflict.Form("#entry"))).Status);
        Assert.Equal(302, (await owner.Submit((await owner.Get($"/learn/journal/{id}")).Form("#remove"))).Status);
        Assert.Equal(404, (await owner.Get($"/learn/journal/{id}")).Status);
    }

    [Fact]
    public async Task Erasure_takes_the_journal_with_its_files_and_links()
    {
        var person = await app.APerson("journal-erased");
        using var owner = await app.As(person.Email!);
        await owner.Submit((await owner.Get("/learn/journal/new")).Form("#entry"), button: null, [new("Input.Files", "gone.txt", "text/plain", "Уйдёт"u8.ToArray())], ("Input.Title", "Уйдёт вместе со мной"), ("Input.On", "2026-11-01"));
        await owner.Submit((await owner.Get("/learn/journal")).Form("#share form"), ("days", "7"));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var data = scope.ServiceProvider.GetServices<IPersonalData>().Single(d => d.Section == "monitoring");
            Assert.Contains("Уйдёт вместе со мной", System.Text.RegularExpressions.Regex.Unescape(System.Text.Json.JsonSerializer.Serialize(await data.ExportAsync(person.Id, TestContext.Current.CancellationToken))), StringComparison.Ordinal);
            Assert.Single(await data.FilesAsync(person.Id, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
            await data.EraseAsync(person.Id, app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<Stazh.Learn.Data.AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, 0, 0), await app.InDb(async db => (await db.Set<JournalEntry>().CountAsync(e => e.PersonId == person.Id), await db.Set<JournalShare>().CountAsync(e => e.PersonId == person.Id), await db.Set<Stazh.Learn.Web.Files.StoredFile>().CountAsync(f => f.OwnerId == person.Id))));
    }
}

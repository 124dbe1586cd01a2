using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Features.Documents;

public sealed class DocumentTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_act_issues_to_all_who_are_ready_and_twice_issues_once()
    {
        var (group, boss) = await Graduates(4, ready: 3);
        using var coordinator = boss;
        var address = $"/runs/{group.RunId}/documents";
        app.Sql.Reset();
        var page = await coordinator.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Сейчас это 3 человека", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Заполнена форма", page.Words, StringComparison.Ordinal);
        Assert.Equal(400, (await coordinator.Submit(page.Form(".act"), ("Input.Number", ""))).Status);
        Assert.Contains("не может быть позже", (await coordinator.Submit(page.Form(".act"), ("Input.Number", "48-ОД"), ("Input.Date", "2027-01-01"))).Text(".errors"), StringComparison.Ordinal);

        Assert.Equal(302, (await coordinator.Submit(page.Form(".act"), ("Input.Number", "48-ОД"))).Status);
        Assert.Contains("Выдавать некому", (await coordinator.Submit(page.Form(".act"), ("Input.Number", "48-ОД"))).Text(".errors"), StringComparison.Ordinal);
        var documents = await Documents(group);
        Assert.Equal(3, documents.Count);
        Assert.Equal(3, documents.Select(d => d.Number).Distinct().Count());
        Assert.All(documents, d => Assert.Matches(@"^47-2026-\d{5}$", d.Number));
        Assert.Equal(1, await app.InDb(db => db.Set<IssueAct>().CountAsync(a => a.RunId == group.RunId, Stop)));
        Assert.Equal(3, await app.InDb(db => db.Set<Enrolment>().CountAsync(e => e.RunId == group.RunId && e.State == EnrolmentState.Completed, Stop)));
        Assert.Equal(3, await app.InDb(db => db.Audit.CountAsync(a => a.Action == "document.issued" && documents.Select(d => d.Id).Contains(a.SubjectId), Stop)));

        // The one who was late gets the next number by an act of its own.
        await GiveFeedback(group, group.Trainees[3]);
        Assert.Equal(302, (await coordinator.Post(address, ("Input.Number", "49-ОД"))).Status);
        Assert.Equal(4, (await Documents(group)).Select(d => d.Sequence).Distinct().Count());
        await app.HandleOutbox();
        Assert.Contains(app.Mails(), m => m.Contains(group.Trainee.Email, StringComparison.Ordinal) && m.Contains(documents[0].Number[..8], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_paper_holds_all_that_a_document_needs()
    {
        var (group, boss) = await Graduates(2, ready: 2);
        using var coordinator = boss;
        await coordinator.Post($"/runs/{group.RunId}/documents", ("Input.Number", "50-ОД"));
        var document = (await Documents(group)).Single(d => d.PersonId == group.Trainee.PersonId);
        using var olga = await app.As(group.Trainee.Email);
        var answer = await olga.Http.GetAsync(new Uri($"/documents/{document.Id}.pdf", UriKind.Relative), Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var file = Path.Combine(app.Folder, "certificate.pdf");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Stop), Stop);
        var text = string.Join(' ', (await Samples.Run("pdftotext", file, "-")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in (string[])["СЕРТИФИКАТ", document.Number, document.FullName, group.Package.Programme.Title, "12 академических часов", "МБОУ «Лицей № 8»", CompletionDocument.Spell(document.Code), "24 ноября 2026 г.", "Дроби без спешки"])
        {
            Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("Удостоверение", text, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("Pages: +1\n", await Samples.Run("pdfinfo", file));
        if (Environment.GetEnvironmentVariable("STAZH_KEEP_PAPER") is { Length: > 0 } keep)
        {
            File.Copy(file, keep, overwrite: true);
        }

        using var peer = await app.As(group.Trainees[1].Email);
        Assert.Equal(404, (await peer.Get($"/documents/{document.Id}.pdf")).Status);
        Assert.NotEqual(200, (await olga.Get($"/documents/{document.Id}")).Status);
        var own = await olga.Get($"/learn/{group.Id}/document");
        Assert.Contains(document.Number, own.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await peer.Get($"/learn/{group.Id}/document")).Status);
    }

    [Fact]
    public async Task Anybody_checks_a_code_and_sees_the_whole_history_of_a_corrected_and_an_annulled_document()
    {
        var (group, boss) = await Graduates(2, ready: 2);
        using var coordinator = boss;
        await coordinator.Post($"/runs/{group.RunId}/documents", ("Input.Number", "51-ОД"));
        var all = await Documents(group);
        var (first, second) = (all[0], all[1]);
        using var visitor = app.Anonymous();
        app.Sql.Reset();
        var good = await visitor.Get($"/verify/{first.Code}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("подлинный и действует", good.Words, StringComparison.Ordinal);
        Assert.Contains(first.FullName, good.Words, StringComparison.Ordinal);
        Assert.Contains("№ 51-ОД", good.Words, StringComparison.Ordinal);
        Assert.Equal("/verify/" + first.Code, (await visitor.Get("/verify?q=" + CompletionDocument.Spell(first.Code).ToLowerInvariant())).Location);

        var details = $"/documents/{first.Id}";
        var refused = await coordinator.Press(details, "Replace", ("Input.FullName", "Ясенева Ольга Петровна"));
        Assert.Contains("Напишите причину", refused.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Press(details, "Replace", ("Input.FullName", "Ясенева Ольга Петровна"), ("Input.Reason", "Ошибка в отчестве"))).Status);
        var mended = (await Documents(group)).Single(d => d.ReplacesId == first.Id);
        var old = await visitor.Get($"/verify/{first.Code}");
        Assert.Contains("заменён другим", old.Words, StringComparison.Ordinal);
        Assert.Contains($"Заменён документом № {mended.Number}. Причина: Ошибка в отчестве", old.Words, StringComparison.Ordinal);
        Assert.Contains("Ясенева Ольга Петровна", (await visitor.Get($"/verify/{mended.Code}")).Words, StringComparison.Ordinal);
        Assert.Null((await coordinator.Get(details)).Document.QuerySelector("form[action$='handler=Replace']"));

        Assert.Equal(302, (await coordinator.Press($"/documents/{second.Id}", "Annul", ("Input.Reason", "Выдан по ошибке"))).Status);
        Assert.Contains("Аннулирован. Причина: Выдан по ошибке", (await visitor.Get($"/verify/{second.Code}")).Words, StringComparison.Ordinal);
        Assert.Contains("document.annulled", await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(Stop)));

        app.Sql.Reset();
        Assert.Contains(mended.Number, (await coordinator.Get("/documents?q=ясенева")).Words, StringComparison.Ordinal);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains(second.Number, (await coordinator.Get($"/documents?state=Annulled&year=2026&q={second.Number}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Number, (await coordinator.Get("/documents?state=Issued")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7KQM2FHPXB4T9WNC")]
    [InlineData("0000")]
    [InlineData("../admin")]
    public async Task An_unknown_code_is_404_and_says_what_to_do(string code)
    {
        using var visitor = app.Anonymous();
        var page = await visitor.Get("/verify/" + Uri.EscapeDataString(code));
        Assert.Equal(404, page.Status);
        Assert.Contains("Документа с таким кодом нет", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trainee_sees_what_is_missing_and_where_to_mend_it()
    {
        var (group, boss) = await Graduates(1, ready: 0);
        using var coordinator = boss;
        using var olga = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var page = await olga.Get($"/learn/{group.Id}/document");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Осталось: 1 условие", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".conditions a[href^='/learn/{group.Id}/forms/']"));
        await app.APerson($"other-head-{group.RunId:n}");
        using var stranger = await app.As(TestPeople.Email($"other-head-{group.RunId:n}"));
        Assert.NotEqual(200, (await stranger.Get($"/runs/{group.RunId}/documents")).Status);
        using var tutor = await app.As(group.TutorEmail);
        Assert.NotEqual(200, (await tutor.Get($"/runs/{group.RunId}/documents")).Status);
    }

    private async Task<(GroupOfTrainees Group, Visitor Coordinator)> Graduates(int trainees, int ready)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        foreach (var author in group.Trainees)
        {
            await app.Publish(group, author);
        }

        var owed = Math.Min(3, trainees - 1);
        for (var i = 0; i < owed; i++)
        {
            foreach (var reviewer in group.Trainees)
            {
                Assert.NotNull(await app.ReviewNext(group, reviewer));
            }
        }

        foreach (var trainee in group.Trainees.Take(ready))
        {
            await GiveFeedback(group, trainee);
        }

        var boss = await app.APerson($"boss-{group.RunId:n}", region: group.Region);
        await app.Grant(boss, Role.Coordinator, region: group.Region);
        return (group, await app.As(TestPeople.Email($"boss-{group.RunId:n}")));
    }

    private Task<int> GiveFeedback(GroupOfTrainees group, TraineeInGroup trainee) => app.InDb(db =>
    {
        var form = new FilledForm { Id = Guid.CreateVersion7(), EnrolmentId = trainee.EnrolmentId, FormCode = group.Package.FormFor(FormUse.Feedback)!.Code };
        form.HandIn(new Dictionary<string, string>(), app.Clock.GetUtcNow());
        db.Add(form);
        return db.SaveChangesAsync(Stop);
    });

    private Task<List<CompletionDocument>> Documents(GroupOfTrainees group) =>
        app.InDb(db => db.Set<CompletionDocument>().Where(d => d.RunId == group.RunId).OrderBy(d => d.Sequence).ToListAsync(Stop));
}

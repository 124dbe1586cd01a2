using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Library;

public sealed class WorkOfferTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    [Fact]
    public async Task An_accepted_work_goes_to_the_library_with_consent_and_leaves_it_when_the_consent_is_withdrawn()
    {
        var (group, work) = await AReviewedWork("Жирафы и дроби");
        using var author = await app.As(group.Trainee.Email);
        using var reader = app.Anonymous();
        var page = $"/learn/{group.Id}/library";
        var refused = await author.Submit((await author.Get(page)).Form("#offer"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("только с согласия автора", refused.Words, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Set<Resource>().CountAsync(r => r.WorkId == work)));

        var edit = (await author.Submit((await author.Get(page)).Form("#offer"), ("Agree", "true"))).Location!;
        var draft = await author.Get(edit);
        Assert.Contains("Семь минут работы", draft.Text("#Input_Body"), StringComparison.Ordinal);
        Assert.DoesNotContain("4 «Б» класс", draft.Text("#Input_Body"), StringComparison.Ordinal);
        Assert.Equal(302, (await Press(author, draft, "Отправить на проверку", ("Input.NoPupil", "true"))).Status);
        using var keeper = await Coordinator("offer-keeper");
        Assert.Equal(302, (await Press(keeper, await keeper.Get(edit), "Опубликовать", ("Input.NoPupil", "true"))).Status);
        var address = edit[..^"/edit".Length];
        Assert.Contains("Жирафы и дроби", (await reader.Get(address)).Words, StringComparison.Ordinal);

        var consents = await author.Get("/account/consents");
        Assert.Equal(302, (await author.Submit(consents.Form("section[aria-labelledby=Distribution] form"))).Status);
        Assert.Equal(404, (await reader.Get(address)).Status);
        Assert.DoesNotContain("Жирафы", (await reader.Get("/search?q=жирафы")).Text("main"), StringComparison.Ordinal);
        Assert.Contains("Семь минут работы", (await keeper.Get(address + "?version=1")).Words, StringComparison.Ordinal);
        var again = await Press(keeper, await keeper.Get(edit), "Опубликовать", ("Input.NoPupil", "true"));
        Assert.Equal(400, again.Status);
        Assert.Contains("только с согласия автора", again.Words, StringComparison.Ordinal);
        Assert.Contains("отозвал согласие", (await author.Get(page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_takes_a_work_back_without_withdrawing_the_consent()
    {
        var (group, work) = await AReviewedWork("Медленное чтение");
        using var author = await app.As(group.Trainee.Email);
        var page = $"/learn/{group.Id}/library";
        var edit = (await author.Submit((await author.Get(page)).Form("#offer"), ("Agree", "true"))).Location!;
        Assert.Equal(302, (await Press(author, await author.Get(edit), "Отправить на проверку", ("Input.NoPupil", "true"))).Status);
        Assert.Equal(302, (await author.Submit((await author.Get(page)).Form("#take-back"))).Status);
        Assert.Equal(ResourceState.Draft, await app.InDb(db => db.Set<Resource>().Where(r => r.WorkId == work).Select(r => r.State).SingleAsync()));
        Assert.True(await app.InDb(db => db.Set<Consent>().AnyAsync(c => c.PersonId == group.Trainee.PersonId && c.Kind == ConsentKind.Distribution && c.WithdrawnAt == null)));
    }

    [Fact]
    public async Task A_work_without_reviews_is_not_offered_and_nobody_offers_anothers()
    {
        var group = await app.AGroup(3);
        await app.Attend(group);
        await app.APublishedWork(group.RunId, group.Trainee, group.Package, "Без рецензий");
        using var author = await app.As(group.Trainee.Email);
        var page = $"/learn/{group.Id}/library";
        var closed = await author.Get(page);
        Assert.Contains("Этот шаг пока закрыт", closed.Words, StringComparison.Ordinal);
        Assert.Null(closed.Document.QuerySelector("#offer"));
        using var other = await app.As(group.Trainees[1].Email);
        Assert.Equal(404, (await other.Get(page)).Status);
    }

    [Fact]
    public async Task After_an_erasure_the_library_keeps_nothing_of_the_work()
    {
        var (group, work) = await AReviewedWork("Стирание");
        using var author = await app.As(group.Trainee.Email);
        var edit = (await author.Submit((await author.Get($"/learn/{group.Id}/library")).Form("#offer"), ("Agree", "true"))).Location!;
        using var keeper = await Coordinator("offer-eraser");
        await Press(author, await author.Get(edit), "Отправить на проверку", ("Input.NoPupil", "true"));
        Assert.Equal(302, (await Press(keeper, await keeper.Get(edit), "Опубликовать", ("Input.NoPupil", "true"))).Status);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync(null, group.Trainee.PersonId, TestContext.Current.CancellationToken));
        }

        var left = await app.InDb(db => db.Set<Resource>().AsNoTracking().SingleAsync(r => r.WorkId == work));
        Assert.False(left.IsShown);
        Assert.Empty(left.Draft.Body);
        Assert.Equal(0, await app.InDb(db => db.Set<ResourceVersion>().CountAsync(v => v.ResourceId == left.Id)));
    }

    [Fact]
    public async Task The_package_of_an_ended_run_is_reminded_of_read_as_a_zip_and_put_into_the_library()
    {
        var (group, _) = await AReviewedWork("Работа в пакете");
        using var author = await app.As(group.Trainee.Email);
        using var keeper = await Coordinator("package-keeper");
        using var tutor = await app.As(group.TutorEmail);
        using var reader = app.Anonymous();
        var edit = (await author.Submit((await author.Get($"/learn/{group.Id}/library")).Form("#offer"), ("Agree", "true"))).Location!;
        await Press(author, await author.Get(edit), "Отправить на проверку", ("Input.NoPupil", "true"));
        await Press(keeper, await keeper.Get(edit), "Опубликовать", ("Input.NoPupil", "true"));
        var page = $"/runs/{group.RunId}/package";
        Assert.Equal(404, (await author.Get(page)).Status);
        Assert.Null((await tutor.Get(page)).Document.QuerySelector("#ready"));

        app.Clock.Move(TimeSpan.FromDays(55));
        var worker = app.Services.GetRequiredService<PackageReminders>();
        Assert.InRange(await worker.SendDueAsync(TestContext.Current.CancellationToken), 1, 100);
        Assert.Equal(0, await worker.SendDueAsync(TestContext.Current.CancellationToken));
        app.Clock.Move(TimeSpan.FromDays(10));
        Assert.InRange(await worker.SendDueAsync(TestContext.Current.CancellationToken), 1, 100);
        await app.HandleOutbox();
        using var late = await app.As(group.TutorEmail);
        Assert.Contains("просрочен", (await late.Get("/notifications")).Words, StringComparison.Ordinal);
        Assert.Contains("Просрочен", (await late.Get("/library/packages?late=true")).Text("main"), StringComparison.Ordinal);

        var wrong = await late.Submit((await late.Get(page)).Form("#links"), ("Links", "Протокол без адреса"));
        Assert.Equal(400, wrong.Status);
        Assert.Contains("Строка 1", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("Протокол без адреса", wrong.Text("#Links"), StringComparison.Ordinal);
        var stale = await late.Get(page);
        Assert.Equal(302, (await late.Submit((await late.Get(page)).Form("#links"), ("Links", "Протокол группы https://school.example/p"))).Status);
        Assert.Equal(409, (await late.Submit(stale.Form("#links"), ("Links", "Моя строка https://school.example/m"))).Status);
        Assert.Equal(404, (await reader.Get(page + ".zip")).Status);
        var made = await late.Submit((await late.Get(page)).Form("#ready"));
        Assert.Equal(302, made.Status);
        Assert.Equal(404, (await reader.Get(made.Location!)).Status);
        using var publisher = await Coordinator("package-publisher");
        Assert.Equal(302, (await Press(publisher, await publisher.Get(made.Location! + "/edit"), "Опубликовать", ("Input.NoPupil", "true"))).Status);
        Assert.Contains("Материалы стажировки", (await reader.Get(made.Location!)).Words, StringComparison.Ordinal);
        using var zip = new ZipArchive(await reader.Http.GetStreamAsync(new Uri(page + ".zip", UriKind.Relative), TestContext.Current.CancellationToken));
        var index = await new StreamReader(zip.GetEntry("index.html")!.Open()).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("works/01/index.html", index, StringComparison.Ordinal);
        Assert.Contains("https://school.example/p", index, StringComparison.Ordinal);
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("materials/", StringComparison.Ordinal));
    }

    private async Task<(GroupOfTrainees Group, Guid Work)> AReviewedWork(string title)
    {
        var group = await app.AGroup(3);
        await app.Attend(group);
        var work = await app.APublishedWork(group.RunId, group.Trainee, group.Package, title);
        foreach (var reviewer in group.Trainees.Skip(1))
        {
            await app.AReview(work, reviewer, group.Package, "Запишите признак трижды.");
        }

        return (group, work);
    }

    private async Task<Visitor> Coordinator(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        return await app.As(person.Email!);
    }

    private static Task<Answer> Press(Visitor visitor, Answer page, string button, params (string, string)[] fields)
    {
        var form = page.Form("form[data-draft^=resource]");
        return visitor.Submit(form, form.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == button), [], fields);
    }
}

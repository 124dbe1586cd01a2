using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Runs;

public sealed class EnrollingTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_coordinator_opens_a_run_and_its_cyclogram_is_counted_from_the_dates()
    {
        var (id, _) = await ARun("opens");
        var tasks = await app.InDb(db => db.Set<CyclogramTask>().Where(t => t.RunId == id).ToDictionaryAsync(t => t.Code, t => t.DueOn, Cancel));
        Assert.Equal(new DateOnly(2027, 1, 11), tasks[Cyclogram.InformationLetter]);
        Assert.Equal(new DateOnly(2027, 1, 18), tasks[Cyclogram.NeedsSurvey]);
        Assert.Equal(new DateOnly(2027, 3, 7), tasks[Cyclogram.Reflection]);
        Assert.Equal(new DateOnly(2027, 3, 28), tasks["package"]);
        var modules = await app.InDb(db => db.Set<RunModule>().Where(m => m.RunId == id).OrderBy(m => m.Number).ToListAsync(Cancel));
        Assert.Equal(3, modules.Count);
        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 1)), (modules[0].From, modules[0].To));
        Assert.Equal(new DateOnly(2027, 2, 28), modules[^1].To);
    }

    [Fact]
    public async Task A_run_that_ends_before_it_starts_is_refused_and_keeps_what_was_typed()
    {
        using var coordinator = await ACoordinator("order");
        var page = await coordinator.Get("/runs/new");
        var answer = await coordinator.Submit(page.Form(), Plan(page, "2027-03-01", "2027-02-01"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Окончание не может быть раньше начала", answer.Words, StringComparison.Ordinal);
        Assert.Equal("2027-03-01", answer.Document.QuerySelector("[name='Input.StartsOn']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_individual_internship_has_one_place_and_reviews_with_other_runs()
    {
        using var coordinator = await ACoordinator("alone");
        var page = await coordinator.Get("/runs/new");
        var refused = await coordinator.Submit(page.Form(), [.. Plan(page, "2027-02-01", "2027-02-28"), ("Input.Format", "Individual"), ("Input.Places", "3")]);
        Assert.Equal(400, refused.Status);
        Assert.Contains("одно место", refused.Words, StringComparison.Ordinal);
        var opened = await coordinator.Submit(refused.Form(), ("Input.Format", "Individual"), ("Input.Places", "1"));
        var id = Guid.Parse(opened.Location!.Split('/')[2]);
        Assert.Contains("Индивидуальная", (await coordinator.Get($"/runs/{id}")).Words, StringComparison.Ordinal);
        Assert.True(await app.InDb(db => db.Set<Stazh.Learn.Features.PeerReviews.RunReviewTerms>().AnyAsync(t => t.RunId == id && t.IsPooled, Cancel)));
        var edit = await coordinator.Get($"/runs/{id}/edit");
        Assert.Equal(400, (await coordinator.Submit(edit.Form("#plan"), ("Input.Places", "2"))).Status);
    }

    [Fact]
    public async Task The_road_of_an_application_to_the_group()
    {
        var (id, coordinator) = await ARun("road", places: 1);
        await app.APerson("road-one", "МБОУ «СОШ № 5»");
        await app.APerson("road-two", "МБОУ «СОШ № 6»");
        using var one = await app.As(TestPeople.Email("road-one"));
        using var two = await app.As(TestPeople.Email("road-two"));
        foreach (var visitor in new[] { one, two })
        {
            Assert.Equal(302, (await visitor.Post($"/runs/{id}/enrol", ("Input.Motivation", "Хочу научиться подбирать приёмы под причину."))).Status);
        }

        Assert.Contains("Заявка на рассмотрении", (await one.Get($"/runs/{id}")).Words, StringComparison.Ordinal);
        var group = await coordinator.Get($"/runs/{id}/group");
        var forms = group.Document.QuerySelectorAll("form[action*='handler=Approve']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().ToList();
        Assert.Equal(2, forms.Count);
        Assert.Equal(302, (await coordinator.Submit(forms[0])).Status);
        var second = await coordinator.Submit(forms[^1]);
        Assert.Equal(400, second.Status);
        Assert.Contains("Свободных мест нет", second.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(second.Form("form[action*='handler=Wait']"))).Status);
        var waiting = await coordinator.Get($"/runs/{id}/group");
        var noReason = await coordinator.Submit(waiting.Form("form[action*='handler=Refuse']"));
        Assert.Contains("Напишите причину", noReason.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await coordinator.Submit(noReason.Form("form[action*='handler=Refuse']"), ("reason", "Группа набрана, следующая в апреле."))).Status);
        Assert.Contains("следующая в апреле", (await two.Get($"/runs/{id}")).Words, StringComparison.Ordinal);
        await app.HandleOutbox();
        Assert.Contains(app.Mails(), m => m.Contains(TestPeople.Email("road-one"), StringComparison.Ordinal) && m.Contains("Вы записаны", StringComparison.Ordinal));
        coordinator.Dispose();
    }

    [Fact]
    public async Task Applying_twice_or_without_motivation_is_refused_and_withdrawing_frees_the_place()
    {
        var (id, coordinator) = await ARun("twice");
        await app.APerson("twice-one");
        using var one = await app.As(TestPeople.Email("twice-one"));
        var empty = await one.Post($"/runs/{id}/enrol");
        Assert.Equal(400, empty.Status);
        Assert.Contains("Напишите, что хотите изменить", empty.Words, StringComparison.Ordinal);
        var page = await one.Get($"/runs/{id}/enrol");
        var fields = ("Input.Motivation", "Хочу научиться дозировать задание.");
        Assert.Equal(302, (await one.Submit(page.Form(), fields)).Status);
        Assert.Contains("уже подали заявку", (await one.Submit(page.Form(), fields)).Words, StringComparison.Ordinal);
        var run = await one.Get($"/runs/{id}");
        Assert.Equal(302, (await one.Submit(run.Form("form[action*='handler=Withdraw']"))).Status);
        Assert.Equal(200, (await one.Get($"/runs/{id}/enrol")).Status);
        coordinator.Dispose();
    }

    [Fact]
    public async Task Another_regions_coordinator_and_a_teacher_find_no_group()
    {
        var (id, coordinator) = await ARun("foreign");
        var other = await app.APerson("foreign-other");
        await app.Grant(other, Role.Coordinator, region: "Амурская область");
        using var stranger = await app.As(TestPeople.Email("foreign-other"));
        foreach (var path in new[] { "group", "edit", "plan", "session" })
        {
            Assert.Equal(404, (await stranger.Get($"/runs/{id}/{path}")).Status);
        }

        await app.APerson("foreign-teacher");
        using var teacher = await app.As(TestPeople.Email("foreign-teacher"));
        Assert.Equal("/error/403", new Uri(new Uri("http://localhost"), (await teacher.Get($"/runs/{id}/group")).Location).AbsolutePath);
        coordinator.Dispose();
    }

    [Fact]
    public async Task Two_who_change_the_dates_at_once_lose_nothing()
    {
        var (id, coordinator) = await ARun("stale");
        var first = await coordinator.Get($"/runs/{id}/edit");
        var second = await coordinator.Get($"/runs/{id}/edit");
        Assert.Equal(302, (await coordinator.Submit(first.Form("#plan"), ("Input.Places", "7"))).Status);
        var conflict = await coordinator.Submit(second.Form("#plan"), ("Input.Places", "9"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("мест: 7", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("9", conflict.Document.QuerySelector("[name='Input.Places']")!.GetAttribute("value"));
        Assert.Equal(302, (await coordinator.Submit(conflict.Form("#plan"))).Status);
        coordinator.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<Visitor> ACoordinator(string mark)
    {
        var person = await app.APerson($"coordinator-{mark}");
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(TestPeople.Email($"coordinator-{mark}"));
    }

    private async Task<(Guid Id, Visitor Coordinator)> ARun(string mark, int places = 12)
    {
        var coordinator = await ACoordinator(mark);
        var page = await coordinator.Get("/runs/new");
        var answer = await coordinator.Submit(page.Form(), [.. Plan(page, "2027-02-01", "2027-02-28"), ("Input.Places", places.ToString())]);
        Assert.Equal(302, answer.Status);
        return (Guid.Parse(answer.Location!.Split('/')[2]), coordinator);
    }

    private static (string, string)[] Plan(Answer page, string starts, string ends)
    {
        var site = page.Document.QuerySelectorAll("[name='Input.SiteId'] option").First(o => o.GetAttribute("value") != "").GetAttribute("value")!;
        var programme = page.Document.QuerySelectorAll("[name='Input.ProgrammeVersionId'] option").First(o => o.TextContent.Contains("СДВГ", StringComparison.Ordinal)).GetAttribute("value")!;
        return [("Input.SiteId", site), ("Input.ProgrammeVersionId", programme), ("Input.StartsOn", starts), ("Input.EndsOn", ends)];
    }
}

using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.FinalWorks;

public sealed class PresentationTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    [Fact]
    public async Task The_tutor_sets_the_hour_of_one_work_and_the_author_finds_it_everywhere()
    {
        var group = await app.AGroup(2);
        await app.Attend(group);
        var work = await app.Publish(group, group.Trainee, "Дроби без спешки");
        await app.Publish(group, group.Trainees[1], "Чтение по ролям");
        using var tutor = await app.As(group.TutorEmail);
        var list = $"/runs/{group.RunId}/works";
        app.Sql.Reset();
        var page = await tutor.Get(list);
        Assert.InRange(app.Sql.Count, 1, 6);
        var form = page.Form($"#w-{work} form");
        var early = await tutor.Submit(form, ("Input.At", "2026-11-01T10:00"), ("Input.Place", "Актовый зал"));
        Assert.Equal(400, early.Status);
        Assert.Contains("Этот час уже прошёл", early.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("Актовый зал", early.Document.QuerySelector($"#w-{work} [name='Input.Place']")!.GetAttribute("value"));
        Assert.Equal(400, (await tutor.Submit(form, ("Input.At", ""))).Status);
        Assert.Equal(302, (await tutor.Submit(form, ("Input.At", "2026-12-18T15:30"), ("Input.Place", "Актовый зал"))).Status);
        await app.HandleOutbox();

        using var olga = await app.As(group.Trainee.Email);
        Assert.Contains("Презентация вашей работы «Дроби без спешки» назначена: 18 декабря", (await olga.Get("/notifications")).Words, StringComparison.Ordinal);
        app.Sql.Reset();
        Assert.Contains("18 декабря 2026 г., 15:30, Актовый зал", (await olga.Get($"/learn/{group.Id}/final-work")).Words, StringComparison.Ordinal);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("15:30, Актовый зал", (await olga.Get($"/works/{work}")).Words, StringComparison.Ordinal);
        app.Sql.Reset();
        var calendar = await olga.Get("/calendar");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Презентация вашей работы «Дроби без спешки»", calendar.Text("section[aria-labelledby=mine]"), StringComparison.Ordinal);
        var feed = calendar.Document.QuerySelector("a[href^='/calendar/']")!.GetAttribute("href")!;
        using var phone = app.Anonymous();
        var ics = Unfolded((await phone.Get(feed)).Body);
        Assert.Contains($"UID:work-{work:n}-presentation@stazh", ics, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Moscow:20261218T153000", ics, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", ics, StringComparison.Ordinal);

        Assert.Equal(302, (await tutor.Submit((await tutor.Get(list)).Form($"#w-{work} form"), ("Input.At", "2026-12-19T12:00"))).Status);
        ics = Unfolded((await phone.Get(feed)).Body);
        Assert.Contains("20261219T120000", ics, StringComparison.Ordinal);
        Assert.DoesNotContain("20261218T153000", ics, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Submit((await tutor.Get(list)).Form($"#w-{work} form"), ("cancel", "true"))).Status);
        Assert.Contains("STATUS:CANCELLED", Unfolded((await phone.Get(feed)).Body), StringComparison.Ordinal);
        Assert.Null((await olga.Get("/calendar")).Document.QuerySelector("section[aria-labelledby=mine]"));
    }

    [Fact]
    public async Task Only_the_staff_of_the_run_sets_it()
    {
        var group = await app.AGroup(1);
        await app.Attend(group);
        var work = await app.Publish(group, group.Trainee);
        var list = $"/runs/{group.RunId}/works";
        using var olga = await app.As(group.Trainee.Email);
        var page = await olga.Get(list);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(404, (await olga.Press(list, "Presentation", (await olga.Get($"/learn/{group.Id}/consultation")).Form(), ("work", work.ToString()), ("Input.At", "2026-12-18T15:30"))).Status);
        using var stranger = await app.As((await app.AGroup(1)).TutorEmail);
        Assert.Equal(404, (await stranger.Get(list)).Status);
    }

    private static string Unfolded(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal);
}

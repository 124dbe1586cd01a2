using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Runs;

public sealed class GroupWorkTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_tutor_ticks_participation_and_products_and_corrects_them_later()
    {
        var group = await app.AGroup(2);
        using var tutor = await app.As(group.TutorEmail);
        var page = await tutor.Get($"/runs/{group.RunId}/session");
        var step = group.Package.Modules[0].Steps[0].Code;
        var form = page.Form($"form[data-ticks='{step}']");
        Assert.Equal(302, (await tutor.Submit(form, ("present", group.Trainees[0].EnrolmentId.ToString()), ("product", group.Trainees[1].EnrolmentId.ToString()))).Status);
        var marks = await Marks(group, step);
        Assert.Equal((true, false), (marks[group.Trainees[0].EnrolmentId].Present, marks[group.Trainees[0].EnrolmentId].ProductMade));
        Assert.Equal((true, true), (marks[group.Trainees[1].EnrolmentId].Present, marks[group.Trainees[1].EnrolmentId].ProductMade));
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(302, (await tutor.Submit(form, ("present", group.Trainees[1].EnrolmentId.ToString()))).Status);
        marks = await Marks(group, step);
        Assert.False(marks[group.Trainees[0].EnrolmentId].Present);
        Assert.False(marks[group.Trainees[1].EnrolmentId].ProductMade);
    }

    [Fact]
    public async Task A_step_that_was_begun_shows_how_long_it_lasts()
    {
        var group = await app.AGroup(1);
        using var tutor = await app.As(group.TutorEmail);
        var page = await tutor.Get($"/runs/{group.RunId}/session");
        var begun = await tutor.Follow(await tutor.Submit(page.Form("form[action*='handler=Begin']")));
        Assert.NotNull(begun.Document.QuerySelector(".session-step.now [role=timer]"));
        app.Clock.Move(TimeSpan.FromHours(2));
        Assert.Null((await tutor.Get($"/runs/{group.RunId}/session")).Document.QuerySelector("[role=timer]"));
    }

    [Fact]
    public async Task A_tutor_of_another_run_finds_nothing()
    {
        var group = await app.AGroup(1);
        var other = await app.AGroup(1);
        using var stranger = await app.As(other.TutorEmail);
        foreach (var path in new[] { "session", "group", "plan" })
        {
            Assert.Equal(404, (await stranger.Get($"/runs/{group.RunId}/{path}")).Status);
        }

        Assert.Equal(404, (await stranger.Get($"/learn/{group.Id}")).Status);
    }

    [Fact]
    public async Task The_survey_opens_by_its_link_without_an_account_and_keeps_the_answers()
    {
        var group = await app.AGroup(1);
        var token = await app.InDb(db => db.Set<Enrolment>().Where(e => e.Id == group.Id).Select(e => e.SurveyToken).SingleAsync(Cancel));
        using var guest = app.Anonymous();
        var page = await guest.Get($"/survey/{token}");
        Assert.Equal(200, page.Status);
        var refused = await guest.Submit(page.Form());
        Assert.Equal(400, refused.Status);
        Assert.Equal(404, (await guest.Get("/survey/no-such-token")).Status);
        var survey = group.Package.FormFor(Stazh.Learn.Features.Programmes.FormUse.NeedsSurvey)!;
        var answers = survey.Fields.Select(f => ($"answers.{f.Code}", f.Options.Count > 0 ? f.Options[0] : f.Kind == Stazh.Learn.Features.Programmes.FieldKind.Number ? "5" : f.Kind == Stazh.Learn.Features.Programmes.FieldKind.Yesno ? "yes" : "Хочу увидеть приёмы в работе")).ToArray();
        Assert.Equal(302, (await guest.Submit(page.Form(), answers)).Status);
        Assert.Contains("Ответы получены", (await guest.Get($"/survey/{token}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_survey_is_asked_again_in_the_next_module_and_the_tutor_sees_what_changed()
    {
        var group = await app.AGroup(1);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().Date);
        await app.InDb(db => db.Set<RunModule>().Where(m => m.RunId == group.RunId && m.Number > 1).ExecuteUpdateAsync(m => m.SetProperty(x => x.From, today.AddDays(7)), Cancel));
        var token = await app.InDb(db => db.Set<Enrolment>().Where(e => e.Id == group.Id).Select(e => e.SurveyToken).SingleAsync(Cancel));
        var survey = group.Package.FormFor(Stazh.Learn.Features.Programmes.FormUse.NeedsSurvey)!;
        var asked = survey.Fields.First(f => f.Options.Count > 1);
        using var guest = app.Anonymous();
        var page = await guest.Get($"/survey/{token}");
        Assert.Equal(302, (await guest.Submit(page.Form(), [.. survey.Fields.Select(f => ($"answers.{f.Code}", f.Options.Count > 0 ? f.Options[0] : "5"))])).Status);

        await app.InDb(db => db.Set<RunModule>().Where(m => m.RunId == group.RunId && m.Number == 2).ExecuteUpdateAsync(m => m.SetProperty(x => x.From, today), Cancel));
        page = await guest.Get($"/survey/{token}");
        Assert.Contains("проверьте прежние ответы", page.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await guest.Submit(page.Form(), ($"answers.{asked.Code}", asked.Options[1]))).Status);

        using var tutor = await app.As(group.TutorEmail);
        var requests = await tutor.Get($"/runs/{group.RunId}/requests");
        var rows = requests.Document.QuerySelectorAll("table").First(t => t.QuerySelector("caption")!.TextContent.Contains(asked.Label, StringComparison.Ordinal)).QuerySelectorAll("tbody tr");
        Assert.Equal(["1", "0"], rows[0].QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Equal(["0", "1"], rows[1].QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("запросы изменились", requests.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Materials_open_two_weeks_before_the_start()
    {
        var group = await app.AGroup(1);
        await app.InDb(db => db.Set<ProgrammeRun>().Where(r => r.Id == group.RunId).ExecuteUpdateAsync(u => u.SetProperty(r => r.StartsOn, DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(15)), Cancel));
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Contains("Материалы откроются", (await trainee.Get($"/learn/{group.Id}/materials")).Words, StringComparison.Ordinal);
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.DoesNotContain("Материалы откроются", (await trainee.Get($"/learn/{group.Id}/materials")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_the_programme_is_drafted_handed_in_and_read_by_the_tutor()
    {
        var group = await app.AGroup(1);
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get($"/learn/{group.Id}/forms/DT/lesson");
        var refused = await trainee.Submit(page.Form());
        Assert.Equal(400, refused.Status);
        var form = group.Package.Form("DT")!;
        var answers = form.Fields.Select(f => ($"answers.{f.Code}", f.Options.Count > 0 ? f.Options[0] : f.Kind == Stazh.Learn.Features.Programmes.FieldKind.Number ? "5" : "Урок математики, отрезки по семь минут")).ToArray();
        Assert.Equal(302, (await trainee.Submit(page.Form(), answers)).Status);
        using var tutor = await app.As(group.TutorEmail);
        Assert.Contains("отрезки по семь минут", (await tutor.Get($"/learn/{group.Id}/forms/DT/lesson")).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await trainee.Get($"/learn/{group.Id}/forms/DT/no-such-variant")).Status);
        var other = await app.AGroup(1);
        using var stranger = await app.As(other.Trainee.Email);
        Assert.Equal(404, (await stranger.Get($"/learn/{group.Id}/forms/DT/lesson")).Status);
    }

    [Fact]
    public async Task The_feed_of_a_run_is_stable_and_tells_of_a_cancellation()
    {
        var group = await app.AGroup(1);
        using var guest = app.Anonymous();
        var feed = await guest.Get($"/runs/{group.RunId}.ics");
        Assert.Contains("SUMMARY:", feed.Body, StringComparison.Ordinal);
        Assert.Equal(feed.Body, (await guest.Get($"/runs/{group.RunId}.ics")).Body);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri($"/runs/{group.RunId}.ics", UriKind.Relative));
        again.Headers.TryAddWithoutValidation("If-None-Match", feed.Response.Headers.ETag!.ToString());
        Assert.Equal(304, (int)(await guest.Http.SendAsync(again, Cancel)).StatusCode);
        await app.InDb(async db =>
        {
            var run = await db.Set<ProgrammeRun>().SingleAsync(r => r.Id == group.RunId, Cancel);
            Assert.Null(run.Cancel("Карантин", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Cancel);
        });
        Assert.Contains("STATUS:CANCELLED", (await guest.Get($"/runs/{group.RunId}.ics")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await guest.Get("/calendar/abcdef.ics")).Status);
    }

    [Fact]
    public async Task Letters_of_the_cyclogram_go_to_the_group_once_the_tutor_sends_them()
    {
        var group = await app.AGroup(2);
        await app.InDb(async db =>
        {
            var run = await db.Set<ProgrammeRun>().SingleAsync(r => r.Id == group.RunId, Cancel);
            db.AddRange(Cyclogram.Lay(run.Id, run.StartsOn, run.EndsOn, [], app.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Cancel);
        });
        using var tutor = await app.As(group.TutorEmail);
        var plan = await tutor.Get($"/runs/{group.RunId}/plan");
        Assert.Equal(302, (await tutor.Submit(plan.Form("#survey form[action*='handler=Send']"))).Status);
        await app.HandleOutbox();
        Assert.Equal(2, app.Mails().Count(m => m.Contains("/survey/", StringComparison.Ordinal)));
        Assert.Contains("Отправлено писем: 2", (await tutor.Get($"/runs/{group.RunId}/plan")).Words, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Dictionary<Guid, StepMark>> Marks(GroupOfTrainees group, string step) =>
        app.InDb(db => db.Set<StepMark>().Where(m => m.StepCode == step).ToDictionaryAsync(m => m.EnrolmentId, Cancel));
}

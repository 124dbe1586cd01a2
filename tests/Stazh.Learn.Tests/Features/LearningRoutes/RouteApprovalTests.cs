using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.LearningRoutes;

public sealed class RouteApprovalTests(RouteApp app) : IClassFixture<RouteApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tutor_returns_with_a_comment_and_approves_what_was_mended()
    {
        var (group, trainee) = await app.AProposedRoute();
        var tutor = await app.As(group.TutorEmail);
        await Press(trainee, "submit", ("Comment", "Посмотрите вторую неделю"));
        Assert.Null((await trainee.Get($"/learn/{group.Id}/route")).Document.QuerySelector("#route .moves"));
        var waiting = Assert.Single(await Queue(group.TutorId));
        Assert.Equal((group.Id, app.Clock.GetUtcNow()), (waiting.EnrolmentId, waiting.Since));
        Assert.Empty(await Queue(group.Trainee.PersonId));

        var page = await tutor.Get($"/learn/{group.Id}/route");
        Assert.Contains("Посмотрите вторую неделю", page.Words, StringComparison.Ordinal);
        var silent = await RouteApp.Press(tutor, group.Id, "return", ("TutorComment", " "));
        Assert.Equal(400, silent.Status);
        Assert.Contains("Напишите, что изменить", silent.Words, StringComparison.Ordinal);
        await Press(tutor, "return", ("TutorComment", "Разгрузите первую неделю"));
        Assert.Contains("Разгрузите первую неделю", (await trainee.Get($"/learn/{group.Id}/route")).Words, StringComparison.Ordinal);
        Assert.Null(await Approved(group.Id));
        Assert.Equal("маршрут возвращён", (await Progress(group)).Summary);
        Assert.Equal(["Маршрут не утверждён тьютором."], (await Progress(group)).Missing);

        await Press(trainee, "submit");
        Assert.Null((await Progress(group)).Next);
        await Press(tutor, "approve", ("TutorComment", "Хороший маршрут"));
        Assert.True((await Progress(group)).IsDone);
        await app.HandleOutbox();
        var mails = app.Mails().Where(m => m.Contains(group.Trainee.Email, StringComparison.Ordinal)).ToList();
        Assert.Contains(mails, m => m.Contains("Разгрузите первую неделю", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.Contains("Хороший маршрут", StringComparison.Ordinal) && m.Contains(group.Package.Task("T1")!.Title, StringComparison.Ordinal));
        var approved = await Approved(group.Id);
        Assert.Equal(group.Package.Tasks.Count, approved!.Tasks.Count);
        Assert.Equal("T1", approved.Tasks[0].TaskCode);
        Assert.Empty(await Queue(group.TutorId));
        var actions = await app.InDb(db => db.Audit.Where(a => a.SubjectKind == nameof(LearningRoute)).Select(a => a.Action).ToListAsync(Stop));
        Assert.Superset(new HashSet<string> { "route.started", "route.submitted", "route.returned", "route.approved" }, actions.ToHashSet());

        Task Press(Visitor who, string change, params (string, string)[] fields) => Pressed(who, group.Id, change, fields);
    }

    [Fact]
    public async Task An_accepted_task_is_done_on_the_route_the_internship_and_the_tutors_table()
    {
        var (group, trainee) = await app.AProposedRoute();
        using var tutor = await app.As(group.TutorEmail);
        await Pressed(trainee, group.Id, "submit", []);
        await Pressed(tutor, group.Id, "approve", []);
        var count = group.Package.Tasks.Count;
        Assert.Equal($"маршрут утверждён, сделано заданий: 0 из {count}", (await Progress(group)).Summary);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ILearningRoutes>().DoneAsync(group.Id, "T1", app.Clock.GetUtcNow(), Stop);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(Stop);
        }

        Assert.Equal($"маршрут утверждён, сделано заданий: 1 из {count}", (await Progress(group)).Summary);
        var done = Assert.Single((await trainee.Get($"/learn/{group.Id}/route")).Document.QuerySelectorAll(".stop.is-done"));
        Assert.Contains(group.Package.Task("T1")!.Title, done.TextContent, StringComparison.Ordinal);
        Assert.Contains("сделано", done.TextContent, StringComparison.Ordinal);
        Assert.Contains($"по маршруту: 1 из {count}", (await tutor.Get($"/runs/{group.RunId}/progress")).Words, StringComparison.Ordinal);
        var next = await app.InDb(db => db.Set<RouteItem>().Where(i => i.Code == "T1" && i.DoneAt != null).Select(i => i.Sequence).ToListAsync(Stop));
        Assert.All(next, s => Assert.True(s > 0));
    }

    [Fact]
    public async Task The_approved_version_holds_until_the_next_one_is_approved()
    {
        var (group, trainee) = await app.AProposedRoute();
        var tutor = await app.As(group.TutorEmail);
        await Pressed(trainee, group.Id, "submit");
        await Pressed(tutor, group.Id, "approve");
        var first = await app.Newest(group.Id);
        await Pressed(trainee, group.Id, "start");
        var second = await app.Newest(group.Id);
        Assert.Equal(2, second.Number);
        Assert.Equal(first.InOrder.Select(i => i.Key), second.InOrder.Select(i => i.Key));
        var dropped = second.InOrder.Last(i => i.Kind == RouteItemKind.Task);
        await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "drop", dropped.Id);
        Assert.Contains((await Approved(group.Id))!.Tasks, t => t.TaskCode == dropped.Code);
        Assert.Contains("действует версия 1", (await trainee.Get($"/learn/{group.Id}/route")).Words, StringComparison.Ordinal);
        var old = await trainee.Get($"/learn/{group.Id}/route?version=1");
        Assert.Contains(dropped.Title, old.Text(".weeks"), StringComparison.Ordinal);
        Assert.Null(old.Document.QuerySelector("#route .moves"));
        Assert.Equal(404, (await trainee.Get($"/learn/{group.Id}/route?version=9")).Status);

        await Pressed(trainee, group.Id, "submit");
        await Pressed(tutor, group.Id, "approve");
        Assert.DoesNotContain((await Approved(group.Id))!.Tasks, t => t.TaskCode == dropped.Code);
    }

    [Fact]
    public async Task A_strong_deficit_without_anything_asks_why()
    {
        var group = await app.AnInternship();
        app.Confirm(group.Id, group.Package, ("D1", DeficitLevel.Critical));
        var trainee = await app.As(group.Trainee.Email);
        await Pressed(trainee, group.Id, "start");
        Assert.Contains("пока ничего нет", (await RouteApp.Press(trainee, group.Id, "submit")).Words, StringComparison.Ordinal);
        await Pressed(trainee, group.Id, "own", ("Title", "Прочитать книгу"), ("Minutes", "60"));
        var asked = await RouteApp.Press(trainee, group.Id, "submit", ("Comment", "готово"));
        Assert.Equal(400, asked.Status);
        Assert.Contains(group.Package.Deficit("D1")!.Title, asked.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("готово", asked.Document.QuerySelector("#comment")!.TextContent);
        await Pressed(trainee, group.Id, "submit", ("WhyWithout", "Закрыла на курсах весной"));
        Assert.Equal("Закрыла на курсах весной", (await app.Newest(group.Id)).WhyWithout);
    }

    [Fact]
    public async Task The_preliminary_route_is_made_by_both_before_the_map_and_passes_into_the_main_one()
    {
        var group = await app.AnInternship();
        var trainee = await app.As(group.Trainee.Email);
        var tutor = await app.As(group.TutorEmail);
        Assert.Contains("Основной маршрут откроется, когда карта дефицитов подтверждена", (await trainee.Get($"/learn/{group.Id}/route")).Words, StringComparison.Ordinal);
        await Pressed(trainee, group.Id, "start-propose");
        await Pressed(tutor, group.Id, "own", ("Title", "Посмотреть урок тьютора"), ("Minutes", "40"));
        await Pressed(trainee, group.Id, "submit");
        await Pressed(tutor, group.Id, "approve");
        Assert.Null(await Approved(group.Id));

        app.Confirm(group.Id, group.Package);
        await Pressed(trainee, group.Id, "start");
        var main = await app.Newest(group.Id);
        Assert.Equal((RouteKind.Main, 2), (main.Kind, main.Number));
        Assert.Contains(main.Items, i => i.Title == "Посмотреть урок тьютора");
        Assert.Null((await tutor.Get($"/learn/{group.Id}/route")).Document.QuerySelector("#route .moves"));
    }

    [Fact]
    public async Task The_needs_survey_weighs_the_preliminary_route()
    {
        var group = await app.AnInternship();
        var form = group.Package.FormFor(Stazh.Learn.Features.Programmes.FormUse.NeedsSurvey)!;
        var survey = new FilledForm { Id = Guid.NewGuid(), EnrolmentId = group.Id, FormCode = form.Code };
        survey.HandIn(new Dictionary<string, string> { [form.Fields[0].Code] = "Договариваться с родителями о режиме" }, app.Clock.GetUtcNow());
        await app.InDb(db =>
        {
            db.Add(survey);
            return db.SaveChangesAsync(Stop);
        });
        var page = await (await app.As(group.Trainee.Email)).Get($"/learn/{group.Id}/route");
        Assert.Contains("взвешены по ответам анкеты", page.Words, StringComparison.Ordinal);
    }

    private static async Task Pressed(Visitor who, Guid id, string change, params (string, string)[] fields)
    {
        var answer = await RouteApp.Press(who, id, change, fields);
        Assert.True(answer.Status == 302, $"{change}: {answer.Status} {(answer.Status == 400 ? answer.Text(".errors") : "")}");
    }

    private async Task<PartProgress> Progress(GroupOfTrainees group)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var internship = new Internship(group.Id, group.RunId, group.Trainee.PersonId, Guid.Empty, group.Package, RunState.Running, default);
        return scope.ServiceProvider.GetRequiredService<IRoutePart>().RouteProgress(internship, await scope.ServiceProvider.GetRequiredService<FactReader>().OfAsync(group.Id, Stop));
    }

    private async Task<ApprovedRoute?> Approved(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ILearningRoutes>().ApprovedAsync([id], Stop)).GetValueOrDefault(id);
    }

    private async Task<IReadOnlyList<WaitingRoute>> Queue(Guid tutor)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RouteQueue>().RoutesAsync(tutor, Stop);
    }
}

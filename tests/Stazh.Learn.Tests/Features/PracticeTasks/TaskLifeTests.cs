using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

public sealed class TaskLifeTests(TasksApp app) : IClassFixture<TasksApp>
{
    [Fact]
    public async Task A_task_goes_from_draft_through_a_return_to_acceptance_and_moves_the_map()
    {
        var group = await Open();
        var task = group.Package.Task("T1")!;
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get(group.Address("T1"));
        Assert.Contains("Пока трудность названа словом", page.Words, StringComparison.Ordinal);

        page = await trainee.Press(page, "HandIn", ("answers.T1F1", "Не дописывает строку"));
        Assert.Equal(400, page.Status);
        Assert.Contains($"«{task.Fields[1].Label}»", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("Не дописывает строку", page.Text("#f-T1F1"));
        Assert.Contains("Ответьте на вопрос", page.Text("#f-T1F2-error"), StringComparison.Ordinal);
        Assert.Contains("Не дописывает строку", (await trainee.Get(group.Address("T1"))).Text("#f-T1F1"), StringComparison.Ordinal);

        var answer = await trainee.Press(page, "Check", [.. task.SelfCheck.Select(q => ($"check.{q.Code}", $"{q.Options.ToList().FindIndex(o => o.Right)}"))]);
        Assert.Equal(302, answer.Status);
        page = await trainee.Get(group.Address("T1"));
        Assert.Contains($"Верно {task.SelfCheck.Count} из {task.SelfCheck.Count}", page.Words, StringComparison.Ordinal);
        Assert.Contains(task.SelfCheck[0].Options.First(o => o.Right).Comment, page.Words, StringComparison.Ordinal);

        Assert.Equal(302, (await trainee.Press(page, "HandIn", TaskForms.Whole(task))).Status);
        page = await trainee.Get(group.Address("T1"));
        Assert.Contains("Задание у тьютора", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));

        using var tutor = await app.As(group.TutorEmail);
        var queue = await tutor.Get($"/tutor?run={group.RunId}");
        var refused = await tutor.Decide(queue, task.Title, "Return");
        Assert.Equal(400, refused.Status);
        Assert.Contains("Напишите, что исправить", refused.Text(".field-validation-error"), StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Decide(queue, task.Title, "Return", "Уберите оценочные слова.")).Status);

        page = await trainee.Get(group.Address("T1"));
        Assert.Contains("Уберите оценочные слова.", page.Text(".warning"), StringComparison.Ordinal);
        app.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(302, (await trainee.Press(page, "HandIn", ("answers.T1F1", "Исправлено: откладывает ручку."))).Status);
        queue = await tutor.Get($"/tutor?run={group.RunId}");
        Assert.Contains("Попытка 2", queue.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Decide(queue, task.Title, "Accept", "Теперь видно.")).Status);

        page = await trainee.Get(group.Address("T1"));
        Assert.Contains("Задание принято", page.Words, StringComparison.Ordinal);
        Assert.Contains("Уберите оценочные слова.", page.Text(".attempts"), StringComparison.Ordinal);
        Assert.Contains("Теперь видно.", page.Text(".attempts"), StringComparison.Ordinal);
        var evidence = app.Evidence.Where(e => e.Enrolment == group.Id).ToDictionary(e => e.Deficit);
        Assert.Equal(0.8 * (1 - task.EffectOn("D9")), evidence["D9"].Severity, 6);
        Assert.Equal(1 - task.EffectOn("D5"), evidence["D5"].Severity, 6);
        var actions = await app.InDb(db => db.Audit.Where(a => a.SubjectKind == nameof(TaskWork)).Select(a => a.Action).ToListAsync());
        Assert.Superset(new HashSet<string> { "task.handed-in", "task.returned", "task.accepted", "task.checked" }, actions.ToHashSet());
    }

    [Fact]
    public async Task The_script_saves_a_draft_and_a_second_window_loses_nothing()
    {
        var group = await Open();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get(group.Address("T1"));
        var saved = await Draft(trainee, page, "Первое окно");
        Assert.Equal(200, saved.Status);
        Assert.True(Guid.TryParse(saved.Body, out _));
        Assert.Equal("Первое окно", (await trainee.Get(group.Address("T1"))).Text("#f-T1F1"));

        var second = await trainee.Press(page, "Save", ("answers.T1F1", "Второе окно"));
        Assert.Equal(400, second.Status);
        Assert.Equal("Второе окно", second.Text("#f-T1F1"));
        Assert.Contains("Первое окно", second.Text("details"), StringComparison.Ordinal);
        Assert.Equal(409, (await Draft(trainee, page, "Третье")).Status);
        Assert.Equal(302, (await trainee.Press(second, "Save")).Status);
        Assert.Equal("Второе окно", (await trainee.Get(group.Address("T1"))).Text("#f-T1F1"));
    }

    [Fact]
    public async Task Tasks_are_locked_with_reasons_until_the_module_and_the_tasks_before_are_done()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var list = await trainee.Get($"/learn/{group.Id}/tasks");
        Assert.Contains("Тьютор ещё не отметил ваше участие", list.Words, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll(".task-list a.name"));
        var locked = await trainee.Get(group.Address("T1"));
        Assert.Contains("Это задание пока закрыто", locked.Words, StringComparison.Ordinal);
        Assert.Null(locked.Document.QuerySelector("main form"));
        Assert.Contains("Карточки пока закрыты", (await trainee.Get($"/learn/{group.Id}/cards")).Words, StringComparison.Ordinal);

        await app.Attend(group);
        var first = group.Package.Task("T1")!.Title;
        Assert.Contains($"Сначала сдайте задание «{first}»", (await trainee.Get(group.Address("T2"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.HandIn(group, "T1")).Status);
        Assert.NotNull((await trainee.Get(group.Address("T2"))).Document.QuerySelector("main form"));
        Assert.Equal(404, (await trainee.Get(group.Address("NONE"))).Status);
    }

    [Fact]
    public async Task The_list_follows_the_approved_route_and_says_what_is_late()
    {
        var group = await Open();
        app.Routes[group.Id] = new(group.Id, app.Clock.GetUtcNow(), [new("T3", new DateOnly(2026, 11, 20), 0), new("T1", new DateOnly(2027, 12, 1), 1)]);
        using var trainee = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var list = await trainee.Get($"/learn/{group.Id}/tasks");
        Assert.InRange(app.Sql.Count, 1, 6);
        var names = list.Document.QuerySelectorAll("section > ol.task-list .name").Select(n => n.TextContent).ToList();
        Assert.Equal([group.Package.Task("T3")!.Title, group.Package.Task("T1")!.Title], names);
        Assert.Contains("срок прошёл", list.Words, StringComparison.Ordinal);
        Assert.Contains("Не вошли в ваш маршрут, но доступны: 3", list.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.NotEmpty(list.Document.QuerySelectorAll(".shares li"));
    }

    [Fact]
    public async Task Anothers_task_does_not_exist_and_the_staff_of_the_run_only_reads()
    {
        var group = await Open(2);
        using var owner = await app.As(group.Trainee.Email);
        var page = await owner.Get(group.Address("T1"));
        Assert.Equal(302, (await owner.Press(page, "Save", ("answers.T1F1", "Моё"))).Status);
        using var other = await app.As(group.Trainees[1].Email);
        foreach (var address in (string[])["tasks", "tasks/T1", "cards", "cards/trial/T2"])
        {
            Assert.Equal(404, (await other.Get($"/learn/{group.Id}/{address}")).Status);
        }

        var token = (await other.Get(group.Address("T1", 1))).Form();
        token.Action = group.Address("T1") + "?handler=Save";
        Assert.Equal(404, (await other.Submit(token, ("answers.T1F1", "Чужое"))).Status);
        using var tutor = await app.As(group.TutorEmail);
        var seen = await tutor.Get(group.Address("T1"));
        Assert.Contains("Моё", seen.Words, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector("main form"));
        var elsewhere = await app.AnInternship();
        using var stranger = await app.As(elsewhere.TutorEmail);
        Assert.Equal(404, (await stranger.Get(group.Address("T1"))).Status);
    }

    [Fact]
    public async Task A_file_hangs_on_a_task_and_is_read_by_its_tutor_only()
    {
        var group = await Open();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get(group.Address("T1"));
        var button = page.Document.QuerySelectorAll("main button").First(b => b.GetAttribute("formaction")?.Contains("handler=Save", StringComparison.Ordinal) == true);
        var answer = await trainee.Submit(page.Form(), button, [new("file.T1F6", "лист.txt", "text/plain", "Понедельник: 3 раза"u8.ToArray())]);
        Assert.Equal(302, answer.Status);
        page = await trainee.Get(group.Address("T1"));
        var address = page.Document.QuerySelector(".task-files a")!.GetAttribute("href")!;
        using var tutor = await app.As(group.TutorEmail);
        Assert.Equal(200, (await tutor.Get(address)).Status);
        var elsewhere = await app.AnInternship();
        using var stranger = await app.As(elsewhere.TutorEmail);
        Assert.Equal(404, (await stranger.Get(address)).Status);

        var hostile = await trainee.Submit(page.Form(), button, [new("file.T1F6", "снимок.png", "image/png", "<svg/>"u8.ToArray())], ("answers.T1F1", "Останется"));
        Assert.Equal(400, hostile.Status);
        Assert.Equal("Останется", hostile.Text("#f-T1F1"));
        page = await trainee.Get(group.Address("T1"));
        Assert.Equal("Останется", page.Text("#f-T1F1"));
        Assert.Equal(302, (await trainee.Press(page, "Remove")).Status);
        var file = Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);
        Assert.False(await app.InDb(db => db.Set<TaskFile>().AnyAsync(f => f.FileId == file)));
    }

    [Fact]
    public async Task A_task_page_costs_six_commands_at_most()
    {
        var group = await Open();
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Equal(302, (await trainee.HandIn(group, "T1")).Status);
        app.Sql.Reset();
        Assert.Equal(200, (await trainee.Get(group.Address("T2"))).Status);
        Assert.InRange(app.Sql.Count, 1, 6);
    }

    private async Task<GroupOfTrainees> Open(int trainees = 1)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        return group;
    }

    private static Task<Answer> Draft(Visitor trainee, Answer page, string text)
    {
        var form = page.Form();
        form.Action = form.GetAttribute("data-autosave")!;
        return trainee.Submit(form, ("answers.T1F1", text));
    }
}

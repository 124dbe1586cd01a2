using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

public sealed class CardTests(TasksApp app) : IClassFixture<TasksApp>
{
    [Fact]
    public async Task A_trial_card_asks_again_about_a_pupils_name_and_becomes_evidence()
    {
        var group = await Open();
        using var trainee = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/cards/trial/T2";
        var form = group.Package.FormFor(FormUse.TrialCard)!;
        var answers = TaskForms.Whole(form);
        answers[0].Value = "Иванов Ваня, 2 «Б»";
        var asked = await trainee.Press(await trainee.Get(address), "HandIn", answers);
        Assert.Equal(400, asked.Status);
        Assert.Contains("«Иванов Ваня»", asked.Text(".warning"), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Evidence, e => e.Enrolment == group.Id);
        Assert.Equal(302, (await trainee.Press(asked, "HandIn", ("Input.NoPupil", "true"))).Status);
        Assert.All(app.Evidence.Where(e => e.Enrolment == group.Id), e => Assert.Equal(("trial", "T2"), (e.Source, e.Reference)));
        Assert.Contains(app.Evidence, e => e.Enrolment == group.Id);

        Assert.Equal(302, (await trainee.Press(await trainee.Get(address), "HandIn", (answers[0].Name, "2 «Б» класс"))).Status);
        Assert.Contains("2 «Б» класс", (await trainee.Get(address)).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await trainee.Get($"/learn/{group.Id}/cards/trial/T2-2")).Status);
        Assert.Equal(404, (await trainee.Get($"/learn/{group.Id}/cards/trial/T2-9")).Status);
        Assert.Equal(404, (await trainee.Get($"/learn/{group.Id}/cards/trial/T1")).Status);
    }

    [Fact]
    public async Task An_effectiveness_card_goes_to_the_groups_chat_once()
    {
        var group = await Open();
        using var trainee = await app.As(group.Trainee.Email);
        var form = group.Package.FormFor(FormUse.EffectivenessCard)!;
        var page = await trainee.Get($"/learn/{group.Id}/cards/effectiveness/1");
        Assert.Equal(400, (await trainee.Press(page, "HandIn")).Status);
        page = await trainee.Get($"/learn/{group.Id}/cards/effectiveness/1");
        Assert.Equal(302, (await trainee.Press(page, "HandIn", TaskForms.Whole(form))).Status);
        var payload = Assert.Single(await app.InDb(db => db.Outbox.Where(o => o.Kind == nameof(GroupPost)).Select(o => o.Payload).ToListAsync()), p => p.Contains(group.RunId.ToString(), StringComparison.Ordinal));
        var post = JsonSerializer.Deserialize<GroupPost>(payload)!;
        Assert.Equal(group.Trainee.PersonId, post.AuthorId);
        Assert.Contains(form.Fields[0].Label, post.Markdown, StringComparison.Ordinal);
        page = await trainee.Get($"/learn/{group.Id}/cards/effectiveness/1");
        Assert.Contains("Карта уже размещена", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        app.Sql.Reset();
        Assert.Contains("Карта 1", (await trainee.Get($"/learn/{group.Id}/cards")).Words, StringComparison.Ordinal);
        Assert.InRange(app.Sql.Count, 1, 6);
    }

    [Fact]
    public async Task The_module_is_done_when_tasks_are_accepted_trials_have_cards_and_a_card_is_posted()
    {
        var group = await Open();
        app.Routes[group.Id] = new(group.Id, app.Clock.GetUtcNow(), [new("T1", null, 0), new("T2", null, 1)]);
        var titles = (First: group.Package.Task("T1")!.Title, Second: group.Package.Task("T2")!.Title);
        Assert.Equal(
            [$"Задание «{titles.First}» не сдано.", $"Задание «{titles.Second}» не сдано.", $"Нет карточки апробации к заданию «{titles.Second}».", "Карта оценки результативности не размещена в чате группы."],
            (await Progress(group)).Missing);
        Assert.Equal(group.Address("T1"), (await Progress(group)).Next!.Address);

        using var trainee = await app.As(group.Trainee.Email);
        using var tutor = await app.As(group.TutorEmail);
        foreach (var (code, title) in new[] { ("T1", titles.First), ("T2", titles.Second) })
        {
            Assert.Equal(302, (await trainee.HandIn(group, code)).Status);
            Assert.Equal(302, (await tutor.Decide(await tutor.Get($"/tutor?run={group.RunId}"), title, "Accept")).Status);
        }

        Assert.Equal($"/learn/{group.Id}/cards/trial/T2", (await Progress(group)).Next!.Address);
        Assert.Equal(302, (await trainee.Press(await trainee.Get($"/learn/{group.Id}/cards/trial/T2"), "HandIn", TaskForms.Whole(group.Package.FormFor(FormUse.TrialCard)!))).Status);
        Assert.Equal($"/learn/{group.Id}/cards", (await Progress(group)).Next!.Address);
        Assert.Equal(302, (await trainee.Press(await trainee.Get($"/learn/{group.Id}/cards/effectiveness/1"), "HandIn", TaskForms.Whole(group.Package.FormFor(FormUse.EffectivenessCard)!))).Status);
        var done = await Progress(group);
        Assert.True(done.IsDone, string.Join(' ', done.Missing));
        Assert.Equal("задания: 2 из 2", done.Summary);
    }

    [Fact]
    public async Task A_whole_group_is_asked_with_as_many_commands_as_one()
    {
        var group = await app.AGroup(5);
        await using var scope = app.Services.CreateAsyncScope();
        var internships = group.Trainees.Select(t => new Internship(t.EnrolmentId, group.RunId, t.PersonId, Guid.Empty, group.Package, RunState.Running, new DateOnly(2026, 11, 24))).ToList();
        app.Sql.Reset();
        var facts = await scope.ServiceProvider.GetRequiredService<FactReader>().OfAsync([.. internships.Select(i => i.EnrolmentId)], TestContext.Current.CancellationToken);
        var part = scope.ServiceProvider.GetServices<IInternshipPart>().Single(p => p.Part == ModulePart.Tasks);
        var progress = internships.ConvertAll(i => part.Progress(i, group.Package.Module("M2")!, facts[i.EnrolmentId]));
        Assert.Equal(1, app.Sql.Count);
        Assert.Equal(5, progress.Count);
        Assert.All(progress, p => Assert.Equal(group.Package.Tasks.Count + group.Package.Tasks.Count(t => t.Trial) + 1, p.Missing.Count));
    }

    private async Task<PartProgress> Progress(GroupOfTrainees group)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var part = scope.ServiceProvider.GetServices<IInternshipPart>().Single(p => p.Part == ModulePart.Tasks);
        var internship = new Internship(group.Id, group.RunId, group.Trainee.PersonId, Guid.Empty, group.Package, RunState.Running, new DateOnly(2026, 11, 24));
        return part.Progress(internship, group.Package.Module("M2")!, await scope.ServiceProvider.GetRequiredService<FactReader>().OfAsync(group.Id, TestContext.Current.CancellationToken));
    }

    private async Task<GroupOfTrainees> Open()
    {
        var group = await app.AnInternship();
        await app.Attend(group);
        return group;
    }
}

public sealed class PupilPrivacyTests
{
    [Theory]
    [InlineData("Применила с Ваней на уроке", "Ваней")]
    [InlineData("Иванов Ваня отвлёкся", "Иванов Ваня")]
    [InlineData("Работали с Петровым И. С. вдвоём", "Петровым И. С.")]
    [InlineData("И. С. Петрова дописала", "И. С. Петрова")]
    [InlineData("У ребёнка диагноз, справка есть", "диагноз")]
    [InlineData("По заключению ПМПК", "ПМПК")]
    [InlineData("Код F90.0 в карте", "F90.0")]
    public void Names_and_diagnoses_are_found(string text, string found) => Assert.Contains(found, PupilPrivacy.Find([text]));

    [Theory]
    [InlineData("2 «Б» класс, 24 ученика, математика")]
    [InlineData("Ребёнок с СДВГ дописал три строки из пяти")]
    [InlineData("Приём «Пауза» помог: вера в успех, слава группы")]
    [InlineData("Упражнение из Петрозаводска; Ваниль и Колено — слова диктанта")]
    public void Ordinary_work_is_left_alone(string text) => Assert.Empty(PupilPrivacy.Find([text]));

    [Fact]
    public void A_long_text_without_spaces_is_read_in_linear_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty(PupilPrivacy.Find([string.Concat(Enumerable.Repeat("Ивановов", 40_000))]));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}

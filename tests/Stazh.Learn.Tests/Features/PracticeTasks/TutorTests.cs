using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

public sealed class TutorTests(TasksApp app) : IClassFixture<TasksApp>
{
    [Fact]
    public async Task Two_tutors_decide_at_once_and_neither_word_is_lost()
    {
        var group = await Open(1);
        var second = await app.APerson($"second-{Guid.NewGuid():n}");
        await app.Grant(second, Role.Tutor, runId: group.RunId);
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Equal(302, (await trainee.HandIn(group, "T1")).Status);
        var title = group.Package.Task("T1")!.Title;
        using var one = await app.As(group.TutorEmail);
        using var two = await app.As(second.Email!);
        var (his, hers) = (await one.Get("/tutor"), await two.Get("/tutor"));
        Assert.Equal(302, (await one.Decide(his, title, "Accept", "Принимаю.")).Status);
        var late = await two.Decide(hers, title, "Return", "Не вижу исходных чисел.");
        Assert.Equal(409, late.Status);
        Assert.Contains("Принимаю.", late.Text(".warning"), StringComparison.Ordinal);
        Assert.Equal("Не вижу исходных чисел.", late.Text("#kept"));
        Assert.Equal(302, (await two.Press(late, "Remark")).Status);
        var page = await trainee.Get(group.Address("T1"));
        Assert.Contains("Задание принято", page.Words, StringComparison.Ordinal);
        Assert.Contains("Не вижу исходных чисел.", page.Text(".attempts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tutor_of_another_run_sees_nothing_of_this_one()
    {
        var group = await Open(1);
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Equal(302, (await trainee.HandIn(group, "T1")).Status);
        using var tutor = await app.As(group.TutorEmail);
        var form = (await tutor.Get("/tutor")).Form("ol.queue form");
        var other = await app.AnInternship();
        using var stranger = await app.As(other.TutorEmail);
        var empty = await stranger.Get("/tutor");
        Assert.Contains("Никто не ждёт ответа", empty.Words, StringComparison.Ordinal);
        foreach (var address in (string[])[$"/tutor?run={group.RunId}", $"/runs/{group.RunId}/progress", $"/runs/{group.RunId}/consultations"])
        {
            Assert.Equal(404, (await stranger.Get(address)).Status);
            Assert.NotEqual(200, (await trainee.Get(address)).Status);
        }

        var work = form.QuerySelector("[name='Input.Work']")!.GetAttribute("value")!;
        var mine = await Open(1);
        using var teacher = await app.As(mine.Trainee.Email);
        Assert.Equal(302, (await teacher.HandIn(mine, "T1")).Status);
        using var his = await app.As(mine.TutorEmail);
        var queue = await his.Get("/tutor");
        var button = queue.Document.QuerySelector("ol.queue button")!;
        Assert.Equal(404, (await his.Submit(queue.Form("ol.queue form"), button, [], ("Input.Work", work))).Status);
        Assert.Equal(TaskState.HandedIn, await app.InDb(db => db.Set<TaskWork>().Where(w => w.EnrolmentId == group.Id).Select(w => w.State).SingleAsync()));
    }

    [Fact]
    public async Task The_queue_of_a_thousand_is_read_oldest_first_page_by_page_in_six_commands()
    {
        var group = await Open(1);
        var (now, task) = (app.Clock.GetUtcNow(), group.Package.Task("T1")!);
        await app.InDb(async db =>
        {
            // One internship has one work a task: a thousand works need a thousand enrolments of the same person.
            for (var i = 0; i < 1000; i++)
            {
                var enrolment = new Stazh.Learn.Features.Runs.Enrolment
                {
                    Id = Guid.CreateVersion7(now), RunId = group.RunId, PersonId = group.Trainee.PersonId, Motivation = "", WorkPlace = "Школа", SchoolKey = "школа", Region = "", Position = "", SurveyToken = $"{Guid.NewGuid():n}",
                };
                var work = new TaskWork { Id = Guid.CreateVersion7(now), EnrolmentId = enrolment.Id, TaskCode = "T1" };
                var words = TaskForms.Whole(task).Where(f => f.Name.StartsWith("answers.", StringComparison.Ordinal)).ToDictionary(f => f.Name[8..], f => f.Value);
                Assert.Null(work.Save(new(words, task.SelfCheck.ToDictionary(q => q.Code, _ => 0), task.SelfAnalysis.ToDictionary(q => q.Code, _ => "Да.")), now));
                // Several at the same moment, so that pages are cut inside of it too.
                Assert.Null(work.HandIn(task, now.AddMinutes(-(i / 30) * 10)));
                db.AddRange(enrolment, work);
            }

            await db.SaveChangesAsync();
        });
        using var tutor = await app.As(group.TutorEmail);
        app.Sql.Reset();
        var page = await tutor.Get("/tutor");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("1000 дел", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll("ol.queue [name='Input.Work']").Select(e => e.GetAttribute("value")!));
            if (page.Document.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent == "Следующие") is not { } next)
            {
                break;
            }

            page = await tutor.Get(next.GetAttribute("href")!);
        }

        var order = await app.InDb(db => db.Set<TaskWork>().Where(w => db.Set<Stazh.Learn.Features.Runs.Enrolment>().Any(e => e.Id == w.EnrolmentId && e.RunId == group.RunId)).OrderBy(w => w.HandedInAt).ThenBy(w => w.Id).Select(w => w.Id).ToListAsync());
        Assert.Equal(order.Select(o => o.ToString()), seen);
    }

    [Fact]
    public async Task The_progress_of_a_group_says_who_lags_in_words()
    {
        var group = await Open(3);
        using var trainee = await app.As(group.Trainee.Email);
        Assert.Equal(302, (await trainee.HandIn(group, "T1")).Status);
        using var tutor = await app.As(group.TutorEmail);
        app.Sql.Reset();
        var page = await tutor.Get($"/runs/{group.RunId}/progress");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("никто не отстаёт", page.Words, StringComparison.Ordinal);
        Assert.Contains("у тьютора", page.Text("tbody"), StringComparison.Ordinal);
        await app.InDb(db => db.Set<Stazh.Learn.Features.Runs.RunModule>().Where(m => m.RunId == group.RunId && m.Code == "M2").ExecuteUpdateAsync(s => s.SetProperty(m => m.To, new DateOnly(2026, 11, 1))));
        page = await tutor.Get($"/runs/{group.RunId}/progress");
        Assert.Contains("отстают: 3", page.Words, StringComparison.Ordinal);
        Assert.Contains("отстаёт: 4 задания", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        app.Routes[group.Trainees[1].EnrolmentId] = new(group.Trainees[1].EnrolmentId, app.Clock.GetUtcNow(), [new("T2", new DateOnly(2026, 11, 2), 0), new("T3", new DateOnly(2027, 2, 1), 1)]);
        page = await tutor.Get($"/runs/{group.RunId}/progress");
        Assert.Contains("отстаёт: 1 задание", page.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consultation_is_recorded_for_one_and_for_the_group()
    {
        var group = await Open(2);
        using var tutor = await app.As(group.TutorEmail);
        var address = $"/runs/{group.RunId}/consultations";
        var refused = await tutor.Post(address, ("Input.Minutes", "0"), ("Input.Topic", ""));
        Assert.Equal(400, refused.Status);
        Assert.Contains("Напишите, о чём была консультация.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Post(address, ("Input.Topic", "Как выбрать признак"), ("Input.Trainee", $"{group.Trainees[1].EnrolmentId}"), ("Input.Mode", "Remote"), ("Input.Outcome", "Считаем незаконченные строки."))).Status);
        Assert.Equal(302, (await tutor.Post(address, ("Input.Topic", "Разбор пустографки"))).Status);
        var foreign = await app.AnInternship();
        Assert.Equal(400, (await tutor.Post(address, ("Input.Topic", "Чужой"), ("Input.Trainee", $"{foreign.Id}"))).Status);
        app.Sql.Reset();
        var list = await tutor.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("2 записи", list.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("вся группа", list.Words, StringComparison.Ordinal);
        Assert.Contains("дистанционно", list.Words, StringComparison.Ordinal);
    }

    private async Task<GroupOfTrainees> Open(int trainees)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        return group;
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PeerReviews;

public sealed class PeerReviewTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finished_internship_asks_for_no_more_reviews()
    {
        var group = await Published(2);
        await app.ReviewNext(group, group.Trainee);
        using var olga = await app.As(group.Trainee.Email);
        var before = await olga.Get($"/learn/{group.Id}/reviews");
        var next = before.Form("form[action*='handler=Next']");
        await app.InDb(db => db.Set<Enrolment>().Where(e => e.Id == group.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EnrolmentState.Completed), Stop));
        var page = await olga.Get($"/learn/{group.Id}/reviews");
        Assert.Contains("новых рецензий от вас не ждут", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action*='handler=Next'], form[action*='handler=Standby']"));
        Assert.Equal(404, (await olga.Submit(next)).Status);
    }

    [Fact]
    public async Task Four_colleagues_review_each_other_and_the_author_reads_and_answers()
    {
        var group = await Published(4);
        foreach (var trainee in group.Trainees)
        {
            var titles = new[] { await app.ReviewNext(group, trainee), await app.ReviewNext(group, trainee), await app.ReviewNext(group, trainee) };
            Assert.Equal(3, titles.Distinct().Count());
            Assert.DoesNotContain(Title(group, trainee), titles);
            Assert.Null(await app.ReviewNext(group, trainee));
        }

        using var olga = await app.As(group.Trainee.Email);
        var home = $"/learn/{group.Id}/reviews";
        app.Sql.Reset();
        var page = await olga.Get(home);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Написано 3 из 3", page.Words, StringComparison.Ordinal);
        Assert.Equal(3, page.Document.QuerySelectorAll("article.review").Length);
        Assert.Contains("Запишите признак трижды", page.Words, StringComparison.Ordinal);
        Assert.Contains("Простое среднее дало бы 12,0", page.Words, StringComparison.Ordinal);
        Assert.Contains("В девяти случаях из десяти", page.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await olga.Submit(page.Form("article.review form"), ("answer", "Беру совет в работу."), ("taken", "Accepted"), ("helpful", "true"))).Status);
        Assert.Contains("Беру совет в работу.", (await olga.Get(home)).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await olga.Submit(page.Form("article.review form"), ("answer", " "), ("taken", "Accepted"))).Status);

        var written = await app.InDb(db => db.Set<PeerReview>().Where(r => r.IsHelpful == true).SingleAsync(Stop));
        var reviewer = group.Trainees.Single(t => t.PersonId == written.ReviewerId);
        using var him = await app.As(reviewer.Email);
        app.Sql.Reset();
        var changed = await him.Get($"/learn/{reviewer.EnrolmentId}/reviews/{written.Id}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("без вашей рецензии был бы", changed.Text("#effect"), StringComparison.Ordinal);
        Assert.Contains("автору помогла", changed.Text("#effect"), StringComparison.Ordinal);
        Assert.Contains("Беру совет в работу.", changed.Text("#effect"), StringComparison.Ordinal);

        var closed = await olga.Get($"/learn/{group.Id}/final-work");
        Assert.Contains("Работу уже открыл рецензент", closed.Words, StringComparison.Ordinal);
        Assert.Null(closed.Document.QuerySelector("main form[method=post]"));
        await app.HandleOutbox();
        var letters = app.Mails().Where(m => m.Contains(group.Trainee.Email, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, letters.Count(m => m.Contains("Вам назначены рецензии", StringComparison.Ordinal)));
        Assert.Single(letters, m => m.Contains("Заключения коллег готовы", StringComparison.Ordinal));
        var feed = (await olga.Get("/notifications")).Words;
        Assert.Contains($"Вам назначена рецензия на работу «{Title(group, group.Trainees[1])}», срок — ", feed, StringComparison.Ordinal);
        Assert.Contains("Заключения коллег по вашей итоговой работе готовы", feed, StringComparison.Ordinal);
        Assert.Contains("review.result-announced", await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(Stop)));
    }

    [Fact]
    public async Task Nobody_reviews_a_work_of_the_same_school_and_an_expired_lease_goes_to_another()
    {
        var group = await Published(3);
        var twin = await app.ATrainee(group.RunId, $"twin-{group.RunId:n}", "мбоу  \"СОШ №1\"");
        group = group with { Trainees = [.. group.Trainees, twin] };
        await app.Attend(group with { Trainees = [twin] });
        Assert.Equal([Title(group, group.Trainees[1]), Title(group, group.Trainees[2])], new[] { await app.ReviewNext(group, twin), await app.ReviewNext(group, twin) }.Order());
        Assert.Null(await app.ReviewNext(group, twin));

        using var second = await app.As(group.Trainees[1].Email);
        await second.Calibrate(group, group.Trainees[1]);
        var home = $"/learn/{group.Trainees[1].EnrolmentId}/reviews";
        var taken = (await second.Press(home, "Next")).Location!;
        Assert.Contains(Title(group, group.Trainee), (await second.Get(taken)).Words, StringComparison.Ordinal);
        Assert.Null((await second.Get(home)).Document.QuerySelector("form[action$='handler=Next']"));
        app.Clock.Move(ReviewAllocator.Lease);
        var late = await second.Get(taken);
        Assert.Contains("Срок рецензии истёк", late.Words, StringComparison.Ordinal);
        Assert.Equal(Title(group, group.Trainee), await app.ReviewNext(group, group.Trainees[2]));
        // The queue has room still, so what was written late is not lost.
        Assert.Equal(302, (await second.Press(taken, "Submit", FinalWorkRoads.AReview(group.Package))).Status);
        app.Clock.Move(-ReviewAllocator.Lease);
    }

    [Fact]
    public async Task A_review_is_kept_as_a_draft_refused_with_gaps_and_given_back_with_a_reason()
    {
        var group = await Published(2);
        using var olga = await app.As(group.Trainee.Email);
        var home = $"/learn/{group.Id}/reviews";
        Assert.Contains("Оценить образец", (await olga.Get(home)).Words, StringComparison.Ordinal);
        await olga.Calibrate(group, group.Trainee);
        var compared = await olga.Get($"{home}/calibration?work=CW1");
        Assert.Contains("эксперт: 3", compared.Words, StringComparison.Ordinal);
        Assert.Contains("вы строже", compared.Words, StringComparison.Ordinal);

        var address = (await olga.Press(home, "Next")).Location!;
        app.Sql.Reset();
        var page = await olga.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        var draft = await olga.Press(address, "Draft", page.Form(), ("scores.R1", "0"), ("comments.R2", "Хорошо"));
        Assert.Equal(200, draft.Status);
        Assert.Equal(409, (await olga.Press(address, "Draft", page.Form(), ("scores.R1", "1"))).Status);
        var gaps = await olga.Press(address, "Submit");
        Assert.Equal(400, gaps.Status);
        Assert.Contains("к низкой оценке напишите", gaps.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("Выберите уровень", gaps.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("Напишите рекомендации", gaps.Text(".errors"), StringComparison.Ordinal);
        Assert.True(gaps.Document.QuerySelector("[name='scores.R1'][value='0']")!.HasAttribute("checked"));

        using var other = await app.As(group.Trainees[1].Email);
        Assert.Equal(404, (await other.Get(address)).Status);
        Assert.Equal(404, (await other.Get(address.Replace(group.Id.ToString(), group.Trainees[1].EnrolmentId.ToString(), StringComparison.Ordinal))).Status);
        Assert.Equal(400, (await olga.Press(address, "Return", ("reason", ""))).Status);
        Assert.Equal(302, (await olga.Press(address, "Return", ("reason", "Знакомы с автором"))).Status);
        Assert.Null(await app.ReviewNext(group, group.Trainee));
        Assert.Contains("возвращена", (await olga.Get(home)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tutor_steps_in_where_colleagues_are_too_few_and_a_stranger_finds_nothing()
    {
        var group = await Published(1);
        using var tutor = await app.As(group.TutorEmail);
        var home = $"/runs/{group.RunId}/reviews";
        app.Sql.Reset();
        var page = await tutor.Get(home);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("получено 0 из 3", page.Words, StringComparison.Ordinal);
        var address = (await tutor.Submit(page.Form("form[action$='/reviews']"))).Location!;
        Assert.StartsWith(home, address, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Press(address, "Submit", FinalWorkRoads.AReview(group.Package))).Status);
        Assert.Contains("получено 1 из 3", (await tutor.Get(home)).Words, StringComparison.Ordinal);
        Assert.Contains("Рецензий ждут только", (await tutor.Submit((await tutor.Get(home)).Form("form[action$='/reviews']"))).Text(".errors"), StringComparison.Ordinal);

        using var olga = await app.As(group.Trainee.Email);
        Assert.NotEqual(200, (await olga.Get(home)).Status);
        Assert.Equal(404, (await olga.Get(address)).Status);
        Assert.Contains("Получено 1 из 3", (await olga.Get($"/learn/{group.Id}/reviews")).Words, StringComparison.Ordinal);
        app.Clock.Move(TimeSpan.FromDays(40));
        using var later = await app.As(group.Trainee.Email);
        Assert.Contains("дало бы 12,0", (await later.Get($"/learn/{group.Id}/reviews")).Words, StringComparison.Ordinal);
        app.Clock.Move(-TimeSpan.FromDays(40));
    }

    private static string Title(GroupOfTrainees group, TraineeInGroup author) => $"Работа {group.Trainees.ToList().IndexOf(author) + 1}";

    private async Task<GroupOfTrainees> Published(int trainees)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        foreach (var author in group.Trainees)
        {
            await app.Publish(group, author, Title(group, author));
        }

        return group;
    }
}

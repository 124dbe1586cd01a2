using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>Standby, the tutor's rescue, experts, appeals, pools and extensions, through the pages.</summary>
public sealed class ReviewHelpTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Near_the_term_standby_reviewers_and_then_the_tutor_get_what_lacks_reviews()
    {
        var group = await Published(3);
        var volunteer = group.Trainees[0];
        await app.ReviewNext(group, volunteer);
        await app.ReviewNext(group, volunteer);
        using var visitor = await app.As(volunteer.Email);
        var home = $"/learn/{volunteer.EnrolmentId}/reviews";
        Assert.Contains("Всё, что за вами, написано", (await visitor.Get(home)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Press(home, "Standby")).Status);
        Assert.Contains("Вы в резерве", (await visitor.Get(home)).Words, StringComparison.Ordinal);
        Assert.Equal(0, await Help());

        // A newcomer's work appears in the last days: only the volunteer has time.
        var late = await app.ATrainee(group.RunId, $"late-{group.RunId:n}", "МБОУ «СОШ № 77»", group.TutorId);
        await app.APublishedWork(group.RunId, late, group.Package, "Поздняя работа");
        app.Clock.Move(TimeSpan.FromDays(26));
        Assert.Equal(1, await Help());
        Assert.Equal(0, await Help());
        Assert.Contains("обещали помочь", string.Join(' ', await Notices(volunteer.PersonId)), StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromDays(1.5));
        var rescued = await Help();
        Assert.True(rescued >= 3, $"{rescued} reviews given to the tutor");
        Assert.Equal(0, await Help());
        Assert.Contains("коллеги не успевают", string.Join(' ', await Notices(group.TutorId)), StringComparison.Ordinal);
        using var tutor = await app.As(group.TutorEmail);
        Assert.Contains("коллеги не успевают", (await tutor.Get($"/runs/{group.RunId}/reviews")).Words, StringComparison.Ordinal);
        Assert.Contains("review.given-to-tutor", await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(Stop)));
        app.Clock.Move(-TimeSpan.FromDays(27.5));
    }

    [Fact]
    public async Task Far_scores_call_an_expert_the_author_appeals_once_and_reads_the_answer()
    {
        var group = await Published(4);
        foreach (var (reviewer, points) in group.Trainees.Skip(1).Zip([0, 3, 3]))
        {
            Assert.NotNull(await app.ReviewNext(group, reviewer, points));
            Assert.NotNull(await app.ReviewNext(group, reviewer, points));
            Assert.NotNull(await app.ReviewNext(group, reviewer, points));
        }

        await app.HandleOutbox();
        using var olga = await app.As(group.Trainee.Email);
        var home = $"/learn/{group.Id}/reviews";
        Assert.Contains("Результат предварительный", (await olga.Get(home)).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await olga.Press(home, "Appeal", ("reason", " "))).Status);
        Assert.Equal(302, (await olga.Press(home, "Appeal", ("reason", "Второй лист наблюдений не открыли."))).Status);
        var asked = await olga.Get(home);
        Assert.Contains("Тьютор перечитает", asked.Text("#appeal"), StringComparison.Ordinal);
        Assert.Null(asked.Document.QuerySelector("form[action$='handler=Appeal']"));

        using var tutor = await app.As(group.TutorEmail);
        var desk = $"/runs/{group.RunId}/reviews";
        app.Sql.Reset();
        var page = await tutor.Get(desk);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("оценки нужно проверить", page.Text("#experts"), StringComparison.Ordinal);
        Assert.Contains("Второй лист наблюдений", page.Text("#experts"), StringComparison.Ordinal);
        var address = (await tutor.Submit(page.Form("#experts form"))).Location!;
        Assert.Equal(302, (await tutor.Press(address, "Submit", FinalWorkRoads.AReview(group.Package))).Status);
        await app.HandleOutbox();
        Assert.Equal(400, (await tutor.Press(desk, "Answer", ("answer", ""))).Status);
        Assert.Equal(302, (await tutor.Press(desk, "Answer", ("answer", "Лист прочитан, баллы выше."))).Status);
        var answered = await olga.Get(home);
        Assert.Contains("Лист прочитан, баллы выше.", answered.Text("#appeal"), StringComparison.Ordinal);
        Assert.Contains("Экспертная рецензия", answered.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Результат предварительный", answered.Words, StringComparison.Ordinal);
        var actions = await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(Stop));
        Assert.All(new[] { "review.expert-called", "review.appealed", "review.taken-by-expert", "review.disagreement-settled", "review.appeal-answered" }, a => Assert.Contains(a, actions));
    }

    [Fact]
    public async Task Runs_that_agree_review_together_and_a_tutor_changes_one_reviewers_terms()
    {
        var (one, two) = (await Published(1), await Published(1));
        using var alone = await app.As(one.Trainee.Email);
        var home = $"/learn/{one.Id}/reviews";
        Assert.Contains("нет авторов из других школ", await Words(alone, one, home), StringComparison.Ordinal);
        foreach (var group in new[] { one, two })
        {
            using var tutor = await app.As(group.TutorEmail);
            Assert.Equal(302, (await tutor.Press($"/runs/{group.RunId}/reviews", "Pool")).Status);
        }

        // Both trainees of these groups are of the same school № 1: only a colleague from another one may be reviewed.
        var guest = await app.ATrainee(two.RunId, $"guest-{two.RunId:n}", "МБОУ «СОШ № 9»", two.TutorId);
        await app.Attend(two with { Trainees = [guest] });
        await app.APublishedWork(two.RunId, guest, two.Package, "Работа из другой группы");
        Assert.Equal("Работа из другой группы", await app.ReviewNext(one, one.Trainee));
        Assert.Contains("Всё, что за вами, написано", (await alone.Get(home)).Words, StringComparison.Ordinal);

        using var staff = await app.As(two.TutorEmail);
        var desk = $"/runs/{two.RunId}/reviews";
        Assert.Equal(400, (await staff.Press(desk, "Extend", ("reason", ""), ("until", "2026-12-30"))).Status);
        Assert.Equal(302, (await staff.Press(desk, "Extend", ("reason", "Болела"), ("until", "2026-12-30"), ("owed", "1"))).Status);
        var extended = await app.InDb(db => db.Set<ReviewExtension>().SingleAsync(Stop));
        var trainee = new[] { two.Trainee, guest }.Single(t => t.EnrolmentId == extended.EnrolmentId);
        using var visitor = await app.As(trainee.Email);
        var words = (await visitor.Get($"/learn/{trainee.EnrolmentId}/reviews")).Words;
        Assert.Contains("Болела", words, StringComparison.Ordinal);
        Assert.Contains("30 декабря", words, StringComparison.Ordinal);
        Assert.Contains("из 1", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_waits_reads_a_forecast()
    {
        var group = await Published(2);
        using var olga = await app.As(group.Trainee.Email);
        var home = $"/learn/{group.Id}/reviews";
        app.Sql.Reset();
        var page = await olga.Get(home);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Следующей рецензии ждите до", page.Text(".forecast"), StringComparison.Ordinal);
        using var second = await app.As(group.Trainees[1].Email);
        await second.Calibrate(group, group.Trainees[1]);
        await second.Press($"/learn/{group.Trainees[1].EnrolmentId}/reviews", "Next");
        Assert.Contains("Работу сейчас читают: рецензия придёт до 26\u00a0ноября", (await olga.Get(home)).Text(".forecast"), StringComparison.Ordinal);
    }

    private static async Task<string> Words(Visitor visitor, GroupOfTrainees group, string home)
    {
        await visitor.Calibrate(group, group.Trainee);
        return (await visitor.Get(home)).Words;
    }

    private async Task<int> Help()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewHelp>().HelpDueAsync(Stop);
    }

    private async Task<IReadOnlyList<string>> Notices(Guid person)
    {
        await app.HandleOutbox();
        return await app.InDb(db => db.Set<Notice>().Where(n => n.PersonId == person).Select(n => n.Sentence).ToListAsync(Stop));
    }

    private async Task<GroupOfTrainees> Published(int trainees)
    {
        var group = await app.AGroup(trainees);
        await app.Attend(group);
        foreach (var (author, i) in group.Trainees.Select((t, i) => (t, i)))
        {
            await app.APublishedWork(group.RunId, author, group.Package, $"Работа {i + 1}");
        }

        return group;
    }
}

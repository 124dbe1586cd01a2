using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>After the reviews: what the author takes of each, the version that grows of it, and what the reviewer sees of both.</summary>
public sealed class RevisionTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_author_revises_beside_the_reviewed_version_and_reviewers_see_every_change()
    {
        var group = await Reviewed();
        using var olga = await app.As(group.Trainee.Email);
        var (home, address) = ($"/learn/{group.Id}/reviews", $"/learn/{group.Id}/reviews/revision");
        var result = (await olga.Get(home)).Text(".result");
        var work = await app.InDb(db => db.Set<FinalWork>().AsNoTracking().SingleAsync(w => w.EnrolmentId == group.Id, Stop));

        // Nothing is accepted in silence.
        var reviews = await olga.Get(home);
        Assert.Equal(400, (await olga.Submit(reviews.Form("article.review form"), ("answer", "Спасибо."))).Status);
        Assert.Equal(302, (await olga.Submit(reviews.Form("article.review form"), ("answer", "Второй отрезок сокращу."), ("taken", "Partly"), ("helpful", "true"))).Status);

        app.Sql.Reset();
        var page = await olga.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("рекомендации приняты частично", page.Words, StringComparison.Ordinal);
        Assert.Contains("слово в слово", (await olga.Press(address, "Publish", ("Note", "Ничего"))).Text(".errors"), StringComparison.Ordinal);
        (string, string)[] changed = [("Input.Text", "## Ход\n\nПять минут работы, две минуты движения. Сигнал повторяю жестом.")];
        Assert.Contains("что вы изменили и почему", (await olga.Press(address, "Publish", [.. changed, ("Note", " ")])).Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("Пять минут работы", (await olga.Get(address)).Document.QuerySelector("textarea[name='Input.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Назовите работу", (await olga.Press(address, "Publish", ("Input.Title", ""), ("Note", "Да"))).Text(".errors"), StringComparison.Ordinal);
        Assert.Equal(302, (await olga.Press(address, "Publish", [.. changed, ("Input.Title", work.Title), ("Note", "Сократила отрезок и добавила жест.")])).Status);

        var after = await app.InDb(db => db.Set<FinalWork>().AsNoTracking().SingleAsync(w => w.EnrolmentId == group.Id, Stop));
        Assert.Equal((work.Version, work.Title, work.PublishedAt, work.Version + 1), (after.Version, after.Title, after.PublishedAt, after.Revised));
        Assert.Equal(result, (await olga.Get(home)).Text(".result"));
        Assert.Contains("work.revised", await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(Stop)));

        var review = await app.InDb(db => db.Set<PeerReview>().AsNoTracking().SingleAsync(r => r.WorkId == work.Id && r.Taken == RecommendationAnswer.Partly, Stop));
        var reviewer = group.Trainees.Single(t => t.PersonId == review.ReviewerId);
        using var him = await app.As(reviewer.Email);
        app.Sql.Reset();
        var seen = await him.Get($"/learn/{reviewer.EnrolmentId}/reviews/{review.Id}");
        Assert.InRange(app.Sql.Count, 1, 6);
        foreach (var words in (string[])["рекомендации приняты частично", "автору помогла", "Второй отрезок сокращу.", "Сократила отрезок и добавила жест."])
        {
            Assert.Contains(words, seen.Text("#effect"), StringComparison.Ordinal);
        }

        Assert.Equal(["Семь"], seen.Document.QuerySelectorAll("#effect del").Select(Marked));
        Assert.Equal(["Пять", "Сигнал повторяю жестом."], seen.Document.QuerySelectorAll("#effect ins").Select(Marked));
        Assert.Contains("Семь минут работы", seen.Text(".reading"), StringComparison.Ordinal);
        Assert.Contains("работа доработана", (await him.Get($"/learn/{reviewer.EnrolmentId}/reviews")).Words, StringComparison.Ordinal);
        await app.HandleOutbox();
        Assert.Contains("посмотрите, что изменила ваша рецензия", (await him.Get("/notifications")).Words, StringComparison.Ordinal);

        var shown = await him.Get($"/works/{work.Id}");
        Assert.Contains("Семь минут работы", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Эту версию рецензировали", shown.Words, StringComparison.Ordinal);
        var revised = await him.Get($"/works/{work.Id}?version={after.Revised}");
        Assert.Contains("Пять минут работы", revised.Words, StringComparison.Ordinal);
        Assert.Contains("Оценивали другую версию", revised.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_result_there_is_nothing_to_revise_and_another_finds_nothing()
    {
        var group = await app.AGroup(2);
        await app.Attend(group);
        using var olga = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/reviews/revision";
        Assert.Contains("открывается вместе с результатом", (await olga.Get(address)).Words, StringComparison.Ordinal);
        await app.Publish(group, group.Trainee);
        await app.Publish(group, group.Trainees[1], "Вторая работа");
        await app.ReviewNext(group, group.Trainees[1]);
        var page = await olga.Get(address);
        Assert.Contains("открывается вместе с результатом", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        using var other = await app.As(group.Trainees[1].Email);
        Assert.Equal(404, (await other.Get(address)).Status);
    }

    [Fact]
    public async Task A_new_file_comes_with_the_revised_version_a_dropped_one_stays_with_the_reviewed_and_a_second_window_loses_nothing()
    {
        var group = await Reviewed();
        using var olga = await app.As(group.Trainee.Email);
        using var peer = await app.As(group.Trainees[1].Email);
        var address = $"/learn/{group.Id}/reviews/revision";
        var form = (await olga.Get(address)).Form("main form[enctype]");
        Assert.Equal(302, (await olga.Submit(form, form.QuerySelector("button[formaction$='handler=Attach']"), [new("Input.Attachment", "план-2.pdf", "application/pdf", Samples.Pdf)])).Status);
        var page = await olga.Get(address);
        var file = page.Document.QuerySelector(".work-files a")!.GetAttribute("href")!;
        Assert.Contains("план-2.pdf", page.Text("#changes"), StringComparison.Ordinal);
        Assert.Equal(404, (await peer.Get(file)).Status);

        var stale = page.Form("main form[enctype]");
        Assert.Equal(200, (await olga.Press(address, "Draft", stale, ("Input.Text", "Из первого окна"))).Status);
        var conflict = await olga.Submit(stale, stale.QuerySelector("button[formaction$='handler=Save']"), [], ("Input.Text", "Из второго окна"));
        Assert.Equal(400, conflict.Status);
        Assert.Contains("Из первого окна", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Из второго окна", conflict.Document.QuerySelector("textarea[name='Input.Text']")!.TextContent.Trim());

        Assert.Equal(302, (await olga.Press(address, "Publish", ("Note", "Приложен исправленный план."))).Status);
        Assert.Equal(200, (await peer.Get(file)).Status);
        form = (await olga.Get(address)).Form("main form[enctype]");
        Assert.Equal(302, (await olga.Submit(form, form.QuerySelector("button[formaction*='handler=Remove']"), [])).Status);
        Assert.Equal(200, (await peer.Get(file)).Status);
    }

    private static string Marked(AngleSharp.Dom.IElement passage)
    {
        passage.QuerySelector(".visually-hidden")!.Remove();
        return passage.TextContent.Trim();
    }

    private async Task<GroupOfTrainees> Reviewed()
    {
        var group = await app.AGroup(4);
        await app.Attend(group);
        foreach (var (author, i) in group.Trainees.Select((t, i) => (t, i)))
        {
            await app.Publish(group, author, $"Работа {i + 1}");
        }

        foreach (var reviewer in group.Trainees.Skip(1))
        {
            for (var i = 0; i < 3; i++)
            {
                await app.ReviewNext(group, reviewer);
            }
        }

        return group;
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Conversations;

public sealed class ForumTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_topic_is_opened_answered_with_a_quote_and_read()
    {
        var group = await app.AGroup(2);
        var forum = $"/runs/{group.RunId}/forum";
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        Assert.Contains("Тем пока нет", (await olya.Get(forum)).Words, StringComparison.Ordinal);
        var untitled = await olya.Post($"{forum}/new", ("Input.Text", "как быть?"));
        Assert.Equal(400, untitled.Status);
        Assert.Contains("Назовите тему", untitled.Words, StringComparison.Ordinal);
        var topic = (await olya.Submit(untitled.Form(), ("Input.Title", "Внимание на уроке"))).Location!;

        Assert.Contains("1 новое", (await petr.Get(forum)).Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var page = await petr.Get(topic);
        Assert.Contains("как быть?", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("новое", (await petr.Get(forum)).Text(".topics"), StringComparison.Ordinal);
        var quoting = await petr.Get(page.Document.QuerySelector("[data-quote]")!.GetAttribute("href")!);
        Assert.Contains("> как быть?", quoting.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var text = quoting.Document.QuerySelector("textarea")!.TextContent + "Играть.";
        Assert.Equal(302, (await petr.Submit(quoting.Form("#answer"), ("Input.Text", text))).Status);
        Assert.Equal(302, (await petr.Submit(quoting.Form("#answer"), ("Input.Text", text))).Status);

        var answered = await olya.Get(topic);
        Assert.Equal(2, answered.Document.QuerySelectorAll(".posts > li").Length);
        Assert.Contains("Ответ на сообщение: ", answered.Words, StringComparison.Ordinal);
        Assert.NotNull(answered.Document.QuerySelector(".posts blockquote"));
    }

    [Fact]
    public async Task Those_who_follow_a_topic_are_told_once_until_they_look()
    {
        var group = await app.AGroup(2);
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        var topic = (await olya.Post($"/runs/{group.RunId}/forum/new", ("Input.Title", "Пробы"), ("Input.Text", "расскажите"))).Location!;
        await petr.Say(topic, "один");
        await petr.Say(topic, "два");
        await app.HandleOutbox();
        var feed = await olya.Get("/notifications");
        Assert.Single(feed.Document.QuerySelectorAll(".notices li"));
        Assert.Contains("новый ответ в теме «Пробы»", feed.Words, StringComparison.Ordinal);
        Assert.Equal("1", feed.Text(".bell .count"));
        var opened = await olya.Get(feed.Document.QuerySelector(".notices a")!.GetAttribute("href")!);
        Assert.Equal(topic, opened.Location);
        await olya.Get(topic);
        await petr.Say(topic, "три");
        await app.HandleOutbox();
        Assert.Equal(2, (await olya.Get("/notifications")).Document.QuerySelectorAll(".notices li").Length);

        Assert.Equal(302, (await olya.Submit((await olya.Get(topic)).Form("form[action*=Subscribe]"), ("on", "false"))).Status);
        await petr.Say(topic, "четыре");
        await app.HandleOutbox();
        Assert.Equal(2, (await olya.Get("/notifications")).Document.QuerySelectorAll(".notices li").Length);
        Assert.Empty((await petr.Get("/notifications")).Document.QuerySelectorAll(".notices li"));
    }

    [Fact]
    public async Task Search_finds_any_form_of_a_word_in_this_run_only_and_forgets_the_deleted()
    {
        var group = await app.AGroup(1);
        var foreign = await app.AGroup(1);
        using var olya = await app.As(group.Trainee.Email);
        using var stranger = await app.As(foreign.Trainee.Email);
        await stranger.Post($"/runs/{foreign.RunId}/forum/new", ("Input.Title", "Чужая"), ("Input.Text", "черепахи"));
        var topic = (await olya.Post($"/runs/{group.RunId}/forum/new", ("Input.Title", "Игры"), ("Input.Text", "Нарисовали черепаху вместе."))).Location!;
        var found = await olya.Get($"/runs/{group.RunId}/forum?q=ЧЕРЕПАХАМИ");
        Assert.Equal(1, found.Document.QuerySelectorAll(".topics li").Length);
        var there = await olya.Get(found.Document.QuerySelector(".topics a")!.GetAttribute("href")!);
        Assert.Contains("Нарисовали черепаху", there.Words, StringComparison.Ordinal);

        var edit = there.Document.QuerySelector(".acts a:not([data-quote])")!.GetAttribute("href")!;
        Assert.Equal(302, (await olya.Submit((await olya.Get(edit)).Form(), ("Text", "Нарисовали жирафа."))).Status);
        Assert.Empty((await olya.Get($"/runs/{group.RunId}/forum?q=черепаха")).Document.QuerySelectorAll(".topics li"));
        Assert.Single((await olya.Get($"/runs/{group.RunId}/forum?q=жирафы")).Document.QuerySelectorAll(".topics li"));
        Assert.Equal(302, (await olya.Submit((await olya.Get(edit)).Form("form[action*=Delete]"))).Status);
        Assert.Empty((await olya.Get($"/runs/{group.RunId}/forum?q=жираф")).Document.QuerySelectorAll(".topics li"));
        Assert.Contains("Сообщение удалено автором", (await olya.Get(topic)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tutor_pins_closes_and_moderates_and_a_trainee_does_not()
    {
        var group = await app.AGroup(2);
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        using var tutor = await app.As(group.TutorEmail);
        var topic = (await olya.Post($"/runs/{group.RunId}/forum/new", ("Input.Title", "Тема"), ("Input.Text", "текст"))).Location!;
        var page = await tutor.Get(topic);
        var moderate = page.Form("form[action*=Moderate]");
        var answering = (await petr.Get(topic)).Form("#answer");
        Assert.Null((await petr.Get(topic)).Document.QuerySelector("form[action*=Moderate]"));
        Assert.Equal(302, (await tutor.Submit(moderate, ("act", "pin"))).Status);
        Assert.Equal(302, (await tutor.Submit(moderate, ("act", "close"))).Status);
        Assert.Contains("закреплена закрыта", (await petr.Get($"/runs/{group.RunId}/forum")).Words, StringComparison.Ordinal);
        var refused = await petr.Submit(answering, ("Input.Text", "поздно"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("Тема закрыта", refused.Words, StringComparison.Ordinal);

        var post = page.Document.QuerySelector(".acts a:not([data-quote])")!.GetAttribute("href")!;
        Assert.Equal(404, (await petr.Get(post)).Status);
        Assert.Equal(302, (await tutor.Submit((await tutor.Get(post)).Form("form[action*=Delete]"), ("Reason", "имя ученика"))).Status);
        Assert.Contains("Удалено модератором: имя ученика", (await petr.Get(topic)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_is_published_as_one_topic_and_published_again_it_changes()
    {
        var group = await app.AGroup(1);
        var id = Guid.CreateVersion7();
        foreach (var text in (string[])["первая версия", "первая версия", "вторая версия"])
        {
            await app.InDb(db =>
            {
                db.Send(app.Clock.GetUtcNow(), new ForumTopicWanted(group.RunId, group.Trainee.PersonId, "Урок чтения", text, "work:7", id));
                return db.SaveChangesAsync();
            });
            await app.HandleOutbox();
        }

        using var tutor = await app.As(group.TutorEmail);
        var page = await tutor.Get($"/runs/{group.RunId}/forum/{id}");
        Assert.Equal("Урок чтения", page.Text("h1"));
        Assert.Equal("вторая версия", page.Text(".posts .words"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task Forum_and_topic_take_at_most_six_commands(int count)
    {
        var group = await app.AGroup(1);
        var now = app.Clock.GetUtcNow();
        var topics = Enumerable.Range(1, count).Select(i => new ForumTopic { Id = Guid.CreateVersion7(now), RunId = group.RunId, AuthorId = group.TutorId, Title = $"Тема {i}", CreatedAt = now, LastPostAt = now.AddMinutes(i) }).ToList();
        await app.InDb(db =>
        {
            db.AddRange(topics);
            db.AddRange(topics.Select((t, i) => Post(t, $"t{i}")));
            db.AddRange(Enumerable.Range(1, count).Select(i => Post(topics[0], $"p{i}")));
            return db.SaveChangesAsync();
        });
        using var olya = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var forum = await olya.Get($"/runs/{group.RunId}/forum");
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        Assert.Equal(Math.Min(count, ForumModel.PageSize), forum.Document.QuerySelectorAll(".topics li").Length);
        Assert.Contains($"Тема {count}", forum.Text(".topics li:first-child .title"), StringComparison.Ordinal);
        app.Sql.Reset();
        var topic = await olya.Get($"/runs/{group.RunId}/forum/{topics[0].Id}");
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        Assert.Equal(Math.Min(count + 1, TopicReads.PageSize), topic.Document.QuerySelectorAll(".posts > li").Length);
        app.Sql.Reset();
        var last = topics[0].Id;
        var id = await app.InDb(db => db.Set<ForumPost>().Where(p => p.TopicId == last).MaxAsync(p => p.Id));
        app.Sql.Reset();
        var there = await olya.Get($"/runs/{group.RunId}/forum/{topics[0].Id}?post={id}");
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        // A long topic opens twenty posts above the one asked for.
        Assert.Equal(count < TopicReads.PageSize ? count + 1 : 21, there.Document.QuerySelectorAll(".posts > li").Length);
        Assert.NotNull(there.Document.QuerySelector($"#p-{id}.asked"));
        app.Sql.Reset();
        await olya.Get("/notifications");
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        if (count > ForumModel.PageSize)
        {
            var next = await olya.Get(forum.Document.QuerySelector("a[href*='?after=']")!.GetAttribute("href")!);
            Assert.Contains($"Тема {count - ForumModel.PageSize}", next.Text(".topics li:first-child .title"), StringComparison.Ordinal);
        }

        ForumPost Post(ForumTopic t, string key) => new() { RunId = t.RunId, TopicId = t.Id, Ref = Guid.NewGuid(), AuthorId = group.TutorId, Text = "текст **поста**", Key = $"{group.RunId}:{key}", At = now };
    }
}

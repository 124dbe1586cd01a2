using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Portal;

public sealed class NewsTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_coordinator_writes_previews_publishes_and_archives()
    {
        using var editor = await Editor("news-editor");
        using var reader = app.Anonymous();
        var page = await editor.Get("/news/editor");
        (string, string)[] text = [("Input.Title", "Ёлки в «Лицее»"), ("Input.Summary", "Коротко"), ("Input.Body", "## Раздел\n\nТекст новости")];
        var preview = await Press(editor, page, "Посмотреть", text);
        Assert.Equal("Раздел", preview.Text(".preview h3, .preview h4"));
        Assert.Equal(0, await app.InDb(db => db.Set<NewsItem>().CountAsync(n => n.Title == "Ёлки в «Лицее»")));
        Assert.Equal("/news/elki-v-licee", (await Press(editor, preview, "Сохранить черновик")).Location);
        Assert.Equal(404, (await reader.Get("/news/elki-v-licee")).Status);
        Assert.Contains("Ёлки", (await editor.Get("/news?state=Draft")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ёлки", (await reader.Get("/news?state=Draft")).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await Press(editor, await editor.Get("/news/editor/elki-v-licee"), "Опубликовать")).Status);
        Assert.Contains("Текст новости", (await reader.Get("/news/elki-v-licee")).Words, StringComparison.Ordinal);
        Assert.Contains("Ёлки", (await reader.Get("/search?q=ёлка")).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await editor.Submit((await editor.Get("/news/editor/elki-v-licee")).Form("#archive"))).Status);
        Assert.Equal(404, (await reader.Get("/news/elki-v-licee")).Status);
        Assert.DoesNotContain("Ёлки", (await reader.Get("/search?q=ёлка")).Words, StringComparison.Ordinal);
        var actions = await app.InDb(db => db.Set<AuditRow>().Where(a => a.SubjectKind == nameof(NewsItem)).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Superset(new HashSet<string> { "news.created", "news.edited", "news.published", "news.archived" }, actions.ToHashSet());
    }

    [Fact]
    public async Task Who_saves_second_sees_both_texts_and_loses_neither()
    {
        using var one = await Editor("news-one");
        using var two = await Editor("news-two");
        await Press(one, await one.Get("/news/editor"), "Сохранить черновик", ("Input.Title", "Спор"), ("Input.Body", "Начало"));
        var first = await one.Get("/news/editor/spor");
        var second = await two.Get("/news/editor/spor");
        Assert.Equal(302, (await Press(one, first, "Сохранить черновик", ("Input.Body", "Текст первого"))).Status);
        var conflict = await Press(two, second, "Опубликовать", ("Input.Body", "Текст второго"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("Текст первого", conflict.Text(".stored"), StringComparison.Ordinal);
        Assert.Contains("Текст второго", conflict.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal(302, (await Press(two, conflict, "Опубликовать")).Status);
        using var reader = app.Anonymous();
        Assert.Contains("Текст второго", (await reader.Get("/news/spor")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_markdown_becomes_text()
    {
        using var editor = await Editor("news-hostile");
        const string body = """
            <script>alert(1)</script>

            <img src=x onerror=alert(1)> <b onclick="x()">b</b>

            [a](javascript:alert(1)) [b](data:text/html;base64,PHNjcmlwdD4=) [c](//evil.example) [d](vbscript:x) <javascript:alert(1)>

            ![p](https://evil.example/p.png) [good](https://example.org/x)
            """;
        await Press(editor, await editor.Get("/news/editor"), "Опубликовать", ("Input.Title", "Вредная <script>alert(2)</script>"), ("Input.Summary", "\"><script>alert(3)</script>"), ("Input.Body", body));
        using var reader = app.Anonymous();
        var address = await app.InDb(db => db.Set<NewsItem>().Where(n => n.Title.StartsWith("Вредная")).Select(n => n.Slug).SingleAsync());
        foreach (var page in new[] { await reader.Get($"/news/{address}"), await reader.Get("/"), await reader.Get("/news") })
        {
            Assert.Equal(200, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main script, main [onerror], main [onclick], main b, main img"));
            Assert.All(page.Document.QuerySelectorAll("main a"), a => Assert.Matches("^(/(?!/)|#|https://e[vx]|$)", a.GetAttribute("href")));
        }

        var good = (await reader.Get($"/news/{address}")).Document.QuerySelector("a[href='https://example.org/x']")!;
        Assert.Equal("nofollow noopener", good.GetAttribute("rel"));
    }

    [Fact]
    public async Task Others_do_not_edit_and_a_revoked_coordinator_stops_at_once()
    {
        using var anonymous = app.Anonymous();
        Assert.Contains("/account/sign-in", (await anonymous.Get("/news/editor")).Location, StringComparison.Ordinal);
        await app.Grant(await app.APerson("news-expert"), Role.Expert, region: "Ленинградская область");
        using var expert = await app.As(TestPeople.Email("news-expert"));
        Assert.Contains("/error/403", (await expert.Get("/news/editor")).Location, StringComparison.Ordinal);
        using var editor = await Editor("news-revoked");
        var page = await editor.Get("/news/editor");
        await app.InDb(db => db.Set<RoleGrant>().Where(g => db.Set<Person>().Any(p => p.Id == g.PersonId && p.Email == TestPeople.Email("news-revoked")))
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.RevokedAt, app.Clock.GetUtcNow())));
        Assert.Equal(404, (await Press(editor, page, "Опубликовать", ("Input.Title", "Тайком"), ("Input.Body", "x"))).Status);
        Assert.Equal(404, (await editor.Get("/news/editor/none")).Status);
    }

    [Fact]
    public async Task A_missing_text_is_named_beside_its_field_and_what_was_typed_stays()
    {
        using var editor = await Editor("news-missing");
        var answer = await Press(editor, await editor.Get("/news/editor"), "Сохранить черновик", ("Input.Title", "Без текста"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("Напишите текст.", answer.Words, StringComparison.Ordinal);
        Assert.Equal("Без текста", answer.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Pages_of_news_together_show_each_once()
    {
        await app.InDb(db =>
        {
            for (var i = 0; i < 23; i++)
            {
                var item = NewsItem.Draft(Guid.CreateVersion7(), $"paged-{i:00}", $"Листаем {i}", new(2020, 1, 1 + (i / 5)), null);
                item.Publish(item.Day);
                db.Add(item);
            }

            return db.SaveChangesAsync();
        });
        using var reader = app.Anonymous();
        var seen = new List<string>();
        for (var address = "/news"; address is not null;)
        {
            var page = await reader.Get(address);
            seen.AddRange(page.Document.QuerySelectorAll(".news h2 a").Select(a => a.GetAttribute("href")!));
            address = page.Document.QuerySelector("a[href*='after=']")?.GetAttribute("href");
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(23, seen.Count(s => s.StartsWith("/news/paged-", StringComparison.Ordinal)));
    }

    private async Task<Visitor> Editor(string mailbox)
    {
        await app.Grant(await app.APerson(mailbox), Role.Coordinator, region: "Ленинградская область");
        return await app.As(TestPeople.Email(mailbox));
    }

    private static Task<Answer> Press(Visitor visitor, Answer page, string button, params (string, string)[] fields)
    {
        var form = page.Form("#news");
        return visitor.Submit(form, form.QuerySelectorAll("button").Single(b => b.TextContent == button), [], fields);
    }
}

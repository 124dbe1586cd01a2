using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;
using Stazh.Learn.Tests.Web.Files;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Features.Conversations;

public sealed class ChatTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task A_group_talks_by_plain_forms_and_sees_names_and_safe_text()
    {
        var group = await app.AGroup(2);
        var chat = $"/runs/{group.RunId}/chat";
        using var olya = await app.As(group.Trainees[0].Email);
        Assert.Contains("Здесь группа обсуждает задания", (await olya.Get(chat)).Words, StringComparison.Ordinal);
        var sent = await olya.Say(chat, "Привет, **группа**! <script>alert(1)</script> [x](javascript:alert(1))");
        Assert.StartsWith(chat + "#m-", sent.Location, StringComparison.Ordinal);

        using var petr = await app.As(group.Trainees[1].Email);
        var page = await petr.Get(chat);
        Assert.Contains("Ясенева", page.Text(".say .who"), StringComparison.Ordinal);
        Assert.Equal("группа", page.Text(".say strong"));
        Assert.Null(page.Document.QuerySelector(".say script"));
        Assert.DoesNotContain("javascript:", page.Body, StringComparison.Ordinal);
        Assert.Contains("Новые сообщения", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Новые сообщения", (await petr.Get(chat)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_group_and_its_staff_find_the_talk_and_a_withdrawn_person_loses_it()
    {
        var group = await app.AGroup(1);
        var foreign = await app.AGroup(1);
        var head = await app.APerson("head-chat");
        await app.Grant(head, Role.SiteHead, siteId: group.SiteId);
        string[] addresses = [$"/runs/{group.RunId}/chat", $"/runs/{group.RunId}/forum", $"/runs/{group.RunId}/forum/new", $"/learn/{group.Id}/consultation"];
        using var anonymous = app.Anonymous();
        using var stranger = await app.As(foreign.Trainee.Email);
        using var otherTutor = await app.As(foreign.TutorEmail);
        using var tutor = await app.As(group.TutorEmail);
        using var siteHead = await app.As(TestPeople.Email("head-chat"));
        using var trainee = await app.As(group.Trainee.Email);
        foreach (var address in addresses)
        {
            Assert.Equal(302, (await anonymous.Get(address)).Status);
            Assert.Equal(404, (await stranger.Get(address)).Status);
            Assert.Equal(404, (await otherTutor.Get(address)).Status);
            Assert.Equal(200, (await tutor.Get(address)).Status);
            Assert.Equal(200, (await siteHead.Get(address)).Status);
            Assert.Equal(200, (await trainee.Get(address)).Status);
        }

        Assert.Equal(200, (await tutor.Get($"/runs/{group.RunId}/questions")).Status);
        Assert.Equal(404, (await otherTutor.Get($"/runs/{group.RunId}/questions")).Status);
        var form = (await trainee.Get(addresses[0])).Form("form.write");
        await app.InDb(async db =>
        {
            Assert.Null((await db.Set<Enrolment>().SingleAsync(e => e.Id == group.Id)).Withdraw(app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        Assert.All(await Task.WhenAll(addresses.Select(trainee.Get)), a => Assert.Equal(404, a.Status));
        Assert.Equal(404, (await trainee.Submit(form, ("Input.Text", "ещё я"))).Status);
    }

    [Fact]
    public async Task The_same_sending_twice_is_one_message_and_nothing_is_said_empty_or_too_long()
    {
        var group = await app.AGroup(1);
        var chat = $"/runs/{group.RunId}/chat";
        using var olya = await app.As(group.Trainee.Email);
        var form = (await olya.Get(chat)).Form("form.write");
        Assert.Equal(302, (await olya.Submit(form, ("Input.Text", "раз"))).Status);
        Assert.Equal(302, (await olya.Submit(form, ("Input.Text", "раз"))).Status);
        Assert.Equal(["раз"], await Texts(group));

        Assert.Contains("Напишите сообщение", (await olya.Say(chat, "   ")).Words, StringComparison.Ordinal);
        var longer = await olya.Say(chat, new string('я', 4001));
        Assert.Equal(400, longer.Status);
        Assert.Contains("Не длиннее 4000 знаков", longer.Words, StringComparison.Ordinal);
        Assert.Equal(4001, longer.Document.QuerySelector("#text")!.TextContent.Length);
        Assert.Single(await Texts(group));
    }

    [Fact]
    public async Task Own_messages_are_changed_and_deleted_and_the_tutor_deletes_with_a_reason()
    {
        var group = await app.AGroup(2);
        var chat = $"/runs/{group.RunId}/chat";
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        using var tutor = await app.As(group.TutorEmail);
        await olya.Say(chat, "первое");
        await olya.Say(chat, "второе");
        var ids = await app.InDb(db => db.Set<ChatMessage>().Where(m => m.RunId == group.RunId).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());

        Assert.Equal(404, (await petr.Get($"{chat}/{ids[0]}")).Status);
        var edit = await olya.Get($"{chat}/{ids[0]}");
        Assert.Equal(302, (await olya.Submit(edit.Form(), ("Text", "исправлено"))).Status);
        Assert.Contains("изменено", (await petr.Get(chat)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await olya.Submit((await olya.Get($"{chat}/{ids[0]}")).Form("form[action*=Delete]"))).Status);
        Assert.Contains("Сообщение удалено автором", (await petr.Get(chat)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await olya.Get($"{chat}/{ids[0]}")).Status);

        var moderate = await tutor.Get($"{chat}/{ids[1]}");
        Assert.Null(moderate.Document.QuerySelector("textarea"));
        var refused = await tutor.Submit(moderate.Form("form[action*=Delete]"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("Напишите причину", refused.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Submit(refused.Form("form[action*=Delete]"), ("Reason", "не по теме"))).Status);
        Assert.Contains("Удалено модератором: не по теме", (await petr.Get(chat)).Words, StringComparison.Ordinal);
        Assert.Contains("chat.moderated", await app.InDb(db => db.Audit.Where(a => a.ActorId == group.TutorId).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_file_of_a_message_is_read_by_the_group_until_the_message_is_deleted()
    {
        var group = await app.AGroup(2);
        var foreign = await app.AGroup(1);
        var chat = $"/runs/{group.RunId}/chat";
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        using var stranger = await app.As(foreign.Trainee.Email);
        var form = (await olya.Get(chat)).Form("form.write");
        var sent = await olya.Submit(form, null, [new("Input.Posted", "карта.pdf", "application/pdf", Samples.Pdf)], ("Input.Text", "моя карта"));
        Assert.Equal(302, sent.Status);
        var address = (await petr.Get(chat)).Document.QuerySelector(".attached a")!.GetAttribute("href")!;
        Assert.Equal(200, (await petr.Get(address)).Status);
        Assert.Equal(404, (await stranger.Get(address)).Status);
        Assert.Equal(302, (await olya.Submit((await olya.Get($"{chat}/{sent.Location!.Split("#m-")[1]}")).Form("form[action*=Delete]"))).Status);
        Assert.Equal(404, (await petr.Get(address)).Status);
    }

    [Fact]
    public async Task One_message_carries_several_files_without_script_and_not_more_than_ten()
    {
        var group = await app.AGroup(2);
        var chat = $"/runs/{group.RunId}/chat";
        var forum = $"/runs/{group.RunId}/forum/new";
        using var olya = await app.As(group.Trainees[0].Email);
        using var petr = await app.As(group.Trainees[1].Email);
        UploadedFile[] two = [new("Input.Posted", "карта.pdf", "application/pdf", Samples.Pdf), new("Input.Posted", "снимок.png", "image/png", await Samples.Png(40, 30))];
        foreach (var (address, form) in new[] { (chat, "form.write"), ($"/learn/{group.Id}/consultation", "form.write"), (forum, "main form[method=post]") })
        {
            var page = await olya.Get(address);
            Assert.True(page.Document.QuerySelector("input[type=file]")!.HasAttribute("multiple"));
            var sent = await olya.Submit(page.Form(form), null, two, ("Input.Title", "Две карты"));
            Assert.Equal(302, sent.Status);
            var files = (await olya.Get(sent.Location!)).Document.QuerySelectorAll(".attached a");
            Assert.Equal(["карта.pdf", "снимок.webp"], files.Select(f => f.TextContent.Trim()));
            Assert.NotNull(files[1].QuerySelector("img"));
            foreach (var file in files)
            {
                Assert.Equal(200, (await olya.Get(file.GetAttribute("href")!)).Status);
            }
        }

        Assert.Equal(2, (await petr.Get(chat)).Document.QuerySelectorAll(".attached a").Length);
        UploadedFile[] many = [.. Enumerable.Range(1, SaidFile.Most + 1).Select(i => new UploadedFile("Input.Posted", $"{i}.pdf", "application/pdf", Samples.Pdf))];
        var refused = await olya.Submit((await olya.Get(chat)).Form("form.write"), null, many, ("Input.Text", "все мои файлы"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("не больше 10 файлов", refused.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("все мои файлы", refused.Text("textarea"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_part_posts_comes_into_the_chat_once()
    {
        var group = await app.AGroup(1);
        await app.InDb(db =>
        {
            db.Send(app.Clock.GetUtcNow(), new GroupPost(group.RunId, group.Trainee.PersonId, "Карта: **готово**", "card:1"));
            db.Send(app.Clock.GetUtcNow(), new GroupPost(group.RunId, group.Trainee.PersonId, "Карта: **готово**", "card:1"));
            return db.SaveChangesAsync();
        });
        await app.HandleOutbox();
        Assert.Equal(["Карта: **готово**"], await Texts(group));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task The_chat_takes_at_most_six_commands_and_shows_history_by_pages(int count)
    {
        var group = await app.AGroup(1);
        var chat = $"/runs/{group.RunId}/chat";
        await app.InDb(db =>
        {
            db.AddRange(Enumerable.Range(1, count).Select(i => new ChatMessage { RunId = group.RunId, AuthorId = group.TutorId, Text = $"сообщение {i}", Key = $"{group.RunId}:{i}", At = app.Clock.GetUtcNow() }));
            return db.SaveChangesAsync();
        });
        using var olya = await app.As(group.Trainee.Email);
        var before = await olya.Get("/account");
        Assert.Equal(count > 99 ? "99+" : $"{count}", before.Text(".bell .count"));
        app.Sql.Reset();
        var page = await olya.Get(chat);
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        Assert.Equal(Math.Min(count, ChatModel.PageSize), page.Document.QuerySelectorAll(".say").Length);
        Assert.Contains($"сообщение {count}", page.Words, StringComparison.Ordinal);
        Assert.NotNull((await olya.Get("/account")).Document.QuerySelector(".bell .count[hidden]"));
        if (count > ChatModel.PageSize)
        {
            var earlier = await olya.Get(page.Document.QuerySelector("a[href*=before]")!.GetAttribute("href")!);
            Assert.Contains($"сообщение {count - ChatModel.PageSize}", earlier.Words, StringComparison.Ordinal);
        }
    }

    private Task<List<string>> Texts(GroupOfTrainees group) =>
        app.InDb(db => db.Set<ChatMessage>().Where(m => m.RunId == group.RunId).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync());
}

internal static class Talking
{
    /// <summary>Writes through the form of a talk.</summary>
    public static async Task<Answer> Say(this Visitor visitor, string address, string text) =>
        await visitor.Submit((await visitor.Get(address)).Form("form[enctype]"), ("Input.Text", text));
}

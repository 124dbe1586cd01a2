using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Data;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Notifications;

public sealed class NotificationsTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_same_key_is_told_once_and_the_feed_is_read_one_by_one_or_all()
    {
        var person = await app.APerson("feed");
        foreach (var key in (string[])["a", "a", "b", "c"])
        {
            await Tell(person, key);
        }

        using var visitor = await app.As(TestPeople.Email("feed"));
        var feed = await visitor.Get("/notifications");
        Assert.Equal(3, feed.Document.QuerySelectorAll(".notices li.new").Length);
        Assert.Equal("3", feed.Text(".bell .count"));
        Assert.Contains("Тьютор принял задание «a»", feed.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Submit(feed.Form("form[action*=Read]"))).Status);
        Assert.Equal(2, (await visitor.Get("/notifications?unread=true")).Document.QuerySelectorAll(".notices li").Length);
        await visitor.Get("/account");
        Assert.Equal(302, (await visitor.Submit(feed.Form("main form:not([action*=Read])"))).Status);
        Assert.NotNull((await visitor.Get("/notifications")).Document.QuerySelector(".bell .count[hidden]"));

        await app.APerson("feed-other");
        using var other = await app.As(TestPeople.Email("feed-other"));
        Assert.Empty((await other.Get("/notifications")).Document.QuerySelectorAll(".notices li"));
        Assert.Equal(404, (await other.Get(feed.Document.QuerySelector(".notices a")!.GetAttribute("href")!)).Status);
        Assert.Equal(302, (await app.Anonymous().Get("/notifications")).Status);
    }

    [Fact]
    public async Task A_long_feed_is_read_by_pages_and_opening_the_place_reads_its_notice()
    {
        var person = await app.APerson("long");
        await app.InDb(db =>
        {
            db.AddRange(Enumerable.Range(1, 100).Select(i => new Notice { Id = Guid.CreateVersion7(app.Clock.GetUtcNow().AddMinutes(i)), PersonId = person.Id, Key = $"{i}", Sentence = "Тьютор принял задание «{0}»", Values = [$"{i}"], Address = i == 100 ? "/account" : "/learn", At = app.Clock.GetUtcNow() }));
            return db.SaveChangesAsync();
        });
        using var visitor = await app.As(TestPeople.Email("long"));
        app.Sql.Reset();
        var first = await visitor.Get("/notifications");
        Assert.True(app.Sql.Count <= 6, string.Join("\n---\n", app.Sql.Commands));
        Assert.Contains("«100»", first.Text(".notices li:first-child"), StringComparison.Ordinal);
        var second = await visitor.Get(first.Document.QuerySelector("a[href*=before]")!.GetAttribute("href")!);
        Assert.Contains("«70»", second.Text(".notices li:first-child"), StringComparison.Ordinal);
        Assert.Equal("99+", second.Text(".bell .count"));
        Assert.Equal("99", (await visitor.Get("/account")).Text(".bell .count"));
    }

    [Fact]
    public async Task A_digest_goes_once_a_day_in_the_morning_and_only_with_a_consent_in_force()
    {
        var asked = await ADigestReader("digest-yes", consent: true);
        var refused = await ADigestReader("digest-no-consent", consent: false);
        var withdrawn = await ADigestReader("digest-withdrawn", consent: true);
        await app.InDb(db => db.Set<Consent>().Where(c => c.PersonId == withdrawn.Id && c.Kind == ConsentKind.Mail).ExecuteUpdateAsync(s => s.SetProperty(c => c.WithdrawnAt, app.Clock.GetUtcNow())));
        foreach (var person in (Person[])[asked, refused, withdrawn])
        {
            await Tell(person, "one");
        }

        app.Clock.Set(new DateTimeOffset(2026, 11, 25, 3, 0, 0, TimeSpan.Zero)); // six in Moscow
        Assert.Equal(0, await Send());
        app.Clock.Move(TimeSpan.FromHours(2.5));
        Assert.Equal(1, await Send());
        Assert.Equal(0, await Send());
        await app.HandleOutbox();
        var mail = Assert.Single(app.Mails(), m => m.Contains("сводк", StringComparison.Ordinal));
        Assert.Contains($"To: {asked.Email}", mail, StringComparison.Ordinal);
        Assert.Contains("Тьютор принял задание «one»", mail, StringComparison.Ordinal);

        await Tell(asked, "two");
        Assert.Equal(0, await Send());
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(1, await Send());
        await app.HandleOutbox();
        Assert.DoesNotContain("«one»", app.Mails()[0], StringComparison.Ordinal);

        var link = new Uri(app.Mails()[0].Split('\n').Single(l => l.Contains("/notifications/unsubscribe/", StringComparison.Ordinal)).Trim()).AbsolutePath;
        using var anybody = app.Anonymous();
        Assert.Equal(404, (await anybody.Get("/notifications/unsubscribe/nobody")).Status);
        var done = await anybody.Submit((await anybody.Get(link)).Form());
        Assert.Contains("Больше не пришлём сводок", done.Words, StringComparison.Ordinal);
        await Tell(asked, "three");
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(0, await Send());
    }

    private async Task<Person> ADigestReader(string mailbox, bool consent)
    {
        var person = await app.APerson(mailbox);
        await app.InDb(async db =>
        {
            (await db.Set<Person>().SingleAsync(p => p.Id == person.Id)).MailDigest = true;
            if (consent)
            {
                db.Add(new Consent { Id = Guid.CreateVersion7(), PersonId = person.Id, Kind = ConsentKind.Mail, Version = "1", GivenAt = app.Clock.GetUtcNow() });
            }

            await db.SaveChangesAsync();
        });
        return person;
    }

    private Task<int> Send() => app.Services.GetRequiredService<DigestWorker>().SendDueAsync(TestContext.Current.CancellationToken);

    private async Task Tell(Person person, string key)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<INotifier>().Tell(person.Id, key, "Тьютор принял задание «{0}»", "/learn", key);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }

        await app.HandleOutbox();
    }
}

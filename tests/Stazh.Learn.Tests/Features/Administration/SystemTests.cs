using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Features.Administration;

public sealed class SystemTests(PeopleTests.Managed app) : IClassFixture<PeopleTests.Managed>
{
    [Fact]
    public async Task The_state_names_database_storage_tools_and_failures_that_can_be_tried_again()
    {
        await app.InDb(db =>
        {
            db.Outbox.Add(new OutboxRow { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), At = app.Clock.GetUtcNow(), Kind = "Mail", Payload = "{\"To\":\"secret@stazh.example\"}", DueAt = app.Clock.GetUtcNow().AddHours(8), Attempts = 4, Error = "SocketException" });
            return db.SaveChangesAsync();
        });
        using var administrator = await app.As(TestPeople.Email("admin"));
        app.Sql.Reset();
        var state = await administrator.Get("/admin");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains(app.OnPostgres ? "PostgreSQL" : "SQLite", state.Words, StringComparison.Ordinal);
        Assert.Contains("weasyprint", state.Words, StringComparison.Ordinal);
        Assert.Contains("SocketException", state.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", state.Body, StringComparison.Ordinal);
        Assert.Equal("/admin", (await administrator.Submit(state.Form("form[action*=Retry]"))).Location);
        Assert.Equal(app.Clock.GetUtcNow(), await app.InDb(db => db.Outbox.Where(o => o.Attempts == 4).Select(o => o.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task The_log_is_filtered_by_action_subject_actor_and_day_and_paged_by_key()
    {
        var person = await app.APerson("busy");
        await app.InDb(db =>
        {
            for (var i = 0; i < 60; i++)
            {
                db.Record(app.Clock.GetUtcNow().AddMilliseconds(i), person.Id, "thing.done", "Thing", person.Id, $"no {i}");
            }

            return db.SaveChangesAsync();
        });
        using var administrator = await app.As(TestPeople.Email("admin"));
        foreach (var query in new[] { "verb=thing", "subject=Thing", $"subject={person.Id}&verb=thing", $"actor={person.Id}&verb=thing", "verb=thing&from=2026-11-24&to=2026-11-24" })
        {
            var first = await administrator.Get("/admin/audit?" + query);
            Assert.Equal(50, first.Document.QuerySelectorAll("tbody tr").Length);
            var second = await administrator.Get(first.Document.QuerySelector("main a[href*=before]")!.GetAttribute("href")!);
            Assert.Equal([.. Enumerable.Range(0, 60).Select(i => $"no {i}").Order(StringComparer.Ordinal)], new[] { first, second }
                .SelectMany(p => p.Document.QuerySelectorAll("tbody tr td:last-child")).Select(d => d.TextContent).Order(StringComparer.Ordinal));
            Assert.Contains("busy Ясенева", first.Words, StringComparison.Ordinal);
        }

        Assert.Contains("Таких записей нет", (await administrator.Get("/admin/audit?verb=thing&to=2026-11-23")).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await administrator.Get("/admin/audit?actor=nobody")).Status);
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_a_row_of_the_log()
    {
        await app.InDb(db =>
        {
            db.Record(app.Clock.GetUtcNow(), null, "kept.forever", "Other", Guid.NewGuid());
            return db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDb(async db =>
        {
            db.Remove(await db.Audit.FirstAsync(a => a.Action == "kept.forever"));
            await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDb(db => db.Audit.Where(a => a.Action == "kept.forever").ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDb(db => db.Audit.Where(a => a.Action == "kept.forever").ExecuteUpdateAsync(u => u.SetProperty(a => a.Action, "changed"))));
        Assert.Equal(1, await app.InDb(db => db.Audit.CountAsync(a => a.Action == "kept.forever")));
    }

    [Fact]
    public async Task Done_work_is_forgotten_after_a_month_and_waiting_work_is_not()
    {
        var now = app.Clock.GetUtcNow();
        OutboxRow Row(string kind, DateTimeOffset? done) => new() { Id = Guid.CreateVersion7(now), At = now, DueAt = now.AddYears(1), Kind = kind, Payload = "{}", DoneAt = done };
        await app.InDb(db =>
        {
            db.Outbox.AddRange(Row("old", now.AddDays(-31)), Row("fresh", now.AddDays(-29)), Row("waiting", null));
            return db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<OutboxWorker>().ForgetDoneAsync(CancellationToken.None);
        Assert.Equal(["fresh", "waiting"], await app.InDb(db => db.Outbox.Where(o => o.Payload == "{}").OrderBy(o => o.Kind).Select(o => o.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Mails_of_the_pickup_folder_are_read_with_links_that_work_here()
    {
        await app.InDb(db =>
        {
            db.Send(app.Clock.GetUtcNow(), new Mail("reader@stazh.example", "Тема <письма>", "Здравствуйте!\n\nhttp://localhost:5080/account/security"));
            return db.SaveChangesAsync();
        });
        await app.HandleOutbox();
        using var administrator = await app.As(TestPeople.Email("admin"));
        var page = await administrator.Get("/admin/mail");
        Assert.Contains("Тема <письма>", page.Words, StringComparison.Ordinal);
        Assert.Equal("/account/security", page.Document.QuerySelector(".letter a")!.GetAttribute("href"));
    }
}

public sealed class MailServerTests(MailServerTests.WithServer app) : IClassFixture<MailServerTests.WithServer>
{
    [Fact]
    public async Task With_a_mail_server_there_is_no_page_of_mails()
    {
        await app.Grant(await app.APerson("admin"), Role.Administrator);
        using var administrator = await app.As(TestPeople.Email("admin"));
        Assert.Equal(404, (await administrator.Get("/admin/mail")).Status);
        Assert.Null((await administrator.Get("/admin")).Document.QuerySelector("a[href='/admin/mail']"));
    }

    public sealed class WithServer : StazhApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Stazh:Smtp", "127.0.0.1:2525");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

public sealed class SiteLifeTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task Two_bodies_decide_apart_and_neither_gives_both()
    {
        using var keeper = await KeeperAsync("two-bodies");
        var slug = await ASiteAsync(keeper, "Школа двух решений");
        var (form, address) = ((await keeper.Get($"/sites/{slug}/status")).Form("#new-status"), $"/sites/{slug}/status");
        Assert.Equal(302, (await keeper.Submit(form, Act("Innovation", "12-р", "Комитет", "2026-09-01", "2031-08-31"))).Status);
        form = (await keeper.Get(address)).Form("#new-status");
        var same = await keeper.Submit(form, Act("Internship", "5", "«Комитет»", "2026-10-01", "2029-09-30"));
        Assert.Equal(400, same.Status);
        Assert.Contains("решения двух разных органов", same.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(form, Act("Internship", "5", "Институт", "2026-10-01", "2029-09-30"))).Status);
        using var anybody = app.Anonymous();
        app.Sql.Reset();
        var page = await anybody.Get($"/sites/{slug}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal(["Стажировочная площадка", "Инновационная площадка"], page.Document.QuerySelectorAll(".statuses > li > p > strong").Select(s => s.TextContent));
        Assert.Contains("До окончания статуса — 34\u00a0месяца", page.Text("#status"), StringComparison.Ordinal);
        Assert.Contains("не обещает финансирования", page.Text("#status"), StringComparison.Ordinal);
        var again = await keeper.Submit((await keeper.Get(address)).Form("#new-status"), Act("Internship", "6", "Институт", "2029-09-30", "2030-09-30"));
        Assert.Contains("Статус этого вида действует по 30 сентября 2029", again.Words, StringComparison.Ordinal);
        var tomorrow = await keeper.Submit((await keeper.Get(address)).Form("#new-status"), [.. Act("Internship", "6", "Институт", "2029-10-01", "2030-09-30").Where(f => f.Item1 != "Status.ActDate"), ("Status.ActDate", "2026-12-30")]);
        Assert.Equal(400, tomorrow.Status);
    }

    [Fact]
    public async Task A_site_that_stops_goes_to_the_archive_with_its_history_and_a_new_status_opens_it_again()
    {
        using var keeper = await KeeperAsync("stops");
        var slug = await ASiteAsync(keeper, "Лицей архивный");
        await keeper.Submit((await keeper.Get($"/sites/{slug}/status")).Form("#new-status"), Act("Internship", "5", "Институт", "2025-10-01", "2028-09-30"));
        var end = (await keeper.Get($"/sites/{slug}/status")).Document.QuerySelector(".statuses a")!.GetAttribute("href")!;
        var page = await keeper.Get(end);
        (string, string)[] decision = [("Ending.Initiator", "Body"), ("Ending.Proposal", "Рекомендация № 3"), ("Ending.ActNumber", "9"), ("Ending.ActDate", "2026-11-01"), ("Ending.Body", "Институт"), ("Ending.LastDay", "2026-11-10")];
        var wordless = await keeper.Submit(page.Form("#ending"), [.. decision, ("Ending.Ground", "OffPlan")]);
        Assert.Equal(400, wordless.Status);
        Assert.Contains("в чём состоит это основание", wordless.Words, StringComparison.Ordinal);
        var outside = await keeper.Submit(page.Form("#ending"), [.. decision[..5], ("Ending.Ground", "TermOver"), ("Ending.LastDay", "2028-10-01")]);
        Assert.Contains("в пределах срока", outside.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await keeper.Submit(page.Form("#ending"), [.. decision, ("Ending.Ground", "OffPlan"), ("Ending.Reason", "Из трёх семинаров не проведено ни одного.")])).Status);
        using var anybody = app.Anonymous();
        var shown = await anybody.Get($"/sites/{slug}");
        foreach (var words in new[] { "Площадка завершила работу", "Несоответствие деятельности планам и отчётам", "Рекомендация органа: Рекомендация № 3", "Из трёх семинаров", "от 1 ноября 2026", "№ 9", "№ 5" })
        {
            Assert.Contains(words, shown.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Лицей архивный", (await anybody.Get("/sites?subject=47&q=архивный")).Text(".site-cards"), StringComparison.Ordinal);
        Assert.Contains("Лицей архивный", (await anybody.Get("/sites?subject=47&q=архивный&state=archive")).Text(".site-cards"), StringComparison.Ordinal);
        Assert.Equal(404, (await keeper.Get(end)).Status);
        Assert.Equal(409, (await keeper.Submit(page.Form("#ending"), [.. decision, ("Ending.Ground", "TermOver")])).Status);
        Assert.Equal(302, (await keeper.Submit((await keeper.Get($"/sites/{slug}/status")).Form("#new-status"), Act("Internship", "11", "Институт", "2026-11-20", "2029-11-19"))).Status);
        shown = await anybody.Get($"/sites/{slug}");
        Assert.DoesNotContain("Площадка завершила работу", shown.Words, StringComparison.Ordinal);
        Assert.Equal(2, shown.Document.QuerySelectorAll(".statuses > li").Length);
        Assert.Equal(["site.status-added", "site.status-added", "site.status-ended"], await app.InDb(db => db.Audit.Where(a => a.Detail == slug).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_plan_that_was_not_reported_on_is_the_evidence_against_a_site()
    {
        using var keeper = await KeeperAsync("evidence");
        var slug = await ASiteAsync(keeper, "Лицей без отчётов");
        await keeper.Submit((await keeper.Get($"/sites/{slug}/status")).Form("#new-status"), Act("Internship", "5", "Институт", "2025-10-01", "2028-09-30"));
        await app.InDb(async db =>
        {
            var site = await db.Set<InternshipSite>().SingleAsync(s => s.Slug == slug);
            var year = PlanPeriod.SchoolYear(2026);
            var plan = WorkPlan.For(new(PlanOwnerKind.Site, site.Id), site.Title, site.Subject, PlanForm.Schedule, "План", year, Guid.NewGuid(), app.Clock.GetUtcNow());
            var row = new PlanRow { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), PlanId = plan.Id, Number = "1", Title = "Установочный семинар", Term = "сентябрь", TermCode = TermReader.Read("сентябрь")!.Code };
            row.Reckon(year, []);
            db.AddRange(plan, row);
            plan.Sign(new(2026, 9, 1), new(2026, 9, 2), 1, Guid.NewGuid());
            await db.SaveChangesAsync();
        });
        var end = (await keeper.Get($"/sites/{slug}/status")).Document.QuerySelector(".statuses a")!.GetAttribute("href")!;
        app.Sql.Reset();
        var page = await keeper.Get(end);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Установочный семинар", page.Text("#evidence"), StringComparison.Ordinal);
        Assert.Contains("отчёта нет", page.Text("#evidence td:last-child"), StringComparison.Ordinal);
        Assert.Contains("расходится", page.Text("#evidence td:last-child"), StringComparison.Ordinal);
        (string, string)[] decision = [("Ending.Initiator", "Body"), ("Ending.Proposal", "Рекомендация № 3"), ("Ending.ActNumber", "9"), ("Ending.ActDate", "2026-11-01"), ("Ending.Body", "Институт"), ("Ending.LastDay", "2026-11-10")];
        Assert.Equal(302, (await keeper.Submit(page.Form("#ending"), [.. decision, ("Ending.Ground", "OffPlan"), ("Ending.Reason", "Семинара не было.")])).Status);
        var ending = await app.InDb(db => db.Set<SiteEnding>().SingleAsync(e => e.Reason == "Семинара не было."));
        Assert.Contains("Установочный семинар: 1–30\u00a0сентября 2026", Assert.Single(ending.Evidence), StringComparison.Ordinal);
        Assert.EndsWith("отчёта нет", ending.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_records_a_status_second_sees_what_was_recorded()
    {
        using var keeper = await KeeperAsync("status-second");
        var slug = await ASiteAsync(keeper, "Гимназия вторая");
        var form = (await keeper.Get($"/sites/{slug}/status")).Form("#new-status");
        Assert.Equal(302, (await keeper.Submit(form, Act("Internship", "101", "Институт", "2026-10-01", "2028-09-30"))).Status);
        var late = await keeper.Submit(form, Act("Internship", "102", "Институт", "2026-10-01", "2027-09-30"));
        Assert.Equal((409, "102"), (late.Status, late.Document.QuerySelector("[name='Status.ActNumber']")!.GetAttribute("value")));
        Assert.Contains("№ 101", late.Text("aside.warning"), StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.Set<SiteStatus>().CountAsync(s => s.ActNumber == "101" || s.ActNumber == "102")));
    }

    [Fact]
    public async Task Only_coordinators_of_the_region_record_decisions()
    {
        using var keeper = await KeeperAsync("own-region");
        var slug = await ASiteAsync(keeper, "Школа своего региона");
        var person = await app.APerson("other-region");
        await app.Grant(person, Role.Coordinator, region: "Амурская область");
        using var other = await app.As(person.Email!);
        Assert.Equal(404, (await other.Get($"/sites/{slug}/status")).Status);
        Assert.DoesNotContain("Школа своего региона", (await other.Get("/sites/terms")).Words, StringComparison.Ordinal);
        Assert.Contains("Школа своего региона", (await keeper.Get("/sites/terms")).Words, StringComparison.Ordinal);
        var teacher = await app.APerson("teacher-status");
        using var reader = await app.As(teacher.Email!);
        Assert.Contains("/error/403", (await reader.Get($"/sites/{slug}/status")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_and_coordinator_are_reminded_once_at_six_three_and_one_month()
    {
        using var keeper = await KeeperAsync("reminds");
        var slug = await ASiteAsync(keeper, "Школа напоминаний");
        await keeper.Submit((await keeper.Get($"/sites/{slug}/status")).Form("#new-status"), Act("Internship", "71", "Институт", "2024-04-10", "2027-04-10"));
        var site = await app.InDb(db => db.Set<InternshipSite>().SingleAsync(s => s.Slug == slug));
        var head = await app.APerson("reminded-head");
        await app.Grant(head, Role.SiteHead, siteId: site.Id);
        var reminders = app.Services.GetRequiredService<StatusReminders>();
        var status = await app.InDb(db => db.Set<SiteStatus>().Where(s => s.ActNumber == "71").Select(s => s.Id).SingleAsync());
        await reminders.SendDueAsync(CancellationToken.None);
        await reminders.SendDueAsync(CancellationToken.None);
        await app.HandleOutbox();
        Assert.Equal([6], await app.InDb(db => db.Set<StatusReminder>().Where(r => r.StatusId == status).Select(r => r.Months).ToListAsync()));
        Assert.Equal(1, await app.InDb(db => db.Set<Notice>().CountAsync(n => n.PersonId == head.Id)));
        Assert.Single(app.Mails(), m => m.Contains("To: reminded-head@", StringComparison.Ordinal) && m.Contains("Школа напоминаний", StringComparison.Ordinal));
        Assert.Contains(app.Mails(), m => m.Contains("To: reminds@", StringComparison.Ordinal) && m.Contains("Школа напоминаний", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-09", null)]
    [InlineData("2026-10-10", 6)]
    [InlineData("2027-01-09", 6)]
    [InlineData("2027-01-10", 3)]
    [InlineData("2027-03-10", 1)]
    [InlineData("2027-04-10", 1)]
    [InlineData("2027-04-11", null)]
    public void A_reminder_is_due_by_the_nearest_of_the_three_terms(string day, int? months) =>
        Assert.Equal(months, StatusReminders.Due(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(2027, 4, 10)));

    [Theory]
    [InlineData("2028-02-29", "2031-02-28", true)]
    [InlineData("2028-02-29", "2031-03-01", false)]
    [InlineData("2026-09-01", "2029-09-01", true)]
    [InlineData("2026-09-01", "2029-09-02", false)]
    [InlineData("2026-09-01", "2026-08-31", false)]
    public void A_term_is_three_years_at_most_leap_years_counted(string from, string to, bool fits) =>
        Assert.Equal(fits, SiteStatus.Check(Day(from), Day(to), 3) is null);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string)[] Act(string kind, string number, string body, string from, string to) =>
        [("Status.Kind", kind), ("Status.ActNumber", number), ("Status.ActDate", "2026-09-01"), ("Status.Body", body), ("Status.From", from), ("Status.To", to)];

    private async Task<string> ASiteAsync(Visitor keeper, string name)
    {
        app.Clock.Move(TimeSpan.FromSeconds(1));
        return (await keeper.Post("/sites/entry", ("Input.Organisations[0].Name", name))).Location!.Split('/')[2];
    }

    private async Task<Visitor> KeeperAsync(string mailbox)
    {
        var person = await app.APerson(mailbox);
        await app.Grant(person, Role.Coordinator, region: Region);
        return await app.As(person.Email!);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Tests.Features.Plans;

/// <summary>A plan and its report through the pages, by role.</summary>
public sealed class PlanPagesTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_year_of_a_site_goes_from_plan_to_accepted_report()
    {
        var (site, head, coordinator) = await Staff();
        using var writer = await app.As(head.Email!);
        using var approver = await app.As(coordinator.Email!);
        using var guest = app.Anonymous();
        var plan = await Made(writer, site);
        Assert.Equal(404, (await guest.Get(plan)).Status);

        var added = await AddRow(writer, plan, "Установочный семинар", "сентябрь", ("Input.Format", "seminar"), ("Input.Responsible", "зам. руководителя по УР"));
        Assert.Contains("30\u00a0сентября 2026", (await writer.Follow(added)).Text(".notice"), StringComparison.Ordinal);
        await AddRow(writer, plan, "Консультации", "один раз в квартал");
        Assert.Equal(302, (await writer.Submit((await writer.Get(plan)).Form("#sign"), ("on", "2026-09-10"))).Status);
        Assert.Null((await writer.Get(plan)).Document.QuerySelector("#approve"));
        var refused = await approver.Submit((await approver.Get(plan)).Form("#approve"), ("on", "2026-09-11"), ("body", " "));
        Assert.Equal(400, refused.Status);
        Assert.Equal(302, (await approver.Submit((await approver.Get(plan)).Form("#approve"), ("on", "2026-09-11"), ("body", "Отдел образования"))).Status);

        var shown = await guest.Get(plan);
        Assert.Equal(["№", "Мероприятие", "Сроки проведения", "Ответственный за мероприятие", "Отчет о выполнении"], shown.Document.QuerySelectorAll("table.plan th").Select(h => h.TextContent));
        Assert.Contains("семинары", shown.Words, StringComparison.Ordinal);
        Assert.Contains("просрочено: 1", shown.Words, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("a[href$='/report']"));

        var row = (await app.InDb(db => db.Set<PlanRow>().FirstAsync(r => r.Title == "Установочный семинар"))).Id;
        var form = await writer.Get($"{plan}/rows/{row}/report");
        var bare = await writer.Submit(form.Form("#report"), button: null, [], ("Input.Text", ""));
        Assert.Equal(400, bare.Status);
        var kept = await writer.Submit(form.Form("#report"), button: null, [new("Input.Files", "programme.txt", "text/plain", "Программа семинара"u8.ToArray())], ("Input.DoneOn", "2026-09-20"), ("Input.Text", "Проведён, 24 участника"));
        Assert.Equal(302, kept.Status);
        var open = await guest.Get(plan);
        Assert.Contains("Проведён, 24 участника", open.Words, StringComparison.Ordinal);
        Assert.Equal(3, open.Document.QuerySelectorAll(".crumbs a").Length);
        var file = (await writer.Get(plan)).Document.QuerySelector("a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal(200, (await writer.Get(file)).Status);
        Assert.NotEqual(200, (await guest.Get(file)).Status);

        var report = await writer.Submit((await writer.Get(plan)).Form("#new-report"), ("kind", "Year"), ("from", "2026-09-01"));
        var address = report.Location!;
        var half = await writer.Submit((await writer.Get(address)).Form("#report"), (await writer.Get(address)).Document.QuerySelector("#report .btn-primary"), [], ("Input.Goals", "Цели достигнуты"));
        Assert.Equal(400, half.Status);
        Assert.Contains("обоих критериях", half.Words, StringComparison.Ordinal);
        Assert.Contains("Цели достигнуты", half.Body, StringComparison.Ordinal);
        var page = await writer.Get(address);
        Assert.Contains("30 октября 2027", page.Words, StringComparison.Ordinal);
        Assert.Contains("без отметки о выполнении: 1", page.Words, StringComparison.Ordinal);
        await writer.Submit(page.Form("#report"), page.Document.QuerySelector("#report .btn-primary"), [], ("Input.Goals", "Цели достигнуты"), ("Input.Dynamics", "Дефицит ниже у 20 из 24"));
        await app.HandleOutbox();
        Assert.Contains("отправила отчёт", (await approver.Get("/notifications")).Words, StringComparison.Ordinal);
        var decide = await approver.Get(address);
        Assert.Equal(400, (await approver.Submit(decide.Form("#decide"), ("accept", "false"))).Status);
        await approver.Submit(decide.Form("#decide"), ("accept", "false"), ("reason", "Добавьте число участников"));
        var returned = await writer.Get(address);
        Assert.Contains("Добавьте число участников", returned.Words, StringComparison.Ordinal);
        await writer.Submit(returned.Form("#report"), returned.Document.QuerySelector("#report .btn-primary"), []);
        await approver.Submit((await approver.Get(address)).Form("#decide"), ("accept", "true"));
        Assert.Contains("принят", (await writer.Get(address)).Text("header .tag"), StringComparison.Ordinal);
        Assert.NotEqual(200, (await guest.Get(address)).Status);
    }

    [Fact]
    public async Task A_term_that_is_not_understood_keeps_what_was_typed_and_may_stay_as_words()
    {
        var (site, head, _) = await Staff();
        using var writer = await app.As(head.Email!);
        var plan = await Made(writer, site);
        var refused = await AddRow(writer, plan, "Форум", "когда-нибудь потом");
        Assert.Equal(400, refused.Status);
        Assert.Contains("когда-нибудь потом", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Форум", refused.Body, StringComparison.Ordinal);
        Assert.Equal(400, (await AddRow(writer, plan, "Форум", "5 апреля 2031 года")).Status);
        Assert.Equal(302, (await AddRow(writer, plan, "Форум", "когда-нибудь потом", ("Input.KeepTerm", "true"))).Status);
        Assert.Contains("срок не понят", (await writer.Get(plan)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_one_row_both_see_both_texts()
    {
        var (site, head, coordinator) = await Staff();
        using var writer = await app.As(head.Email!);
        using var other = await app.As(coordinator.Email!);
        var plan = await Made(writer, site);
        await AddRow(writer, plan, "Семинар двоих", "май");
        var row = await app.InDb(db => db.Set<PlanRow>().Where(r => r.Title == "Семинар двоих").Select(r => r.Id).SingleAsync());
        var mine = (await writer.Get($"{plan}/rows/{row}")).Form("#row");
        Assert.Equal(302, (await other.Submit((await other.Get($"{plan}/rows/{row}")).Form("#row"), ("Input.Title", "Семинар координатора"))).Status);
        var answer = await writer.Submit(mine, ("Input.Title", "Семинар руководителя"));
        Assert.Equal(409, answer.Status);
        Assert.Contains("Семинар координатора", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Семинар руководителя", answer.Body, StringComparison.Ordinal);
        Assert.Equal(302, (await writer.Submit(answer.Form("#row"))).Status);
    }

    [Fact]
    public async Task Strangers_do_not_reach_a_draft_nor_its_forms()
    {
        var (site, head, _) = await Staff();
        var (_, foreign, _) = await Staff(near: false);
        using var writer = await app.As(head.Email!);
        using var stranger = await app.As(foreign.Email!);
        var plan = await Made(writer, site);
        foreach (var address in new[] { plan, $"{plan}/rows/new", $"{plan}/import", $"{plan}.docx", $"{plan}.xlsx", $"{plan}.pdf" })
        {
            Assert.Equal(404, (await stranger.Get(address)).Status);
        }
    }

    [Fact]
    public async Task An_import_shows_its_verdicts_takes_all_or_nothing_and_goes_round_by_export()
    {
        var (site, head, _) = await Staff();
        using var writer = await app.As(head.Email!);
        var plan = await Made(writer, site);
        XlsxColumn[] heads = [new("№"), new("Мероприятие"), new("Сроки проведения"), new("Ответственный за мероприятие"), new("Отчет о выполнении")];
        byte[] Sheet(params string[][] rows) => XlsxWriter.Write(new XlsxSheet("План", heads, rows));
        async Task<Answer> Upload(byte[] file) => await writer.Submit((await writer.Get($"{plan}/import")).Form("#upload"), button: null, [new("Upload", "plan.xlsx", XlsxWriter.ContentType, file)]);

        var bad = await Upload(Sheet(["1", "Семинар", "октябрь", "директор", ""], ["2", "", "май", "", ""]));
        Assert.Null(bad.Document.QuerySelector("#confirm"));
        Assert.Contains("Напишите, что будет сделано.", bad.Words, StringComparison.Ordinal);
        var good = await Upload(Sheet(["1", "Семинар", "октябрь", "директор", ""], ["2", "Форум", "по договорённости", "методист", ""]));
        Assert.Contains("срок не понят: 1", good.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await writer.Submit(good.Form("#confirm"))).Status);
        var again = await Upload(Sheet(["1", "Семинар", "октябрь", "директор", ""]));
        Assert.Contains("все строки уже в плане", again.Words, StringComparison.Ordinal);
        Assert.Equal(400, (await Upload("не таблица"u8.ToArray())).Status);

        foreach (var extension in new[] { "xlsx", "docx" })
        {
            var bytes = await writer.Http.GetByteArrayAsync(new Uri($"{plan}.{extension}", UriKind.Relative), TestContext.Current.CancellationToken);
            using var stream = new MemoryStream(bytes);
            var table = OfficeReader.Read(stream).Tables.First(t => t.Rows[0].Cells.Contains("Мероприятие"));
            Assert.Equal(["№", "Мероприятие", "Сроки проведения", "Ответственный за мероприятие", "Отчет о выполнении"], table.Rows[0].Cells.Take(5));
            Assert.Contains(table.Rows, r => r[1] == "Семинар" && r[2] == "октябрь" && r[3] == "директор");
            var copy = await Made(writer, site);
            var round = await writer.Submit((await writer.Get($"{copy}/import")).Form("#upload"), button: null, [new("Upload", "plan." + extension, XlsxWriter.ContentType, bytes)]);
            Assert.Equal(302, (await writer.Submit(round.Form("#confirm"))).Status);
        }
    }

    [Fact]
    public async Task Overdue_rows_remind_once_for_each_day_due()
    {
        var (site, head, coordinator) = await Staff();
        using var writer = await app.As(head.Email!);
        using var approver = await app.As(coordinator.Email!);
        var plan = await Made(writer, site);
        await AddRow(writer, plan, "Напоминание о семинаре", "сентябрь");
        await writer.Submit((await writer.Get(plan)).Form("#sign"), ("on", "2026-09-10"));
        await Remind();
        await Remind();
        Assert.Single(app.Mails(), m => m.Contains(head.Email!, StringComparison.Ordinal) && m.Contains("Напоминание о семинаре", StringComparison.Ordinal));
        Assert.Contains("просрочено строк", (await writer.Get("/notifications")).Words, StringComparison.Ordinal);
        Assert.Contains("Напоминание о семинаре", (await writer.Get("/coordinator")).Words, StringComparison.Ordinal);
        Assert.Contains("Напоминание о семинаре", (await approver.Get("/coordinator")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-10", null, false)]
    [InlineData("2026-10-16", null, true)]
    [InlineData("2026-10-20", "2026-10-16", false)]
    [InlineData("2026-10-31", "2026-10-16", true)]
    [InlineData("2026-11-20", "2026-10-31", false)]
    public void A_report_reminds_two_weeks_before_its_day_and_once_after(string today, string? said, bool owed)
    {
        var plan = WorkPlan.For(new(PlanOwnerKind.Site, Guid.NewGuid()), "Площадка", Region, PlanForm.Schedule, "План", PlanPeriod.SchoolYear(2025), Guid.NewGuid(), app.Clock.GetUtcNow());
        plan.ReportRemindedOn = said is null ? null : DateOnly.Parse(said, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(owed, PlanReminders.Owed(plan, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), "10-30") is not null);
    }

    private async Task Remind()
    {
        await app.Services.GetRequiredService<PlanReminders>().RemindDueAsync(TestContext.Current.CancellationToken);
        await app.HandleOutbox();
    }

    private async Task<(InternshipSite Site, Person Head, Person Coordinator)> Staff(bool near = true)
    {
        var site = await app.InDb(db => db.Set<InternshipSite>().Where(s => near == (s.Subject == Region)).OrderBy(s => s.Slug).FirstAsync());
        var mark = Guid.NewGuid().ToString("n")[..8];
        var head = await app.APerson($"head-{mark}", region: site.Subject);
        var coordinator = await app.APerson($"coordinator-{mark}", region: site.Subject);
        await app.Grant(head, Role.SiteHead, siteId: site.Id);
        await app.Grant(coordinator, Role.Coordinator, region: site.Subject);
        return (site, head, coordinator);
    }

    /// <summary>Address of a new plan-schedule for 2026/2027.</summary>
    private static async Task<string> Made(Visitor writer, InternshipSite site)
    {
        var answer = await writer.Submit((await writer.Get($"/plans/new?site={site.Id}")).Form("#plan"), ("Input.Form", "Schedule"), ("Input.From", "2026-09-01"), ("Input.To", "2027-08-31"));
        Assert.Equal(302, answer.Status);
        return answer.Location!;
    }

    private static async Task<Answer> AddRow(Visitor writer, string plan, string title, string term, params (string, string)[] more) =>
        await writer.Submit((await writer.Get($"{plan}/rows/new")).Form("#row"), [("Input.Title", title), ("Input.Term", term), .. more]);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Forms twice a year, sites under the eyes of the body, meetings .</summary>
public sealed class FormsTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Teachers_fill_in_a_form_on_the_one_scale_and_are_seen_only_from_five_on()
    {
        var coordinator = await app.ACoordinator();
        using var body = await app.As(coordinator.Email!);
        var group = await app.AGroup(5);
        Assert.Equal(302, (await body.Submit((await body.Get("/monitoring/forms")).Form("#open"), ("Input.Form", "pedagogical"), ("Input.Half", "2026-2"), ("Input.Opens", "2026-11-20"), ("Input.Closes", "2026-12-05"))).Status);
        Assert.Equal(400, (await body.Submit((await body.Get("/monitoring/forms")).Form("#open"), ("Input.Form", "pedagogical"), ("Input.Half", "2026-2"))).Status);
        await app.HandleOutbox();
        for (var i = 0; i < 5; i++)
        {
            using var teacher = await app.As(group.Trainees[i].Email);
            Assert.Contains("педагогической деятельности", (await teacher.Get("/notifications")).Words, StringComparison.Ordinal);
            var address = (await teacher.Get("/monitoring/forms")).Document.QuerySelector("#mine a")!.GetAttribute("href")!;
            var page = await teacher.Get(address);
            Assert.Contains("критический", page.Text(".scale"), StringComparison.Ordinal);
            var names = page.Document.QuerySelectorAll(".scale input[type=radio]").Select(r => r.GetAttribute("name")!).Distinct().ToList();
            var half = await teacher.Submit(page.Form("#sheet"), page.Document.QuerySelector("#sheet .btn-primary"), [], (names[0], "2"), ("w.help", "Нужен совет"));
            Assert.Equal(400, half.Status);
            Assert.Contains("Нужен совет", half.Body, StringComparison.Ordinal);
            Assert.Equal(302, (await teacher.Submit(page.Form("#sheet"), (names[0], "2"), ("w.help", "Нужен совет"))).Status);
            Assert.Contains("черновик", (await teacher.Get("/monitoring/forms")).Text("#mine"), StringComparison.Ordinal);
            page = await teacher.Get(address);
            Assert.Equal(302, (await teacher.Submit(page.Form("#sheet"), page.Document.QuerySelector("#sheet .btn-primary"), [], [.. names.Select((n, q) => (n, q % 2 == 0 ? "3" : "0"))])).Status);
            Assert.Contains("сдана", (await teacher.Get("/monitoring/forms")).Text("#mine"), StringComparison.Ordinal);
            Assert.Null((await teacher.Get(address)).Document.QuerySelector("#sheet button"));
            var window = address.Split('/')[3];
            var results = await body.Get($"/monitoring/forms/{window}");
            Assert.Equal(i == 4, results.Words.Contains("критический, 100", StringComparison.Ordinal));
            Assert.Equal(i < 4, results.Words.Contains("меньше пяти", StringComparison.Ordinal));
            Assert.Equal(403, (await teacher.Get($"/monitoring/forms/{window}")).Status is 302 or 403 ? 403 : 0);
        }

        Assert.Contains("5 из", (await body.Get("/monitoring/forms")).Text("#windows"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_answers_for_the_own_site_and_a_coordinator_for_every_direction()
    {
        var region = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject != MonitoringApp.Region).OrderBy(s => s.Slug).Select(s => s.Subject).FirstAsync());
        var coordinator = await app.ACoordinator(region);
        using var body = await app.As(coordinator.Email!);
        var sites = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == region).OrderBy(s => s.Slug).Select(s => s.Id).ToListAsync());
        var head = await app.APerson("form-head", region: region);
        await app.Grant(head, Role.SiteHead, siteId: sites[0]);
        using var own = await app.As(head.Email!);
        foreach (var form in new[] { "methodical", "resource-centre" })
        {
            Assert.Equal(302, (await body.Submit((await body.Get("/monitoring/forms")).Form("#open"), ("Input.Form", form), ("Input.Half", "2026-2"), ("Input.Opens", "2026-11-20"), ("Input.Closes", "2026-12-05"))).Status);
        }

        var mine = (await own.Get("/monitoring/forms")).Document.QuerySelectorAll("#mine a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(200, (await own.Get(Assert.Single(mine))).Status);
        Assert.Equal(404, (await own.Get(mine[0].Replace(sites[0].ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal))).Status);
        Assert.Equal(5, (await body.Get("/monitoring/forms")).Document.QuerySelectorAll("#mine a").Length);
        var window = await app.InDb(db => db.Set<MonitoringWindow>().Where(w => w.Region == region && w.FormCode == "resource-centre").Select(w => w.Id).SingleAsync());
        var card = await body.Get($"/monitoring/forms/{window}/analysis");
        Assert.Contains("Аналитико-диагностическая", card.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await body.Submit(card.Form("#sheet"), card.Document.QuerySelector("#sheet .btn-primary"), [], [.. card.Document.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("name")!).Distinct().Select(n => (n, "1"))])).Status);
        Assert.Contains("частичный, 33", (await body.Get($"/monitoring/forms/{window}?direction=analysis")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("частичный, 33", (await body.Get($"/monitoring/forms/{window}?direction=law")).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await own.Get($"/monitoring/forms/{window}/analysis")).Status);
    }

    [Fact]
    public async Task Results_stand_beside_those_of_the_half_year_before_and_reminders_go_once()
    {
        const string region = "Калужская область";
        var coordinator = await app.ACoordinator(region);
        var early = await Filled(region, coordinator.Id, new(2026, 1), new(2026, 6, 1), new(2026, 6, 20), 3);
        var late = await Filled(region, coordinator.Id, new(2026, 2), new(2026, 11, 1), new(2026, 11, 29), 0);
        Assert.NotEqual(early, late);
        using var body = await app.As(coordinator.Email!);
        var page = await body.Get($"/monitoring/forms/{late}");
        Assert.Contains("критический, 100", page.Words, StringComparison.Ordinal);
        Assert.Contains("нет, 0", page.Words, StringComparison.Ordinal);
        await using var scope = app.Services.CreateAsyncScope();
        var reminders = scope.ServiceProvider.GetRequiredService<FormReminders>();
        Assert.Equal(1, await reminders.RemindDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await reminders.RemindDueAsync(TestContext.Current.CancellationToken));
        await app.HandleOutbox();
        Assert.Contains("ваших ответов ещё нет", (await body.Get("/notifications")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_sees_sites_with_their_overdue_rows_and_a_head_only_the_own()
    {
        var coordinator = await app.ACoordinator();
        using var body = await app.As(coordinator.Email!);
        var site = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == MonitoringApp.Region).OrderBy(s => s.Slug).FirstAsync());
        await app.InDb(async db =>
        {
            var plan = Stazh.Learn.Features.Plans.WorkPlan.For(new(Stazh.Learn.Features.Plans.PlanOwnerKind.Site, site.Id), site.Title, site.Subject, Stazh.Learn.Features.Plans.PlanForm.Schedule, "План-график", Stazh.Learn.Features.Plans.PlanPeriod.SchoolYear(2026), coordinator.Id, app.Clock.GetUtcNow());
            plan.Sign(new(2026, 9, 1), new(2026, 11, 24), 1, coordinator.Id);
            plan.Approve(new(2026, 9, 2), new(2026, 11, 24), "Институт", coordinator.Id);
            var row = new Stazh.Learn.Features.Plans.PlanRow { Id = Guid.CreateVersion7(), PlanId = plan.Id, Position = 1, Number = "1", Title = "Забытый семинар", Term = "сентябрь", TermCode = Stazh.Learn.Features.Plans.TermReader.Read("сентябрь")!.Code };
            row.Reckon(plan.Period, []);
            db.AddRange(plan, row);
            await db.SaveChangesAsync();
        });
        var head = await app.APerson("watch-head");
        await app.Grant(head, Role.SiteHead, siteId: site.Id);
        using var own = await app.As(head.Email!);
        using var teacher = await app.As((await app.APerson("watch-teacher")).Email!);
        Assert.Contains(site.Title, (await body.Get("/monitoring/sites?late=true")).Text("th"), StringComparison.Ordinal);
        Assert.Single((await own.Get("/monitoring/sites")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(404, (await teacher.Get("/monitoring/sites")).Status);
        Assert.Contains("Забытый семинар", (await own.Get($"/monitoring/sites/{site.Slug}")).Text("#late"), StringComparison.Ordinal);
        var other = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == MonitoringApp.Region && s.Id != site.Id).Select(s => s.Slug).FirstAsync());
        Assert.Equal(404, (await own.Get($"/monitoring/sites/{other}")).Status);
    }

    [Fact]
    public async Task A_meeting_keeps_who_was_there_and_two_coordinators_lose_nothing()
    {
        using var first = await app.As((await app.ACoordinator()).Email!);
        using var second = await app.As((await app.ACoordinator()).Email!);
        using var foreign = await app.As((await app.ACoordinator("Пензенская область")).Email!);
        var site = await app.InDb(async db =>
        {
            var one = await db.Set<InternshipSite>().Where(s => s.Subject == MonitoringApp.Region).OrderByDescending(s => s.Slug).FirstAsync();
            db.Add(new SiteStatus { Id = Guid.CreateVersion7(), SiteId = one.Id, ActNumber = "9", Body = "Институт", ActDate = new(2026, 1, 1), From = new(2026, 1, 1), To = new(2028, 1, 1) });
            await db.SaveChangesAsync();
            return one;
        });
        var made = await first.Submit((await first.Get("/monitoring/meetings/new")).Form("#meeting"), ("Input.Title", "Как писать отчёт"), ("Input.On", "2026-11-10"), ("Input.Decisions", "Отчитаться до декабря"), ("Input.Sites", site.Id.ToString()));
        Assert.Equal(302, made.Status);
        Assert.Contains("были", (await first.Get($"/monitoring/sites/{site.Slug}")).Text("#meetings"), StringComparison.Ordinal);
        var old = (await second.Get(made.Location!)).Form("#meeting");
        Assert.Equal(302, (await first.Submit((await first.Get(made.Location!)).Form("#meeting"), ("Input.Agenda", "Первый текст"))).Status);
        var conflict = await second.Submit(old, ("Input.Agenda", "Второй текст"));
        Assert.Equal(409, conflict.Status);
        Assert.Contains("Первый текст", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Второй текст", conflict.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await foreign.Get(made.Location!)).Status);
    }

    [Fact]
    public void A_form_without_codes_of_its_own_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => MonitoringForm.Read("code: x\ntitle: X\nby: site\ngroups:\n  - title: A\n    questions:\n      - { code: a, text: A }\n      - { code: a, text: B }\n", "x.yaml"));
        Assert.Throws<InvalidDataException>(() => MonitoringForm.Read("code: x\ntitle: X\nby: direction\ngroups:\n  - title: A\n    questions:\n      - { code: a, text: A }\n", "x.yaml"));
    }

    private Task<Guid> Filled(string region, Guid by, HalfYear half, DateOnly opens, DateOnly closes, int level) => app.InDb(async db =>
    {
        var form = app.Services.GetRequiredService<MonitoringForms>().Find("resource-centre")!;
        var window = new MonitoringWindow { Id = Guid.CreateVersion7(), Region = region, FormCode = form.Code, Year = half.Year, Number = half.Number, OpensOn = opens, ClosesOn = closes, OpenedById = by, OpenedAt = app.Clock.GetUtcNow() };
        var sheet = new MonitoringSheet { Id = Guid.CreateVersion7(), WindowId = window.Id, Direction = "law", PersonId = by, SavedAt = app.Clock.GetUtcNow(), HandedInAt = app.Clock.GetUtcNow() };
        sheet.Answers.AddRange(form.Questions.Select(q => new MonitoringAnswer { SheetId = sheet.Id, Question = q.Code, Level = level }));
        db.AddRange(window, sheet);
        await db.SaveChangesAsync();
        return window.Id;
    });
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Reports on schedules, web pages and local acts, rounds, late reports, news, consultants: rows known by hand.</summary>
public sealed class WorkIndicatorsTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly DateOnly August = new(2027, 8, 31);

    [Fact]
    public async Task Three_reports_on_schedules_are_enough_and_drafts_and_returned_ones_are_none()
    {
        var region = await KnownRegion.Make(app, "Край отчётов");
        using var visitor = await region.Coordinator();
        var empty = await visitor.Get("/monitoring/indicators/schedule-reports");
        Assert.Equal(("0", "не менее 3"), (empty.Said("Факт"), empty.Said("План")));
        Assert.Contains("ещё ничего не сделано", empty.Text("#rows"), StringComparison.Ordinal);
        var both = await region.APlan(new(PlanOwnerKind.Site, (await region.ASite("Две школы", "", KnownRegion.North, KnownRegion.South)).Id), September, August);
        var network = await region.APlan(new(PlanOwnerKind.Network, Guid.NewGuid()), September, August, form: PlanForm.Network);
        var at = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        foreach (var (kind, state) in new[] { (ReportKind.Schedule, ReportState.Draft), (ReportKind.Schedule, ReportState.Returned), (ReportKind.Year, ReportState.Sent), (ReportKind.Analysis, ReportState.Accepted), (ReportKind.Schedule, ReportState.Sent) })
        {
            await region.AReport(both, kind, state, at);
        }

        await region.AReport(network, ReportKind.Schedule, ReportState.Accepted, new(2026, 6, 30, 20, 59, 59, TimeSpan.Zero));
        Assert.Equal((2, 1, 1), (await region.Counted("schedule-reports"), await region.Counted("schedule-reports", district: KnownRegion.North), await region.Counted("schedule-reports", district: KnownRegion.South)));
        Assert.Equal((1, 0), (await region.Counted("schedule-reports", new(2026, 1)), await region.Counted("schedule-reports", new(2025, 2))));
        var two = await visitor.Get("/monitoring/indicators/schedule-reports");
        Assert.Contains("До цели не хватает: 1.", two.Text("#formula .warning"), StringComparison.Ordinal);
        // Sent a second after the half-year by the clock of Moscow.
        await region.AReport(network, ReportKind.Schedule, ReportState.Sent, new(2026, 12, 31, 21, 0, 0, TimeSpan.Zero));
        Assert.Equal((2, 3), (await region.Counted("schedule-reports"), await region.Counted("schedule-reports", new(2027, 1))));
        await region.AReport(both, ReportKind.Schedule, ReportState.Sent, at, from: new(2026, 9, 2));
        var three = await visitor.Get("/monitoring/indicators/schedule-reports");
        Assert.Equal(("3", ""), (three.Said("Факт"), three.Text("#formula .warning")));
        Assert.Contains("выполнен", three.Text(".lead-line .done"), StringComparison.Ordinal);
        Assert.Equal(3, three.Listed().Count);
        foreach (var (title, address) in three.Listed())
        {
            Assert.Equal("Площадка плана", title);
            Assert.StartsWith("/reports/", address, StringComparison.Ordinal);
            Assert.Equal(200, (await visitor.Get(address)).Status);
        }
    }

    [Fact]
    public async Task Five_pages_of_sites_are_enough_and_a_shared_page_is_one()
    {
        var region = await KnownRegion.Make(app, "Край страниц");
        var neighbour = await KnownRegion.Make(app, "Соседний край страниц");
        using var visitor = await region.Coordinator();
        await neighbour.ASite("Чужая", "https://example.org/other");
        await region.ASite("Без страницы", "", KnownRegion.North);
        var first = await region.ASite("Первая", "https://example.org/shared", KnownRegion.North, KnownRegion.South);
        await region.ASite("Делит страницу", "https://example.org/shared", KnownRegion.North);
        foreach (var i in Enumerable.Range(1, 3))
        {
            await region.ASite($"Площадка {i}", $"https://example.org/{i}", KnownRegion.South);
        }

        Assert.Equal((4, 1, 4), (await region.Counted("web-products"), await region.Counted("web-products", district: KnownRegion.North), await region.Counted("web-products", district: KnownRegion.South)));
        Assert.Contains("До цели не хватает: 1.", (await visitor.Get("/monitoring/indicators/web-products")).Text("#formula .warning"), StringComparison.Ordinal);
        await region.ASite("Пятая", "https://example.org/5");
        var page = await visitor.Get("/monitoring/indicators/web-products");
        Assert.Equal(("5", "не менее 5"), (page.Said("Факт"), page.Said("План")));
        Assert.Contains("выполнен", page.Text(".lead-line .done"), StringComparison.Ordinal);
        Assert.Equal(["Первая", "Площадка 1", "Площадка 2", "Площадка 3", "Пятая"], page.Listed().Select(l => l.Title).Order(StringComparer.Ordinal));
        Assert.Equal($"/sites/{first.Slug}", page.Listed().Single(l => l.Title == "Первая").Address);
    }

    [Fact]
    public async Task Four_registered_orders_directives_and_regulations_are_enough()
    {
        var region = await KnownRegion.Make(app, "Край актов");
        using var visitor = await region.Coordinator();
        var (coordinator, sequence) = (Guid.NewGuid(), 0);
        await Paper("Приказ", PaperKind.Order, new(2026, 7, 1));
        await Paper("Распоряжение", PaperKind.Directive, new(2026, 6, 30));
        await Paper("Положение", PaperKind.Regulation, new(2026, 11, 20));
        await Paper("Черновик", PaperKind.Order, null);
        await Paper("Договор", PaperKind.Agreement, new(2026, 11, 20));
        await Paper("Будущий", PaperKind.Order, new(2027, 1, 1));
        await Paper("Аннулирован", PaperKind.Order, new(2026, 11, 1), p => p.Annul("ошибка", app.Clock.GetUtcNow()) is null);
        await Paper("Заменён", PaperKind.Order, new(2026, 11, 1), p => p.Replace("ошибка", app.Clock.GetUtcNow()) is null);
        Assert.Equal((3, 1), (await region.Counted("local-acts"), await region.Counted("local-acts", new(2026, 1))));
        Assert.Contains("До цели не хватает: 1.", (await visitor.Get("/monitoring/indicators/local-acts")).Text("#formula .warning"), StringComparison.Ordinal);
        await Paper("Последний день", PaperKind.Order, new(2026, 12, 31));
        var page = await visitor.Get("/monitoring/indicators/local-acts");
        Assert.Equal(("4", "не менее 4"), (page.Said("Факт"), page.Said("План")));
        Assert.Contains("выполнен", page.Text(".lead-line .done"), StringComparison.Ordinal);
        Assert.Equal(["Положение", "Последний день", "Приказ", "Распоряжение"], page.Listed().Select(l => l.Title).Order(StringComparer.Ordinal));
        Assert.Equal(200, (await visitor.Get(page.Listed()[0].Address)).Status);

        async Task Paper(string title, PaperKind kind, DateOnly? on, Func<Paper, bool>? after = null)
        {
            var now = app.Clock.GetUtcNow();
            var paper = new Paper { Id = Guid.CreateVersion7(now), Region = region.Name, TemplateCode = "site-order", Kind = kind, Register = "orders", Title = title, Body = "Текст", CreatedAt = now, CreatedById = coordinator };
            if (on is { } day)
            {
                paper.Enter(day.Year, ++sequence, $"{sequence}", day, now, coordinator);
            }

            Assert.True(after is null || after(paper));
            await region.Add(paper);
        }
    }

    [Fact]
    public async Task A_round_belongs_to_its_half_year_even_when_answers_are_taken_after_it()
    {
        var region = await KnownRegion.Make(app, "Край обходов");
        var person = await region.APerson();
        await Round(2025, 2, new(2026, 1, 10));
        await Round(2026, 1, new(2026, 6, 1));
        await Round(2026, 2, new(2026, 12, 1));
        await Round(2026, 2, new(2026, 12, 1), handedIn: false, form: "methodical");
        Assert.Equal((2, 2), (await region.Counted("rounds-pedagogical"), await region.Counted("rounds-pedagogical", new(2026, 1))));
        Assert.Equal((1, 1), (await region.Counted("rounds-pedagogical", new(2025, 2)), await region.Counted("rounds-pedagogical", new(2027, 1))));
        Assert.Equal(0, await region.Counted("rounds-methodical"));
        using var visitor = await region.Coordinator();
        var page = await visitor.Get("/monitoring/indicators/rounds-pedagogical");
        Assert.Equal(("2", 2), (page.Said("Факт"), page.Listed().Count));
        Assert.Equal(200, (await visitor.Get(page.Listed()[0].Address)).Status);

        Task Round(int year, int number, DateOnly opens, bool handedIn = true, string form = "pedagogical")
        {
            var now = app.Clock.GetUtcNow();
            var window = new MonitoringWindow { Id = Guid.NewGuid(), Region = region.Name, FormCode = form, Year = year, Number = number, OpensOn = opens, ClosesOn = opens.AddDays(10), OpenedById = person, OpenedAt = now };
            return region.Add(window, new MonitoringSheet { Id = Guid.NewGuid(), WindowId = window.Id, SubjectId = person, PersonId = person, SavedAt = now, HandedInAt = handedIn ? now : null });
        }
    }

    [Fact]
    public async Task A_report_of_the_year_is_late_from_the_thirty_first_of_October_on()
    {
        var region = await KnownRegion.Make(app, "Край опозданий");
        var inTime = new DateTimeOffset(2026, 10, 30, 20, 59, 59, TimeSpan.Zero);
        var (from, to) = (new DateOnly(2025, 9, 1), new DateOnly(2026, 8, 31));
        await region.AReport(await Plan(from, to), ReportKind.Year, ReportState.Sent, inTime);
        await region.AReport(await Plan(from, to), ReportKind.Year, ReportState.Sent, inTime.AddSeconds(1));
        await region.AReport(await Plan(from, to), ReportKind.Schedule, ReportState.Sent, inTime);
        await region.AReport(await Plan(from, to), ReportKind.Year, ReportState.Draft, inTime);
        // A plan of two years has reported on the first of them only.
        await region.AReport(await Plan(new(2024, 9, 1), to), ReportKind.Year, ReportState.Accepted, new(2025, 10, 1, 9, 0, 0, TimeSpan.Zero));
        await Plan(from, to, approved: false);
        await Plan(September, August);
        await Plan(from, to, form: PlanForm.HalfYears);
        Assert.Equal((4, 4), (await region.Counted("late-reports", today: new(2026, 10, 31)), await region.Counted("late-reports", district: KnownRegion.North)));
        Assert.Equal(0, await region.Counted("late-reports", today: new(2026, 10, 30)));
        Assert.Equal(1, await region.Counted("late-reports", new(2027, 2), today: new(2027, 11, 1)));

        async Task<WorkPlan> Plan(DateOnly first, DateOnly last, bool approved = true, PlanForm form = PlanForm.Schedule) =>
            await region.APlan(new(PlanOwnerKind.Site, (await region.ASite("Площадка", "", KnownRegion.North)).Id), first, last, approved, form);
    }

    [Fact]
    public async Task News_is_counted_by_months_and_every_month_leads_to_its_first()
    {
        var region = await KnownRegion.Make(app, "Край новостей");
        using var visitor = await region.Coordinator();
        var (half, made) = (new HalfYear(2024, 1), app.Clock.GetUtcNow());
        foreach (var (title, day, state) in new[]
        {
            ("Зимняя", new DateOnly(2024, 1, 31), NewsState.Published), ("Первая весенняя", new(2024, 3, 2), NewsState.Archived), ("Вторая весенняя", new(2024, 3, 2), NewsState.Published), ("Летняя", new(2024, 6, 30), NewsState.Published),
            ("Черновик", new(2024, 4, 5), NewsState.Draft), ("Следующее полугодие", new(2024, 7, 1), NewsState.Published), ("Прошлый год", new(2023, 12, 31), NewsState.Published),
        })
        {
            var news = NewsItem.Draft(Guid.CreateVersion7(made), $"known-{day:yyyyMMdd}-{title.Length}-{state}".ToLowerInvariant(), title, day, null);
            Assert.True(state == NewsState.Draft || news.Publish(day) is null);
            Assert.True(state != NewsState.Archived || news.Archive() is null);
            await region.Add(news);
            made = made.AddSeconds(1);
        }

        Assert.Equal((3, 1, 1), (await region.Counted("news", half), await region.Counted("news", half.Next), await region.Counted("news", half.Previous)));
        var page = await visitor.Get("/monitoring/indicators/news?half=2024-1");
        Assert.Equal(["Зимняя", "Летняя", "Первая весенняя"], page.Listed().Select(l => l.Title).Order(StringComparer.Ordinal));
        Assert.Contains("До цели не хватает: 3.", page.Text("#formula .warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_is_without_a_consultant_when_the_reference_or_the_last_one_says_so()
    {
        var region = await KnownRegion.Make(app, "Край консультантов");
        using var visitor = await region.Coordinator();
        Assert.Equal(0, await region.Counted("no-consultant"));
        Assert.Contains("выполнен", (await visitor.Get("/monitoring/indicators/no-consultant")).Text(".lead-line .done"), StringComparison.Ordinal);
        var (north, south) = (await region.District(KnownRegion.North), await region.District(KnownRegion.South));
        await region.Add(new Consultant { Id = Guid.NewGuid(), DistrictId = north, Name = "Ушедший", From = new(2025, 1, 1), Until = new(2026, 1, 1) });
        await app.InDb(db => db.Set<District>().Where(d => d.Id == south).ExecuteUpdateAsync(s => s.SetProperty(d => d.Consultants, 0)));
        Assert.Equal((2, 1), (await region.Counted("no-consultant"), await region.Counted("no-consultant", district: KnownRegion.North)));
        await region.Add(new Consultant { Id = Guid.NewGuid(), DistrictId = south, Name = "Новый", From = new(2026, 11, 1) });
        var page = await visitor.Get("/monitoring/indicators/no-consultant");
        Assert.Equal([(KnownRegion.North, $"/sites/districts/{north}")], page.Listed());
        Assert.Contains("Лишних: 1.", page.Text("#formula .warning"), StringComparison.Ordinal);
    }
}

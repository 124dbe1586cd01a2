using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Web.Office;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Dashboards, indicators, denominators and closed half-years through the pages.</summary>
public sealed class MonitoringPagesTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Every_indicator_is_counted_by_the_database()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IndicatorBook>();
        foreach (var indicator in Indicators.All)
        {
            var figures = await book.CountAsync([indicator], MonitoringApp.Region, new HalfYear(2026, 2), new(2026, 11, 24), TestContext.Current.CancellationToken);
            Assert.True(figures.Raw(indicator) >= 0, indicator.Code);
        }
    }

    [Fact]
    public async Task A_share_is_counted_as_soon_as_its_denominator_is_there_and_follows_its_day()
    {
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        var group = await app.AGroupOf([.. Enumerable.Repeat("Лужский район", 6)]);
        await app.Read(group.Trainees.Select(t => t.PersonId));
        await app.Read(group.Trainees.Select(t => t.PersonId));
        var before = await visitor.Get("/monitoring/indicators/users");
        Assert.Contains("нет знаменателя", before.Words, StringComparison.Ordinal);
        Assert.Contains("открывали или скачивали", before.Text(".formula"), StringComparison.Ordinal);
        Assert.Contains("000 п. 3.3", before.Words, StringComparison.Ordinal);
        await visitor.Number("Teachers", "1000", on: "2026-09-20");
        var people = await app.InDb(db => db.Set<Stazh.Learn.Features.Library.ResourceUse>().Where(u => db.Set<Person>().Any(p => p.Id == u.ReaderId && p.Region == MonitoringApp.Region)).Select(u => u.ReaderId).Distinct().CountAsync());
        var after = await visitor.Get("/monitoring/indicators/users");
        Assert.Equal($"{people}", after.Document.QuerySelectorAll(".facts dt").Single(d => d.TextContent == "Числитель").NextElementSibling!.TextContent);
        Assert.Contains("1000 на 20 сентября 2026", after.Words, StringComparison.Ordinal);
        Assert.Contains($"не хватает: {100 - people}", after.Words, StringComparison.Ordinal);
        // The first half of the year ends before the number begins.
        Assert.Contains("нет знаменателя", (await visitor.Get("/monitoring/indicators/users?half=2026-1")).Words, StringComparison.Ordinal);
        Assert.Contains($"{people} из 1000", (await visitor.Get("/monitoring")).Text("#users"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_than_five_people_of_a_district_are_shown_nowhere()
    {
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        var districts = await app.Districts();
        var group = await app.AGroupOf([.. Enumerable.Repeat("Киришский район", 3), .. Enumerable.Repeat("Выборгский район", 9)]);
        await app.Read(group.Trainees.Select(t => t.PersonId));
        var kirishi = districts.Single(d => d.Name == "Киришский район");
        var page = await visitor.Get("/monitoring/indicators/users");
        Assert.Equal("скрыто", page.Document.QuerySelectorAll("#rows th").Single(h => h.TextContent == "Киришский район").NextElementSibling!.TextContent);
        Assert.Contains("скрыто", (await visitor.Get($"/monitoring/{kirishi.Id}")).Text("#users .fact"), StringComparison.Ordinal);
        var hidden = page.Document.QuerySelectorAll("#rows table:first-of-type td").Count(c => c.TextContent == "скрыто");
        Assert.True(hidden >= 2, "One hidden cell alone is the total without the others.");
        var folder = Directory.CreateTempSubdirectory("stazh-monitoring-").FullName;
        var file = await visitor.Saved("/monitoring.xlsx", folder, "region.xlsx");
        var seen = await MonitoringApp.Sheet(folder, file, 3);
        var row = seen.Split('\n').Single(l => l.StartsWith("Киришский район", StringComparison.Ordinal));
        Assert.Contains("скрыто", row, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_files_say_what_the_page_says()
    {
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        await visitor.Number("Organisations", "31", "Волховский район");
        var folder = Directory.CreateTempSubdirectory("stazh-monitoring-").FullName;
        var (book, paper) = (await visitor.Saved("/monitoring.xlsx", folder, "region.xlsx"), await visitor.Saved("/monitoring.pdf", folder, "region.pdf"));
        var (asTable, asPaper) = (await MonitoringApp.Sheet(folder, book, 1), await LibreOffice.TextOf(paper));
        var web = (await visitor.Get("/monitoring")).Text("#web-products .fact");
        Assert.Contains($"Интернет-сайты и медиапродукты — не менее 5,004 §1,не менее 5,{web},{web}", asTable, StringComparison.Ordinal);
        Assert.Contains("Показатели: Ленинградская область", asPaper, StringComparison.Ordinal);
        Assert.Contains("Интернет-сайты и", asPaper, StringComparison.Ordinal);
        Assert.Contains("По районам", asPaper, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_closed_half_year_keeps_its_numbers_and_is_closed_anew_only_with_a_reason()
    {
        var region = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.SitesUrl != "" && s.Subject != MonitoringApp.Region).OrderBy(s => s.Slug).Select(s => s.Subject).FirstAsync());
        using var visitor = await app.As((await app.ACoordinator(region)).Email!);
        Assert.Null((await visitor.Get("/monitoring")).Document.QuerySelector("#close"));
        Assert.Equal(302, (await visitor.Submit((await visitor.Get("/monitoring?half=2025-2")).Form("#close"))).Status);
        var sites = await app.InDb(db => db.Set<IndicatorSnapshot>().Where(s => s.Region == region && s.Year == 2025 && s.Code == "web-products" && s.District == "").Select(s => s.Value).SingleAsync());
        await app.InDb(async db =>
        {
            var site = await db.Set<InternshipSite>().FirstAsync(s => s.Subject == region && s.SitesUrl != "");
            site.SitesUrl = "";
            await db.SaveChangesAsync();
        });
        var page = await visitor.Get("/monitoring?half=2025-2");
        Assert.Equal($"{sites}", page.Text("#web-products .fact"));
        Assert.Contains($"По строкам сегодня: {sites - 1}", page.Text("#web-products"), StringComparison.Ordinal);
        Assert.Contains("Зафиксировано", (await visitor.Get("/monitoring/indicators/web-products?half=2025-2")).Text("#history .warning"), StringComparison.Ordinal);
        var refused = await visitor.Submit(page.Form("#close"), ("reason", " "));
        Assert.Equal(400, refused.Status);
        Assert.Equal(302, (await visitor.Submit(page.Form("#close"), ("reason", "Страница площадки удалена"))).Status);
        Assert.Equal($"{sites - 1}", (await visitor.Get("/monitoring?half=2025-2")).Text("#web-products .fact"));
        var history = (await visitor.Get("/monitoring/indicators/web-products?half=2025-2")).Text("#history table");
        Assert.Contains("фиксация 1", history, StringComparison.Ordinal);
        Assert.Contains("Страница площадки удалена", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_closes_a_half_year_fifteen_days_after_its_end_and_once()
    {
        var closer = app.Services.GetRequiredService<HalfCloser>();
        await app.ACoordinator("Калужская область");
        Assert.True(await closer.CloseDueAsync(TestContext.Current.CancellationToken) > 0);
        Assert.Equal(0, await closer.CloseDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new HalfYear(2026, 1), (await app.InDb(db => db.Set<IndicatorSnapshot>().SingleAsync(s => s.Region == "Калужская область" && s.Code == "news"))).Half);
    }

    [Fact]
    public async Task A_wrong_denominator_is_refused_at_its_field_and_what_was_typed_stays()
    {
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        foreach (var (field, value, sentence) in new[] { ("Input.Value", "много", "не подходит"), ("Input.Value", "0", "Введите целое число"), ("Input.On", "2027-01-01", "ещё не наступил"), ("Input.Source", "", "откуда число"), ("Input.District", "Чужой район", "справочнике") })
        {
            (string, string)[] fields = [("Input.Value", "250"), ("Input.On", "2026-09-20"), ("Input.Source", "форма проверки")];
            var answer = await visitor.Submit((await visitor.Get("/monitoring/denominators")).Form("#denominator"), [.. fields.Where(f => f.Item1 != field), (field, value)]);
            Assert.Equal(400, answer.Status);
            Assert.Contains(sentence, answer.Text(".field-validation-error"), StringComparison.Ordinal);
            Assert.Contains(field == "Input.Source" ? "250" : "форма проверки", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_withdrawn_number_counts_no_more_and_stays_in_the_list()
    {
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        await visitor.Number("MethodSpecialists", "777");
        var id = await app.InDb(db => db.Set<Denominator>().Where(d => d.Value == 777).Select(d => d.Id).SingleAsync());
        var form = (await visitor.Get("/monitoring/denominators")).Form($"#n-{id} form");
        Assert.Equal(302, (await visitor.Submit(form)).Status);
        Assert.Equal(400, (await visitor.Submit(form)).Status);
        var page = await visitor.Get("/monitoring/denominators");
        Assert.Contains("отозвано", page.Text($"#n-{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("777", page.Text("#now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_region_and_its_districts_are_not_found()
    {
        using var visitor = await app.As((await app.ACoordinator("Пензенская область")).Email!);
        var foreign = (await app.Districts())[0].Id;
        foreach (var address in new[] { $"/monitoring?region={Uri.EscapeDataString(MonitoringApp.Region)}", $"/monitoring/{foreign}", $"/monitoring/{foreign}.xlsx", $"/monitoring.pdf?region={Uri.EscapeDataString(MonitoringApp.Region)}", "/monitoring?half=2031-1", "/monitoring/indicators/none" })
        {
            Assert.Equal(404, (await visitor.Get(address)).Status);
        }

        using var own = await app.As((await app.ACoordinator()).Email!);
        await own.Number("Teachers", "4321", "Тосненский район");
        var number = await app.InDb(db => db.Set<Denominator>().Where(d => d.Value == 4321).Select(d => d.Id).SingleAsync());
        var page = await visitor.Get("/monitoring/denominators");
        var form = page.Form("#denominator");
        form.SetAttribute("action", "/monitoring/denominators?handler=Withdraw");
        Assert.Equal(404, (await visitor.Submit(form, ("id", number.ToString()))).Status);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

/// <summary>Results of a site go to the regional council; the regulation of a resource centre is a paper .</summary>
public sealed class ResultsTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task A_report_goes_to_the_agenda_of_the_quality_council_and_both_lead_to_each_other()
    {
        var person = await app.APerson("results");
        await app.Grant(person, Role.Coordinator, region: Region);
        using var keeper = await app.As(person.Email!);
        var site = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == Region).OrderBy(s => s.Slug).FirstAsync());
        var report = await AReportAsync(site, person.Id, sent: true);
        var draft = await AReportAsync(site, person.Id, sent: false);
        var link = (await keeper.Get($"/reports/{report}")).Document.QuerySelector("a[href^='/councils/results']")!.GetAttribute("href")!;
        Assert.Null((await keeper.Get($"/reports/{draft}")).Document.QuerySelector("a[href^='/councils/results']"));
        Assert.Equal(404, (await keeper.Get($"/councils/results?report={draft}")).Status);
        Assert.Contains("Назначенных заседаний нет", (await keeper.Get(link)).Words, StringComparison.Ordinal);
        await SittingAsync(keeper, CouncilKind.Coordination, "Совет сети", "2026-12-01");
        var sitting = await SittingAsync(keeper, CouncilKind.Quality, "Совет по качеству", "2026-12-10");
        var page = await keeper.Get(link);
        Assert.StartsWith("Совет по качеству", page.Document.QuerySelector("option")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(400, (await keeper.Submit(page.Form("#pass"), ("Input.Question", " "))).Status);
        Assert.Equal(404, (await keeper.Submit(page.Form("#pass"), ("Input.Sitting", Guid.NewGuid().ToString()))).Status);
        Assert.StartsWith(sitting, (await keeper.Submit(page.Form("#pass"))).Location, StringComparison.Ordinal);
        var agenda = await keeper.Get(sitting);
        Assert.Contains(site.Title, agenda.Text("#agenda"), StringComparison.Ordinal);
        Assert.NotNull(agenda.Document.QuerySelector($"#agenda a[href='/reports/{report}']"));
        Assert.StartsWith(sitting, (await keeper.Get(link)).Document.QuerySelector("#passed a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull((await keeper.Get($"/councils/results?site={site.Slug}")).Document.QuerySelector("#passed a"));

        var stranger = await app.APerson("results-far");
        await app.Grant(stranger, Role.Coordinator, region: "Амурская область");
        using var far = await app.As(stranger.Email!);
        Assert.Equal(404, (await far.Get(link)).Status);
        Assert.Equal(404, (await far.Get($"/councils/results?site={site.Slug}")).Status);
    }

    [Fact]
    public async Task The_regulation_of_a_resource_centre_is_drafted_registered_and_linked_from_its_status()
    {
        var person = await app.APerson("centre");
        await app.Grant(person, Role.Coordinator, region: Region);
        using var keeper = await app.As(person.Email!);
        await app.InDb(async db =>
        {
            db.Add(new Requisites { Id = Guid.NewGuid(), Region = Region, Name = "Институт", ShortName = "Институт" });
            await db.SaveChangesAsync();
        });
        var road = (await keeper.Post("/networks/entry", ("Input.Title", "Сеть центра"), ("Input.From", "2026-01-01"))).Location! + "/road";
        Assert.Equal(302, (await keeper.Submit((await keeper.Get(road)).Form("#centre-form"), ("Centre.Organisation", "Институт края"), ("Centre.Act", "Приказ № 7"), ("Centre.From", "2026-01-01"), ("Centre.To", "2028-12-31"))).Status);
        var form = (await keeper.Get(road)).Form("form.regulation");
        var paper = (await keeper.Submit(form)).Location!;
        Assert.Contains("Институт края", (await keeper.Get(paper)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await keeper.Submit(form)).Status);
        using var anybody = app.Anonymous();
        Assert.Null((await anybody.Get(road)).Document.QuerySelector($"a[href='{paper}']"));
        var registered = await keeper.Submit((await keeper.Get(paper)).Form("#register"), ("Date", "2026-11-20"));
        Assert.Equal(302, registered.Status);
        Assert.Contains("Положение от 20 ноября 2026", (await anybody.Get(road)).Words, StringComparison.Ordinal);
        using var reader = await app.As((await app.APerson("centre-reader")).Email!);
        Assert.Equal(200, (await reader.Get((await reader.Get(road)).Document.QuerySelector($"a[href='{paper}']")!.GetAttribute("href")!)).Status);
    }

    private static async Task<string> SittingAsync(Visitor keeper, CouncilKind kind, string title, string on)
    {
        var council = (await keeper.Submit((await keeper.Get("/councils")).Form("#council"), ("Input.Kind", kind.ToString()), ("Input.Title", title), ("Input.OrderNumber", "7"), ("Input.OrderDate", "2026-09-01"))).Location!;
        return (await keeper.Submit((await keeper.Get(council)).Form("#plan"), ("on", on))).Location!;
    }

    private Task<Guid> AReportAsync(InternshipSite site, Guid by, bool sent) => app.InDb(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var plan = WorkPlan.For(new(PlanOwnerKind.Site, site.Id), site.Title, Region, PlanForm.Schedule, "План-график", new(new(2025, 9, 1), new(2026, 8, 31)), by, now);
        var report = new PlanReport { Id = Guid.NewGuid(), PlanId = plan.Id, Kind = ReportKind.Schedule, From = new(2025, 9, 1), To = new(2026, 8, 31), CreatedAt = now, CreatedById = by };
        report.Write("", "", "", "Выполнено всё, что задумано.");
        Assert.True(!sent || report.Send([new("1", "Семинар", "октябрь", "", 1, 1, "Проведён", "")], by, now) is null);
        db.AddRange(plan, report);
        await db.SaveChangesAsync();
        return report.Id;
    });
}

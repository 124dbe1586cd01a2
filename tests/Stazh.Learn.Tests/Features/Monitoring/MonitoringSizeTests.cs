using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>A region of a thousand people with maps and two thousand sites.</summary>
public sealed class MonitoringSizeTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Pages_and_files_send_at_most_six_commands_and_count_everybody()
    {
        var stop = TestContext.Current.CancellationToken;
        var coordinator = await app.ACoordinator();
        var districts = await app.Districts();
        var group = await app.AnInternship();
        var now = app.Clock.GetUtcNow();
        var severities = group.Package.Programme.Deficits.ToDictionary(d => d.Code, (_) => 0.6);
        await app.InDb(async db =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var mail = $"many{i}@stazh.example";
                var person = new Person
                {
                    Id = Guid.CreateVersion7(now), UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), FamilyName = "Многих", GivenName = $"{i}", Region = MonitoringApp.Region,
                    District = districts[i % districts.Count].Name, WorkPlace = $"Школа {i}", Position = i % 10 == 0 ? "методист" : "учитель", RegisteredAt = now, SecurityStamp = mail,
                };
                var enrolment = new Enrolment
                {
                    Id = Guid.CreateVersion7(now), RunId = group.RunId, PersonId = person.Id, Motivation = "", WorkPlace = person.WorkPlace, SchoolKey = mail, Region = person.Region, District = person.District, Position = person.Position, AppliedAt = now, SurveyToken = mail,
                };
                enrolment.Approve(coordinator.Id, 0, 5000, now);
                var map = new DeficitMap { EnrolmentId = enrolment.Id };
                map.Confirm(diagnosticsFinished: true, severities, now);
                db.AddRange(person, enrolment, map);
            }

            return await db.SaveChangesAsync(stop);
        });
        await app.InDb(async db =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var site = new InternshipSite { Id = Guid.CreateVersion7(now), Slug = $"many-{i}", Title = $"Площадка {i}", Kind = SiteKinds.Regional, Subject = MonitoringApp.Region, SubjectCode = "47", SitesUrl = $"https://example.org/{i}", Stamp = Guid.NewGuid() };
                site.Organisations.Add(new() { Id = Guid.CreateVersion7(now), Name = $"Школа {i}", Subject = site.Subject, District = districts[i % districts.Count].Name });
                db.Add(site);
                db.Add(new SiteStatus { Id = Guid.CreateVersion7(now), SiteId = site.Id, ActNumber = $"{i}", Body = "Институт", ActDate = new(2026, 1, 1), From = new(2026, 1, 1), To = new(2028, 1, 1) });
            }

            return await db.SaveChangesAsync(stop);
        });
        await app.Read(await app.InDb(db => db.Set<Person>().Where(p => p.FamilyName == "Многих").Select(p => p.Id).ToListAsync(stop)));
        using var visitor = await app.As(coordinator.Email!);
        await visitor.Number("Teachers", "5000");
        foreach (var address in new[]
        {
            "/monitoring", "/monitoring.xlsx", $"/monitoring/{districts[0].Id}", "/monitoring/indicators/users", "/monitoring/indicators/web-products", "/monitoring/denominators", "/monitoring/deficits", "/monitoring/deficits.xlsx", "/monitoring/demand",
        })
        {
            await visitor.Get(address);
            app.Sql.Reset();
            Assert.Equal(200, (await visitor.Get(address)).Status);
            Assert.True(app.Sql.Count <= 6, $"{address} sends {app.Sql.Count}:\n{string.Join("\n\n", app.Sql.Commands)}");
        }

        Assert.Contains("1000 из 5000", (await visitor.Get("/monitoring")).Text("#users"), StringComparison.Ordinal);
        Assert.Contains("Карт: 1000", (await visitor.Get("/monitoring/deficits")).Words, StringComparison.Ordinal);
        var rows = await visitor.Get("/monitoring/indicators/web-products");
        Assert.Equal(50, rows.Document.QuerySelectorAll("#rows .counted li").Length);
        Assert.Equal(50, (await visitor.Get(rows.Document.QuerySelector("#rows a[href*='after=']")!.GetAttribute("href")!)).Document.QuerySelectorAll("#rows .counted li").Length);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Sites;

/// <summary>The registry with two thousand sites more.</summary>
public sealed class ManySitesTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Two_thousand_sites_cost_no_page_more_than_six_commands()
    {
        await app.InDb(async db =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < 2000; i++)
            {
                var site = new InternshipSite
                {
                    Id = Guid.CreateVersion7(), Slug = $"many-{i}", Title = $"Площадка {i}", Kind = SiteKinds.Regional, Subject = "Ленинградская область", SubjectCode = "47", Targets = ["resilient"], Words = $"площадка {i}", Stamp = Guid.NewGuid(),
                };
                site.Organisations.Add(new() { Id = Guid.CreateVersion7(), Name = $"Школа {i}", Subject = "Ленинградская область", District = "Приозерский район" });
                site.Statuses.Add(new()
                {
                    Id = Guid.CreateVersion7(), SiteId = site.Id, ActNumber = $"{i}", ActDate = new(2025, 1, 1), Body = "Институт", From = new(2024, 1, 1), To = new DateOnly(2026, 1, 1).AddDays(i % 700),
                });
                db.Add(site);
            }

            await db.SaveChangesAsync();
        });
        var person = await app.APerson("many-keeper");
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        using var keeper = await app.As(person.Email!);
        var heavy = new List<string>();
        foreach (var address in new[]
                 {
                     "/sites", "/sites?subject=47", "/sites?q=площадка+17", "/sites?state=archive", "/sites?target=resilient", "/sites/terms", "/sites/terms?after=1000", "/sites/districts", "/sites/many-7",
                     "/sites/many-7/status", "/sites/many-7/people", "/sites/many-7/head", "/sites/many-7/events", "/sites/many-7/edit",
                 })
        {
            await keeper.Get(address);
            app.Sql.Reset();
            var page = await keeper.Get(address);
            if (page.Status != 200 || app.Sql.Count > 6)
            {
                heavy.Add($"{address}: {page.Status}, {app.Sql.Count} commands");
            }
        }

        Assert.Equal([], heavy);
    }
}

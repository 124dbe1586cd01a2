using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Network;

/// <summary>A region of two thousand sites and of long lists of networks. Plans, applications and monitoring have tests of their own size.</summary>
public sealed class NetworkSizeTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Region = "Ленинградская область";

    [Fact]
    public async Task Two_thousand_sites_and_five_hundred_rows_of_each_list_cost_every_page_at_most_six_commands()
    {
        var stop = TestContext.Current.CancellationToken;
        var (person, now, day) = (await app.APerson("size"), app.Clock.GetUtcNow(), new DateOnly(2026, 10, 1));
        await app.Grant(person, Role.Coordinator, region: Region);
        await app.InDb(async db =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var site = new InternshipSite { Id = Guid.CreateVersion7(now), Slug = $"size-{i}", Title = $"Площадка {i}", Kind = SiteKinds.Regional, Subject = Region, SubjectCode = "47", Stamp = Guid.NewGuid() };
                site.Organisations.Add(new() { Id = Guid.CreateVersion7(now), Name = $"Школа {i}", Subject = Region, District = "Лужский район" });
                db.Add(site);
                if (i % 4 > 0)
                {
                    continue;
                }

                var network = new MethodNetwork { Id = Guid.CreateVersion7(now), Slug = $"size-net-{i}", Region = Region, Title = $"Сеть {i}", From = day };
                var council = new Council { Id = Guid.CreateVersion7(now), Region = Region, Title = $"Совет {i}", OrderDate = day };
                var care = new SchoolCare { Id = Guid.CreateVersion7(now), Region = Region, SiteId = site.Id, School = $"Школа {i}", PersonId = person.Id, From = day };
                var workshop = new Workshop { Id = Guid.CreateVersion7(now), Region = Region, SiteId = site.Id, Title = $"Мастерская {i}", From = day };
                care.Consultations.Add(new() { Id = Guid.CreateVersion7(now), CareId = care.Id, On = day, Topic = "План" });
                workshop.Lessons.Add(new() { Id = Guid.CreateVersion7(now), WorkshopId = workshop.Id, On = day, Topic = "Занятие" });
                db.AddRange(network, council, care, workshop, new NetworkMember { Id = Guid.CreateVersion7(now), NetworkId = network.Id, Name = $"Служба {i}", From = day }, new Sitting { Id = Guid.CreateVersion7(now), CouncilId = council.Id, On = day });
                db.Add(new Agreement { Id = Guid.CreateVersion7(now), Region = Region, NetworkId = network.Id, FirstParty = "Институт", SecondParty = $"Служба {i}", CreatedAt = now });
            }

            return await db.SaveChangesAsync(stop);
        });
        using var visitor = await app.As(person.Email!);
        foreach (var address in new[]
        {
            "/sites", "/sites/districts", "/networks", "/networks/size-net-0", "/networks/size-net-0/events", "/networks/size-net-0/road", "/agreements", "/councils", "/councils/results?site=size-0", "/mentoring", "/workshops", "/workshops?site=size-0",
            "/workshops/entry", "/awarding", "/awarding/lists", "/awarding/windows", "/coordinator",
        })
        {
            await visitor.Get(address);
            app.Sql.Reset();
            Assert.Equal(200, (await visitor.Get(address)).Status);
            Assert.True(app.Sql.Count <= 6, $"{address} sends {app.Sql.Count}:\n{string.Join("\n\n", app.Sql.Commands)}");
        }

        foreach (var address in new[] { "/networks", "/agreements", "/mentoring", "/workshops" })
        {
            var next = (await visitor.Get(address)).Document.QuerySelector("main a[href*='after=']")!.GetAttribute("href")!;
            Assert.Equal(200, (await visitor.Get(next)).Status);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Indicators that count rows of the library, of networks and of contests; each row counted leads to its page.</summary>
public sealed class JoinedIndicatorsTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Readers_and_authors_of_the_library_are_counted_once_each_and_only_in_their_time()
    {
        var group = await app.AGroupOf([.. Enumerable.Repeat("Лужский район", 6)]);
        var people = group.Trainees.Select(t => t.PersonId).ToList();
        var (users, authors) = (await app.Counted("users"), await app.Counted("authors"));
        await app.Read(people);
        await app.Read(people.Take(3));
        await app.Read(people, new DateOnly(2027, 2, 1));
        Assert.Equal(users + 6, await app.Counted("users"));
        Assert.Equal(0, await app.Counted("users", new HalfYear(2026, 1)));
        await app.InDb(async db =>
        {
            for (var i = 0; i < 4; i++)
            {
                var resource = Resource.New(Guid.NewGuid(), $"author-{i}", people[i % 2], MonitoringApp.Region, "", MonitoringApp.AContent(), app.Clock.GetUtcNow());
                if (i < 3)
                {
                    resource.Publish("Иволга", null, app.Clock.GetUtcNow());
                }

                db.Add(resource);
            }

            await db.SaveChangesAsync();
        });
        Assert.Equal(authors + 2, await app.Counted("authors"));
        using var visitor = await app.As((await app.ACoordinator()).Email!);
        var page = await visitor.Get("/monitoring/indicators/authors");
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain(people.Select(p => p.ToString()), page.Body.Contains);
    }

    [Fact]
    public async Task Members_products_seminars_and_sittings_of_networks_are_counted_and_lead_to_their_pages()
    {
        var coordinator = await app.ACoordinator();
        var today = new DateOnly(2026, 11, 20);
        var before = (await app.Counted("network-members"), await app.Counted("network-products"), await app.Counted("seminars"), await app.Counted("council-sittings"));
        await app.InDb(async db =>
        {
            var networks = Enumerable.Range(0, 2).Select(i => new MethodNetwork { Id = Guid.NewGuid(), Slug = $"counted-{i}", Region = MonitoringApp.Region, Title = $"Сеть {i}", From = new(2026, 1, 1) }).ToList();
            var closed = new MethodNetwork { Id = Guid.NewGuid(), Slug = "counted-closed", Region = MonitoringApp.Region, Title = "Закрытая", From = new(2025, 1, 1), ClosedOn = new(2026, 2, 1) };
            db.AddRange([.. networks, closed]);
            foreach (var (network, name, until) in new[] { (networks[0], "Служба А", (DateOnly?)null), (networks[0], "Служба Б", null), (networks[1], "Служба А", null), (networks[1], "Ушедшая", new DateOnly(2026, 3, 1)), (closed, "Прежняя", null) })
            {
                db.Add(new NetworkMember { Id = Guid.NewGuid(), NetworkId = network.Id, Name = name, From = new(2026, 1, 10), Until = until });
            }

            foreach (var (product, done) in new[] { ("сборник", true), ("", true), ("ещё сборник", false) })
            {
                var stage = new RoadStage { Id = Guid.NewGuid(), NetworkId = networks[0].Id, Title = "Этап", Product = product, From = new(2026, 1, 1), To = today };
                Assert.True(!done || stage.Finish(today, today, "протокол") is null);
                db.Add(stage);
            }

            var plan = WorkPlan.For(new(PlanOwnerKind.Network, networks[0].Id), "Сеть 0", MonitoringApp.Region, PlanForm.Network, "План сети", PlanPeriod.SchoolYear(2026), coordinator.Id, app.Clock.GetUtcNow());
            var row = new PlanRow { Id = Guid.NewGuid(), PlanId = plan.Id, Position = 1, Number = "1", Title = "Обучающие семинары", Term = "октябрь" };
            row.Marks.Add(new() { Id = Guid.NewGuid(), RowId = row.Id, DueOn = new(2026, 10, 31), DoneOn = new(2026, 10, 20), Text = "Проведён", MarkedById = coordinator.Id });
            db.AddRange(plan, row);
            foreach (var (kind, held) in new[] { (CouncilKind.Coordination, true), (CouncilKind.Coordination, false), (CouncilKind.Quality, true) })
            {
                var council = new Council { Id = Guid.NewGuid(), Region = MonitoringApp.Region, Kind = kind, Title = $"Совет {kind} {held}" };
                var member = new Stazh.Learn.Features.Network.CouncilMember { Id = Guid.NewGuid(), CouncilId = council.Id, Name = "Клёнова", From = new(2026, 1, 1) };
                council.Members.Add(member);
                var sitting = new Sitting { Id = Guid.NewGuid(), CouncilId = council.Id, On = today };
                sitting.Agenda.Add(new() { Id = Guid.NewGuid(), SittingId = sitting.Id, Position = 1, Question = "О плане" });
                Assert.True(!held || sitting.Hold([member.Id], [member.Id], today) is null);
                db.AddRange(council, sitting);
            }

            await db.SaveChangesAsync();
        });
        Assert.Equal((before.Item1 + 2, before.Item2 + 1, before.Item3 + 1, before.Item4 + 1), (await app.Counted("network-members"), await app.Counted("network-products"), await app.Counted("seminars"), await app.Counted("council-sittings")));
        using var visitor = await app.As(coordinator.Email!);
        foreach (var code in new[] { "network-members", "network-products", "council-sittings", "seminars" })
        {
            foreach (var link in (await visitor.Get($"/monitoring/indicators/{code}")).Document.QuerySelectorAll("#rows .counted a").Select(a => a.GetAttribute("href")!))
            {
                Assert.Equal(200, (await visitor.Get(link)).Status);
            }
        }
    }

    [Fact]
    public async Task A_contest_counts_by_one_number_on_its_page_and_in_monitoring()
    {
        var coordinator = await app.ACoordinator();
        using var visitor = await app.As(coordinator.Email!);
        var before = (await app.Counted("contest"), await app.Counted("pilot"), await app.Counted("tryout"));
        var district = (await app.Districts()).Single(d => d.Name == "Волховский район");
        var applicant = await app.APerson("contest-counted", region: MonitoringApp.Region);
        var now = app.Clock.GetUtcNow();
        var window = new IntakeWindow { Id = Guid.NewGuid(), Region = MonitoringApp.Region, Title = "Конкурс района", Road = AwardingRoad.Contest, SiteKind = "Площадка", OpensOn = new(2026, 11, 1), ClosesOn = new(2026, 12, 1), CreatedAt = now };
        await app.InDb(async db =>
        {
            var plan = new StoredFile { Id = Guid.NewGuid(), OwnerId = applicant.Id, Hash = new('0', 64), Name = "План.docx", ContentType = "application/octet-stream", Purpose = "test", CreatedAt = now };
            db.AddRange(window, plan);
            foreach (var (name, withdrawn) in new[] { ("МОУ «А»", false), ("МОУ «А»", false), ("МОУ «Б»", false), ("МОУ «В»", true) })
            {
                var application = ApplicationDesk.Make(window, applicant, now);
                application.Write(new() { OrganisationName = name, LegalAddress = "г. Волхов", Phone = "1", Email = "a@stazh.example", OrganisationHead = "Кедров", SiteHead = "Осинин", Consultant = "нет" }, plan.Id);
                Assert.Null(application.Submit(window, true, DateOnly.FromDateTime(now.UtcDateTime), now));
                if (withdrawn)
                {
                    application.Withdraw(now);
                }

                db.Add(application);
            }

            await db.SaveChangesAsync();
        });
        var page = $"/awarding/contests/{window.Id}";
        Assert.Equal(302, (await visitor.Submit((await visitor.Get(page)).Form("#count"), ("district", district.Name), ("total", "8"), ("on", "2026-11-10"), ("source", "комитет образования"))).Status);
        Assert.Equal(302, (await visitor.Submit((await visitor.Get(page)).Form("#add-Pilot"), ("lines", "МОУ «А»\nМОУ «Б»\nМОУ «В»"))).Status);
        Assert.Equal(302, (await visitor.Submit((await visitor.Get(page)).Form("#add-Trial"), ("lines", "МОУ «А»\nМОУ «Б»"))).Status);
        Assert.Contains("25 % — 2 из 8 организаций", (await visitor.Get(page)).Words, StringComparison.Ordinal);
        Assert.Equal((before.Item1 + 2, before.Item2 + 3, before.Item3 + 2), (await app.Counted("contest"), await app.Counted("pilot"), await app.Counted("tryout")));
        var card = (await visitor.Get($"/monitoring/{district.Id}")).Text("#contest");
        Assert.Contains("25", card, StringComparison.Ordinal);
        Assert.Contains("2 из 8", card, StringComparison.Ordinal);
        Assert.Equal(page, (await visitor.Get("/monitoring/indicators/pilot")).Document.QuerySelector("#rows .counted a")!.GetAttribute("href"));
    }
}

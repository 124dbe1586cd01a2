using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Plans;

/// <summary>A region of many plans: fifty thousand rows.</summary>
public sealed class PlanSizeTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const int Plans = 500;
    private const int RowsOfAPlan = 100;
    private static readonly PlanPeriod Year = PlanPeriod.SchoolYear(2026);

    [Fact]
    public async Task Pages_send_at_most_six_commands_over_fifty_thousand_rows()
    {
        var stop = TestContext.Current.CancellationToken;
        var sites = await app.InDb(db => db.Set<InternshipSite>().Where(s => s.Subject == "Ленинградская область").OrderBy(s => s.Slug).ToListAsync(stop));
        var coordinator = await app.APerson("size-coordinator");
        await app.Grant(coordinator, Role.Coordinator, region: sites[0].Subject);
        var now = app.Clock.GetUtcNow();
        var (today, terms) = (new DateOnly(2026, 11, 24), new[] { "сентябрь", "один раз в квартал", "май", "за 3 недели до начала" });
        Guid last = default;
        for (var part = 0; part < 10; part++)
        {
            await app.InDb(async db =>
            {
                for (var i = 0; i < Plans / 10; i++)
                {
                    var site = sites[((part * 50) + i) % sites.Count];
                    var plan = WorkPlan.For(new(PlanOwnerKind.Site, site.Id), site.Title, site.Subject, PlanForm.Schedule, "План-график", Year, coordinator.Id, now);
                    plan.Sign(new(2026, 9, 1), today, RowsOfAPlan, coordinator.Id);
                    plan.Approve(new(2026, 9, 2), today, "Институт", coordinator.Id);
                    db.Add(plan);
                    last = plan.Id;
                    for (var n = 1; n <= RowsOfAPlan; n++)
                    {
                        var row = new PlanRow { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Position = n, Number = $"{n}", Title = $"Мероприятие {n}", Term = terms[n % 4], TermCode = TermReader.Read(terms[n % 4])!.Code };
                        row.Reckon(Year, []);
                        db.Add(row);
                    }
                }

                return await db.SaveChangesAsync(stop);
            });
        }

        Assert.Equal(Plans * RowsOfAPlan, await app.InDb(db => db.Set<PlanRow>().CountAsync(stop)));
        using var visitor = await app.As(coordinator.Email!);
        var slug = await app.InDb(db => db.Set<InternshipSite>().Where(s => db.Set<WorkPlan>().Any(p => p.Id == last && p.OwnerId == s.Id)).Select(s => s.Slug).FirstAsync(stop));
        foreach (var address in new[] { "/plans", "/plans?state=Approved", $"/plans/{last}", $"/plans/{last}?order=number", $"/plans/{last}.xlsx", $"/sites/{slug}/plans", "/coordinator" })
        {
            await visitor.Get(address);
            app.Sql.Reset();
            Assert.Equal(200, (await visitor.Get(address)).Status);
            Assert.True(app.Sql.Count <= 6, $"{address} sends {app.Sql.Count}:\n{string.Join("\n\n", app.Sql.Commands)}");
        }
    }
}

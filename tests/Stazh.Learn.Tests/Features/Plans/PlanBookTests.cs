using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Plans;

/// <summary>What other features ask of plans.</summary>
public sealed class PlanBookTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static readonly PlanPeriod Year = PlanPeriod.SchoolYear(2026);
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Rows_come_by_time_with_what_is_done_due_and_overdue()
    {
        var owner = new PlanOwner(PlanOwnerKind.Network, Guid.NewGuid());
        await APlan(owner, ("1", "один раз в квартал"), ("2", "сентябрь"), ("3", "март"));
        var rows = await Ask(p => p.RowsAsync(owner, Today, TestContext.Current.CancellationToken));
        Assert.Equal(["2", "1", "3"], rows.Select(r => r.Number));
        Assert.Equal([TimeState.Done], rows[0].Times.Select(t => t.State));
        Assert.Equal([TimeState.Due, TimeState.Ahead, TimeState.Ahead, TimeState.Ahead], rows[1].Times.Select(t => t.State));
        var line = Assert.Single(await Ask(p => p.OfAsync(owner, new(2027, 4, 1), TestContext.Current.CancellationToken)));
        Assert.Equal((3, 6, 1, 2), (line.Rows, line.Times, line.Done, line.OverdueRows));
    }

    [Fact]
    public async Task The_plan_of_an_application_goes_on_as_the_plan_of_the_site()
    {
        var (application, site) = (new PlanOwner(PlanOwnerKind.Application, Guid.NewGuid()), new PlanOwner(PlanOwnerKind.Site, Guid.NewGuid()));
        await APlan(application, ("1", "май"));
        await Ask(async p =>
        {
            await p.MoveAsync(application, site, "МБОУ «Лицей № 8»", Guid.NewGuid(), TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Empty(await Ask(p => p.OfAsync(application, Today, TestContext.Current.CancellationToken)));
        Assert.Equal("МБОУ «Лицей № 8»", Assert.Single(await Ask(p => p.OfAsync(site, Today, TestContext.Current.CancellationToken))).OwnerTitle);
    }

    [Fact]
    public async Task Figures_of_many_owners_come_in_one_command()
    {
        var owners = Enumerable.Range(0, 3).Select(_ => new PlanOwner(PlanOwnerKind.Project, Guid.NewGuid())).ToList();
        foreach (var owner in owners.Take(2))
        {
            await APlan(owner, ("1", "сентябрь"), ("2", "октябрь"));
        }

        app.Sql.Reset();
        var figures = await Ask(p => p.FiguresAsync(PlanOwnerKind.Project, [.. owners.Select(o => o.Id)], Today, TestContext.Current.CancellationToken));
        Assert.Equal(1, app.Sql.Count);
        Assert.Equal(2, figures.Count);
        Assert.All(figures, f => Assert.Equal((1, 2, 2, 1, 1), (f.Plans, f.Rows, f.Times, f.Done, f.OverdueRows)));
    }

    [Fact]
    public void A_plan_is_signed_then_approved_then_closed_and_a_returned_one_begins_anew()
    {
        var plan = WorkPlan.For(new(PlanOwnerKind.Region, Guid.NewGuid()), "Край", "Ленинградская область", PlanForm.Joint, "План", Year, Guid.NewGuid(), app.Clock.GetUtcNow());
        var by = Guid.NewGuid();
        Assert.IsType<PlanIsEmpty>(plan.Sign(Today, Today, 0, by));
        Assert.IsType<PlanDateIsAhead>(plan.Sign(Today.AddDays(1), Today, 1, by));
        Assert.IsType<PlanIsNotSigned>(plan.Approve(Today, Today, "Комитет", by));
        Assert.Null(plan.Sign(Today.AddDays(-1), Today, 1, by));
        Assert.IsType<ApprovedBeforeSigned>(plan.Approve(Today.AddDays(-2), Today, "Комитет", by));
        Assert.IsType<ApprovingBodyIsMissing>(plan.Approve(Today, Today, " ", by));
        Assert.Null(plan.Approve(Today, Today, "Комитет", by));
        Assert.Null(plan.Reopen());
        Assert.Equal((PlanState.Draft, null, null), (plan.State, plan.SignedOn, plan.ApprovedOn));
        Assert.Null(plan.Sign(Today, Today, 1, by));
        Assert.Null(plan.Approve(Today, Today, "Комитет", by));
        Assert.Null(plan.Close());
        Assert.IsType<PlanCannotBeReopened>(plan.Reopen());
    }

    [Fact]
    public void Numbers_order_by_their_parts() =>
        Assert.Equal(["1", "2", "5", "5.1", "5.1.1", "5.2", "10", "10.1"], new[] { "10.1", "5.1.1", "2", "10", "5.2", "5", "1", "5.1" }.Order(PlanNumbers.Order));

    [Fact]
    public void A_calendar_has_a_column_for_each_half_year() =>
        Assert.Equal(
            ["2020 (2 п/г)", "2021 (1 п/г)", "2021 (2 п/г)", "2022 (1 п/г)", "2022 (2 п/г)", "2023 (1 п/г)"],
            PlanForms.HalfYears(new(new(2020, 7, 1), new(2023, 6, 30))).Select(h => h.Head));

    [Fact]
    public void Terms_counted_from_internships_come_once_for_each_of_them()
    {
        var row = new PlanRow { Number = "1", Title = "Письмо", Term = "за 3 недели до начала", TermCode = TermReader.Read("за 3 недели до начала")!.Code };
        row.Reckon(Year, [new(new(2026, 11, 9), new(2026, 12, 6)), new(new(2027, 3, 1), new(2027, 3, 28))]);
        Assert.Equal((2, 0, new DateOnly(2026, 10, 19), true), (row.Times, row.TimesDone, row.NextDue!.Value, row.FollowsRuns));
    }

    /// <summary>An approved plan for 2026/2027; whatever fell due in September is reported on.</summary>
    private Task<int> APlan(PlanOwner owner, params (string Number, string Term)[] rows) => Ask(async (plans, db) =>
    {
        var now = app.Clock.GetUtcNow();
        var plan = plans.Create(new(owner, "Площадка", "Ленинградская область", PlanForm.Schedule, Year), Guid.NewGuid());
        foreach (var (number, term) in rows)
        {
            var row = new PlanRow { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Number = number, Title = $"Мероприятие {number}", Term = term, TermCode = TermReader.Read(term)!.Code };
            row.Reckon(Year, []);
            if (row.NextDue == new DateOnly(2026, 9, 30))
            {
                row.Marks.Add(new() { Id = Guid.CreateVersion7(now), RowId = row.Id, DueOn = new(2026, 9, 30), DoneOn = new(2026, 9, 15), Text = "Проведено" });
                row.Reckon(Year, []);
            }

            db.Add(row);
        }

        Assert.Null(plan.Sign(new(2026, 9, 1), Today, rows.Length, Guid.NewGuid()));
        Assert.Null(plan.Approve(new(2026, 9, 2), Today, "Комитет", Guid.NewGuid()));
        return 0;
    });

    private Task<T> Ask<T>(Func<IPlans, Task<T>> work) => Ask((plans, _) => work(plans));

    private async Task<T> Ask<T>(Func<IPlans, AppDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var result = await work(scope.ServiceProvider.GetRequiredService<IPlans>(), db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return result;
    }
}

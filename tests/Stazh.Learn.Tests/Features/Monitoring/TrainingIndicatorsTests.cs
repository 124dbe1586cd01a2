using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Qualification of teachers and specialists and coverage by the system of growth: people of a region known by hand.</summary>
public sealed class TrainingIndicatorsTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Teachers = "training-teachers";
    private const string Specialists = "training-specialists";
    private const string Coverage = "coverage";

    private static readonly DateOnly Day = new(2026, 10, 15);

    [Fact]
    public async Task Whoever_holds_a_qualification_in_force_is_counted_once_and_methodists_apart()
    {
        var region = await KnownRegion.Make(app, "Край документов");
        var people = await region.People(6);
        foreach (var person in people)
        {
            await region.ADocument(person, Day);
        }

        await region.ADocument(people[0], Day, programme: "Вторая программа");
        await region.ADocument(await region.APerson(KnownRegion.South, "директор"), Day);
        foreach (var position in new[] { "методист", "Методист ТМС", "главный специалист", "Специалист комитета образования", "старший методист" })
        {
            await region.ADocument(await region.APerson(KnownRegion.South, position), Day);
        }

        await region.ADocument(await region.APerson(), Day, DocumentKind.Certificate);
        await region.ADocument(await region.APerson(region: "Соседний край"), Day);
        await region.ADocument(await region.APerson(erased: true), Day);
        var annulled = await region.ADocument(await region.APerson(), Day);
        await app.InDb(async db =>
        {
            db.Attach(annulled);
            Assert.Null(annulled.Annul("выдан по ошибке", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        Assert.Equal((7, 5), (await region.Counted(Teachers), await region.Counted(Specialists)));
        Assert.Equal((6, 1), (await region.Counted(Teachers, district: KnownRegion.North), await region.Counted(Teachers, district: KnownRegion.South)));
    }

    [Fact]
    public async Task The_last_day_of_a_half_year_is_in_it_and_a_correction_does_not_move_the_training()
    {
        var region = await KnownRegion.Make(app, "Край краёв");
        await region.ADocument(await region.APerson(), new(2026, 6, 30));
        await region.ADocument(await region.APerson(), new(2026, 7, 1));
        await region.ADocument(await region.APerson(), new(2026, 12, 31));
        await region.ADocument(await region.APerson(), new(2027, 1, 1));
        var first = await region.ADocument(await region.APerson(), new(2026, 5, 20));
        await app.InDb(async db =>
        {
            db.Attach(first);
            Assert.Null(first.Replace("ошибка в фамилии", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await region.ADocument(first.PersonId, new(2026, 11, 2), enrolment: first.EnrolmentId, act: new(2026, 5, 20));
        Assert.Equal((2, 4, 5), (await region.Counted(Teachers, new(2026, 1)), await region.Counted(Teachers), await region.Counted(Teachers, new(2027, 1))));
        Assert.Equal(0, await region.Counted(Teachers, new(2025, 2)));
    }

    [Fact]
    public async Task Seven_of_seventeen_teachers_are_forty_one_per_cent_and_of_eighteen_are_not()
    {
        var region = await KnownRegion.Make(app, "Край долей");
        using var visitor = await region.Coordinator();
        var nothing = await visitor.Get($"/monitoring/indicators/{Teachers}");
        Assert.Equal(("—", "0"), (nothing.Said("Факт"), nothing.Said("Числитель")));
        Assert.Contains("нет знаменателя", nothing.Text(".lead-line"), StringComparison.Ordinal);
        foreach (var person in await region.People(7))
        {
            await region.ADocument(person, Day, programme: "Русский язык");
        }

        await region.Number(DenominatorKind.Teachers, 17, new(2026, 9, 20));
        await region.Number(DenominatorKind.Teachers, 1, new(2026, 11, 25));
        var met = await visitor.Get($"/monitoring/indicators/{Teachers}");
        Assert.Equal(("не менее 41\u00a0%", "41,1\u00a0%", "7"), (met.Said("План"), met.Said("Факт"), met.Said("Числитель")));
        Assert.Contains("17 на 20 сентября 2026", met.Said("Знаменатель").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("выполнен", met.Text(".lead-line .done"), StringComparison.Ordinal);
        Assert.Equal(("7", "7", null), (met.Cell(KnownRegion.North), met.Cell("Русский язык"), met.Cell(KnownRegion.South)));
        Assert.Contains("нет знаменателя", (await visitor.Get($"/monitoring/indicators/{Teachers}?half=2026-1")).Text(".lead-line"), StringComparison.Ordinal);
        await region.Number(DenominatorKind.Teachers, 18, new(2026, 11, 24));
        var missed = await visitor.Get($"/monitoring/indicators/{Teachers}");
        Assert.Equal("38,8\u00a0%", missed.Said("Факт"));
        Assert.Contains("До цели не хватает: 1.", missed.Text("#formula .warning"), StringComparison.Ordinal);
        var district = (await visitor.Get($"/monitoring/{await region.District(KnownRegion.North)}")).Text($"#{Teachers}");
        Assert.Contains("нет знаменателя", district, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_specialists_are_hidden_and_five_of_twenty_five_are_twenty_per_cent()
    {
        var region = await KnownRegion.Make(app, "Край методистов");
        using var visitor = await region.Coordinator();
        await region.Number(DenominatorKind.MethodSpecialists, 25, new(2026, 1, 1));
        foreach (var person in await region.People(4, position: "методист"))
        {
            await region.ADocument(person, Day);
        }

        var few = await visitor.Get($"/monitoring/indicators/{Specialists}");
        Assert.Equal(("скрыто", "скрыто", "скрыто"), (few.Said("Факт"), few.Said("Числитель"), few.Cell(KnownRegion.North)));
        Assert.Empty(few.Text("#formula .warning"));
        Assert.Contains("скрыто", (await visitor.Get("/monitoring")).Text($"#{Specialists} .fact"), StringComparison.Ordinal);
        await region.ADocument(await region.APerson(position: "методист"), Day);
        var five = await visitor.Get($"/monitoring/indicators/{Specialists}");
        Assert.Equal(("20\u00a0%", "5", "5"), (five.Said("Факт"), five.Said("Числитель"), five.Cell(KnownRegion.North)));
        Assert.Contains("выполнен", five.Text(".lead-line .done"), StringComparison.Ordinal);
        await region.Number(DenominatorKind.MethodSpecialists, 26, new(2026, 1, 2));
        Assert.Contains("До цели не хватает: 1.", (await visitor.Get($"/monitoring/indicators/{Specialists}")).Text("#formula .warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teachers_with_an_approved_route_are_covered_once_and_by_the_clock_of_Moscow()
    {
        var region = await KnownRegion.Make(app, "Край роста");
        using var visitor = await region.Coordinator();
        var at = new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);
        foreach (var position in new[] { "учитель", "Учитель начальных классов", "учитель-логопед", "УЧИТЕЛЬ", "заместитель директора, учитель химии" })
        {
            await region.ARoute(await region.AnEnrolment(await region.APerson(position: position)), RouteState.Approved, at);
        }

        var twice = await region.APerson(KnownRegion.South);
        var enrolment = await region.AnEnrolment(twice);
        await region.ARoute(enrolment, RouteState.Approved, at);
        await region.ARoute(enrolment, RouteState.Approved, at.AddDays(9), number: 2);
        await region.ARoute(await region.AnEnrolment(twice), RouteState.Approved, at);
        foreach (var position in new[] { "методист", "воспитатель", "педагог-психолог", "" })
        {
            await region.ARoute(await region.AnEnrolment(await region.APerson(position: position)), RouteState.Approved, at);
        }

        foreach (var state in new[] { RouteState.Draft, RouteState.Submitted, RouteState.Returned })
        {
            await region.ARoute(await region.AnEnrolment(await region.APerson()), state, at);
        }

        await region.ARoute(await region.AnEnrolment(await region.APerson(region: "Соседний край роста")), RouteState.Approved, at);
        Assert.Equal((6, 5, 1), (await region.Counted(Coverage), await region.Counted(Coverage, district: KnownRegion.North), await region.Counted(Coverage, district: KnownRegion.South)));
        await region.ARoute(await region.AnEnrolment(await region.APerson(KnownRegion.South)), RouteState.Approved, new(2026, 12, 31, 20, 59, 59, TimeSpan.Zero));
        Assert.Equal((7, 0), (await region.Counted(Coverage), await region.Counted(Coverage, new(2026, 1))));
        await region.ARoute(await region.AnEnrolment(await region.APerson(KnownRegion.South)), RouteState.Approved, new(2026, 12, 31, 21, 0, 0, TimeSpan.Zero));
        Assert.Equal((7, 8), (await region.Counted(Coverage), await region.Counted(Coverage, new(2027, 1))));
        await region.Number(DenominatorKind.SchoolTeachers, 14, new(2026, 11, 24));
        var half = await visitor.Get($"/monitoring/indicators/{Coverage}");
        Assert.Equal(("50\u00a0%", "7"), (half.Said("Факт"), half.Said("Числитель")));
        Assert.Contains("выполнен", half.Text(".lead-line .done"), StringComparison.Ordinal);
        // Two of the south are few: with the total they could be worked out from the north, so that is not said either.
        Assert.Equal(("скрыто", "скрыто"), (half.Cell(KnownRegion.North), half.Cell(KnownRegion.South)));
        Assert.Empty(half.Document.QuerySelectorAll("#rows a"));
    }

    [Fact]
    public async Task A_denominator_of_nobody_gives_no_share()
    {
        var region = await KnownRegion.Make(app, "Край пустоты");
        using var visitor = await region.Coordinator();
        await region.Number(DenominatorKind.SchoolTeachers, 0, new(2026, 1, 1));
        foreach (var person in await region.People(5))
        {
            await region.ARoute(await region.AnEnrolment(person), RouteState.Approved, app.Clock.GetUtcNow());
        }

        var page = await visitor.Get($"/monitoring/indicators/{Coverage}");
        Assert.Equal(("—", "5"), (page.Said("Факт"), page.Said("Числитель")));
        Assert.Contains("нет знаменателя", page.Text(".lead-line"), StringComparison.Ordinal);
        Assert.Contains("нет знаменателя", (await visitor.Get("/monitoring")).Text($"#{Coverage}"), StringComparison.Ordinal);
    }
}

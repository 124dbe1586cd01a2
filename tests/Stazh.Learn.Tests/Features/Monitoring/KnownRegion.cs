using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>A region in which there is nothing but what a test lays down, so that every number of it is known by hand.</summary>
internal sealed class KnownRegion(StazhApp app, string name, GroupOfTrainees group)
{
    public const string North = "Северный район";
    public const string South = "Южный район";

    public static readonly HalfYear Now = new(2026, 2);

    private int sequence;

    public string Name => name;

    public static async Task<KnownRegion> Make(StazhApp app, string name)
    {
        var group = await app.AnInternship();
        await app.InDb(async db =>
        {
            db.AddRange(new[] { North, South }.Select(d => new District { Id = Guid.NewGuid(), Subject = name, Name = d, Consultants = 1 }));
            await db.SaveChangesAsync();
        });
        return new(app, name, group);
    }

    public Task Add(params object[] rows) => app.InDb(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    /// <summary>A number in force from the day.</summary>
    public Task Number(DenominatorKind kind, int value, DateOnly on, string district = "") =>
        Add(new Denominator { Id = Guid.NewGuid(), Region = name, District = district, Kind = kind, Value = value, On = on, Source = $"форма {value}", EnteredAt = app.Clock.GetUtcNow(), EnteredById = group.TutorId });

    public async Task<Guid> APerson(string district = North, string position = "учитель", string? region = null, bool erased = false)
    {
        var (now, mail) = (app.Clock.GetUtcNow(), $"{Guid.NewGuid():n}@stazh.example");
        var person = new Person
        {
            Id = Guid.CreateVersion7(now), UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), FamilyName = "Известная", GivenName = "Анна", Region = region ?? name,
            District = district, WorkPlace = "Школа", Position = position, RegisteredAt = now, SecurityStamp = mail, ErasedAt = erased ? now : null,
        };
        await Add(person);
        return person.Id;
    }

    public async Task<IReadOnlyList<Guid>> People(int count, string district = North, string position = "учитель")
    {
        var people = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await APerson(district, position));
        }

        return people;
    }

    public async Task<Guid> AnEnrolment(Guid person)
    {
        var now = app.Clock.GetUtcNow();
        var enrolment = new Enrolment { Id = Guid.CreateVersion7(now), RunId = group.RunId, PersonId = person, Motivation = "", WorkPlace = "Школа", SchoolKey = $"{person}", Region = name, Position = "учитель", AppliedAt = now, SurveyToken = $"{Guid.NewGuid():n}" };
        await Add(enrolment);
        return enrolment.Id;
    }

    /// <summary>A document of an internship of its own, under the act of that day.</summary>
    public async Task<CompletionDocument> ADocument(Guid person, DateOnly on, DocumentKind kind = DocumentKind.Qualification, Guid? enrolment = null, DateOnly? act = null, string programme = "Программа")
    {
        var (now, actId) = (app.Clock.GetUtcNow(), Guid.NewGuid());
        var document = new CompletionDocument
        {
            Id = Guid.CreateVersion7(now), ActId = actId, RunId = group.RunId, EnrolmentId = enrolment ?? await AnEnrolment(person), PersonId = person, SiteId = group.SiteId, Region = name, Kind = kind, Year = on.Year, Sequence = ++sequence,
            Number = $"{on.Year}-{sequence}", Code = CompletionDocument.NewCode(), FullName = "Известная Анна", ProgrammeTitle = programme, Hours = 36, SiteTitle = "Лицей", StartsOn = on.AddDays(-20), EndsOn = on, IssuedOn = on, IssuedAt = now, Operator = "Институт",
        };
        await Add(new IssueAct { Id = actId, RunId = group.RunId, Number = $"{sequence}", Date = act ?? on, IssuedAt = now, IssuedById = group.TutorId }, document);
        return document;
    }

    /// <summary>A version of a route, as far as it has come.</summary>
    public async Task ARoute(Guid enrolment, RouteState state, DateTimeOffset at, int number = 1)
    {
        var route = LearningRoute.New(enrolment, RouteKind.Main, number, 120, at);
        route.Items.Add(new() { Id = Guid.NewGuid(), RouteId = route.Id, Key = Guid.NewGuid(), Title = "Задание" });
        Assert.True(state == RouteState.Draft || route.Submit(mapConfirmed: true, [], null, at) is null);
        Assert.Null(state == RouteState.Approved ? route.Approve(group.TutorId, null, at) : state == RouteState.Returned ? route.Return("Дополните", at) : null);
        await Add(route);
    }

    public async Task<InternshipSite> ASite(string title, string url = "", params string[] districts)
    {
        var site = new InternshipSite { Id = Guid.CreateVersion7(app.Clock.GetUtcNow().AddSeconds(++sequence)), Slug = $"known-{Guid.NewGuid():n}", Title = title, Kind = SiteKinds.Regional, Subject = name, SubjectCode = "47", SitesUrl = url, Stamp = Guid.NewGuid() };
        site.Organisations.AddRange(districts.Select(d => new Organisation { Id = Guid.NewGuid(), Name = $"{title}, {d}", Subject = name, District = d }));
        await Add(site);
        return site;
    }

    public async Task<WorkPlan> APlan(PlanOwner owner, DateOnly from, DateOnly to, bool approved = true, PlanForm form = PlanForm.Schedule)
    {
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var plan = WorkPlan.For(owner, "Площадка плана", name, form, "План", new(from, to), group.TutorId, app.Clock.GetUtcNow());
        Assert.True(!approved || (plan.Sign(from < today ? from : today, today, 1, group.TutorId) is null && plan.Approve(today, today, "Институт", group.TutorId) is null));
        await Add(plan);
        return plan;
    }

    public async Task AReport(WorkPlan plan, ReportKind kind, ReportState state, DateTimeOffset at, DateOnly? from = null)
    {
        var report = new PlanReport { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), PlanId = plan.Id, Kind = kind, From = from ?? plan.From, To = plan.To, CreatedAt = at, CreatedById = group.TutorId };
        Assert.Null(report.Write("предмет", "цели", "динамика", "выводы"));
        Assert.True(state == ReportState.Draft || report.Send([], group.TutorId, at) is null);
        Assert.True(state is ReportState.Draft or ReportState.Sent || report.Decide(state == ReportState.Accepted, "неполон", group.TutorId, at) is null);
        await Add(report);
    }

    /// <summary>How many the indicator counts up to the end of the half-year; the whole region when no district is named.</summary>
    public async Task<int> Counted(string code, HalfYear? half = null, string district = IndicatorCount.Whole, DateOnly? today = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var indicator = Indicators.Find(code)!;
        return (await scope.ServiceProvider.GetRequiredService<IndicatorBook>().CountAsync([indicator], name, half ?? Now, today ?? new(2026, 11, 24), TestContext.Current.CancellationToken)).Raw(indicator, district);
    }

    public async Task<Visitor> Coordinator() => await app.As((await app.ACoordinator(name)).Email!);

    public Task<Guid> District(string district) => app.InDb(db => db.Set<District>().Where(d => d.Subject == name && d.Name == district).Select(d => d.Id).SingleAsync());
}

internal static class IndicatorAnswers
{
    /// <summary>A cell of the facts of an indicator's page.</summary>
    public static string Said(this Answer page, string term) => page.Document.QuerySelectorAll("#formula dt").Single(d => d.TextContent == term).NextElementSibling!.TextContent.Trim();

    /// <summary>A cell of its lists of districts and programmes; null when the row is not there.</summary>
    public static string? Cell(this Answer page, string row) => page.Document.QuerySelectorAll("#rows th[scope=row]").SingleOrDefault(h => h.TextContent == row)?.NextElementSibling!.TextContent;

    /// <summary>What is listed, with addresses.</summary>
    public static IReadOnlyList<(string Title, string Address)> Listed(this Answer page) => [.. page.Document.QuerySelectorAll("#rows .counted a").Select(a => (a.TextContent, a.GetAttribute("href")!))];
}

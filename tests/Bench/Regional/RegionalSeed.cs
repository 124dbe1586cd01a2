using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;

namespace Stazh.Bench.Regional;

/// <summary>One region of 2,000 sites, 500 applications and 50,000 rows of plans beside the demonstration, and the pages of the regional half there.</summary>
internal sealed class RegionalSeed(AppDb db)
{
    private const string Region = "Ленинградская область";
    private const int Sites = 2000;
    private const int Applications = 500;
    private const int Plans = 500;
    private const int RowsOfAPlan = 100;
    private static readonly string[] Terms = ["сентябрь", "один раз в квартал", "май", "за 3 недели до начала"];

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
    private readonly List<InternshipSite> sites = [];

    /// <summary>A page and whose: “-” is nobody's.</summary>
    public sealed record Reader(string Mailbox, string Address);

    public async Task<IReadOnlyList<Reader>> AddAsync()
    {
        var people = await db.Set<Person>().Where(p => p.UserName!.EndsWith("@stazh.example")).ToDictionaryAsync(p => p.UserName!.Replace("@stazh.example", "", StringComparison.Ordinal));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await AddSitesAsync();
        var plan = await AddPlansAsync(people["coordinator1"].Id);
        await AddApplicationsAsync(people["trainee2"], people["expert1"].Id, people["coordinator1"].Id);
        return await PagesAsync(plan);
    }

    private async Task AddSitesAsync()
    {
        var districts = await db.Set<District>().Where(d => d.Subject == Region).OrderBy(d => d.Name).Select(d => d.Name).ToListAsync();
        for (var i = 0; i < Sites; i++)
        {
            var site = new InternshipSite
            {
                Id = Guid.CreateVersion7(now), Slug = $"bench-{i}", Title = $"Стажировочная площадка на базе школы № {i}", Kind = SiteKinds.Regional, Subject = Region, SubjectCode = "47", Targets = ["resilient"], Words = $"стажировочная площадка на базе школы № {i}", Stamp = Guid.NewGuid(),
            };
            site.Organisations.Add(new() { Id = Guid.CreateVersion7(now), Name = $"МБОУ «СОШ № {i}»", Subject = Region, District = districts[i % districts.Count] });
            site.Statuses.Add(new() { Id = Guid.CreateVersion7(now), SiteId = site.Id, ActNumber = $"{i}", ActDate = today.AddDays(-700), Body = "Институт", From = today.AddDays(-690), To = today.AddDays((i % 700) - 100) });
            sites.Add(site);
            db.Add(site);
        }

        await SaveAsync();
    }

    private async Task<Guid> AddPlansAsync(Guid by)
    {
        var year = PlanPeriod.SchoolYearOf(today);
        Guid last = default;
        for (var i = 0; i < Plans; i++)
        {
            var plan = WorkPlan.For(new(PlanOwnerKind.Site, sites[i].Id), sites[i].Title, Region, PlanForm.Schedule, "План-график", year, by, now);
            plan.Sign(year.From, today, RowsOfAPlan, by);
            plan.Approve(year.From.AddDays(1), today, "Институт", by);
            db.Add(plan);
            for (var n = 1; n <= RowsOfAPlan; n++)
            {
                var row = new PlanRow { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Position = n, Number = $"{n}", Title = $"Мероприятие {n}", Responsible = "заместитель директора", Term = Terms[n % 4], TermCode = TermReader.Read(Terms[n % 4])!.Code };
                row.Reckon(year, []);
                db.Add(row);
            }

            var report = new PlanReport { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Kind = ReportKind.Year, From = year.From, To = year.To, CreatedAt = now, CreatedById = by };
            report.Write("", "Цели плана достигнуты.", "Средний уровень дефицитов снизился.", "");
            report.Send([.. Enumerable.Range(1, RowsOfAPlan).Select(n => new ReportLine($"{n}", $"Мероприятие {n}", Terms[n % 4], "заместитель директора", 1, n % 2, "Проведено", ""))], by, now);
            db.Add(report);
            last = plan.Id;
            if (i % 50 == 49)
            {
                await SaveAsync();
            }
        }

        return last;
    }

    private async Task AddApplicationsAsync(Person applicant, Guid expert, Guid by)
    {
        var window = await db.Set<IntakeWindow>().OrderBy(w => w.Id).FirstAsync(w => db.Set<StatusApplication>().Any(a => a.WindowId == w.Id && db.Set<ExpertConclusion>().Any(c => c.ApplicationId == a.Id)));
        var council = await db.Set<ExpertCouncil>().OrderBy(c => c.Id).FirstAsync();
        var plan = await db.Set<StatusApplication>().Where(a => a.PlanFileId != null).Select(a => a.PlanFileId).FirstAsync();
        for (var i = 0; i < Applications; i++)
        {
            var application = ApplicationDesk.Make(window, applicant, now);
            application.Write(new() { OrganisationName = $"МОУ «СОШ № {i}»", LegalAddress = "г. Луга", Phone = "1", Email = "a@stazh.example", OrganisationHead = "Кедров", SiteHead = "Осинин", Consultant = "нет" }, plan);
            application.Submit(window, true, today, now);
            application.Accept(now, by);
            db.Add(application);
            db.Add(new ExpertConclusion { Id = Guid.CreateVersion7(now), ApplicationId = application.Id, Version = 1, CouncilId = council.Id, ExpertId = expert, AssignedAt = now, DueOn = today.AddDays(10) });
            if (i % 2 == 0)
            {
                application.EndExpertise(now, 70);
            }
        }

        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private async Task<IReadOnlyList<Reader>> PagesAsync(Guid plan)
    {
        var site = sites[Plans - 1].Slug;
        var district = await db.Set<District>().Where(d => d.Name == "Лужский район").Select(d => d.Id).SingleAsync();
        var application = await db.Set<StatusApplication>().OrderBy(a => a.Id).Where(a => a.State == ApplicationState.UnderReview).Select(a => a.Id).LastAsync();
        var window = await db.Set<StatusApplication>().Where(a => a.Id == application).Select(a => a.WindowId).SingleAsync();
        var conclusion = await db.Set<ExpertConclusion>().OrderBy(c => c.Id).Where(c => c.SubmittedAt == null).Select(c => c.Id).LastAsync();
        var report = await db.Set<PlanReport>().Where(r => r.PlanId == plan).Select(r => r.Id).SingleAsync();
        var council = await db.Set<ExpertCouncil>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        var sitting = await db.Set<CouncilSitting>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        var contest = await db.Set<StatusContest>().OrderBy(c => c.WindowId).Select(c => c.WindowId).FirstAsync();
        var form = await db.Set<MonitoringWindow>().OrderByDescending(w => w.Year).ThenByDescending(w => w.Number).Select(w => w.Id).FirstAsync();
        var network = await db.Set<MethodNetwork>().OrderBy(n => n.Id).Select(n => n.Slug).FirstAsync();
        var agreement = await db.Set<Agreement>().OrderBy(a => a.Id).Select(a => a.Id).FirstAsync();
        var netCouncil = await db.Set<Council>().OrderBy(c => c.Kind).Select(c => c.Id).FirstAsync();
        var workshop = await db.Set<Workshop>().OrderBy(w => w.Title).Select(w => w.Id).FirstAsync();
        var paper = await db.Set<Paper>().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var resource = await db.Set<Resource>().Where(r => r.IsShown && r.OwnerId != null).OrderBy(r => r.Id).Select(r => r.Slug).FirstAsync();
        string[] open = ["/", "/sites", "/sites?q=школы+17", "/sites/districts", $"/sites/{site}", $"/plans/{plan}", $"/sites/{site}/plans", "/library", $"/library/{resource}", "/networks", "/workshops"];
        string[] coordinators =
        [
            "/sites", "/sites/terms", "/sites/addresses", $"/sites/districts/{district}", $"/sites/{site}", $"/sites/{site}/status", $"/sites/{site}/people", $"/sites/{site}/head", $"/sites/{site}/events", $"/sites/{site}/edit",
            "/plans", $"/plans/{plan}", $"/reports/{report}", $"/sites/{site}/plans",
            "/awarding", "/awarding/windows", $"/awarding/windows/{window}", "/awarding/councils", $"/awarding/councils/{council}", $"/awarding/sittings/{sitting}", $"/awarding/contests/{contest}", "/awarding/lists", $"/applications/{application}", $"/applications/{application}/experts",
            "/papers", $"/papers/{paper}", "/papers/templates", "/papers/registers",
            "/networks", $"/networks/{network}", $"/networks/{network}/events", $"/networks/{network}/road", "/agreements", $"/agreements/{agreement}", "/councils", $"/councils/{netCouncil}", "/mentoring", "/workshops", $"/workshops/{workshop}",
            "/library", "/library/desk", "/library/packages", "/library/contests", "/library/events",
            "/monitoring", $"/monitoring/{district}", "/monitoring/indicators/users", "/monitoring/indicators/web-products", "/monitoring/denominators", "/monitoring/deficits", "/monitoring/demand", "/monitoring/forms", $"/monitoring/forms/{form}", "/monitoring/sites", $"/monitoring/sites/{site}", "/monitoring/meetings",
            "/coordinator", "/calendar", "/documents",
        ];
        string[] experts = ["/expert", $"/expert/{conclusion}"];
        return [.. open.Select(a => new Reader("", a)), .. coordinators.Select(a => new Reader("coordinator1@stazh.example", a)), .. experts.Select(a => new Reader("expert1@stazh.example", a))];
    }
}

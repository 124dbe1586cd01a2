using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Browser;

/// <summary>Whose eyes a page is looked at with, and at which address.</summary>
public sealed record Visit(string Mailbox, string Address);

/// <summary>For every page of the program one address with something true to show, from the demonstration.</summary>
public sealed class Sitemap
{
    public const string Nobody = "";

    private readonly Dictionary<string, Visit> visits = [];

    public IReadOnlyDictionary<string, Visit> Visits => visits;

    public static async Task<Sitemap> OfAsync(StazhApp app, CancellationToken stop)
    {
        var map = new Sitemap();
        await app.HandleOutbox();
        await app.InDb(db => map.FillAsync(db, stop));
        return map;
    }

    private async Task FillAsync(AppDb db, CancellationToken stop)
    {
        var runs = await db.Set<ProgrammeRun>().OrderBy(r => r.StartsOn).Skip(1).Select(r => r.Id).ToListAsync(stop);
        var (finished, third, second, first, enrolling) = (runs[0], runs[1], runs[2], runs[4], runs[5]);
        var alone = runs[3];
        async Task<Enrolment> Enrolled(Guid run, string mailbox) =>
            await db.Set<Enrolment>().SingleAsync(e => e.RunId == run && db.Set<Person>().Any(p => p.Id == e.PersonId && p.UserName == mailbox + "@stazh.example"), stop);
        var inSecond = (await Enrolled(second, "trainee1")).Id;
        var inThird = (await Enrolled(third, "trainee3")).Id;
        var inFinished = (await Enrolled(finished, "trainee8")).Id;
        Add("/learn/{id:guid}/diary", "trainee4", $"/learn/{(await Enrolled(alone, "trainee4")).Id}/diary");
        var inFirst = await Enrolled(first, "trainee7");
        var person = await db.Set<Person>().Where(p => p.UserName == "trainee1@stazh.example").Select(p => p.Id).SingleAsync(stop);

        Anonymous("/", "/sites", "/sites/districts", "/programs", "/calendar", "/news", "/faq", "/support", "/sections", "/search",
            "/account/sign-in", "/account/register", "/account/forgot", "/account/erased");
        Add("/error/{code:int}", Nobody, "/error/404");
        Add("/account/reset", Nobody, "/account/reset?person=x&token=x");
        Add("/account/confirm", Nobody, "/account/confirm?person=x&token=x");
        Add("/account/sign-in/code", Nobody, "/account/sign-in");
        Add("/sites/{slug}", Nobody, "/sites/" + await db.Set<InternshipSite>().Where(s => s.IsDoubtful).Select(s => s.Slug).FirstAsync(stop));
        Add("/sites/{slug}/edit", "coordinator1", $"/sites/{await db.Set<InternshipSite>().Where(s => s.Subject == "Ленинградская область").Select(s => s.Slug).FirstAsync(stop)}/edit");
        var status = await db.Set<SiteStatus>().Where(s => s.ActNumber == "57").Select(s => new { s.Id, db.Set<InternshipSite>().Single(i => i.Id == s.SiteId).Slug }).SingleAsync(stop);
        Add("/sites/{slug}/status", "coordinator1", $"/sites/{status.Slug}/status");
        Add("/sites/{slug}/status/{id:guid}/end", "coordinator1", $"/sites/{status.Slug}/status/{status.Id}/end");
        foreach (var page in new[] { "people", "head", "events" })
        {
            Add($"/sites/{{slug}}/{page}", "coordinator1", $"/sites/{status.Slug}/{page}");
        }

        Add("/sites/districts/{id:guid}", "coordinator1", $"/sites/districts/{await db.Set<District>().Where(d => d.Name == "Лужский район").Select(d => d.Id).FirstAsync(stop)}");
        Add("/sites/terms", "coordinator1", "/sites/terms");
        Add("/sites/entry/{slug?}", "coordinator1", "/sites/entry");
        Add("/sites/addresses", "coordinator1", "/sites/addresses");
        var plan = await db.Set<WorkPlan>().Where(p => p.Form == PlanForm.Schedule).FirstAsync(stop);
        var draft = await db.Set<WorkPlan>().Where(p => p.State == PlanState.Draft).Select(p => p.Id).FirstAsync(stop);
        Add("/plans", "coordinator1", "/plans");
        Add("/plans/new", "coordinator1", "/plans/new");
        Add("/plans/{id:guid}", "head1", $"/plans/{plan.Id}");
        Add("/plans/{id:guid}/rows/{rowId}", "coordinator1", $"/plans/{draft}/rows/new");
        Add("/plans/{id:guid}/rows/{rowId:guid}/report", "tutor1", $"/plans/{plan.Id}/rows/{await db.Set<PlanRow>().Where(r => r.PlanId == plan.Id && r.ResponsiblePersonId != null).Select(r => r.Id).FirstAsync(stop)}/report");
        Add("/plans/{id:guid}/import", "coordinator1", $"/plans/{draft}/import");
        Add("/reports/{id:guid}", "coordinator1", $"/reports/{await db.Set<PlanReport>().OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(stop)}");
        Add("/sites/{slug}/plans", Nobody, $"/sites/{await db.Set<InternshipSite>().Where(s => s.Id == plan.OwnerId).Select(s => s.Slug).FirstAsync(stop)}/plans");
        var network = await db.Set<MethodNetwork>().OrderBy(n => n.Id).Select(n => n.Slug).FirstAsync(stop);
        foreach (var page in new[] { "", "/desk", "/mine", "/new" })
        {
            Add($"/library{page}", "coordinator1", $"/library{page}");
        }

        Add("/library/{slug}", "coordinator1", $"/library/{await db.Set<Resource>().Where(r => r.IsShown && r.OwnerId != null).OrderBy(r => r.Id).Select(r => r.Slug).FirstAsync(stop)}");
        Add("/library/{slug}/edit", "coordinator1", $"/library/{await db.Set<Resource>().Where(r => r.State == ResourceState.Offered).OrderBy(r => r.Id).Select(r => r.Slug).FirstAsync(stop)}/edit");
        Add("/networks", "coordinator1", "/networks");
        Add("/networks/{slug}", "coordinator1", $"/networks/{network}");
        Add("/networks/{slug}/events", "coordinator1", $"/networks/{network}/events");
        Add("/networks/{slug}/road", "coordinator1", $"/networks/{network}/road");
        Add("/workshops", Nobody, "/workshops");
        Add("/workshops/{id:guid}", "coordinator1", $"/workshops/{await db.Set<Workshop>().OrderBy(w => w.Title).Select(w => w.Id).FirstAsync(stop)}");
        Add("/workshops/entry/{id:guid?}", "coordinator1", "/workshops/entry");
        Add("/councils/results", "coordinator1", $"/councils/results?site={await db.Set<InternshipSite>().Where(s => s.Id == plan.OwnerId).Select(s => s.Slug).FirstAsync(stop)}");
        Add("/councils", "coordinator1", "/councils");
        Add("/councils/{id:guid}", "coordinator1", $"/councils/{await db.Set<Council>().OrderBy(c => c.Kind).Select(c => c.Id).FirstAsync(stop)}");
        Add("/sittings/{id:guid}", "coordinator1", $"/sittings/{await db.Set<Sitting>().OrderBy(s => s.On).Select(s => s.Id).FirstAsync(stop)}");
        Add("/mentoring", "coordinator1", "/mentoring");
        Add("/mentoring/{id:guid}", "tutor1", $"/mentoring/{await db.Set<SchoolCare>().Where(c => c.Target == CareTarget.School500).Select(c => c.Id).FirstAsync(stop)}");
        Add("/networks/entry/{slug?}", "coordinator1", $"/networks/entry/{network}");
        Add("/agreements", "coordinator1", "/agreements");
        Add("/agreements/{id}", "coordinator1", $"/agreements/{await db.Set<Agreement>().Where(a => a.State == AgreementState.Draft).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(stop)}");
        Add("/programs/{slug}", Nobody, "/programs/adhd-functions");
        Add("/programs/{slug}/lint", "coordinator1", "/programs/adhd-functions/lint");
        Add("/programs/{slug}/materials/{code}", "trainee1", "/programs/adhd-functions/materials/EP01");
        Add("/pages/{slug}", Nobody, "/pages/privacy");
        Add("/news/{slug}", Nobody, "/news/" + await db.Set<NewsItem>().OrderBy(n => n.Slug).Select(n => n.Slug).FirstAsync(stop));
        Add("/news/editor/{slug?}", "coordinator1", "/news/editor");
        Add("/survey/{token}", Nobody, "/survey/" + inFirst.SurveyToken);
        Add("/runs/{id:guid}", Nobody, $"/runs/{enrolling}");
        Add("/runs/{id:guid}/enrol", "trainee4", $"/runs/{enrolling}/enrol");
        Add("/runs/new", "coordinator1", "/runs/new");
        Add("/runs/{id:guid}/edit", "coordinator1", $"/runs/{second}/edit");
        Add("/runs/{id:guid}/group", "coordinator1", $"/runs/{enrolling}/group");
        Add("/runs/{id:guid}/plan", "tutor1", $"/runs/{second}/plan");
        Add("/runs/{id:guid}/requests", "tutor1", $"/runs/{second}/requests");
        Add("/runs/{id:guid}/session", "tutor1", $"/runs/{first}/session");
        foreach (var page in new[] { "chat", "consultations", "deficits", "forum", "forum/new", "progress", "questions" })
        {
            Add($"/runs/{{runId:guid}}/{page}", "tutor1", $"/runs/{second}/{page}");
        }

        Add("/runs/{runId:guid}/observation/{trainee:guid?}", "tutor1", $"/runs/{first}/observation/{inFirst.Id}");
        Add("/runs/{runId:guid}/reviews", "tutor1", $"/runs/{third}/reviews");
        Add("/runs/{runId:guid}/works", "tutor1", $"/runs/{third}/works");
        Add("/runs/{runId:guid}/documents", "coordinator1", $"/runs/{finished}/documents");
        var message = await db.Set<ChatMessage>().Where(m => m.RunId == second).OrderBy(m => m.Id).FirstAsync(stop);
        Add("/runs/{runId:guid}/chat/{id:long}", "tutor1", $"/runs/{second}/chat/{message.Id}");
        var post = await db.Set<ForumPost>().Where(p => p.RunId == third).OrderBy(p => p.Id).FirstAsync(stop);
        Add("/runs/{runId:guid}/forum/{topicId:guid}", "trainee3", $"/runs/{third}/forum/{post.TopicId}");
        Add("/runs/{runId:guid}/forum/{topicId:guid}/{id:long}", "tutor1", $"/runs/{third}/forum/{post.TopicId}/{post.Id}");
        var work = await db.Set<FinalWork>().Where(w => w.RunId == third).Select(w => w.Id).FirstAsync(stop);
        Add("/works/{id:guid}", "tutor1", $"/works/{work}");
        Add("/learn", "trainee1", "/learn");
        Add("/learn/{id:guid}", "trainee1", $"/learn/{inSecond}");
        foreach (var page in new[] { "cards", "consultation", "deficits", "materials", "route", "tasks" })
        {
            Add($"/learn/{{id:guid}}/{page}", "trainee1", $"/learn/{inSecond}/{page}");
        }

        Add("/learn/{id:guid}/diagnostics", "trainee7", $"/learn/{inFirst.Id}/diagnostics");
        Add("/learn/{id:guid}/forms/{code}/{key?}", "trainee1", $"/learn/{inSecond}/forms/CM");
        Add("/learn/{id:guid}/cards/{use:regex(^(trial|effectiveness)$)}/{key}", "trainee1", $"/learn/{inSecond}/cards/effectiveness/1");
        Add("/learn/{id:guid}/consultation/{messageId:long}", "trainee1", $"/learn/{inSecond}/consultation");
        Add("/learn/{id:guid}/tasks/{code}", "trainee1", $"/learn/{inSecond}/tasks/T3");
        foreach (var page in new[] { "final-work", "reviews", "reviews/calibration", "reviews/revision" })
        {
            Add($"/learn/{{id:guid}}/{page}", "trainee3", $"/learn/{inThird}/{page}");
        }

        Add("/learn/{id:guid}/document", "trainee8", $"/learn/{inFinished}/document");
        var review = await db.Set<PeerReview>().Where(r => r.ReviewerEnrolmentId == inThird).Select(r => r.Id).FirstAsync(stop);
        Add("/learn/{id:guid}/reviews/{reviewId:guid}", "trainee3", $"/learn/{inThird}/reviews/{review}");
        Add("/runs/{runId:guid}/reviews/{reviewId:guid}", "tutor1", $"/runs/{third}/reviews/{review}");
        Add("/documents/{id:guid}", "coordinator1", $"/documents/{await db.Set<CompletionDocument>().OrderBy(d => d.Id).Select(d => d.Id).FirstAsync(stop)}");
        Add("/evaluation/{token}", Nobody, "/evaluation/no-such-token");
        Add("/verify/{code?}", Nobody, "/verify/" + await db.Set<CompletionDocument>().OrderBy(d => d.Id).Select(d => d.Code).FirstAsync(stop));
        Add("/documents", "coordinator1", "/documents");
        Add("/documents/frdo", "coordinator1", "/documents/frdo");
        Add("/learn/{id:guid}/qualification", "trainee1", $"/learn/{inSecond}/qualification");
        foreach (var page in new[] { "", "/templates", "/requisites", "/registers" })
        {
            Add("/papers" + page, "coordinator1", "/papers" + page);
        }

        Add("/papers/{id:guid}", "coordinator1", $"/papers/{await db.Set<Paper>().Where(p => p.State == PaperState.Draft).Select(p => p.Id).FirstAsync(stop)}");
        foreach (var page in new[] { "/awarding", "/awarding/windows", "/awarding/councils", "/awarding/lists" })
        {
            Add(page, "coordinator1", page);
        }

        Add("/sites/apply", "trainee1", "/sites/apply");
        Add("/awarding/windows/{id:guid}", "coordinator1", $"/awarding/windows/{await db.Set<IntakeWindow>().OrderBy(w => w.Id).Select(w => w.Id).FirstAsync(stop)}");
        Add("/applications/{id:guid}", "coordinator1", $"/applications/{await db.Set<StatusApplication>().Where(a => a.State == ApplicationState.Submitted).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(stop)}");
        Add("/awarding/councils/{id:guid}", "coordinator1", $"/awarding/councils/{await db.Set<ExpertCouncil>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(stop)}");
        Add("/awarding/contests/{id:guid}", "coordinator1", $"/awarding/contests/{await db.Set<StatusContest>().OrderBy(c => c.WindowId).Select(c => c.WindowId).FirstAsync(stop)}");
        Add("/awarding/sittings/{id:guid}", "coordinator1", $"/awarding/sittings/{await db.Set<CouncilSitting>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(stop)}");
        var asked = await db.Set<ExpertConclusion>().Where(c => c.SubmittedAt == null).OrderBy(c => c.Id).FirstAsync(stop);
        Add("/applications/{id:guid}/experts", "coordinator1", $"/applications/{asked.ApplicationId}/experts");
        Add("/expert", "expert1", "/expert");
        Add("/expert/{id:guid}", "expert1", $"/expert/{asked.Id}");
        Add("/papers/new/{code}", "coordinator1", "/papers/new/order-site");
        Add("/papers/templates/{code}", "coordinator1", "/papers/templates/order-site");
        Add("/monitoring", "coordinator1", "/monitoring");
        foreach (var page in new[] { "deficits", "demand" })
        {
            Add($"/monitoring/{page}", "coordinator1", $"/monitoring/{page}");
        }

        var window = await db.Set<MonitoringWindow>().Where(w => w.FormCode == "pedagogical").OrderByDescending(w => w.Year).ThenByDescending(w => w.Number).Select(w => w.Id).FirstAsync(stop);
        Add("/monitoring/forms", "coordinator1", "/monitoring/forms");
        Add("/monitoring/forms/{id:guid}", "coordinator1", $"/monitoring/forms/{window}");
        Add("/monitoring/forms/{id:guid}/{key}", "trainee1", $"/monitoring/forms/{window}/me");
        Add("/monitoring/sites", "coordinator1", "/monitoring/sites");
        Add("/monitoring/sites/{slug}", "head1", $"/monitoring/sites/{status.Slug}");
        Add("/monitoring/meetings", "coordinator1", "/monitoring/meetings");
        Add("/monitoring/meetings/{id}", "coordinator1", $"/monitoring/meetings/{await db.Set<SiteMeeting>().OrderBy(m => m.Id).Select(m => m.Id).FirstAsync(stop)}");
        Add("/monitoring/denominators", "coordinator1", "/monitoring/denominators");
        Add("/monitoring/indicators/{code}", "coordinator1", "/monitoring/indicators/contest");
        Add("/monitoring/{district:guid}", "coordinator1", $"/monitoring/{await db.Set<District>().Where(d => d.Name == "Лужский район").Select(d => d.Id).FirstAsync(stop)}");
        Anonymous("/library/contests", "/library/events");
        var contest = await db.Set<ProgrammeContest>().Where(c => c.DecidedAt == null && c.Entries.Count > 0).Select(c => c.Id).FirstAsync(stop);
        Add("/library/{slug}/experience", "coordinator1", "/library/zvukovaya-karta-uroka/experience");
        Add("/library/packages", "coordinator1", "/library/packages");

        Add("/library/contests/entry/{id:guid?}", "coordinator1", $"/library/contests/entry/{contest}");
        Add("/library/contests/{id:guid}", "coordinator1", $"/library/contests/{contest}");
        Add("/library/contests/{id:guid}/{slug}", "coordinator1", $"/library/contests/{contest}/programma-klub-nablyudatelej");
        Add("/runs/{id:guid}/package", "coordinator1", $"/runs/{finished}/package");
        Add("/learn/{id:guid}/library", "trainee8", $"/learn/{inFinished}/library");
        Add("/learn/journal", "trainee1", "/learn/journal");
        Add("/learn/journal/{id}", "trainee1", "/learn/journal/new");
        Add("/learn/effectiveness-card", "trainee3", "/learn/effectiveness-card");
        Add("/growth/{token}", Nobody, "/growth/no-such-token");
        Add("/tutor", "tutor1", "/tutor");
        Add("/coordinator", "coordinator1", "/coordinator");
        Add("/notifications", "trainee1", "/notifications");
        Add("/notifications/unsubscribe/{token}", Nobody, "/notifications/unsubscribe/no-such-token");
        foreach (var page in new[] { "/account", "/account/security", "/account/security/two-factor", "/account/consents", "/account/data", "/account/data/erase" })
        {
            Add(page, "trainee1", page);
        }

        Add("/account/security/codes", "trainee1", "/account/security");
        foreach (var page in new[] { "/admin", "/admin/people", "/admin/audit", "/admin/mail", "/admin/sites-import" })
        {
            Add(page, "admin1", page);
        }

        Add("/admin/first", "admin1", "/admin/first");
        Add("/admin/people/{id:guid}", "admin1", $"/admin/people/{person}");
        Add("/admin/people/{id:guid}/grant", "admin1", $"/admin/people/{person}/grant");
    }

    private void Anonymous(params string[] pages)
    {
        foreach (var page in pages)
        {
            Add(page, Nobody, page);
        }
    }

    private void Add(string route, string mailbox, string address) => visits.Add(route, new(mailbox, address));
}

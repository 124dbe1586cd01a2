using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Conversations;
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

namespace Stazh.Learn.Tests.Architecture;

/// <summary>
/// The program with its demonstration, and names for what is in it: <c>@second</c> is a run, <c>@second:trainee1</c> the enrolment of that
/// trainee in it, <c>@work</c>, <c>@review</c> … a row of the third run.
/// </summary>
public sealed partial class DemoApp : StazhApp
{
    private readonly Dictionary<string, string> names = [];

    protected override bool Demo => true;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await HandleOutbox();
        await InDb(async db =>
        {
            // The oldest is the crowd of last season; the five groups in their stages and an individual internship come after it.
            var runs = await db.Set<ProgrammeRun>().OrderBy(r => r.StartsOn).Skip(1).Select(r => r.Id).ToListAsync();
            string[] stages = ["finished", "third", "second", "alone", "first", "enrolling"];
            for (var i = 0; i < stages.Length; i++)
            {
                names[stages[i]] = runs[i].ToString();
            }

            var people = await db.Set<Person>().ToDictionaryAsync(p => p.Id, p => p.UserName!.Split('@')[0]);
            foreach (var enrolment in await db.Set<Enrolment>().Where(e => runs.Contains(e.RunId)).ToListAsync())
            {
                names[$"{stages[runs.IndexOf(enrolment.RunId)]}:{people[enrolment.PersonId]}"] = enrolment.Id.ToString();
                names[$"survey:{stages[runs.IndexOf(enrolment.RunId)]}{people[enrolment.PersonId]}"] = enrolment.SurveyToken;
            }

            var third = runs[1];
            var post = await db.Set<ForumPost>().Where(p => p.RunId == third).OrderBy(p => p.Id).FirstAsync();
            names["person"] = people.Single(p => p.Value == "trainee1").Key.ToString();
            names["site"] = await db.Set<InternshipSite>().Where(s => s.Subject == "Ленинградская область").OrderBy(s => s.Slug).Select(s => s.Slug).FirstAsync();
            var status = await db.Set<SiteStatus>().Where(s => s.ActNumber == "57").SingleAsync();
            names["status"] = status.Id.ToString();
            names["district"] = (await db.Set<District>().Where(d => d.Name == "Лужский район").Select(d => d.Id).SingleAsync()).ToString();
            names["demosite"] = await db.Set<InternshipSite>().Where(s => s.Id == status.SiteId).Select(s => s.Slug).SingleAsync();
            names["news"] = await db.Set<NewsItem>().OrderBy(n => n.Id).Select(n => n.Slug).FirstAsync();
            names["resource"] = await db.Set<Resource>().Where(r => r.IsShown && r.OwnerId != null).OrderBy(r => r.Id).Select(r => r.Slug).FirstAsync();
            names["offered"] = await db.Set<Resource>().Where(r => r.State == ResourceState.Offered).OrderBy(r => r.Id).Select(r => r.Slug).FirstAsync();
            names["bankcontest"] = (await db.Set<ProgrammeContest>().Where(c => c.DecidedAt == null).OrderBy(c => c.IntakeFrom).Select(c => c.Id).FirstAsync()).ToString();
            names["message"] = (await db.Set<ChatMessage>().Where(m => m.RunId == runs[2]).MinAsync(m => m.Id)).ToString(CultureInfo.InvariantCulture);
            names["topic"] = post.TopicId.ToString();
            names["post"] = post.Id.ToString(CultureInfo.InvariantCulture);
            var applicant = people.Single(p => p.Value == "trainee2").Key;
            names["application"] = (await db.Set<StatusApplication>().Where(a => a.State == ApplicationState.Submitted && a.ApplicantId == applicant && a.Road == AwardingRoad.Directive).Select(a => a.Id).SingleAsync()).ToString();
            names["window"] = (await db.Set<IntakeWindow>().OrderBy(w => w.Id).Select(w => w.Id).FirstAsync()).ToString();
            names["council"] = (await db.Set<ExpertCouncil>().Select(c => c.Id).SingleAsync()).ToString();
            names["contest"] = (await db.Set<StatusContest>().Select(c => c.WindowId).SingleAsync()).ToString();
            names["sitting"] = (await db.Set<CouncilSitting>().Select(c => c.Id).SingleAsync()).ToString();
            var asked = await db.Set<ExpertConclusion>().Where(c => c.SubmittedAt == null).SingleAsync();
            (names["conclusion"], names["judged"]) = (asked.Id.ToString(), asked.ApplicationId.ToString());
            names["paper"] = (await db.Set<Paper>().Where(p => p.State == PaperState.Draft).Select(p => p.Id).FirstAsync()).ToString();
            names["plan"] = (await db.Set<WorkPlan>().Where(p => p.Form == PlanForm.Schedule).Select(p => p.Id).FirstAsync()).ToString();
            names["draftplan"] = (await db.Set<WorkPlan>().Where(p => p.State == PlanState.Draft).Select(p => p.Id).FirstAsync()).ToString();
            names["planrow"] = (await db.Set<PlanRow>().Where(r => r.Title.StartsWith("Открытые уроки")).Select(r => r.Id).FirstAsync()).ToString();
            names["planreport"] = (await db.Set<PlanReport>().OrderBy(r => r.Id).Select(r => r.Id).FirstAsync()).ToString();
            names["form"] = (await db.Set<MonitoringWindow>().Where(w => w.FormCode == "pedagogical").OrderByDescending(w => w.Year).ThenByDescending(w => w.Number).Select(w => w.Id).FirstAsync()).ToString();
            names["network"] = await db.Set<MethodNetwork>().OrderBy(n => n.Id).Select(n => n.Slug).FirstAsync();
            names["agreement"] = (await db.Set<Agreement>().Where(a => a.State == AgreementState.Draft).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync()).ToString();
            names["netcouncil"] = (await db.Set<Council>().OrderBy(c => c.Kind).Select(c => c.Id).FirstAsync()).ToString();
            names["netsitting"] = (await db.Set<Sitting>().OrderBy(s => s.On).Select(s => s.Id).FirstAsync()).ToString();
            names["care"] = (await db.Set<SchoolCare>().Where(c => c.Target == CareTarget.School500).Select(c => c.Id).FirstAsync()).ToString();
            names["workshop"] = (await db.Set<Workshop>().OrderBy(w => w.Title).Select(w => w.Id).FirstAsync()).ToString();
            names["work"] = (await db.Set<FinalWork>().Where(w => w.RunId == third).OrderBy(w => w.Id).Select(w => w.Id).FirstAsync()).ToString();
            var trainee3 = Guid.Parse(names["third:trainee3"]);
            names["review"] = (await db.Set<PeerReview>().Where(r => r.ReviewerEnrolmentId == trainee3).Select(r => r.Id).FirstAsync()).ToString();
        });
    }

    /// <summary>The address with its names replaced.</summary>
    public string Address(string template) => Name().Replace(template, m => names[m.Groups[1].Value]);

    [GeneratedRegex("@([a-z]+(:[a-z0-9]+)?)")]
    private static partial Regex Name();
}

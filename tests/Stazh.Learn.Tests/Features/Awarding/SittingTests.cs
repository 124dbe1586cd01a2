using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>Sittings of the council and the road that ends with its submission .</summary>
public sealed class SittingTests(AwardingApp app) : IClassFixture<AwardingApp>
{
    [Fact]
    public async Task The_council_road_goes_by_minutes_submission_order_and_agreement()
    {
        var (own, first, second) = (await app.AnExpert("road-own", "МОУ «Школа представления»"), await app.AnExpert("road-1"), await app.AnExpert("road-2"));
        var council = await app.ACouncil([first, second, own]);
        var (applicant, address) = await app.Checked("road", "МОУ «Школа представления»");
        Assert.Null((await app.Coordinator.Get(address)).Document.QuerySelector("#reject"));
        await app.Judge(address, first, second);
        var sitting = await Sitting(council);
        await Step(sitting, "#add", ("applications", AwardingApp.IdOf(address).ToString()));
        var page = await app.Coordinator.Get(sitting);
        Assert.Contains($"{own.Name}: работает в этой организации", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[id^=decide]"));
        await Attend(sitting, first, second, own);
        var many = await Decide(sitting, Proposal.Recommend, 3, 0, "Опыт нужен");
        Assert.Equal(400, many.Status);
        Assert.Contains("Голосов должно быть 2", many.Words, StringComparison.Ordinal);
        Assert.Contains("это не большинство", (await Decide(sitting, Proposal.Recommend, 1, 1, "Опыт нужен")).Words, StringComparison.Ordinal);
        Assert.Contains("Напишите причину", (await Decide(sitting, Proposal.Recommend, 2, 0, "")).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await Decide(sitting, Proposal.Recommend, 2, 0, "Опыт нужен району.")).Status);
        await Step(sitting, "#close");
        Assert.Equal(ApplicationState.UnderReview, (await app.Row(address)).State);
        var minutes = await app.InDb(db => db.Set<CouncilSitting>().Where(s => s.Id == AwardingApp.IdOf(sitting)).Select(s => s.MinutesPaperId!.Value).SingleAsync());
        Assert.Contains($"не голосовали: {own.Name}", (await app.Coordinator.Get($"/papers/{minutes}")).Words, StringComparison.Ordinal);
        await app.Register(minutes);

        var presented = await app.Row(address);
        Assert.Equal((ApplicationState.Recommended, true), (presented.State, presented.AwaitsSubmission));
        Assert.Null((await app.Coordinator.Get(address)).Document.QuerySelector("#act"));
        var told = await applicant.Get(address);
        Assert.Contains("Опыт нужен району.", told.Words, StringComparison.Ordinal);
        Assert.Contains("Поддержать: опыт нужен.", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Name, told.Words, StringComparison.Ordinal);
        await app.Register(presented.SubmissionPaperId!.Value);
        var act = await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#act"));
        Assert.True(act.Status == 302, act.Status == 302 ? "" : act.Words);
        var drafted = await app.Row(address);
        Assert.Contains($"представление Экспертного совета", (await app.Coordinator.Get($"/papers/{drafted.ActPaperId}")).Words, StringComparison.Ordinal);
        await app.Register(drafted.ActPaperId!.Value);
        Assert.Equal(ApplicationState.Decided, (await app.Row(address)).State);
        await app.Register((await app.Row(address)).AgreementPaperId!.Value);
        Assert.Equal(ApplicationState.Awarded, (await app.Row(address)).State);
    }

    [Fact]
    public async Task What_the_council_returns_comes_back_and_is_judged_anew()
    {
        var experts = new[] { await app.AnExpert("back-0"), await app.AnExpert("back-1"), await app.AnExpert("back-2") };
        var council = await app.ACouncil(experts);
        var (applicant, address) = await app.Checked("back", "МОУ «Школа доработки»");
        await app.Judge(address, experts[0], experts[1], score: 4);
        var sitting = await Sitting(council);
        await Step(sitting, "#add", ("applications", AwardingApp.IdOf(address).ToString()));
        await Attend(sitting, experts);
        Assert.Equal(302, (await Decide(sitting, Proposal.Rework, 3, 0, "Назовите сроки второго полугодия.")).Status);
        await Step(sitting, "#close");
        await app.Register(await app.InDb(db => db.Set<CouncilSitting>().Where(s => s.Id == AwardingApp.IdOf(sitting)).Select(s => s.MinutesPaperId!.Value).SingleAsync()));
        var page = await applicant.Get(address);
        Assert.Contains("Назовите сроки второго полугодия.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Протокол заседания Экспертного совета", page.Words, StringComparison.Ordinal);
        Assert.True(await app.InDb(db => db.Set<Notice>().AnyAsync(n => n.Address == address && n.Sentence.StartsWith("Экспертный совет вернул"))));
        Assert.Equal(302, (await AwardingApp.Fill(applicant, address, submit: true, fields: ("Input.OrganisationName", "МОУ «Школа доработки»"))).Status);
        await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"));
        Assert.Equal((2, true), ((await app.Row(address)).Version, (await app.Row(address)).AwaitsExperts));
        Assert.NotNull((await app.Coordinator.Get($"{address}/experts")).Document.QuerySelector("#assign"));
    }

    [Fact]
    public async Task Without_quorum_nothing_is_decided_and_what_is_not_judged_is_not_on_the_agenda()
    {
        var experts = new[] { await app.AnExpert("quorum-0"), await app.AnExpert("quorum-1"), await app.AnExpert("quorum-2") };
        var council = await app.ACouncil(experts);
        var (_, address) = await app.Checked("quorum", "МОУ «Школа кворума»");
        var (_, raw) = await app.Checked("raw", "МОУ «Школа без экспертизы»");
        await app.Judge(address, experts[0], experts[1]);
        var sitting = await Sitting(council);
        var form = (await app.Coordinator.Get(sitting)).Form("#add");
        Assert.Contains("экспертиза которых завершена", (await app.Coordinator.Submit(form, ("applications", AwardingApp.IdOf(raw).ToString()))).Words, StringComparison.Ordinal);
        await Step(sitting, "#add", ("applications", AwardingApp.IdOf(address).ToString()));
        await Attend(sitting, experts[0]);
        var page = await app.Coordinator.Get(sitting);
        Assert.Contains("для кворума нужно 3, отмечено 1", page.Words, StringComparison.Ordinal);
        Assert.Contains("Кворума нет", (await app.Coordinator.Submit(page.Form("#close"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_applications_cost_every_page_at_most_six_commands()
    {
        var experts = new[] { await app.AnExpert("many-0"), await app.AnExpert("many-1"), await app.AnExpert("many-2") };
        var council = await app.ACouncil(experts);
        var (_, address) = await app.Checked("many", "МОУ «Школа многих»");
        await app.Assign(address, experts[0], experts[1]);
        var sitting = await Sitting(council);
        await app.InDb(async db =>
        {
            var window = await db.Set<IntakeWindow>().SingleAsync(w => w.Id == db.Set<StatusApplication>().Where(a => a.Id == AwardingApp.IdOf(address)).Select(a => a.WindowId).Single());
            var (applicant, plan) = (await db.Set<Person>().SingleAsync(p => p.UserName == "many@stazh.example"), (await app.Row(address)).PlanFileId);
            var now = app.Clock.GetUtcNow();
            for (var i = 0; i < 500; i++)
            {
                var application = ApplicationDesk.Make(window, applicant, now);
                application.Write(new() { OrganisationName = $"МОУ «СОШ № {i}»", LegalAddress = "г. Луга", Phone = "1", Email = "a@stazh.example", OrganisationHead = "Кедров", SiteHead = "Осинин", Consultant = "нет" }, plan);
                application.Submit(window, true, app.Today, now);
                application.Accept(now, app.CoordinatorId);
                db.Add(application);
                db.Add(new ExpertConclusion { Id = Guid.CreateVersion7(now), ApplicationId = application.Id, Version = 1, CouncilId = AwardingApp.IdOf(council), ExpertId = experts[0].Id, AssignedAt = now, DueOn = app.Today });
                if (i % 2 == 0)
                {
                    application.EndExpertise(now, 70);
                }
            }

            await db.SaveChangesAsync();
        });
        (Visitor Reader, string Address)[] pages =
        [
            (app.Coordinator, "/awarding"), (app.Coordinator, "/awarding?state=UnderReview"), (app.Coordinator, "/awarding/councils"), (app.Coordinator, council), (app.Coordinator, sitting),
            (app.Coordinator, $"{address}/experts"), (app.Coordinator, address), (experts[0].Visitor, "/expert"), (experts[0].Visitor, await app.TaskOf(address, experts[0])),
        ];
        foreach (var (reader, page) in pages)
        {
            await reader.Get(page);
            app.Sql.Reset();
            Assert.Equal(200, (await reader.Get(page)).Status);
            Assert.True(app.Sql.Count <= 6, $"{page}: {app.Sql.Count}\n{string.Join('\n', app.Sql.Commands)}");
        }
    }

    private async Task<string> Sitting(string council) =>
        (await app.Coordinator.Submit((await app.Coordinator.Get(council)).Form("#sitting"), ("heldOn", $"{app.Today:yyyy-MM-dd}"))).Location!;

    private async Task Step(string sitting, string form, params (string Name, string Value)[] fields)
    {
        var answer = await app.Coordinator.Submit((await app.Coordinator.Get(sitting)).Form(form), fields);
        Assert.True(answer.Status == 302, answer.Status == 302 ? "" : answer.Words);
    }

    private Task Attend(string sitting, params AnExpert[] present) => Step(sitting, "#attend", [.. present.Select(p => ("present", p.Id.ToString()))]);

    private async Task<Answer> Decide(string sitting, Proposal proposal, int votedFor, int against, string reason)
    {
        var form = (IHtmlFormElement)(await app.Coordinator.Get(sitting)).Document.QuerySelector("form[id^=decide]")!;
        return await app.Coordinator.Submit(form, ("proposal", $"{proposal}"), ("votedFor", $"{votedFor}"), ("against", $"{against}"), ("abstained", "0"), ("reason", reason));
    }
}

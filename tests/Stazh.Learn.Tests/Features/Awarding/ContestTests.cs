using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>The contest with its share against a dated number of schools (R-033…R-035), a plan-schedule written here, printed lists .</summary>
public sealed class ContestTests(AwardingApp app) : IClassFixture<AwardingApp>
{
    [Fact]
    public async Task A_contest_goes_from_its_regulation_to_winners_and_to_reasons_for_the_others()
    {
        var experts = new[] { await app.AnExpert("contest-0"), await app.AnExpert("contest-1"), await app.AnExpert("contest-2") };
        await app.ACouncil(experts);
        var window = await app.AWindow(AwardingRoad.Contest, "Конкурс района");
        var contest = $"/awarding/contests/{window}";
        var (winner, won) = await app.Checked("winner", "МОУ «Школа-победитель»", AwardingRoad.Contest, window);
        var (loser, lost) = await app.Checked("loser", "МОУ «Школа-участник»", AwardingRoad.Contest, window);
        await app.Judge(won, experts[0], experts[1], score: 8);
        var page = await app.Coordinator.Get(contest);
        Assert.Contains("Сначала зарегистрируйте Положение", page.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit(page.Form("#regulation"))).Status);
        await app.Register((await Contest(window)).RegulationPaperId!.Value);
        var undated = await app.Coordinator.Submit((await app.Coordinator.Get(contest)).Form("#count"), ("district", "Лужский район"), ("total", "9"), ("source", ""));
        Assert.Contains("откуда оно", undated.Words, StringComparison.Ordinal);
        await Step(contest, "#count", ("district", "Лужский район"), ("total", "11"), ("source", "Отдел образования"));
        Assert.Contains("18,1 %", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        Assert.Contains("Порог 20 % не достигнут", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        await Step(contest, "#count", ("total", "10"));
        Assert.Contains("Порог 20 % достигнут", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        Assert.Contains("Приём заявок ещё идёт", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        await app.InDb(async db =>
        {
            (await db.Set<IntakeWindow>().SingleAsync(w => w.Id == window)).ClosesOn = app.Today.AddDays(-1);
            await db.SaveChangesAsync();
        });
        Assert.Contains("Не оценены заявки: 1", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        await app.Judge(lost, experts[1], experts[2], score: 4);
        await Step(contest, "#results", ("passing", "60"));
        Assert.Equal(ApplicationState.UnderReview, (await app.Row(won)).State);
        await app.Register((await Contest(window)).ResultsPaperId!.Value);
        Assert.Equal((ApplicationState.Recommended, ApplicationState.Rejected), ((await app.Row(won)).State, (await app.Row(lost)).State));
        Assert.Contains("Итог экспертизы 40 %, проходной балл 60 %.", (await loser.Get(lost)).Words, StringComparison.Ordinal);
        Assert.Contains("Стала победителем конкурса", (await winner.Get(won)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get(won)).Form("#act"))).Status);
        await app.Register((await app.Row(won)).ActPaperId!.Value);
        Assert.Equal(ApplicationState.Awarded, (await app.Row(won)).State);
    }

    [Fact]
    public async Task The_stages_before_a_contest_need_three_and_seven_institutions()
    {
        var window = await app.AWindow(AwardingRoad.Contest, "Конкурс стадий");
        var contest = $"/awarding/contests/{window}";
        await Step(contest, "#add-Pilot", ("lines", "МОУ «А»\nМОУ «Б»\nмоу А"));
        Assert.Contains("Пилот: 2 из 3", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        await Step(contest, "#add-Pilot", ("lines", "МОУ «В»"));
        Assert.Contains("Нужное число учреждений есть.", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        await Step(contest, "#add-Trial", ("lines", "МОУ «А»"));
        var page = await app.Coordinator.Get(contest);
        Assert.Contains("Нужно не меньше 7 учреждений.", page.Words, StringComparison.Ordinal);
        await app.Coordinator.Submit(page.Form("#stage-Trial form"));
        Assert.Contains("отчёт", (await app.Coordinator.Get(contest)).Words, StringComparison.Ordinal);
        var far = await app.APerson("far-contest", "Институт", "Псковская область");
        await app.Grant(far, Role.Coordinator, region: "Псковская область");
        Assert.Equal(404, (await (await app.As(far.Email!)).Get(contest)).Status);
    }

    [Fact]
    public async Task A_plan_written_here_is_attached_as_a_copy_that_later_changes_do_not_touch()
    {
        var visitor = await app.As((await app.APerson("own-plan", "МОУ «Школа плана»")).Email!);
        var address = await AwardingApp.Begin(visitor, await app.AWindow(AwardingRoad.Order));
        var plan = (await visitor.Submit((await visitor.Get(address)).Form("#own-plan"))).Location!;
        var page = await visitor.Get(address);
        var empty = await AwardingApp.Fill(visitor, address, submit: true, plan: false, ("OwnPlan", "true"));
        Assert.Contains("нет ни одной строки", empty.Words, StringComparison.Ordinal);
        var row = await visitor.Submit((await visitor.Get(plan + "/rows/new")).Form(), ("Input.Title", "Семинар по плану"), ("Input.Term", "октябрь"), ("Input.Responsible", "руководитель площадки"), ("Input.KeepTerm", "true"));
        Assert.Equal(302, row.Status);
        Assert.Equal(302, (await AwardingApp.Fill(visitor, address, submit: true, plan: false, ("OwnPlan", "true"))).Status);
        var submitted = await app.Row(address);
        Assert.Equal(ApplicationState.Submitted, submitted.State);
        using var file = await app.Coordinator.Http.GetAsync(new Uri($"/files/{submitted.PlanFileId}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(file.IsSuccessStatusCode);
        Assert.Equal(404, (await visitor.Get(plan + "/rows/new")).Status);
        Assert.Contains("Приложить план-график, составленный здесь", page.Words, StringComparison.Ordinal);
        await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"));
        await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#act"));
        await app.Register((await app.Row(address)).ActPaperId!.Value);
        var site = (await app.Row(address)).SiteId;
        Assert.True(await app.InDb(db => db.Set<WorkPlan>().AnyAsync(p => p.OwnerKind == PlanOwnerKind.Site && p.OwnerId == site)));
    }

    [Fact]
    public async Task The_lists_of_sites_and_consultants_are_drafted_from_the_registry()
    {
        await app.InDb(async db =>
        {
            var site = new InternshipSite { Id = Guid.NewGuid(), Slug = "list-school", Title = "Школа перечня", Kind = SiteKinds.Regional, Subject = AwardingApp.Luga, SubjectCode = "47", Stamp = Guid.NewGuid() };
            site.Organisations.Add(new() { Id = Guid.NewGuid(), Name = "МОУ «Школа перечня»", Subject = AwardingApp.Luga, District = "Волховский район" });
            site.Statuses.Add(new() { Id = Guid.NewGuid(), SiteId = site.Id, ActNumber = "5", ActDate = app.Today, Body = "Институт", From = app.Today, To = app.Today.AddYears(1), RecordedAt = app.Clock.GetUtcNow() });
            var district = await db.Set<District>().FirstOrDefaultAsync(d => d.Subject == AwardingApp.Luga && d.Name == "Волховский район") ?? db.Add(new District { Id = Guid.NewGuid(), Subject = AwardingApp.Luga, Name = "Волховский район" }).Entity;
            db.AddRange(site, new Consultant { Id = Guid.NewGuid(), DistrictId = district.Id, Name = "Липин П. А.", Post = "доцент", From = app.Today.AddDays(-5) });
            await db.SaveChangesAsync();
        });
        foreach (var (consultants, words) in new[] { ("false", "МОУ «Школа перечня»"), ("true", "Липин П. А., доцент") })
        {
            var made = await app.Coordinator.Submit((await app.Coordinator.Get("/awarding/lists")).Form("#list"), ("Input.Programme", "Сетевое наставничество"), ("Input.Year", $"{app.Today.Year}"), ("consultants", consultants));
            Assert.True(made.Status == 302, made.Status == 302 ? "" : made.Words);
            var paper = await app.Coordinator.Get(made.Location!);
            Assert.Contains(words, paper.Words, StringComparison.Ordinal);
            Assert.Contains("Сетевое наставничество", paper.Words, StringComparison.Ordinal);
            Assert.Contains("Волховский район", paper.Words, StringComparison.Ordinal);
        }
    }

    private Task<StatusContest> Contest(Guid window) => app.InDb(db => db.Set<StatusContest>().AsNoTracking().SingleAsync(c => c.WindowId == window));

    private async Task Step(string address, string form, params (string Name, string Value)[] fields)
    {
        var answer = await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form(form), fields);
        Assert.True(answer.Status == 302, answer.Status == 302 ? "" : answer.Words);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>The application of seven fields: from a draft to the status by an order and by a directive.</summary>
public sealed class ApplicationTests(AwardingApp app) : IClassFixture<AwardingApp>
{
    [Fact]
    public async Task The_form_has_the_seven_fields_to_the_letter()
    {
        var visitor = await app.As((await app.APerson("letter")).Email!);
        var page = await visitor.Get(await AwardingApp.Begin(visitor, await app.AWindow(AwardingRoad.Order)));
        Assert.Equal(7, ApplicationFields.Titles.Count);
        Assert.All(ApplicationFields.Titles, (t, i) => Assert.Contains($"{i + 1}. {t}", page.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_its_plan_schedule_or_a_field_it_is_not_accepted_and_stays_a_draft()
    {
        var visitor = await app.As((await app.APerson("noplan")).Email!);
        var address = await AwardingApp.Begin(visitor, await app.AWindow(AwardingRoad.Order));
        var refused = await AwardingApp.Fill(visitor, address, submit: true, plan: false);
        Assert.Equal(400, refused.Status);
        Assert.Contains("Приложите сетевой план-график", refused.Words, StringComparison.Ordinal);
        var incomplete = await AwardingApp.Fill(visitor, address, submit: true, plan: true, ("Input.Consultant", ""), ("Input.Phone", ""));
        Assert.Contains("Заполните поля: 3, 6", incomplete.Words, StringComparison.Ordinal);
        var row = await app.Row(address);
        Assert.Equal((ApplicationState.Draft, "МБОУ «Лицей № 8»", true), (row.State, row.Text.OrganisationName, row.PlanFileId is not null));
        Assert.Equal(302, (await AwardingApp.Fill(visitor, address, submit: true, plan: false)).Status);
        Assert.Equal(ApplicationState.Submitted, (await app.Row(address)).State);
    }

    [Fact]
    public async Task Applications_are_taken_between_the_dates_of_the_directive_only()
    {
        var (closed, ahead) = (await app.AWindow(AwardingRoad.Order, "Закрытый приём", -30, -1), await app.AWindow(AwardingRoad.Order, "Будущий приём", 3, 30));
        var visitor = await app.As((await app.APerson("dates")).Email!);
        var page = await visitor.Get("/sites/apply");
        Assert.DoesNotContain("Закрытый приём", page.Words, StringComparison.Ordinal);
        Assert.Contains("Приём откроется", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"button[value='{ahead}']"));
        await AwardingApp.Begin(visitor, await app.AWindow(AwardingRoad.Order));
        var forged = await visitor.Submit((await visitor.Get("/sites/apply")).Form("main form"), ("window", closed.ToString()));
        Assert.Equal(400, forged.Status);
    }

    [Fact]
    public async Task Only_organisations_on_the_list_apply_where_the_intake_says_so()
    {
        var window = await app.AWindow(AwardingRoad.Directive, nominated: true);
        var visitor = await app.As((await app.APerson("nominated")).Email!);
        var address = await AwardingApp.Begin(visitor, window);
        Assert.Contains("нет в списке рекомендованных", (await AwardingApp.Fill(visitor, address, submit: true)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get($"/awarding/windows/{window}")).Form("#nominate"), ("Lines", "МБОУ \"Лицей № 8\" | Лужский район | письмо № 4"))).Status);
        Assert.Equal(302, (await AwardingApp.Fill(visitor, address, submit: true)).Status);
    }

    [Fact]
    public async Task A_returned_application_says_why_and_comes_back_as_the_next_version()
    {
        var (applicant, address) = await app.Submitted(AwardingRoad.Order, "rework");
        var form = (await app.Coordinator.Get(address)).Form("#return");
        Assert.Contains("Напишите причину", (await app.Coordinator.Submit(form)).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit(form, ("Reason", "Нет сроков второго полугодия."))).Status);
        var page = await applicant.Get(address);
        Assert.Contains("Нет сроков второго полугодия.", page.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await AwardingApp.Fill(applicant, address, submit: true, plan: true, ("Input.Phone", "9-99"))).Status);
        Assert.Equal((ApplicationState.Submitted, 2), ((await app.Row(address)).State, (await app.Row(address)).Version));
        Assert.Contains("1-23", (await applicant.Get(address + "?version=1")).Words, StringComparison.Ordinal);
        Assert.Contains("9-99", (await applicant.Get(address + "?version=2")).Words, StringComparison.Ordinal);
        await app.HandleOutbox();
        Assert.True(await app.InDb(db => db.Set<Notice>().AnyAsync(n => n.Address == address && n.Sentence.StartsWith("Заявку вернули"))));
    }

    [Fact]
    public async Task Saving_over_what_is_saved_shows_both_texts()
    {
        var visitor = await app.As((await app.APerson("both")).Email!);
        var address = await AwardingApp.Begin(visitor, await app.AWindow(AwardingRoad.Order));
        var old = (await visitor.Get(address)).Form("#application");
        await AwardingApp.Fill(visitor, address, submit: false, plan: false, ("Input.Consultant", "Первый консультант"));
        var late = await visitor.Submit(old, ("Input.Consultant", "Второй консультант"), ("submit", "false"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Первый консультант", late.Words, StringComparison.Ordinal);
        Assert.Equal("Второй консультант", late.Document.QuerySelector("#Input_Consultant")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_order_road_ends_with_a_site_whose_status_is_in_force()
    {
        var (applicant, address) = await app.Submitted(AwardingRoad.Order, "order", "МОУ «Приказная школа»");
        await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"));
        var act = (await app.Coordinator.Get(address)).Form("#act");
        Assert.Contains("не больше чем на", (await app.Coordinator.Submit(act, ("Act.To", $"{app.Today.AddYears(4):yyyy-MM-dd}"))).Words, StringComparison.Ordinal);
        var drafted = await app.Coordinator.Submit(act);
        Assert.True(drafted.Status == 302, drafted.Status == 302 ? "" : drafted.Words);
        await app.Register((await app.Row(address)).ActPaperId!.Value);
        var row = await app.Row(address);
        Assert.Equal(ApplicationState.Awarded, row.State);
        var status = await app.InDb(db => db.Set<SiteStatus>().SingleAsync(s => s.SiteId == row.SiteId));
        Assert.Equal((ActKind.Order, row.ActNumber, "Институт", app.Today), (status.ActKind, status.ActNumber, status.Body, status.From));
        var page = await applicant.Get(address);
        Assert.Contains("Статус площадки начал действовать", page.Words, StringComparison.Ordinal);
        Assert.Equal(200, (await applicant.Get($"/papers/{row.ActPaperId}")).Status);
        await app.InDb(async db => Assert.Equal(1, await db.Set<SiteStatus>().CountAsync(s => s.SiteId == row.SiteId)));
    }

    [Fact]
    public async Task A_site_whose_status_lasts_gets_no_second_one_of_these_days()
    {
        foreach (var (mailbox, refused) in new[] { ("first-status", false), ("second-status", true) })
        {
            var (_, address) = await app.Submitted(AwardingRoad.Order, mailbox, "МОУ «Школа двух заявок»");
            await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"));
            var answer = await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#act"));
            Assert.Equal(refused ? 400 : 302, answer.Status);
            if (refused)
            {
                Assert.Contains("Статус этого вида действует по", answer.Words, StringComparison.Ordinal);
            }
            else
            {
                await app.Register((await app.Row(address)).ActPaperId!.Value);
            }
        }
    }

    [Fact]
    public async Task The_directive_road_keeps_the_two_decisions_of_two_bodies_apart()
    {
        var (_, address) = await app.Submitted(AwardingRoad.Directive, "directive", "МОУ «Школа распоряжения»");
        await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"));
        var page = await app.Coordinator.Get(address);
        Assert.Null(page.Document.QuerySelector("#act"));
        Assert.Equal(302, (await app.Coordinator.Submit(page.Form("#innovation"), ("Innovation.Body", "Комитет общего образования"), ("Innovation.Number", "112-р"), ("Innovation.Date", $"{app.Today:yyyy-MM-dd}"))).Status);
        var act = (await app.Coordinator.Get(address)).Form("#act");
        Assert.Contains("решения двух разных органов", (await app.Coordinator.Submit(act, ("Act.Body", "«Комитет общего образования»"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit(act)).Status);
        await app.Register((await app.Row(address)).ActPaperId!.Value);
        var decided = await app.Row(address);
        Assert.Equal((ApplicationState.Decided, null), (decided.State, decided.SiteId));
        await app.Register(decided.AgreementPaperId!.Value);
        var row = await app.Row(address);
        Assert.Equal((ApplicationState.Awarded, "Комитет общего образования", "Институт"), (row.State, row.Innovation!.Body, row.Terms!.Body));
        Assert.Equal((ActKind.Directive, "Институт"), await app.InDb(async db =>
        {
            var s = await db.Set<SiteStatus>().SingleAsync(x => x.SiteId == row.SiteId);
            return (s.ActKind, s.Body);
        }));
    }

    [Fact]
    public async Task Another_s_application_and_another_region_s_are_not_there()
    {
        var (_, address) = await app.Submitted(AwardingRoad.Order, "owner");
        var stranger = await app.As((await app.APerson("stranger")).Email!);
        Assert.Equal(404, (await stranger.Get(address)).Status);
        var far = await app.APerson("far", "Институт", "Псковская область");
        await app.Grant(far, Stazh.Learn.Features.Accounts.Role.Coordinator, region: "Псковская область");
        var coordinator = await app.As(far.Email!);
        Assert.Equal(404, (await coordinator.Get(address)).Status);
        Assert.Equal(404, (await coordinator.Get($"/files/{(await app.Row(address)).PlanFileId}")).Status);
        Assert.Equal(200, (await app.Coordinator.Get($"/files/{(await app.Row(address)).PlanFileId}")).Status);
        Assert.DoesNotContain("Лицей № 8", (await coordinator.Get("/awarding")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Municipal_bodies_get_a_letter_with_dates_and_act()
    {
        var window = await app.AWindow(AwardingRoad.Directive, "Приём для писем");
        var page = await app.Coordinator.Get("/awarding/windows");
        Assert.Equal(302, (await app.Coordinator.Submit(page.Form("#bodies"), ("Lines", "Отдел образования | Лужский район | otdel@stazh.example\nбез почты | район | нет"))).Status);
        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get($"/awarding/windows/{window}")).Form("#tell"))).Status);
        await app.HandleOutbox();
        var mail = Assert.Single(app.Mails(), m => m.Contains("Приём для писем", StringComparison.Ordinal));
        Assert.Contains("To: otdel@stazh.example", mail, StringComparison.Ordinal);
        Assert.Contains("№ 1-р", mail, StringComparison.Ordinal);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>The Expert council by its order, experts without conflicts of interest, blind conclusions .</summary>
public sealed class CouncilTests(AwardingApp app) : IClassFixture<AwardingApp>
{
    [Fact]
    public async Task A_council_works_when_the_order_on_its_composition_is_registered_and_is_fixed_then()
    {
        var experts = await Experts("order", 3);
        var address = (await app.Coordinator.Submit((await app.Coordinator.Get("/awarding/councils")).Form("#new-council"), ("Input.Title", "Совет по приказу"))).Location!;
        var page = await app.Coordinator.Get(address);
        Assert.Null(page.Document.QuerySelector("#sitting"));
        Assert.Contains("не прочитан", (await app.Coordinator.Submit(page.Form("#council"), ("Input.Criteria", "Готовность команды"))).Words, StringComparison.Ordinal);
        var empty = await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#council"), ("Input.Criteria", ""));
        Assert.Equal(302, empty.Status);
        Assert.Contains("Внесите критерии", (await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#order"))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#council"), ("Input.Criteria", CouncilSteps.Criteria))).Status);

        var council = await app.ACouncil(experts);
        var row = await app.Council(council);
        Assert.NotNull(row.OrderDate);
        var approved = await app.Coordinator.Get(council);
        Assert.Contains($"№ {row.OrderNumber}", approved.Words, StringComparison.Ordinal);
        Assert.Null(approved.Document.QuerySelector("#council"));
        Assert.NotNull(approved.Document.QuerySelector("#sitting"));
        var order = await app.Coordinator.Get($"/papers/{row.OrderPaperId}");
        Assert.Contains(experts[0].Name, order.Words, StringComparison.Ordinal);
        Assert.Equal(400, (await Post(app.Coordinator, approved, council + "?handler=Drop", ("member", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task Nobody_in_conflict_of_interest_can_be_assigned_and_the_draw_suggests_others()
    {
        var (own, free1, free2) = (await app.AnExpert("own-school", "МОУ «Школа конфликта»"), await app.AnExpert("free-one"), await app.AnExpert("free-two"));
        await app.ACouncil([own, free1, free2]);
        var (_, address) = await app.Checked("conflict", "МОУ «Школа конфликта»");
        var page = await app.Coordinator.Get($"{address}/experts");
        Assert.Contains("работает в этой организации", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"input[value='{own.Id}']"));
        Assert.Equal(new[] { free1.Id, free2.Id }.Order(), page.Document.QuerySelectorAll("input[name=People][checked]").Select(i => Guid.Parse(i.GetAttribute("value")!)).Order());
        var forged = await app.Assign(address, own, free1);
        Assert.Equal(400, forged.Status);
        Assert.Contains("Назначить нельзя", forged.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.Assign(address, free1, free2)).Status);
        await app.HandleOutbox();
        Assert.True(await app.InDb(db => db.Set<Notice>().AnyAsync(n => n.PersonId == free1.Id && n.Sentence.StartsWith("Вам назначена заявка"))));
        Assert.Contains("Школа конфликта", (await free1.Visitor.Get("/expert")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_set_the_own_district_is_a_conflict_too()
    {
        var experts = await Experts("district", 3);
        await app.ACouncil(experts, ("Input.ExcludesOwnDistrict", "true"));
        var (_, address) = await app.Checked("district-school", "МОУ «Районная школа»");
        var page = await app.Coordinator.Get($"{address}/experts");
        Assert.Contains("из того же района", page.Words, StringComparison.Ordinal);
        Assert.Contains("нашлось экспертов: 0 из 2", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conclusions_are_blind_until_both_are_in()
    {
        var experts = await Experts("blind", 3);
        await app.ACouncil(experts);
        var (applicant, address) = await app.Checked("blind-school", "МОУ «Школа вслепую»");
        await app.Assign(address, experts[0], experts[1]);
        Assert.Equal(302, (await app.HandIn(address, experts[0], 8, "Слово первого")).Status);
        await app.HandleOutbox();
        Assert.DoesNotContain("Слово первого", (await app.Coordinator.Get($"{address}/experts")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Слово первого", (await experts[1].Visitor.Get(await app.TaskOf(address, experts[1]))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await app.HandIn(address, experts[1], 7, "Слово второго")).Status);
        Assert.Contains("Слово второго", (await experts[0].Visitor.Get(await app.TaskOf(address, experts[0]))).Words, StringComparison.Ordinal);
        Assert.Contains("Слово первого", (await app.Coordinator.Get($"{address}/experts")).Words, StringComparison.Ordinal);
        await app.HandleOutbox();
        var row = await app.Row(address);
        Assert.Equal((true, 75), (row.ExpertiseDone, row.Percent));
        Assert.DoesNotContain("Слово первого", (await applicant.Get(address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_disagreement_calls_a_third_and_the_middle_of_the_three_counts()
    {
        var experts = await Experts("third", 4);
        await app.ACouncil(experts);
        var (_, address) = await app.Checked("third-school", "МОУ «Школа спора»");
        await app.Assign(address, experts[0], experts[1]);
        await app.HandIn(address, experts[0], 9);
        await app.HandIn(address, experts[1], 4);
        await app.HandleOutbox();
        Assert.False((await app.Row(address)).ExpertiseDone);
        var id = AwardingApp.IdOf(address);
        var third = await app.InDb(db => db.Set<ExpertConclusion>().Where(c => c.ApplicationId == id && c.IsThird).Select(c => c.ExpertId).SingleAsync());
        var called = experts.Single(e => e.Id == third);
        Assert.DoesNotContain(called, experts.Take(2));
        Assert.DoesNotContain("% баллов", (await called.Visitor.Get(await app.TaskOf(address, called))).Words, StringComparison.Ordinal);
        await app.HandIn(address, called, 5);
        await app.HandleOutbox();
        Assert.Equal((true, 50), ((await app.Row(address)).ExpertiseDone, (await app.Row(address)).Percent));
    }

    [Fact]
    public async Task A_declared_conflict_takes_the_application_away_and_another_is_asked()
    {
        var experts = await Experts("declared", 3);
        await app.ACouncil(experts);
        var (_, address) = await app.Checked("declared-school", "МОУ «Школа родни»");
        await app.Assign(address, experts[0], experts[1]);
        var task = await app.TaskOf(address, experts[0]);
        var form = (await experts[0].Visitor.Get(task)).Form("#decline");
        Assert.Contains("Напишите, почему", (await experts[0].Visitor.Submit(form, ("reason", ""))).Words, StringComparison.Ordinal);
        Assert.Equal(302, (await experts[0].Visitor.Submit(form, ("reason", "Там работает сестра"), ("conflict", "true"))).Status);
        var page = await app.Coordinator.Get($"{address}/experts");
        Assert.Contains("Там работает сестра", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"input[value='{experts[0].Id}']"));
        Assert.Equal(302, (await app.Assign(address, experts[2])).Status);
        Assert.Equal(404, (await experts[0].Visitor.Get($"/files/{(await app.Row(address)).PlanFileId}")).Status);
        Assert.Equal(200, (await experts[2].Visitor.Get($"/files/{(await app.Row(address)).PlanFileId}")).Status);
    }

    [Fact]
    public async Task Two_experts_saving_at_once_lose_nothing()
    {
        var experts = await Experts("once", 3);
        await app.ACouncil(experts);
        var (_, address) = await app.Checked("once-school", "МОУ «Школа одновременности»");
        await app.Assign(address, experts[0], experts[1]);
        var answers = await Task.WhenAll(app.HandIn(address, experts[0], 9, "Первый текст"), app.HandIn(address, experts[1], 8, "Второй текст"));
        Assert.All(answers, a => Assert.Equal(302, a.Status));
        await app.HandleOutbox();
        var page = await app.Coordinator.Get($"{address}/experts");
        Assert.Contains("Первый текст", page.Words, StringComparison.Ordinal);
        Assert.Contains("Второй текст", page.Words, StringComparison.Ordinal);
        var id = AwardingApp.IdOf(address);
        Assert.Equal(1, await app.InDb(db => db.Set<ApplicationEvent>().CountAsync(e => e.ApplicationId == id && e.Kind == EventKind.ExpertiseDone)));
    }

    [Fact]
    public async Task The_draft_saves_itself_and_an_older_window_is_told_with_both_texts()
    {
        var experts = await Experts("draft", 3);
        await app.ACouncil(experts);
        var (_, address) = await app.Checked("draft-school", "МОУ «Школа черновика»");
        await app.Assign(address, experts[0], experts[1]);
        var task = await app.TaskOf(address, experts[0]);
        var old = await experts[0].Visitor.Get(task);
        var saved = await Post(experts[0].Visitor, old, task + "?handler=Draft", ("stamp", old.Document.QuerySelector("input[name=stamp]")!.GetAttribute("value")!), ("text", "Сохранено раньше"), ("score-0", "3"));
        Assert.Equal(200, saved.Status);
        Assert.True(Guid.TryParse(saved.Body, out _));
        var form = old.Form("#conclusion");
        var late = await experts[0].Visitor.Submit(form, form.QuerySelector("button[formaction$=Save]"), [], ("text", "Набрано позже"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Сохранено раньше", late.Words, StringComparison.Ordinal);
        Assert.Contains("Набрано позже", late.Document.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        var off = await experts[0].Visitor.Submit((await experts[0].Visitor.Get(task)).Form("#conclusion"), late.Form("#conclusion").QuerySelector("button[formaction$=Submit]"), [], ("score-0", "11"));
        Assert.Contains("выходит за шкалу", off.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_s_conclusion_is_not_there_and_without_the_role_neither_is_one_s_own()
    {
        var experts = await Experts("role", 3);
        await app.ACouncil(experts);
        var (_, address) = await app.Checked("role-school", "МОУ «Школа ролей»");
        await app.Assign(address, experts[0], experts[1]);
        var task = await app.TaskOf(address, experts[0]);
        Assert.Equal(404, (await experts[1].Visitor.Get(task)).Status);
        await app.InDb(async db =>
        {
            (await db.Set<RoleGrant>().SingleAsync(g => g.PersonId == experts[0].Id)).RevokedAt = app.Clock.GetUtcNow();
            await db.SaveChangesAsync();
        });
        Assert.Equal(404, (await experts[0].Visitor.Get(task)).Status);
    }

    private async Task<IReadOnlyList<AnExpert>> Experts(string name, int count)
    {
        var experts = new List<AnExpert>();
        for (var i = 0; i < count; i++)
        {
            experts.Add(await app.AnExpert($"{name}-{i}"));
        }

        return experts;
    }

    /// <summary>Posts to a handler with the token of a page.</summary>
    private static async Task<Answer> Post(Visitor visitor, Answer page, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var response = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content);
        return new((int)response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(), "http://localhost" + address, response);
    }
}

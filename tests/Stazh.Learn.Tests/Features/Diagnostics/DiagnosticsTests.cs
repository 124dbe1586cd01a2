using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class DiagnosticsTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Answers_are_saved_screen_by_screen_and_taken_up_again_without_a_script()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var page = await trainee.Get($"/learn/{group.Id}/diagnostics");
        Assert.InRange(app.Sql.Count, 1, 6);
        var items = group.Package.Diagnostics.Instruments.Where(i => i.AnsweredByTrainee).Sum(i => i.Items.Count);
        Assert.Contains($"0 из {items}, осталось около 25\u00a0минут", page.Text("[data-figure]"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("[data-screen]"), s => !s.HasAttribute("hidden"));

        var first = page.Document.QuerySelectorAll("[data-screen='1'] fieldset").Length;
        var answers = group.Package.ItemsOf(InstrumentKind.SelfAssessment).Take(first).Select(i => ($"Input.Answers[{i.Code}]", "1")).ToArray();
        var next = await trainee.Follow(await trainee.Submit(page.Form("form[data-ops]"), answers));
        Assert.EndsWith("screen=2", next.Url, StringComparison.Ordinal);

        var again = await trainee.Get($"/learn/{group.Id}/diagnostics");
        Assert.Contains($"{first} из {items}", again.Text("[data-figure]"), StringComparison.Ordinal);
        Assert.Equal("2", again.Document.QuerySelector("[data-screen]:not([hidden])")!.GetAttribute("data-screen"));
        Assert.Equal(first, again.Document.QuerySelectorAll("input[checked]").Length);
    }

    [Fact]
    public async Task An_operation_that_arrives_twice_counts_once()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get($"/learn/{group.Id}/diagnostics");
        var code = group.Package.ItemsOf(InstrumentKind.SelfAssessment).First().Code;
        Assert.Equal(["k1"], (await trainee.SendAnswers(page, new AnswerOperation("k1", code, 3))).Done);

        // The answer to k1 was lost on the line; meanwhile the person chose again, and both go out.
        Assert.Equal(["k1", "k2"], (await trainee.SendAnswers(page, new("k1", code, 3), new("k2", code, 0))).Done);
        Assert.Equal(["k1"], (await trainee.SendAnswers(page, new AnswerOperation("k1", code, 3))).Done);

        var reading = await app.InDb(db => db.Set<DeficitReading>().SingleAsync(r => r.EnrolmentId == group.Id));
        Assert.Equal(0, reading.Choice);
        Assert.Equal(2, await app.InDb(db => db.Set<AnswerOperationKey>().CountAsync(k => k.EnrolmentId == group.Id)));
    }

    [Fact]
    public async Task Ten_answers_sent_at_the_same_moment_all_arrive()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get($"/learn/{group.Id}/diagnostics");
        var codes = group.Package.ItemsOf(InstrumentKind.SelfAssessment).Take(3).Select(i => i.Code).ToList();
        var sent = await Task.WhenAll(codes.SelectMany(c => new[] { c, c }).Select(c => trainee.SendAnswers(page, new AnswerOperation("key-" + c, c, 2))));
        Assert.All(sent, s => Assert.Equal(200, s.Status));
        Assert.Equal(3, await app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id && r.Choice == 2)));
    }

    [Fact]
    public async Task What_is_not_asked_or_not_on_offer_is_not_saved()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get($"/learn/{group.Id}/diagnostics");
        var self = group.Package.ItemsOf(InstrumentKind.SelfAssessment).First().Code;
        var observed = group.Package.ItemsOf(InstrumentKind.Observation).First().Code;
        Assert.Equal(200, (await trainee.SendAnswers(page, new("a", "NONE", 1), new("b", self, 9), new("c", observed, 0), new("d", self, -1))).Status);
        Assert.Equal(0, await app.InDb(db => db.Set<DeficitReading>().CountAsync(r => r.EnrolmentId == group.Id)));
        Assert.Equal(400, (await trainee.SendAnswers(page, new AnswerOperation(null, self, 1))).Status);
        Assert.Equal(400, (await trainee.SendAnswers(page, new AnswerOperation(new string('k', 65), self, 1))).Status);
    }

    [Fact]
    public async Task Another_trainee_and_even_the_tutor_get_404()
    {
        var group = await app.AGroup(2);
        using var other = await app.As(group.Trainees[1].Email);
        using var tutor = await app.As(group.TutorEmail);
        Assert.Equal(404, (await other.Get($"/learn/{group.Id}/diagnostics")).Status);
        Assert.Equal(404, (await tutor.Get($"/learn/{group.Id}/diagnostics")).Status);
        Assert.Equal(404, (await other.Get($"/learn/{group.Trainees[1].EnrolmentId}/diagnostics?round=2")).Status);
        using var stranger = app.Anonymous();
        Assert.Equal(302, (await stranger.Get($"/learn/{group.Id}/diagnostics")).Status);
    }

    [Fact]
    public async Task Options_stand_in_one_order_for_a_person_and_in_another_for_the_next()
    {
        var group = await app.AGroup(2);
        var cases = group.Package.ItemsOf(InstrumentKind.Cases).Select(i => i.Code).ToHashSet();
        var orders = new List<string>();
        foreach (var person in new[] { 0, 0, 1 })
        {
            using var trainee = await app.As(group.Trainees[person].Email);
            var page = await trainee.Get($"/learn/{group.Trainees[person].EnrolmentId}/diagnostics");
            orders.Add(string.Join(' ', page.Document.QuerySelectorAll("[data-item]").Where(i => cases.Contains(i.GetAttribute("data-item")!)).Select(i => i.GetAttribute("value"))));
        }

        Assert.Equal(orders[0], orders[1]);
        Assert.NotEqual(orders[0], orders[2]);
    }

    [Fact]
    public async Task Finishing_asks_an_answer_for_every_deficit_and_then_shows_the_comments()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/diagnostics";
        var page = await trainee.Get(address);
        var comment = group.Package.ItemsOf(InstrumentKind.Cases).First().Options.MinBy(o => o.Severity)!.Comment;
        Assert.DoesNotContain(comment, page.Words, StringComparison.Ordinal);
        Assert.Contains("Ответьте хотя бы на один вопрос", (await trainee.Submit(page.Form("form[data-finish]"))).Words, StringComparison.Ordinal);

        var one = group.Package.ItemsOf(InstrumentKind.SelfAssessment).First();
        await trainee.SendAnswers(page, new AnswerOperation("k", one.Code, 1));
        var refused = await trainee.Submit(page.Form("form[data-finish]"));
        Assert.Equal(400, refused.Status);
        Assert.Contains("Чтобы завершить, ответьте хотя бы на один вопрос о дефиците", refused.Words, StringComparison.Ordinal);

        await trainee.AnswerAll(group);
        var finished = await trainee.Get(address);
        Assert.Contains(comment, finished.Words, StringComparison.Ordinal);
        Assert.Contains("Как поступил бы мастер", finished.Words, StringComparison.Ordinal);
        Assert.Contains("Диагностика уже завершена", (await trainee.SendAnswers(page, new AnswerOperation("late", one.Code, 0))).Refused, StringComparison.Ordinal);

        Assert.Equal(302, (await trainee.Submit(finished.Form("form[action*=Reopen]"))).Status);
        Assert.NotNull((await trainee.Get(address)).Document.QuerySelector("form[data-ops]"));
        var audit = await app.InDb(db => db.Audit.Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains("diagnostics.finished", audit);
        Assert.Contains("diagnostics.reopened", audit);
    }
}

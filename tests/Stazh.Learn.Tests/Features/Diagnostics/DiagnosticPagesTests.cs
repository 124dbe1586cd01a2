using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

/// <summary>What the engine finds, on the pages of the trainee and of the group.</summary>
public sealed class DiagnosticPagesTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_shows_its_interval_the_weight_of_each_source_and_what_would_change_it()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        await trainee.AnswerAll(group, choice: 2);
        var row = (await trainee.Get($"/learn/{group.Id}/deficits")).Text(".deficit-row");
        Assert.Matches(@"\d+ из 100, вероятно от \d+ до \d+", row);
        Assert.Contains("Что изменит уровень", row, StringComparison.Ordinal);
        Assert.Contains("Принятое задание «", row, StringComparison.Ordinal);
        Assert.Contains("Ещё одно наблюдение тьютора", row, StringComparison.Ordinal);
        Assert.Matches(@"\d+ %", row);
    }

    [Fact]
    public async Task Without_judged_colleagues_the_map_says_that_its_intervals_are_wider()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get($"/learn/{group.Id}/diagnostics");
        var self = group.Package.ItemsOf(InstrumentKind.SelfAssessment).First().Code;
        await trainee.SendAnswers(page, new AnswerOperation("a", self, 1));
        Assert.Contains("Коллеги из примеров не оценены", (await trainee.Get($"/learn/{group.Id}/deficits")).Words, StringComparison.Ordinal);
        foreach (var vignette in group.Package.ItemsOf(InstrumentKind.Vignettes))
        {
            await trainee.SendAnswers(page, new AnswerOperation("v" + vignette.Code, vignette.Code, 0));
        }

        var judged = (await trainee.Get($"/learn/{group.Id}/deficits")).Words;
        Assert.DoesNotContain("Коллеги из примеров не оценены", judged, StringComparison.Ordinal);
        Assert.Contains("Коллеги из примеров оценены мягче, чем у авторов", judged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Practice_is_told_once_and_without_itself()
    {
        var group = await app.AnInternship();
        using var trainee = await app.As(group.Trainee.Email);
        await trainee.AnswerAll(group, choice: 3);
        var task = group.Package.Tasks[0];
        var deficit = task.Closes[0].Deficit;
        var left = new List<double>();
        for (var time = 0; time < 3; time++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Stazh.Learn.Data.AppDb>();
            var maps = scope.ServiceProvider.GetRequiredService<IDeficitMaps>();
            await maps.OfferAsync(new(group.Id, ReadingSource.Task, task.Code, task.Closes.ToDictionary(c => c.Deficit, c => c.Effect), app.Clock.GetUtcNow()), Stop);
            await db.SaveChangesAsync(Stop);
            left.Add((await db.Set<DeficitReading>().SingleAsync(r => r.EnrolmentId == group.Id && r.Source == ReadingSource.Task && r.Deficit == deficit, Stop)).Severity!.Value);
        }

        Assert.All(left, l => Assert.Equal(left[0], l, 9));
        Assert.Contains(task.Title, (await trainee.Get($"/learn/{group.Id}/deficits")).Text($"#{deficit} .sources"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_final_diagnostics_open_a_week_before_the_end_and_the_group_shows_its_change()
    {
        var group = await app.AGroup(5);
        using var tutor = await app.As(group.TutorEmail);
        foreach (var person in group.Trainees)
        {
            using var trainee = await app.As(person.Email);
            await trainee.AnswerAll(group, 2, person.EnrolmentId);
            await trainee.Submit((await trainee.Get($"/learn/{person.EnrolmentId}/deficits")).Form("form[action*=Confirm]"));
        }

        using var first = await app.As(group.Trainee.Email);
        var address = $"/learn/{group.Id}/deficits";
        var early = await first.Get(address);
        Assert.Null(early.Document.QuerySelector("form[action*='final=true']"));
        var token = early.Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content")!;
        using (var request = new HttpRequestMessage(HttpMethod.Post, address + "?handler=Begin&final=true") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) })
        {
            Assert.Contains("Итоговая диагностика открывается", await (await first.Http.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        Assert.Contains("Изменение группы появится", (await tutor.Get($"/runs/{group.RunId}/deficits")).Words, StringComparison.Ordinal);
        app.Clock.Move(TimeSpan.FromDays(21));
        using var lateTutor = await app.As(group.TutorEmail);
        foreach (var (person, number) in group.Trainees.Select((t, i) => (t, i)))
        {
            using var trainee = await app.As(person.Email);
            var begun = await trainee.Submit((await trainee.Get($"/learn/{person.EnrolmentId}/deficits")).Form("form[action*='final=true']"));
            var page = await trainee.Follow(begun);
            Assert.Equal("Итоговая диагностика", page.Text("h1"));
            var items = group.Package.ItemsOf(InstrumentKind.SelfAssessment).ToList();
            Assert.Equal(items.Count, page.Document.QuerySelectorAll("fieldset.item").Length);
            await trainee.SendAnswers(page, [.. items.Select((item, i) => new AnswerOperation($"f{i}", item.Code, number == 0 ? 2 : 0))]);
            Assert.Equal(302, (await trainee.Submit(page.Form("form[data-finish]"))).Status);
            if (number == 3)
            {
                Assert.Contains("Изменение группы появится", (await lateTutor.Get($"/runs/{group.RunId}/deficits")).Words, StringComparison.Ordinal);
            }
        }

        app.Sql.Reset();
        var map = await lateTutor.Get($"/runs/{group.RunId}/deficits");
        Assert.InRange(app.Sql.Count, 1, 6);
        // Everybody answered 2 at the entry: nobody differs, so α is named as unknown and the usual error of three items is taken.
        Assert.Contains("не считается: все ответили одинаково", map.Words, StringComparison.Ordinal);
        Assert.Equal(group.Package.Deficits.Count, map.Document.QuerySelectorAll("table.change tbody tr").Length);
        Assert.Equal(["67 → 13", "4", "1", "0", "—"], map.Document.QuerySelectorAll("table.change tbody tr:first-child td.number").Select(c => c.TextContent.Trim()));

        using var again = await app.As(group.Trainee.Email);
        app.Sql.Reset();
        var mine = await again.Get(address);
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("в пределах погрешности", mine.Text(".deficit-row"), StringComparison.Ordinal);
        Assert.NotEmpty(mine.Document.QuerySelectorAll("svg.course"));
        using var second = await app.As(group.Trainees[1].Email);
        Assert.Contains("надёжно лучше", (await second.Get($"/learn/{group.Trainees[1].EnrolmentId}/deficits")).Text(".deficit-row"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_instruments_give_an_empty_map()
    {
        var group = await app.AnInternship();
        var package = group.Package with { Diagnostics = new(0, []), Tasks = [] };
        var state = new DiagnosticState(package, [], [], null, app.Clock.GetUtcNow());
        Assert.All(state.Lines, l => Assert.Null(l.Assessment.Severity));
        Assert.All(state.Lines, l => Assert.Empty(state.Foresee(l)));
        Assert.All(state.Lines, l => Assert.Empty(state.Course(l)));
        Assert.Empty(state.ItemsOfNextRound(isFinal: true));
        Assert.Null(state.Summary(group.Id));
        Assert.All(InstrumentCover.Of(package).Deficits, d => Assert.Equal((0, 0, 0.5), (d.AnswerMinutes, d.TaskMinutes, d.HalfWidth)));
        // Readings of items that the package no longer has.
        var stray = new DiagnosticState(package, [], [new() { Source = ReadingSource.Vignettes, Item = "V1", Deficit = "D1", Severity = 1, At = DateTimeOffset.MinValue }, new() { Source = "rumour", Item = "R", Deficit = "NONE", Severity = 1 }], null, DateTimeOffset.MaxValue);
        Assert.All(stray.Lines, l => Assert.Null(l.Assessment.Severity));
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

public sealed class GroupTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task The_tutor_marks_what_was_seen_and_skips_what_was_not()
    {
        var group = await app.AGroup(2);
        using var tutor = await app.As(group.TutorEmail);
        var list = await tutor.Get($"/runs/{group.RunId}/observation");
        Assert.Contains("2\u00a0стажёра", list.Text("p.muted"), StringComparison.Ordinal);
        var page = await tutor.Get($"/runs/{group.RunId}/observation/{group.Id}");
        var codes = group.Package.ItemsOf(InstrumentKind.Observation).Select(i => i.Code).ToList();
        Assert.Equal(302, (await tutor.Submit(page.Form("form[data-ops]"), ($"Input.Answers[{codes[0]}]", "2"), ($"Input.Answers[{codes[1]}]", ""))).Status);
        Assert.Equal(["o1"], (await tutor.SendAnswers(page, new AnswerOperation("o1", codes[2], 0))).Done);
        var readings = await app.InDb(db => db.Set<DeficitReading>().Where(r => r.EnrolmentId == group.Id).OrderBy(r => r.Item).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([2, null, 0], readings.Select(r => r.Choice));
        Assert.All(readings, r => Assert.Equal(group.TutorId, r.ById));
        app.Sql.Reset();
        var again = await tutor.Get($"/runs/{group.RunId}/observation/{group.Id}");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal([$"{codes[0]}-2", $"{codes[1]}-skip", $"{codes[2]}-0"], again.Document.QuerySelectorAll("input[checked]").Select(i => i.Id!));
        Assert.Contains($"отмечено 2 из {codes.Count}", (await tutor.Get($"/runs/{group.RunId}/observation")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_of_another_run_get_404_and_trainees_no_entry()
    {
        var group = await app.AnInternship();
        var other = await app.AnInternship();
        using var stranger = await app.As(other.TutorEmail);
        foreach (var address in (string[])[$"/runs/{group.RunId}/observation", $"/runs/{group.RunId}/observation/{group.Id}", $"/runs/{other.RunId}/observation/{group.Id}", $"/runs/{group.RunId}/deficits"])
        {
            Assert.Equal(404, (await stranger.Get(address)).Status);
        }

        using var trainee = await app.As(group.Trainee.Email);
        Assert.NotEqual(200, (await trainee.Get($"/runs/{group.RunId}/observation")).Status);
        Assert.NotEqual(200, (await trainee.Get($"/runs/{group.RunId}/deficits")).Status);
    }

    [Fact]
    public async Task The_tutor_sees_names_and_a_coordinator_only_numbers_of_five_and_more()
    {
        const string region = "Новгородская область";
        var group = await app.AGroup(6, region: region);
        var boss = await app.APerson("boss", region: region);
        await app.Grant(boss, Role.Coordinator, region: region);
        foreach (var person in group.Trainees.Take(4))
        {
            using var trainee = await app.As(person.Email);
            await trainee.AnswerAll(group, 2, person.EnrolmentId);
        }

        using var coordinator = await app.As(TestPeople.Email("boss"));
        using var tutor = await app.As(group.TutorEmail);
        var few = await coordinator.Get($"/runs/{group.RunId}/deficits");
        Assert.Contains("меньше пяти человек", few.Words, StringComparison.Ordinal);
        Assert.Null(few.Document.QuerySelector("table"));
        app.Sql.Reset();
        var named = await tutor.Get($"/runs/{group.RunId}/deficits");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Equal(4, named.Document.QuerySelectorAll("tbody tr:first-child a[href^='/learn/']").Length);

        using (var fifth = await app.As(group.Trainees[4].Email))
        {
            await fifth.AnswerAll(group, 2, group.Trainees[4].EnrolmentId);
        }

        var numbers = await coordinator.Get($"/runs/{group.RunId}/deficits");
        Assert.Equal(5, numbers.Document.QuerySelectorAll("tbody tr:first-child td.number").Sum(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Null(numbers.Document.QuerySelector("tbody a"));
    }
}

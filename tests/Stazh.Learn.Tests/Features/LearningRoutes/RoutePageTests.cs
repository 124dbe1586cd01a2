using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.LearningRoutes;

public sealed class RoutePageTests(RouteApp app) : IClassFixture<RouteApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_press_proposes_a_route_that_follows_the_order_of_tasks()
    {
        var (group, trainee) = await app.AProposedRoute();
        var route = await app.Newest(group.Id);
        Assert.Equal((RouteKind.Main, 1, RouteState.Draft), (route.Kind, route.Number, route.State));
        var tasks = route.InOrder.Where(i => i.Kind == RouteItemKind.Task).Select(i => i.Code).ToList();
        Assert.Equal(group.Package.Tasks.Count, tasks.Count);
        Assert.All(group.Package.Tasks, t => Assert.All(t.Needs, n => Assert.True(tasks.IndexOf(n) < tasks.IndexOf(t.Code))));
        var page = await trainee.Get($"/learn/{group.Id}/route");
        Assert.Matches(@"Покрыто \d+\s%\sдефицитов за", page.Words);
        Assert.Contains("закрывает «", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#route-warnings"));
    }

    [Fact]
    public async Task Others_find_nothing_and_may_not_do_what_is_not_theirs()
    {
        var (group, trainee) = await app.AProposedRoute();
        var other = await app.AnInternship();
        Assert.Equal(404, (await (await app.As(other.Trainee.Email)).Get($"/learn/{group.Id}/route")).Status);
        Assert.Equal(404, (await (await app.As(other.TutorEmail)).Get($"/learn/{group.Id}/route")).Status);
        Assert.Equal(404, (await (await app.As(other.TutorEmail)).Get($"/learn/{group.Id}/route.pdf")).Status);
        Assert.Equal(404, (await (await app.As(other.Trainee.Email)).Get($"/learn/{group.Id}/route.ics")).Status);
        Assert.Equal(302, (await app.Anonymous().Get($"/learn/{group.Id}/route")).Status);
        var tutor = await app.As(group.TutorEmail);
        var page = await tutor.Get($"/learn/{group.Id}/route");
        Assert.Equal(200, page.Status);
        Assert.Null(page.Document.QuerySelector("#route button"));
        var mine = await trainee.Get($"/learn/{group.Id}/route");
        foreach (var change in new[] { "approve", "return" })
        {
            Assert.Equal(403, (await trainee.Submit(mine.Form("#route form"), ("Input.Do", change))).Status);
        }

        Assert.Equal(RouteState.Draft, (await app.Newest(group.Id)).State);
    }

    [Fact]
    public async Task Cards_move_between_weeks_within_a_week_are_pinned_dated_and_dropped()
    {
        var (group, trainee) = await app.AProposedRoute();
        var item = (await app.Newest(group.Id)).InOrder.First(i => i.Kind == RouteItemKind.Task);
        await Do("later");
        Assert.Equal(1, (await Item()).Week);
        Assert.Equal(1, (await Item()).Sequence);
        await Do("earlier");
        Assert.Equal(0, (await Item()).Week);
        await Do("earlier");
        Assert.Equal(0, (await Item()).Week);
        var last = (await Item()).Order;
        if (last > 0)
        {
            await Do("up");
            Assert.Equal(last - 1, (await Item()).Order);
            await Do("down");
            Assert.Equal(last, (await Item()).Order);
        }

        await Do("pin");
        Assert.True((await Item()).IsPinned);
        var due = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(15);
        await Do("term", ("DueOn", due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("ReportAs", "фотографии доски"));
        Assert.Equal((2, due, "фотографии доски"), ((await Item()).Week, (await Item()).DueOn, (await Item()).ReportAs));
        await Do("propose");
        Assert.Equal((2, due), ((await Item()).Week, (await Item()).DueOn));
        await Do("drop");
        Assert.DoesNotContain((await app.Newest(group.Id)).Items, i => i.Key == item.Key);
        var page = await trainee.Get($"/learn/{group.Id}/route");
        Assert.Contains(group.Package.Task(item.Code)!.Title, page.Text("#add-task"), StringComparison.Ordinal);

        async Task Do(string change, params (string, string)[] fields)
        {
            var answer = await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), change, change == "propose" ? null : item.Id, fields);
            Assert.Equal(302, answer.Status);
        }

        async Task<RouteItem> Item() => (await app.Newest(group.Id)).Items.Single(i => i.Key == item.Key);
    }

    [Fact]
    public async Task A_material_and_own_work_are_added_and_bad_own_work_keeps_what_was_typed()
    {
        var (group, trainee) = await app.AProposedRoute();
        var page = await trainee.Get($"/learn/{group.Id}/route");
        var code = page.Document.QuerySelector("#add-material [data-code]")!.GetAttribute("data-code")!;
        var form = page.Form($"[data-code='{code}'] form");
        Assert.Equal(302, (await trainee.Submit(form, form.QuerySelector("button"), [])).Status);
        Assert.Contains((await app.Newest(group.Id)).Items, i => i.Code == code);

        var bad = await RouteApp.Press(trainee, group.Id, "own", ("Title", "Открытый урок у себя"), ("Minutes", "много"));
        Assert.Equal(400, bad.Status);
        Assert.Equal("Открытый урок у себя", bad.Document.QuerySelector("#own-title")!.GetAttribute("value"));
        Assert.Equal(400, (await RouteApp.Press(trainee, group.Id, "own", ("Title", "Урок"), ("Minutes", "45"), ("Address", "javascript:alert(1)"))).Status);
        var good = await trainee.Follow(await RouteApp.Press(trainee, group.Id, "own", ("Title", "Открытый урок у себя"), ("Minutes", "45"), ("Week", "3"), ("Deficit", "D1"), ("ReportAs", "конспект")));
        Assert.Contains("Добавлено в маршрут.", good.Body, StringComparison.Ordinal);
        var own = (await app.Newest(group.Id)).Items.Single(i => i.Kind == RouteItemKind.Own);
        Assert.Equal((3, 45, "конспект", "D1"), (own.Week, own.Minutes, own.ReportAs, own.Effects[0].Deficit));
    }

    [Fact]
    public async Task Conflicts_are_named()
    {
        var (group, trainee) = await app.AProposedRoute();
        foreach (var other in (await app.Newest(group.Id)).Items.Where(i => i.Code != "T1" && i.Kind == RouteItemKind.Task).ToList())
        {
            await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "pin", (await app.Newest(group.Id)).Items.Single(i => i.Code == other.Code).Id);
        }

        var first = (await app.Newest(group.Id)).Items.Single(i => i.Code == "T1");
        for (var i = 0; i < 3; i++)
        {
            await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "later", first.Id);
        }

        await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "term", first.Id, ("DueOn", "2026-12-19"));
        await RouteApp.Press(trainee, group.Id, "own", ("Title", "Большое дело"), ("Minutes", "900"), ("Week", "1"));
        await RouteApp.Press(trainee, group.Id, "own", ("Title", "Большое дело"), ("Minutes", "10"), ("Week", "1"));
        await RouteApp.Press(trainee, group.Id, "terms", ("BusyDays", "19.12.2026"));
        var warnings = (await trainee.Get($"/learn/{group.Id}/route")).Text("#route-warnings");
        Assert.Contains("стоит позже, чем", warnings, StringComparison.Ordinal);
        Assert.Contains("перегружена", warnings, StringComparison.Ordinal);
        Assert.Contains("стоит в маршруте дважды", warnings, StringComparison.Ordinal);
        Assert.Contains("а этот день занят", warnings, StringComparison.Ordinal);
        await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "term", first.Id, ("DueOn", "2027-02-01"));
        Assert.Contains("стоит вне дат стажировки", (await trainee.Get($"/learn/{group.Id}/route")).Text("#route-warnings"), StringComparison.Ordinal);
        Assert.Equal(400, (await RouteApp.Press(trainee, group.Id, "terms", ("BusyDays", "завтра"))).Status);
    }

    [Fact]
    public async Task Two_people_at_one_route_see_both_changes()
    {
        var (group, trainee) = await app.AProposedRoute();
        var seen = await trainee.Get($"/learn/{group.Id}/route");
        var item = (await app.Newest(group.Id)).InOrder.First();
        await RouteApp.Press(trainee, group.Id, "terms", ("Conditions", "кабинет до 15 часов"));
        var late = await RouteApp.Press(trainee, seen, "term", item.Id, ("ReportAs", "видео урока"));
        Assert.Equal(409, late.Status);
        Assert.Contains("тем временем изменили", late.Words, StringComparison.Ordinal);
        Assert.Contains("видео урока", late.Text(".errors dd"), StringComparison.Ordinal);
        Assert.Contains("кабинет до 15 часов", late.Body, StringComparison.Ordinal);
        Assert.Null((await app.Newest(group.Id)).Items.Single(i => i.Id == item.Id).ReportAs);
        Assert.Equal(302, (await RouteApp.Press(trainee, late, "term", null)).Status);
        Assert.Equal("видео урока", (await app.Newest(group.Id)).Items.Single(i => i.Id == item.Id).ReportAs);
    }

    [Fact]
    public async Task A_page_takes_at_most_six_commands_with_many_groups_in_the_registry()
    {
        var (group, trainee) = await app.AProposedRoute();
        var now = app.Clock.GetUtcNow();
        await app.InDb(async db =>
        {
            var version = await db.Set<ProgrammeRun>().Where(r => r.Id == group.RunId).Select(r => r.ProgrammeVersionId).SingleAsync(Stop);
            db.AddRange(Enumerable.Range(0, 1000).Select(i => new ProgrammeRun
            {
                Id = Guid.CreateVersion7(now), SiteId = group.SiteId, ProgrammeVersionId = version, ProgrammeSlug = "another", ProgrammeTitle = $"Другая стажировка {i}", Region = group.Region, SiteTitle = "Гимназия",
                StartsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(3), EndsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(20), Places = 5, CreatedAt = now, CreatedById = group.TutorId,
            }));
            return await db.SaveChangesAsync(Stop);
        });
        await trainee.Get($"/learn/{group.Id}/route");
        app.Sql.Reset();
        var page = await trainee.Get($"/learn/{group.Id}/route");
        Assert.InRange(app.Sql.Count, 1, 6);
        Assert.Contains("Другая стажировка", page.Text("#add-run"), StringComparison.Ordinal);
        var unknown = await app.AnInternship();
        var other = await app.As(unknown.Trainee.Email);
        await RouteApp.Press(other, unknown.Id, "start");
        app.Sql.Reset();
        await other.Get($"/learn/{unknown.Id}/route");
        Assert.InRange(app.Sql.Count, 1, 6);
        await app.InDb(db => db.Set<ProgrammeRun>().Where(r => r.ProgrammeSlug == "another").ExecuteDeleteAsync(Stop));
    }

    [Fact]
    public async Task The_page_proves_its_bound_explains_each_item_and_the_tutor_sees_the_same()
    {
        var (group, trainee) = await app.AProposedRoute();
        foreach (var person in new[] { trainee, await app.As(group.TutorEmail) })
        {
            var page = await person.Get($"/learn/{group.Id}/route");
            Assert.Matches(@"ни один маршрут не закроет больше \d+\s%", page.Text("#route-bound"));
            var cards = page.Document.QuerySelectorAll(".stop").ToList();
            Assert.All(cards, c => Assert.Matches("Без него покрытие меньше|Покрытия не добавляет", c.TextContent));
        }

        var covered = System.Text.RegularExpressions.Regex.Match((await trainee.Get($"/learn/{group.Id}/route")).Words, @"Покрыто (\d+)\s%").Groups[1].Value;
        Assert.Matches($@"не закроет больше ({covered}|{int.Parse(covered, System.Globalization.CultureInfo.InvariantCulture) + 1})\s%", (await trainee.Get($"/learn/{group.Id}/route")).Text("#route-bound"));
    }

    [Fact]
    public async Task A_change_says_what_it_cost_moves_what_follows_and_what_was_taken_out_does_not_come_back()
    {
        var (group, trainee) = await app.AProposedRoute();
        var route = await app.Newest(group.Id);
        var needed = route.InOrder.First(i => route.Items.Exists(o => o.Kind == RouteItemKind.Task && group.Package.Task(o.Code)!.Needs.Contains(i.Code)));
        var weeks = route.Items.Max(i => i.Week);
        var said = "";
        for (var i = needed.Week; i < weeks; i++)
        {
            var moved = await trainee.Follow(await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "later", needed.Id));
            Assert.DoesNotContain("стоит позже, чем", moved.Words, StringComparison.Ordinal);
            said += moved.Body;
        }

        Assert.Contains("Следом передвинуто", said, StringComparison.Ordinal);

        var last = (await app.Newest(group.Id)).InOrder.Last(i => i.Kind == RouteItemKind.Task && i.Id != needed.Id);
        var pinned = await trainee.Follow(await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "pin", last.Id));
        Assert.Matches("Покрытию это не мешает|С ним маршрут закроет не больше", pinned.Body);
        var dropped = await trainee.Follow(await RouteApp.Press(trainee, await trainee.Get($"/learn/{group.Id}/route"), "drop", last.Id));
        Assert.Matches(@"Покрытие −\d+\s%: было \d+\s%, стало \d+\s%", dropped.Words);
        Assert.Contains("вы это убрали", dropped.Text("#add-task"), StringComparison.Ordinal);
        await RouteApp.Press(trainee, group.Id, "propose");
        Assert.DoesNotContain((await app.Newest(group.Id)).Items, i => i.Code == last.Code);
    }

    [Fact]
    public async Task An_item_is_replaced_by_the_best_in_its_place()
    {
        var (group, trainee) = await app.AProposedRoute();
        await RouteApp.Press(trainee, group.Id, "terms", ("WeeklyMinutes", "60"));
        await RouteApp.Press(trainee, group.Id, "propose");
        var page = await trainee.Get($"/learn/{group.Id}/route");
        var button = page.Document.QuerySelector("button[value=replace]")!;
        var item = Guid.Parse(button.Closest("[data-item]")!.GetAttribute("data-item")!);
        var before = (await app.Newest(group.Id)).Items.Select(i => i.Code).ToList();
        var code = (await app.Newest(group.Id)).Items.Single(i => i.Id == item).Code;
        var said = await trainee.Follow(await RouteApp.Press(trainee, page, "replace", item));
        Assert.Contains("Заменено.", said.Body, StringComparison.Ordinal);
        var after = (await app.Newest(group.Id)).Items.Select(i => i.Code).ToList();
        Assert.DoesNotContain(code, after);
        Assert.Equal(before.Count, after.Count);
        Assert.Single(after.Except(before));
    }
}

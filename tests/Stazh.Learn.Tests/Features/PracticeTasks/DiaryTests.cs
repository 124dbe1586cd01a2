using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

public sealed class DiaryTests(TasksApp app) : IClassFixture<TasksApp>
{
    [Fact]
    public async Task Work_at_the_site_is_written_sent_back_mended_and_confirmed()
    {
        var group = await app.AnInternship();
        var address = $"/learn/{group.Id}/diary";
        using var trainee = await app.As(group.Trainee.Email);
        using var tutor = await app.As(group.TutorEmail);
        var page = await trainee.Get(address);
        Assert.Equal(302, (await trainee.Submit(page.Form("form[data-draft]"), ("Input.Kind", "Understudy"), ("Input.Minutes", "90"), ("Input.Done", "Вела кружок вместо ведущего."))).Status);

        Assert.Contains(address, (await tutor.Get("/tutor")).Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var seen = await tutor.Get(address);
        Assert.Contains("Вела кружок", seen.Words, StringComparison.Ordinal);
        var refused = await tutor.Submit(seen.Form("form[action*='handler=Decide']"), ("confirm", "false"));
        Assert.Equal(400, refused.Status);
        Assert.Equal(302, (await tutor.Submit(refused.Form("form[action*='handler=Decide']"), ("confirm", "false"), ("answer", "Чего не хватило по времени?"))).Status);

        Assert.DoesNotContain(address, (await tutor.Get("/tutor")).Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        page = await trainee.Get(address);
        Assert.Contains("Чего не хватило по времени?", page.Words, StringComparison.Ordinal);
        var entry = await trainee.Get(page.Document.QuerySelector("a[href*='entry=']")!.GetAttribute("href")!.Insert(0, address).Replace("#write", "", StringComparison.Ordinal));
        Assert.Equal(302, (await trainee.Submit(entry.Form("form[data-draft]"), ("Input.Done", "Вела кружок вместо ведущего. Не хватило семи минут на группы."))).Status);

        // What the tutor read before the change is not confirmed unread.
        var stale = await tutor.Submit(seen.Form("form[action*='handler=Decide']"), ("confirm", "true"));
        Assert.Equal(409, stale.Status);
        Assert.Contains("семи минут", stale.Words, StringComparison.Ordinal);
        Assert.Equal(302, (await tutor.Submit(stale.Form("form[action*='handler=Decide']"), ("confirm", "true"))).Status);

        var late = await trainee.Submit(entry.Form("form[data-draft]"), ("Input.Done", "Ещё одно исправление."));
        Assert.Equal(409, late.Status);
        Assert.Contains("Ещё одно исправление.", late.Document.QuerySelector("[name='Input.Done']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("90", (await trainee.Get(address)).Document.QuerySelectorAll("table tbody tr")[4].QuerySelectorAll("td")[1].TextContent);
        Assert.Equal(1, await app.InDb(db => db.Set<DiaryEntry>().CountAsync(e => e.EnrolmentId == group.Id && e.ConfirmedAt != null)));
    }

    [Fact]
    public async Task A_pupils_name_is_asked_about_and_days_to_come_and_strangers_are_refused()
    {
        var group = await app.AnInternship();
        var address = $"/learn/{group.Id}/diary";
        using var trainee = await app.As(group.Trainee.Email);
        var page = await trainee.Get(address);
        var named = await trainee.Submit(page.Form("form[data-draft]"), ("Input.Kind", "Participation"), ("Input.Done", "Помогала Ване Петрову на уроке."));
        Assert.Equal(400, named.Status);
        Assert.Contains("Ване", named.Text(".warning"), StringComparison.Ordinal);
        Assert.Equal(302, (await trainee.Submit(named.Form("form[data-draft]"), ("Input.NoPupil", "true"))).Status);
        var early = await trainee.Submit(page.Form("form[data-draft]"), ("Input.Kind", "Theory"), ("Input.Day", "2099-01-01"), ("Input.Done", "Читала."));
        Assert.Equal(400, early.Status);
        Assert.Contains("уже сделана", early.Words, StringComparison.Ordinal);

        var other = await app.AnInternship();
        using var stranger = await app.As(other.Trainee.Email);
        Assert.Equal(404, (await stranger.Get(address)).Status);
        var entry = await app.InDb(db => db.Set<DiaryEntry>().Where(e => e.EnrolmentId == group.Id).Select(e => e.Id).SingleAsync());
        Assert.Equal(404, (await stranger.Get($"/learn/{other.Id}/diary?entry={entry}")).Status);
    }
}

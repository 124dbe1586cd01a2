using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Runs;

/// <summary>What staff are shown of a group and of its trainees opens for them.</summary>
public sealed class StaffLinksTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Every_door_of_a_trainees_page_opens_for_the_tutor_and_the_trainees_own_ones_are_not_there()
    {
        var group = await app.AnInternship();
        using var tutor = await app.As(group.TutorEmail);
        using var trainee = await app.As(group.Trainee.Email);
        foreach (var (visitor, own) in new[] { (tutor, false), (trainee, true) })
        {
            var doors = (await visitor.Get($"/learn/{group.Id}")).Document.QuerySelectorAll(".doors a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Equal(own, doors.Contains($"/learn/{group.Id}/diagnostics"));
            Assert.Contains($"/learn/{group.Id}/route", doors);
            foreach (var door in doors)
            {
                Assert.Equal((door, 200), (door, (await visitor.Get(door)).Status));
            }
        }
    }

    [Fact]
    public async Task Every_entry_of_a_groups_menu_opens_before_the_start_and_after_a_cancellation_too_and_the_queue_is_for_its_tutors()
    {
        var group = await app.AnInternship();
        var person = await app.APerson("links-coordinator", region: group.Region);
        await app.Grant(person, Role.Coordinator, region: group.Region);
        using var tutor = await app.As(group.TutorEmail);
        using var coordinator = await app.As(person.Email!);
        foreach (var state in new[] { RunState.Running, RunState.Enrolling, RunState.Cancelled })
        {
            await app.InDb(db => db.Set<ProgrammeRun>().Where(r => r.Id == group.RunId).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state)));
            foreach (var visitor in new[] { tutor, coordinator })
            {
                var entries = (await visitor.Get($"/runs/{group.RunId}/progress")).Document.QuerySelectorAll("nav.menu a").Select(a => a.GetAttribute("href")!).ToList();
                Assert.Contains($"/runs/{group.RunId}/package", entries);
                foreach (var entry in entries)
                {
                    Assert.Equal((entry, 200), (entry, (await visitor.Get(entry)).Status));
                }
            }
        }

        Assert.NotNull((await tutor.Get($"/runs/{group.RunId}/progress")).Document.QuerySelector($"main a[href='/tutor?run={group.RunId}']"));
        Assert.Null((await coordinator.Get($"/runs/{group.RunId}/progress")).Document.QuerySelector($"main a[href='/tutor?run={group.RunId}']"));
    }
}

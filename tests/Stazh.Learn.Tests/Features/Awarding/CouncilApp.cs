using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>An expert with a sign-in.</summary>
public sealed record AnExpert(Guid Id, string Name, Visitor Visitor);

/// <summary>Steps of councils and experts, through their forms.</summary>
internal static class CouncilSteps
{
    public const string Criteria = "Значимость опыта | 10\nГотовность команды | 10";

    public static async Task<AnExpert> AnExpert(this AwardingApp app, string mailbox, string school = "Институт")
    {
        var person = await app.APerson(mailbox, school);
        await app.Grant(person, Role.Expert, region: AwardingApp.Luga);
        return new(person.Id, person.FullName, await app.As(person.Email!));
    }

    /// <summary>A council of these experts, the first in the chair and the second its secretary, approved by its registered order.</summary>
    public static async Task<string> ACouncil(this AwardingApp app, IReadOnlyList<AnExpert> experts, params (string Name, string Value)[] rules)
    {
        // The newest council is in office.
        app.Clock.Move(TimeSpan.FromSeconds(1));
        var made = await app.Coordinator.Submit((await app.Coordinator.Get("/awarding/councils")).Form("#new-council"), ("Input.Title", $"Совет {Guid.NewGuid():n}"));
        Assert.True(made.Status == 302, made.Status == 302 ? "" : made.Words);
        var address = made.Location!;
        // A new composition begins with the members of the last one.
        while ((await app.Coordinator.Get(address)).Document.QuerySelector("button[name=member]") is { } drop)
        {
            Assert.Equal(302, (await app.Coordinator.Submit((AngleSharp.Html.Dom.IHtmlFormElement)drop.Closest("form")!, drop, [])).Status);
        }

        var saved = await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#council"), [("Input.Criteria", Criteria), .. rules.Any(r => r.Name == "Input.ExcludesOwnDistrict") ? [] : new[] { ("Input.ExcludesOwnDistrict", "false") }, .. rules]);
        Assert.True(saved.Status == 302, saved.Status == 302 ? "" : saved.Words);
        foreach (var (expert, n) in experts.Select((e, n) => (e, n)))
        {
            var added = await app.Coordinator.Submit(
                (await app.Coordinator.Get(address)).Form("#member"), ("person", expert.Id.ToString()), ("post", $"{(n == 0 ? CouncilPost.Chair : n == 1 ? CouncilPost.Secretary : CouncilPost.Member)}"));
            Assert.Equal(302, added.Status);
        }

        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#order"))).Status);
        await app.Register((await app.Council(address)).OrderPaperId!.Value);
        return address;
    }

    public static Task<ExpertCouncil> Council(this AwardingApp app, string address) => app.InDb(db => db.Set<ExpertCouncil>().AsNoTracking().SingleAsync(c => c.Id == AwardingApp.IdOf(address)));

    /// <summary>An application that was checked and waits for experts.</summary>
    public static async Task<(Visitor Applicant, string Address)> Checked(this AwardingApp app, string mailbox, string school, AwardingRoad road = AwardingRoad.Council, Guid? window = null)
    {
        var (applicant, address) = await app.Submitted(road, mailbox, school, window);
        Assert.Equal(302, (await app.Coordinator.Submit((await app.Coordinator.Get(address)).Form("#accept"))).Status);
        return (applicant, address);
    }

    public static async Task<Answer> Assign(this AwardingApp app, string application, params AnExpert[] experts) =>
        await app.Coordinator.Submit((await app.Coordinator.Get($"{application}/experts")).Form("#assign"), [.. experts.Select(e => ("People", e.Id.ToString()))]);

    /// <summary>The address of what this expert has of the application.</summary>
    public static async Task<string> TaskOf(this AwardingApp app, string application, AnExpert expert)
    {
        var (id, person) = (AwardingApp.IdOf(application), expert.Id);
        return await app.InDb(async db => $"/expert/{await db.Set<ExpertConclusion>().Where(c => c.ApplicationId == id && c.ExpertId == person).OrderByDescending(c => c.Version).Select(c => c.Id).FirstAsync()}");
    }

    public static async Task<Answer> HandIn(this AwardingApp app, string application, AnExpert expert, int score, string text = "Поддержать: опыт нужен.")
    {
        var page = await expert.Visitor.Get(await app.TaskOf(application, expert));
        var form = page.Form("#conclusion");
        return await expert.Visitor.Submit(form, form.QuerySelector("button[formaction$=Submit]"), [], ("score-0", $"{score}"), ("score-1", $"{score}"), ("advice", "Support"), ("text", text));
    }

    /// <summary>Both hand in the same score and the outbox does what follows.</summary>
    public static async Task Judge(this AwardingApp app, string application, AnExpert first, AnExpert second, int score = 8)
    {
        var assigned = await app.Assign(application, first, second);
        Assert.True(assigned.Status == 302, assigned.Status == 302 ? "" : assigned.Words);
        foreach (var expert in new[] { first, second })
        {
            var given = await app.HandIn(application, expert, score);
            Assert.True(given.Status == 302, given.Status == 302 ? "" : given.Words);
        }

        await app.HandleOutbox();
    }
}

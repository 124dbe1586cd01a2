using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Administration;

public sealed class PeopleTests(PeopleTests.Managed app) : IClassFixture<PeopleTests.Managed>
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/people")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/mail")]
    public async Task Only_an_administrator_opens(string page)
    {
        var mark = page.Replace("/", "", StringComparison.Ordinal);
        using var anonymous = app.Anonymous();
        Assert.Equal(302, (await anonymous.Get(page)).Status);
        await app.APerson($"plain-{mark}");
        using var plain = await app.As(TestPeople.Email($"plain-{mark}"));
        Assert.Equal(302, (await plain.Get(page)).Status);
        Assert.Equal(403, (await plain.Follow(await plain.Get(page))).Status);
        foreach (var role in new[] { Role.Tutor, Role.SiteHead, Role.Expert, Role.Coordinator })
        {
            var person = await app.APerson($"{role}-{mark}".ToLowerInvariant());
            await app.Grant(person, role, role == Role.Tutor ? Guid.NewGuid() : null, role == Role.SiteHead ? Guid.NewGuid() : null, role is Role.Expert or Role.Coordinator ? "Ленинградская область" : null);
            using var visitor = await app.As(person.Email!);
            Assert.Equal(403, (await visitor.Follow(await visitor.Get(page))).Status);
        }

        using var administrator = await app.As(TestPeople.Email("admin"));
        Assert.Equal(200, (await administrator.Get(page)).Status);
    }

    [Fact]
    public async Task People_are_found_by_name_without_yo_and_case_by_mail_and_by_role()
    {
        var person = await app.APerson("Артём-Searched");
        await app.Grant(person, Role.Expert, region: "Республика Карелия");
        using var administrator = await app.As(TestPeople.Email("admin"));
        foreach (var query in new[] { "words=артем-", "words=ЯСЕНЕВА+артём-se", "words=SEARCHED%40stazh", "words=searched&role=Expert" })
        {
            Assert.Contains("Артём-Searched", (await administrator.Get("/admin/people?" + query)).Words, StringComparison.Ordinal);
        }

        Assert.Contains("Никого не нашлось", (await administrator.Get("/admin/people?words=searched&role=Tutor")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_paged_by_key_without_gaps_or_repeats_in_a_few_commands()
    {
        for (var i = 0; i < 35; i++)
        {
            await app.APerson($"paged-{i:00}");
        }

        using var administrator = await app.As(TestPeople.Email("admin"));
        app.Sql.Reset();
        var first = await administrator.Get("/admin/people?words=paged");
        Assert.InRange(app.Sql.Count, 1, 6);
        var second = await administrator.Get(first.Document.QuerySelector("main a.btn[href*=after]")!.GetAttribute("href")!);
        var names = new[] { first, second }.SelectMany(p => p.Document.QuerySelectorAll("main li a")).Select(a => a.TextContent).ToList();
        Assert.Equal(35, names.Count);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Null(second.Document.QuerySelector("main a.btn[href*=after]"));
    }

    [Theory]
    [InlineData(Role.Tutor)]
    [InlineData(Role.SiteHead)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Coordinator)]
    public async Task A_role_is_granted_of_something_offered_and_revoked_with_audit_rows(Role role)
    {
        await app.AGroup(1);
        var person = await app.APerson($"granted-{role}");
        using var administrator = await app.As(TestPeople.Email("admin"));
        var picker = await administrator.Get($"/admin/people/{person.Id}/grant?role={role}");
        var forged = await administrator.Submit(picker.Form(), ("Scope", Guid.NewGuid().ToString()));
        Assert.Contains("Выберите, чего эта роль", forged.Words, StringComparison.Ordinal);
        var offered = picker.Document.QuerySelectorAll("select[name=Scope] option")[1].GetAttribute("value")!;
        Assert.Equal($"/admin/people/{person.Id}", (await administrator.Submit(picker.Form(), ("Scope", offered))).Location);
        var twice = await administrator.Submit(picker.Form(), ("Scope", offered));
        Assert.Contains("Эта роль у человека уже есть.", twice.Words, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.GrantsOf(person.Id, role).CountAsync()));

        var card = await administrator.Get($"/admin/people/{person.Id}");
        await administrator.Submit(card.Form("form[action*=Revoke]"));
        Assert.Equal(0, await app.InDb(db => db.GrantsOf(person.Id, role).CountAsync()));
        Assert.Equal(["role.granted", "role.revoked"], await Actions(person));
    }

    [Fact]
    public async Task A_closed_person_cannot_sign_in_or_reset_the_password_until_opened()
    {
        var person = await app.APerson("closed");
        using var inside = await app.As(person.Email!);
        using var administrator = await app.As(TestPeople.Email("admin"));
        await administrator.Submit((await administrator.Get($"/admin/people/{person.Id}")).Form("form[action*=Close]"));
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(302, (await inside.Get("/account")).Status);
        using var visitor = app.Anonymous();
        var refused = await visitor.Post("/account/sign-in", ("Input.Email", person.Email!), ("Input.Password", TestPeople.Password));
        Assert.Contains("закрыта администратором", refused.Words, StringComparison.Ordinal);
        await visitor.Post("/account/forgot", ("Email", person.Email!));
        await app.HandleOutbox();
        Assert.DoesNotContain(app.Mails(), m => m.Contains($"To: {person.Email}", StringComparison.Ordinal));

        await administrator.Submit((await administrator.Get($"/admin/people/{person.Id}")).Form("form[action*=Open]"));
        using var again = await app.As(person.Email!);
        Assert.Equal(["person.closed", "person.opened"], await Actions(person));
    }

    [Fact]
    public async Task An_administrator_cannot_close_or_dethrone_the_last_one()
    {
        using var administrator = await app.As(TestPeople.Email("admin"));
        var admin = await app.InDb(db => db.Set<Person>().SingleAsync(p => p.Email == TestPeople.Email("admin")));
        var card = await administrator.Get($"/admin/people/{admin.Id}");
        Assert.Null(card.Document.QuerySelector("form[action*=Close]"));
        var refused = await administrator.Submit(card.Form("form[action*=Revoke]"));
        Assert.Contains("Это последний администратор", refused.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await administrator.Get($"/admin/people/{Guid.NewGuid()}")).Status);
    }

    private Task<List<string>> Actions(Person person) =>
        app.InDb(db => db.Audit.Where(a => a.SubjectId == person.Id && a.ActorId != null && a.ActorId != person.Id).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync());

    public sealed class Managed : StazhApp
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.Grant(await this.APerson("admin"), Role.Administrator);
        }
    }
}

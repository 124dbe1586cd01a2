using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

public sealed class ConsentTests(StazhApp app) : IClassFixture<StazhApp>
{
    [Fact]
    public async Task Each_consent_is_given_and_withdrawn_apart_from_the_others_and_history_stays()
    {
        var person = await app.APerson("giver");
        using var visitor = await app.As(TestPeople.Email("giver"));
        var page = await visitor.Get("/account/consents");
        Assert.Equal(3, page.Document.QuerySelectorAll("form[action*='Give']").Length);
        await visitor.Submit(page.Form("section[aria-labelledby=Mail] form"));
        page = await visitor.Get("/account/consents");
        Assert.Equal("дано", page.Text("section[aria-labelledby=Mail] .tag"));
        Assert.Equal("не дано", page.Text("section[aria-labelledby=Distribution] .tag"));
        await visitor.Submit(page.Form("section[aria-labelledby=Mail] form[action*=Withdraw]"));
        page = await visitor.Get("/account/consents");
        Assert.Equal("не дано", page.Text("section[aria-labelledby=Mail] .tag"));
        Assert.Contains("отозвано 24\u00a0ноября 2026", page.Text("section[aria-labelledby=Mail] li"), StringComparison.Ordinal);
        Assert.Equal(["consent.given", "consent.withdrawn"], await app.InDb(db => db.Audit.Where(a => a.ActorId == person.Id && a.Action.StartsWith("consent")).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_newer_text_asks_again_on_every_page()
    {
        var person = await app.APerson("older");
        await app.InDb(db => db.Set<Consent>().Where(c => c.PersonId == person.Id).ExecuteDeleteAsync());
        await app.InDb(db =>
        {
            db.Add(new Consent { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), PersonId = person.Id, Kind = ConsentKind.Processing, Version = "2025-01-01", GivenAt = app.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        using var visitor = await app.As(TestPeople.Email("older"));
        Assert.Contains("Текст согласия на обработку данных изменился.", (await visitor.Get("/account")).Words, StringComparison.Ordinal);
        var page = await visitor.Get("/account/consents");
        Assert.Equal("текст изменился", page.Text("section[aria-labelledby=Processing] .tag"));
        await visitor.Submit(page.Form("section[aria-labelledby=Processing] form"));
        Assert.DoesNotContain("Текст согласия на обработку данных изменился.", (await visitor.Get("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(2, await app.InDb(db => db.Set<Consent>().CountAsync(c => c.PersonId == person.Id)));
    }

    [Fact]
    public async Task Processing_is_withdrawn_only_together_with_the_account()
    {
        await app.APerson("withdrawer");
        using var visitor = await app.As(TestPeople.Email("withdrawer"));
        var page = await visitor.Get("/account/consents");
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=Processing] a[href='/account/data/erase']"));
        var answer = await visitor.Submit(page.Form("form[action*='Give']"), button: null, [], ("kind", "Nonsense"));
        Assert.Equal(400, answer.Status);
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Tests.App;

/// <summary>Invented people for tests, made through Identity.</summary>
public static class TestPeople
{
    public const string Password = "stazh-demo-2026";

    public static async Task<Person> APerson(this StazhApp app, string mailbox, string workPlace = "МБОУ «СОШ № 1»", string region = "Ленинградская область")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = new Person
        {
            Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), UserName = Email(mailbox), Email = Email(mailbox), EmailConfirmed = true, FamilyName = "Ясенева", GivenName = mailbox,
            WorkPlace = workPlace, Region = region, District = "Лужский район", Position = "учитель", RegisteredAt = app.Clock.GetUtcNow(),
        };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var text = scope.ServiceProvider.GetRequiredService<ConsentTexts>().Of(ConsentKind.Processing);
        db.Add(new Consent { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), PersonId = person.Id, Kind = ConsentKind.Processing, Version = text.Version, GivenAt = app.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        return person;
    }

    public static string Email(string mailbox) => $"{mailbox}@stazh.example";

    public static async Task Grant(this StazhApp app, Person person, Role role, Guid? runId = null, Guid? siteId = null, string? region = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Roles>().GrantAsync(null, person.Id, role, runId, siteId, region));
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }
}

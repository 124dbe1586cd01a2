using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

public sealed class MyDataTests(StazhApp app) : IClassFixture<StazhApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_archive_holds_the_rows_of_the_person_and_nobody_elses()
    {
        await app.APerson("exporter", "МБОУ «Своя школа»");
        await app.APerson("stranger", "МБОУ «Чужая школа»");
        using var visitor = await app.As(TestPeople.Email("exporter"));
        var form = (await visitor.Get("/account/data")).Form();
        using var response = await visitor.Http.PostAsync(new Uri("/account/data/export", UriKind.Relative), new FormUrlEncodedContent(
            [new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]), Stop);
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync(Stop)), ZipArchiveMode.Read);
        var everything = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop));
            everything += await reader.ReadToEndAsync(Stop);
        }

        Assert.Contains("account.json", zip.Entries.Select(e => e.FullName));
        Assert.Contains("МБОУ «Своя школа»".Replace("\"", "", StringComparison.Ordinal), everything, StringComparison.Ordinal);
        Assert.Contains("\"Kind\": \"Processing\"", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Чужая школа", everything, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.Audit.CountAsync(a => a.Action == "data.exported")));
    }

    [Fact]
    public async Task The_archive_is_refused_without_the_token_of_the_page()
    {
        await app.APerson("forged");
        using var visitor = await app.As(TestPeople.Email("forged"));
        using var response = await visitor.Http.PostAsync(new Uri("/account/data/export", UriKind.Relative), new FormUrlEncodedContent([]), Stop);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Erasure_asks_for_the_password_and_for_understanding()
    {
        await app.APerson("hesitant");
        using var visitor = await app.As(TestPeople.Email("hesitant"));
        var wrong = await visitor.Post("/account/data/erase", ("Input.Password", "not-mine-at-all"), ("Input.Understood", "true"));
        Assert.Contains("Пароль введён неверно.", wrong.Words, StringComparison.Ordinal);
        var careless = await visitor.Post("/account/data/erase", ("Input.Password", TestPeople.Password));
        Assert.Contains("Отметьте, что понимаете", careless.Words, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.Get("/account")).Status);
    }

    [Fact]
    public async Task Erasure_leaves_nobody_to_recognise_and_keeps_what_law_keeps()
    {
        var person = await app.APerson("leaving");
        await app.Grant(person, Role.Coordinator, region: "Ленинградская область");
        using var visitor = await app.As(TestPeople.Email("leaving"));
        using var elsewhere = await app.As(TestPeople.Email("leaving"));
        await visitor.Post("/account/forgot", ("Email", TestPeople.Email("leaving")));
        await app.HandleOutbox();
        var before = await app.InDb(db => db.Audit.CountAsync(a => a.SubjectId == person.Id));
        var result = await visitor.Follow(await visitor.Post("/account/data/erase", ("Input.Password", TestPeople.Password), ("Input.Understood", "true")));
        Assert.Contains("Журнал действий", result.Words, StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(302, (await visitor.Get("/account")).Status);
        Assert.Equal(302, (await elsewhere.Get("/account")).Status);
        var left = await app.InDb(db => db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person.Id));
        Assert.Equal("Удалённый участник", left.FullName);
        Assert.DoesNotContain("leaving", $"{left.Email}{left.UserName}{left.NormalizedEmail}{left.NameKey}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", left.WorkPlace + left.Region + left.District + left.Position);
        Assert.Null(left.PasswordHash);
        Assert.Equal(0, await app.InDb(db => db.GrantsOf(person.Id, Role.Coordinator).CountAsync()));
        Assert.Equal(1, await app.InDb(db => db.Set<Consent>().CountAsync(c => c.PersonId == person.Id && c.WithdrawnAt != null)));
        Assert.True(await app.InDb(db => db.Audit.CountAsync(a => a.SubjectId == person.Id)) > before);
        Assert.DoesNotContain(app.Mails(), m => m.Contains("leaving@", StringComparison.Ordinal));
        Assert.Equal(0, await app.InDb(db => db.Outbox.CountAsync(o => o.Payload.Contains("leaving@"))));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_erased()
    {
        await app.Grant(await app.APerson("only-admin"), Role.Administrator);
        using var visitor = await app.As(TestPeople.Email("only-admin"));
        var refused = await visitor.Post("/account/data/erase", ("Input.Password", TestPeople.Password), ("Input.Understood", "true"));
        Assert.Contains("Это последний администратор", refused.Words, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.Get("/account")).Status);
    }

    [Fact]
    public async Task The_verb_erases_by_e_mail_and_says_what_is_kept()
    {
        await app.APerson("on-paper");
        await using var scope = app.Services.CreateAsyncScope();
        var verb = scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == "erase");
        await using var output = new StringWriter();
        Assert.Equal(1, await verb.RunAsync(["nobody@stazh.example"], output, CancellationToken.None));
        Assert.Equal(0, await verb.RunAsync([TestPeople.Email("on-paper")], output, CancellationToken.None));
        Assert.Contains("Журнал действий", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Set<Person>().CountAsync(p => p.Email == TestPeople.Email("on-paper"))));
    }
}

using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

/// <summary>Export and erasure across every feature, on the people of the demonstration: those who are erased are not those who export.</summary>
public sealed class WholeErasureTests(WholeErasureTests.Demonstration app) : IClassFixture<WholeErasureTests.Demonstration>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("trainee1")]
    [InlineData("trainee3")]
    [InlineData("trainee8")]
    [InlineData("tutor1")]
    public async Task An_archive_names_nobody_else(string mailbox)
    {
        await app.HandleOutbox();
        var people = await app.InDb(db => db.Set<Person>().AsNoTracking().ToListAsync(Stop));
        var me = people.Single(p => p.Email == TestPeople.Email(mailbox));
        await using var scope = app.Services.CreateAsyncScope();
        using var archive = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<DataArchive>().WriteAsync(archive, me.Id, Stop);
        await using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop));
            var text = await reader.ReadToEndAsync(Stop);
            Assert.All(people.Where(p => p.Id != me.Id), p =>
            {
                Assert.DoesNotContain(p.Email!, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain($"{p.GivenName} {p.FamilyName}", text, StringComparison.Ordinal);
            });
        }

        Assert.Contains(zip.Entries, e => e.FullName == "account.json");
    }

    [Theory]
    [InlineData("trainee4")]
    [InlineData("trainee7")]
    public async Task Nothing_points_to_an_erased_person_but_the_register_of_documents(string mailbox)
    {
        await app.HandleOutbox();
        var person = await app.InDb(db => db.Set<Person>().AsNoTracking().SingleAsync(p => p.Email == TestPeople.Email(mailbox), Stop));
        var documents = await Documents(person.Id);
        var versions = await app.InDb(db => db.Set<FinalWorkVersion>().CountAsync(Stop));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync(person.Id, person.Id, Stop));
        }

        await app.HandleOutbox();
        Assert.Equal(documents, await Documents(person.Id));
        Assert.Equal(versions, await app.InDb(db => db.Set<FinalWorkVersion>().CountAsync(Stop)));
        await app.InDb(async db =>
        {
            foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(CompletionDocument) && t.FindPrimaryKey() is not null && !t.IsOwned() && !t.HasSharedClrType))
            {
                var texts = type.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => p.Name).ToList();
                foreach (var row in await Rows(db, type))
                {
                    var entry = db.Entry(row);
                    Assert.All(texts, text =>
                    {
                        var stored = entry.Property(text).CurrentValue as string ?? "";
                        var value = row is OutboxRow && text == nameof(OutboxRow.Payload) ? Regex.Unescape(stored) : stored;
                        Assert.DoesNotContain(person.Email!, value, StringComparison.OrdinalIgnoreCase);
                        Assert.DoesNotContain(person.FamilyName, value, StringComparison.OrdinalIgnoreCase);
                    });
                }
            }
        });
        Assert.DoesNotContain(app.Mails(), m => m.Contains(person.Email!, StringComparison.OrdinalIgnoreCase));
    }

    private Task<List<string>> Documents(Guid personId) =>
        app.InDb(db => db.Set<CompletionDocument>().Where(d => d.PersonId == personId).OrderBy(d => d.Number).Select(d => d.Number + d.FullName + d.State).ToListAsync(Stop));

    private static Task<List<object>> Rows(AppDb db, IEntityType type) =>
        (Task<List<object>>)typeof(WholeErasureTests).GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;

    private static async Task<List<object>> RowsOf<T>(AppDb db)
        where T : class => [.. await db.Set<T>().ToListAsync(Stop)];

    public sealed class Demonstration : StazhApp
    {
        protected override bool Demo => true;
    }
}

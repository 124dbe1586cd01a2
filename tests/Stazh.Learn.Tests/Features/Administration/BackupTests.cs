using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Features.Administration;

/// <summary>The verbs as processes of their own, beside the running site.</summary>
public sealed class BackupTests(BackupTests.Demonstration app) : IClassFixture<BackupTests.Demonstration>
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("План занятия");

    [Fact]
    public async Task A_backup_of_a_running_site_comes_back_whole_in_an_empty_place()
    {
        var (file, hash) = (app.Backup, app.Hash);
        await using var place = await OwnPlace.MakeAsync();
        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "restore", file);
        Assert.True(code == 0, said);
        var tables = await app.InDb(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().ToList()));
        Assert.True(tables.Count > 40);
        foreach (var table in tables)
        {
            Assert.Equal((table, await CountAsync(table)), (table, await place.CountAsync($"select count(*) from \"{table}\"")));
        }

        Assert.Equal(Content, await File.ReadAllBytesAsync(Path.Combine(place.Folder, "files", hash[..2], hash[2..4], hash), TestContext.Current.CancellationToken));
        Assert.Equal(Keys(app.Folder), Keys(place.Folder));
        Assert.Equal(["files", "keys"], Directory.EnumerateDirectories(place.Folder).Select(Path.GetFileName).Order());
        // The restored site works: numbers go on, the log stays closed, a person signs in.
        await using var site = OwnProcess.Start(place.Folder, place.Database, "Testing", "--urls", "http://127.0.0.1:0");
        using var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await site.AddressAsync() });
        var answer = await visitor.Submit((await visitor.Get("/account/sign-in")).Form(), ("Input.Email", "trainee1@stazh.example"), ("Input.Password", TestPeople.Password));
        Assert.Equal(302, answer.Status);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.CountAsync("delete from \"Audit\""));
        Assert.True(!place.OnPostgres || await place.CountAsync("select nextval(pg_get_serial_sequence('\"ChatMessages\"', 'Id'))") > await place.CountAsync("select max(\"Id\") from \"ChatMessages\""));
    }

    [Fact]
    public async Task A_full_place_is_refused_and_replaced_only_by_force()
    {
        var file = app.Backup;
        await using var place = await OwnPlace.MakeAsync();
        Assert.Equal(0, (await OwnProcess.RunAsync(place.Folder, place.Database, "migrate")).Code);
        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "restore", file);
        Assert.Equal(1, code);
        Assert.Contains("--force", said, StringComparison.Ordinal);
        Assert.Equal(0, await place.CountAsync("select count(*) from \"People\""));
        (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "restore", file, "--force");
        Assert.True(code == 0, said);
        Assert.Equal(await app.InDb(db => db.Set<Person>().LongCountAsync()), await place.CountAsync("select count(*) from \"People\""));
    }

    [Theory]
    [InlineData("changed", "is damaged")]
    [InlineData("gone", "other things than its manifest names")]
    [InlineData("added", "other things than its manifest names")]
    [InlineData("outside", "other things than its manifest names")]
    [InlineData("cut", "Nothing was restored")]
    public async Task Of_a_damaged_backup_nothing_is_restored(string damage, string why)
    {
        var (file, hash) = (Path.Combine(app.Folder, damage + ".zip"), app.Hash);
        File.Copy(app.Backup, file);
        if (damage == "cut")
        {
            await using var stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        }
        else
        {
            await using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
            if (damage is "changed" or "gone")
            {
                zip.GetEntry($"files/{hash}")!.Delete();
            }

            var name = damage switch { "changed" => $"files/{hash}", "added" => "files/" + new string('a', 64), _ => "../outside.txt" };
            if (damage != "gone")
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync("Plan!"u8.ToArray(), TestContext.Current.CancellationToken);
            }
        }

        await using var place = await OwnPlace.MakeAsync();
        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "restore", file);
        Assert.Equal(1, code);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(place.Folder, "..", "outside.txt")));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten_and_help_names_every_verb()
    {
        var file = app.Backup;
        var (code, said) = await OwnProcess.RunAsync(app.Folder, app.Database, "backup", file);
        Assert.Equal(1, code);
        Assert.Contains("already there", said, StringComparison.Ordinal);
        await using var place = await OwnPlace.MakeAsync();
        Assert.Contains("no database", (await OwnProcess.RunAsync(place.Folder, place.Database, "backup", file + "2")).Said, StringComparison.Ordinal);
        (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "--help");
        Assert.Equal(0, code);
        Assert.All(["backup", "demo", "erase", "import-sites", "lint", "make-admin", "migrate", "restore"], verb => Assert.Contains($"\n  {verb} ", said, StringComparison.Ordinal));
        Assert.Equal(2, (await OwnProcess.RunAsync(place.Folder, place.Database, "no-such-verb")).Code);
    }

    [Fact]
    public async Task The_demonstration_goes_into_an_empty_database_and_never_into_production()
    {
        await using var place = await OwnPlace.MakeAsync();
        await using var production = OwnProcess.Start(place.Folder, place.Database, "Production", "demo");
        Assert.Equal(1, await production.EndAsync());
        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "demo");
        Assert.True(code == 0, said);
        Assert.Equal(7, await place.CountAsync("select count(*) from \"Runs\""));
        Assert.True(await place.CountAsync("select count(*) from \"News\"") > 0);
        (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "demo");
        Assert.Equal(1, code);
        Assert.Contains("empty database only", said, StringComparison.Ordinal);
    }

    private Task<long> CountAsync(string table) => app.InDb(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select count(*) from \"{table}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    });

    private static List<string?> Keys(string folder) => [.. Directory.EnumerateFiles(Path.Combine(folder, "keys"), "*.xml").Select(Path.GetFileName).Order()];

    public sealed class Demonstration : StazhApp
    {
        public string? Database => OnPostgres ? Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Stazh:Database"] : null;

        /// <summary>Of the demonstration and a file, while this site runs.</summary>
        public string Backup => Path.Combine(Folder, "backup.zip");

        public string Hash { get; private set; } = "";

        protected override bool Demo => true;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var store = Services.GetRequiredService<IFileStore>();
            var temporary = store.NewTemporary();
            await File.WriteAllBytesAsync(temporary, Content);
            Hash = await store.PutAsync(temporary, CancellationToken.None);
            await InDb(async db =>
            {
                var (id, owner) = (Guid.CreateVersion7(Clock.GetUtcNow()), await db.Set<Person>().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync());
                db.Add(new StoredFile { Id = id, OwnerId = owner, Hash = Hash, Name = "план.txt", ContentType = "text/plain", Length = Content.Length, CreatedAt = Clock.GetUtcNow(), Purpose = "task" });
                await db.SaveChangesAsync();
            });
            var (code, said) = await OwnProcess.RunAsync(Folder, Database, "backup", Backup);
            Assert.True(code == 0, said);
        }
    }
}

using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Stazh.Learn.Data;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Administration;

/// <summary>Starts as they happen to real machines: killed in the middle, several at once, the very first one.</summary>
public sealed class StartingTests
{
    /// <summary>Moments of a migration, as a statement that counts one when it is reached.</summary>
    [Theory]
    [InlineData("select count(*) from sqlite_master where name = '__EFMigrationsLock'", "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")]
    [InlineData("select count(*) from \"__EFMigrationsLock\"", "select count(*) from pg_tables where tablename = '__EFMigrationsHistory'")]
    [InlineData("select count(*) from sqlite_master where name = '__EFMigrationsHistory'", "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())")]
    public async Task A_program_killed_while_migrating_does_not_keep_the_next_one_from_it(string onSqlite, string onPostgres)
    {
        await using var place = await OwnPlace.MakeAsync();
        await using (var killed = OwnProcess.Start(place.Folder, place.Database, "Testing", "migrate"))
        {
            await killed.UntilAsync(async () => await ReachedAsync(place, place.OnPostgres ? onPostgres : onSqlite));
            await killed.KillAsync();
        }

        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "migrate");
        Assert.True(code == 0, said);
        Assert.Equal(Migrations(place), await place.CountAsync("select count(*) from \"__EFMigrationsHistory\""));
        Assert.Equal(0, await place.CountAsync("select count(*) from \"People\""));
    }

    /// <summary>The worst moment of all, made by hand: EF's own lock is taken and nobody is there any more.</summary>
    [Fact]
    [Trait("Category", "OneDatabase")]
    public async Task A_lock_that_a_killed_program_left_is_cleared()
    {
        await using var place = await OwnPlace.MakeAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(place.Folder, "stazh.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                create table "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
                insert into "__EFMigrationsLock" values (1, '2026-11-24');
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "migrate");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Three_nodes_that_start_at_once_on_an_empty_database_all_serve_and_load_everything_once()
    {
        await using var place = await OwnPlace.MakeAsync();
        var nodes = Enumerable.Range(0, 3).Select(_ => OwnProcess.Start(place.Folder, place.Database, "Testing", "--urls", "http://127.0.0.1:0")).ToList();
        try
        {
            foreach (var node in nodes)
            {
                using var http = new HttpClient { BaseAddress = await node.AddressAsync() };
                Assert.Contains("database: Healthy", await http.GetStringAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }

        Assert.Equal(Migrations(place), await place.CountAsync("select count(*) from \"__EFMigrationsHistory\""));
        Assert.Equal((37, 89), (await place.CountAsync("select count(*) from \"InternshipSites\""), await place.CountAsync("select count(*) from \"Subjects\"")));
        Assert.Equal(0, await place.CountAsync("select count(*) from (select \"Slug\" from \"ProgrammeVersions\" group by \"Slug\" having count(*) > 1) as twice"));
    }

    /// <summary>A site that has worked with an earlier release keeps what it has.</summary>
    [Fact]
    public async Task A_database_of_the_first_release_is_brought_up_to_date_with_its_rows()
    {
        await using var place = await OwnPlace.MakeAsync();
        await using (AppDb db = place.OnPostgres
            ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(place.Database).Options)
            : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(place.Folder, "stazh.db")};Pooling=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(
                "insert into \"Subjects\" (\"Code\", \"Name\", \"RegistryName\", \"Short\", \"Column\", \"Row\") values ('XX', 'Край проб', 'Край проб', 'Пр', 1, 1)", TestContext.Current.CancellationToken);
        }

        var (code, said) = await OwnProcess.RunAsync(place.Folder, place.Database, "migrate");
        Assert.True(code == 0, said);
        Assert.Equal(Migrations(place), await place.CountAsync("select count(*) from \"__EFMigrationsHistory\""));
        Assert.Equal(1, await place.CountAsync("select count(*) from \"Subjects\" where \"Name\" = 'Край проб'"));
    }

    [Fact]
    public async Task The_first_start_in_production_prints_a_token_that_makes_one_administrator()
    {
        await using var place = await OwnPlace.MakeAsync();
        await using var site = OwnProcess.Start(place.Folder, place.Database, "Production", "--urls", "http://127.0.0.1:0");
        using var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await site.AddressAsync() });
        Assert.Equal(0, await place.CountAsync("select count(*) from \"People\""));
        const string mark = "at /admin/first: ";
        var token = site.Said[(site.Said.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Split('\n')[0].Trim();
        Assert.Matches("^[0-9a-f]{32}$", token);
        await RegisterAsync(visitor, "first");
        Assert.Equal(400, (await visitor.Post("/admin/first", ("Token", "0"))).Status);
        Assert.Equal("/admin", (await visitor.Post("/admin/first", ("Token", token))).Location);
        Assert.Equal(200, (await visitor.Get("/admin")).Status);
        Assert.Equal(404, (await visitor.Get("/admin/first")).Status);

        using var other = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await site.AddressAsync() });
        await RegisterAsync(other, "second");
        Assert.Equal(404, (await other.Get("/admin/first")).Status);
        Assert.Equal(1, (await OwnProcess.RunAsync(place.Folder, place.Database, "make-admin", "nobody@stazh.example")).Code);
        Assert.Equal(0, (await OwnProcess.RunAsync(place.Folder, place.Database, "make-admin", "Second@stazh.example")).Code);
        Assert.Equal(2, await place.CountAsync("select count(*) from \"RoleGrants\" where \"RevokedAt\" is null"));
        await site.KillAsync();

        await using var again = OwnProcess.Start(place.Folder, place.Database, "Production", "--urls", "http://127.0.0.1:0");
        await again.AddressAsync();
        Assert.DoesNotContain(mark, again.Said, StringComparison.Ordinal);
    }

    private static async Task RegisterAsync(Visitor visitor, string mailbox)
    {
        var page = await visitor.Get("/account/register");
        var answer = await visitor.Submit(
            page.Form(), ("Input.Email", $"{mailbox}@stazh.example"), ("Input.Password", TestPeople.Password), ("Input.FamilyName", "Первова"), ("Input.GivenName", "Анна"),
            ("Input.WorkPlace", "МБОУ «СОШ № 1»"), ("Input.Region", "Ленинградская область"), ("Input.Position", "учитель"), ("Input.AgreesToProcessing", "true"));
        Assert.True(answer.Status == 302, answer.Text(".errors"));
    }

    private static async Task<bool> ReachedAsync(OwnPlace place, string statement)
    {
        try
        {
            return (place.OnPostgres || File.Exists(Path.Combine(place.Folder, "stazh.db"))) && await place.CountAsync(statement) > 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static int Migrations(OwnPlace place) => typeof(AppDb).Assembly.GetTypes()
        .Count(t => t.IsSubclassOf(typeof(Migration)) && t.GetCustomAttribute<DbContextAttribute>()!.ContextType == (place.OnPostgres ? typeof(PostgresDb) : typeof(SqliteDb)));
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.App;

/// <summary>
/// The program under test on a database and data folder of its own: SQLite by default, PostgreSQL when STAZH_TEST_POSTGRES holds a
/// connection string (each app then makes a database there). One a test class: <c>IClassFixture&lt;StazhApp&gt;</c>.
/// </summary>
public class StazhApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stazh-test-").FullName;
    private readonly string? postgres = Environment.GetEnvironmentVariable("STAZH_TEST_POSTGRES");
    private readonly string name = $"t{Guid.NewGuid():n}";

    /// <summary>Time of the program: it stands still until a test moves it.</summary>
    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public string Folder => folder;

    /// <summary>SQL commands since the last <see cref="SqlCounter.Reset"/>.</summary>
    public SqlCounter Sql { get; } = new();

    public bool OnPostgres => !string.IsNullOrEmpty(postgres);

    /// <summary>Demonstration people and runs are there.</summary>
    protected virtual bool Demo => false;

    /// <summary>Begins with a copy of what a first start leaves; otherwise it is such a start itself.</summary>
    protected virtual bool IsCopied => true;

    /// <summary>Null on SQLite.</summary>
    public string? DatabaseName => OnPostgres ? name : null;

    public virtual async ValueTask InitializeAsync()
    {
        if (IsCopied)
        {
            await (await Template.OfAsync(Demo)).CopyAsync(folder, postgres, name);
        }
        else if (OnPostgres)
        {
            await using var server = NpgsqlDataSource.Create(postgres!);
            await using var create = server.CreateCommand($"create database {name}");
            await create.ExecuteNonQueryAsync();
        }

        _ = Services;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!IsCopied)
        {
            // Others are copied from what it leaves.
            return;
        }

        if (OnPostgres)
        {
            await using var server = NpgsqlDataSource.Create(postgres!);
            await using var drop = server.CreateCommand($"drop database if exists {name} with (force)");
            await drop.ExecuteNonQueryAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser without script: follows redirects, keeps cookies.</summary>
    public virtual Visitor Anonymous() => new(CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>Signs in through the form.</summary>
    public async Task<Visitor> As(string email, string password = TestPeople.Password)
    {
        var visitor = Anonymous();
        var page = await visitor.Get("/account/sign-in");
        var answer = await visitor.Submit(page.Form(), ("Input.Email", email), ("Input.Password", password));
        Assert.Equal(302, answer.Status);
        return visitor;
    }

    /// <summary>Work in the database, in a scope of its own.</summary>
    public async Task<T> InDb<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public Task InDb(Func<AppDb, Task> work) => InDb(async db =>
    {
        await work(db);
        return 0;
    });

    /// <summary>Runs the outbox until nothing is due, as the worker does every second.</summary>
    public async Task HandleOutbox()
    {
        var worker = Services.GetRequiredService<OutboxWorker>();
        while (await worker.HandleDueAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Mails written to the pickup folder, newest first.</summary>
    public IReadOnlyList<string> Mails() => [.. Services.GetRequiredService<MailPickup>().Latest(100).Select(m => m.Text)];

    /// <summary>A query whose answer would be a matter of chance, or that multiplies its rows, fails the test that runs it.</summary>
    private static void NoChance(WarningsConfigurationBuilder warnings) => warnings.Throw(
        CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning, CoreEventId.DistinctAfterOrderByWithoutRowLimitingOperatorWarning,
        RelationalEventId.MultipleCollectionIncludeWarning);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Stazh:DataFolder", folder);
        builder.UseSetting("Stazh:Demo", Demo ? "true" : "false");
        // Tests hand the outbox over themselves: no second thread races them.
        builder.UseSetting("Stazh:Workers", "false");
        builder.UseSetting("Stazh:SignInsPerMinute", "100000");
        builder.UseSetting("Stazh:RequestsPerTenSeconds", "100000");
        builder.UseSetting("Stazh:CheckLinks", "false");
        builder.UseSetting("Stazh:ApiRequestsPerMinute", "100000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        if (OnPostgres)
        {
            builder.UseSetting("Stazh:Database", new NpgsqlConnectionStringBuilder(postgres) { Database = name, MaxPoolSize = 10 }.ConnectionString);
        }

        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton(Sql);
            // Hundreds of people sign in here: a costly hash would be a fifth of the work of all tests.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            services.ConfigureDbContext<SqliteDb>((p, o) => o.AddInterceptors(p.GetRequiredService<SqlCounter>()).ConfigureWarnings(NoChance));
            services.ConfigureDbContext<PostgresDb>((p, o) => o.AddInterceptors(p.GetRequiredService<SqlCounter>()).ConfigureWarnings(NoChance));
        });
    }
}

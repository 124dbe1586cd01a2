using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Stazh.Learn.Data;

/// <summary>
/// Contexts for <c>src/add-migration</c> and for the test of pending changes: no server is asked. Identity reads the version of its tables
/// from the application's services, so they are given here too.
/// </summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    internal static IServiceProvider Identity { get; } =
        new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").UseApplicationServiceProvider(Identity).Options);
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=design").UseApplicationServiceProvider(SqliteDesign.Identity).Options);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Stazh.Learn.Data;

namespace Stazh.Learn.Tests.Architecture;

public sealed class PendingMigrationsTests
{
    [Fact]
    public void The_sqlite_migrations_hold_the_whole_model()
    {
        using var design = new SqliteDesign().CreateDbContext([]);
        using var db = new SqliteDb(Apart(design));
        Assert.Empty(Pending(db));
    }

    [Fact]
    public void The_postgres_migrations_hold_the_whole_model()
    {
        using var design = new PostgresDesign().CreateDbContext([]);
        using var db = new PostgresDb(Apart(design));
        Assert.Empty(Pending(db));
    }

    /// <summary>With services of its own: the design model of the programs that start beside this test is theirs, and is laid out on first use without a lock.</summary>
    private static DbContextOptions<T> Apart<T>(T design)
        where T : DbContext =>
        new DbContextOptionsBuilder<T>((DbContextOptions<T>)design.GetService<IDbContextOptions>()).EnableServiceProviderCaching(false).Options;

    private static IEnumerable<string> Pending(AppDb db)
    {
        var snapshot = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        if (snapshot is IMutableModel mutable)
        {
            snapshot = mutable.FinalizeModel();
        }

        var model = db.GetService<IModelRuntimeInitializer>().Initialize(snapshot);
        return db.GetService<IMigrationsModelDiffer>()
            .GetDifferences(model.GetRelationalModel(), db.GetService<IDesignTimeModel>().Model.GetRelationalModel())
            .Select(o => $"{o.GetType().Name} {(o as ITableMigrationOperation)?.Table}");
    }
}

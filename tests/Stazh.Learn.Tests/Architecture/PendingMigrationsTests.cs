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
        using var db = new SqliteDesign().CreateDbContext([]);
        Assert.Empty(Pending(db));
    }

    [Fact]
    public void The_postgres_migrations_hold_the_whole_model()
    {
        using var db = new PostgresDesign().CreateDbContext([]);
        Assert.Empty(Pending(db));
    }

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

using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Data;

/// <summary>
/// One model for both databases. Features add their entities by an <see cref="IEntityTypeConfiguration{TEntity}"/> beside the entity and
/// read them by <c>db.Set&lt;T&gt;()</c>, so this class knows no feature but the person.
/// </summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>Several commands that all happen or none. On SQLite one at a time in this process.</summary>
    public virtual async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        var result = await work();
        await transaction.CommitAsync(stop);
        return result;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            foreach (var key in type.GetProperties().Where(p => p.ClrType == typeof(Guid) && p.IsPrimaryKey()))
            {
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }
}

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        // SQLite cannot order by an offset time: all times are UTC and stored as ticks.
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    /// <summary>All writes pass one gate in this process: SQLite has one writer, and waiting here is fair and short.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await Gate.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    public override async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await Gate.WaitAsync(stop);
        try
        {
            return await base.InTransactionAsync(work, stop);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static readonly SemaphoreSlim Gate = new(1, 1);

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTimeOffset>().HaveConversion<Utc>();

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(t => t.ToUniversalTime(), t => t);
}

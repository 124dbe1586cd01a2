using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Stazh.Learn.Data;

/// <summary>
/// Brings the database up to date at start, one program at a time. On SQLite the guard is an operating-system lock on a file beside the
/// database, which goes away with its process; EF's own guard is a row that a killed process leaves behind, so it is removed under that
/// lock. On PostgreSQL it is an advisory lock, which the server releases with the connection.
/// </summary>
public static class Migrator
{
    private const string PostgresLock = "select pg_advisory_lock(7329002)";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="then">What else only one program at a time may do at its start.</param>
    public static async Task MigrateAsync(AppDb db, TimeProvider clock, CancellationToken stop, Func<Task>? then = null)
    {
        if (db.Database.IsSqlite())
        {
            var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
            await using var gate = await LockAsync(file + ".lock", clock, stop);
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any() && File.Exists(file) && new FileInfo(file).Length > 0)
            {
                await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", stop);
            }

            await GuardedAsync(db, then, stop);
            return;
        }

        await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(PostgresLock, connection) { CommandTimeout = (int)Patience.TotalSeconds };
        await command.ExecuteNonQueryAsync(stop);
        try
        {
            await GuardedAsync(db, then, stop);
        }
        finally
        {
            command.CommandText = "select pg_advisory_unlock(7329002)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task GuardedAsync(AppDb db, Func<Task>? then, CancellationToken stop)
    {
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            await db.Database.MigrateAsync(stop);
        }

        await AuditGuard.SetAsync(db, stop);
        if (then is not null)
        {
            await then();
        }
    }

    private static async Task<FileStream> LockAsync(string path, TimeProvider clock, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(started) < Patience)
            {
                using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
                await pause.WaitForNextTickAsync(stop);
            }
        }
    }
}

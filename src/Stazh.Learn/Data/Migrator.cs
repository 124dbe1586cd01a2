using Microsoft.EntityFrameworkCore;

namespace Stazh.Learn.Data;

/// <summary>
/// Brings the database up to date at start. On SQLite the guard is an operating-system lock on a file beside the database, which goes away
/// with its process; EF's own guard is a row that a killed process leaves behind, so it is removed under that lock. On PostgreSQL EF takes
/// an advisory lock, which the server releases with the connection.
/// </summary>
public static class Migrator
{
    public static async Task MigrateAsync(AppDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(stop);
            await AuditGuard.SetAsync(db, stop);
            return;
        }

        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var gate = await LockAsync(file + ".lock", clock, stop);
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            if (File.Exists(file) && new FileInfo(file).Length > 0)
            {
                await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", stop);
            }

            await db.Database.MigrateAsync(stop);
        }

        await AuditGuard.SetAsync(db, stop);
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
            catch (IOException) when (clock.GetElapsedTime(started) < TimeSpan.FromMinutes(2))
            {
                using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
                await pause.WaitForNextTickAsync(stop);
            }
        }
    }
}

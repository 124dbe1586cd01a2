using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Administration.Backups;

/// <summary>A copy of the database at one moment, and the way back; one for each database.</summary>
internal abstract class DatabaseCopy(AppDb db)
{
    public abstract string Kind { get; }

    protected AppDb Db => db;

    public static DatabaseCopy Of(AppDb db) => db.Database.IsNpgsql() ? new PostgresCopy(db) : new SqliteCopy(db);

    /// <summary>The last migration; null without a database.</summary>
    public async Task<string?> SchemaAsync(CancellationToken stop) => await IsEmptyAsync(stop) ? null : (await db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault();

    /// <summary>Whether there is nothing that a restore could destroy.</summary>
    public abstract Task<bool> IsEmptyAsync(CancellationToken stop);

    /// <summary>Writes the copy into the folder; answers its tables, where it is made of tables, and the contents that its rows name.</summary>
    public abstract Task<(IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Hashes)> SaveAsync(string folder, CancellationToken stop);

    /// <summary>Puts the copy in the place of what is there, in one transaction.</summary>
    public abstract Task LoadAsync(string folder, BackupManifest manifest, CancellationToken stop);
}

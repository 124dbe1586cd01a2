using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Administration.Backups;

/// <summary>SQLite's own online backup, both ways: one transaction, while others read and write.</summary>
internal sealed class SqliteCopy(AppDb db) : DatabaseCopy(db)
{
    private const string Entry = "stazh.db";

    public override string Kind => "SQLite";

    private string Source => new SqliteConnectionStringBuilder(Db.Database.GetConnectionString()).DataSource;

    public override async Task<bool> IsEmptyAsync(CancellationToken stop)
    {
        if (!File.Exists(Source) || new FileInfo(Source).Length == 0)
        {
            return true;
        }

        await using var connection = await OpenAsync(Source, stop);
        return await ScalarAsync(connection, "select count(*) from sqlite_master where type = 'table'", stop) is 0L;
    }

    public override async Task<(IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Hashes)> SaveAsync(string folder, CancellationToken stop)
    {
        await using var source = await OpenAsync(Source, stop);
        await using var copy = await OpenAsync(Path.Combine(folder, Entry), stop);
        source.BackupDatabase(copy);
        await ScalarAsync(copy, "pragma journal_mode = delete", stop);
        var hashes = new List<string>();
        await using var command = copy.CreateCommand();
        command.CommandText = "select \"Hash\" from \"Files\" union select \"ThumbHash\" from \"Files\" where \"ThumbHash\" is not null";
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            hashes.Add(rows.GetString(0));
        }

        return ([], hashes);
    }

    public override async Task LoadAsync(string folder, BackupManifest manifest, CancellationToken stop)
    {
        await using var copy = await OpenAsync(Path.Combine(folder, Entry), stop);
        if (await ScalarAsync(copy, "pragma integrity_check", stop) is not "ok")
        {
            throw new InvalidDataException("the database in the backup is damaged");
        }

        await using var target = await OpenAsync(Source, stop);
        copy.BackupDatabase(target);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken stop)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string text, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteScalarAsync(stop);
    }
}

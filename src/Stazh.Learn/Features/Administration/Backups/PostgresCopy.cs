using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Administration.Backups;

/// <summary>
/// COPY of every table at one snapshot, so that no tool of the server's version is needed. On the way back the tables of that migration are
/// made anew and filled in one transaction: PostgreSQL takes back even a dropped table.
/// </summary>
internal sealed class PostgresCopy(AppDb db) : DatabaseCopy(db)
{
    private const string DropAll = """
        do $drop$ declare t record; begin
          for t in select tablename from pg_tables where schemaname = current_schema() loop execute format('drop table if exists %I cascade', t.tablename); end loop;
          drop function if exists audit_append_only() cascade;
        end $drop$
        """;

    /// <summary>Numbers given by the database go on after the greatest.</summary>
    private const string GoOnCounting = """
        do $count$ declare c record; begin
          for c in select table_name, column_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES' loop
            execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I), 0) + 1, false)', quote_ident(c.table_name), c.column_name, c.column_name, c.table_name);
          end loop;
        end $count$
        """;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public override string Kind => "PostgreSQL";

    public override async Task<bool> IsEmptyAsync(CancellationToken stop) =>
        await Db.Database.SqlQuery<long>($"select count(*) as \"Value\" from pg_tables where schemaname = current_schema()").SingleAsync(stop) == 0;

    public override async Task<(IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Hashes)> SaveAsync(string folder, CancellationToken stop)
    {
        if ((await Db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            throw new InvalidDataException("the database is older than the program: run migrate first");
        }

        var tables = Tables();
        await using var connection = await OpenAsync(stop);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        foreach (var table in tables)
        {
            using var rows = await connection.BeginTextExportAsync($"copy {Target(table)} to stdout", stop);
            await using var file = new StreamWriter(Path.Combine(folder, Path.GetFileName(table.Entry)), append: false, Utf8);
            await PourAsync(rows, file, stop);
        }

        var hashes = new List<string>();
        await using var command = new NpgsqlCommand("select \"Hash\" from \"Files\" union select \"ThumbHash\" from \"Files\" where \"ThumbHash\" is not null", connection, snapshot);
        await using var found = await command.ExecuteReaderAsync(stop);
        while (await found.ReadAsync(stop))
        {
            hashes.Add(found.GetString(0));
        }

        return (tables, hashes);
    }

    public override async Task LoadAsync(string folder, BackupManifest manifest, CancellationToken stop)
    {
        var script = Db.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, manifest.Schema, MigrationsSqlGenerationOptions.NoTransactions);
        await using var connection = await OpenAsync(stop);
        await using var change = await connection.BeginTransactionAsync(stop);
        foreach (var text in new[] { DropAll, script })
        {
            await using var command = new NpgsqlCommand(text, connection, change);
            await command.ExecuteNonQueryAsync(stop);
        }

        foreach (var table in manifest.Tables)
        {
            using var file = new StreamReader(Path.Combine(folder, Path.GetFileName(table.Entry)), Utf8);
            await using var rows = await connection.BeginTextImportAsync($"copy {Target(table)} from stdin", stop);
            await PourAsync(file, rows, stop);
        }

        await using var count = new NpgsqlCommand(GoOnCounting, connection, change);
        await count.ExecuteNonQueryAsync(stop);
        await change.CommitAsync(stop);
    }

    /// <summary>Those that others point to come first.</summary>
    private List<BackupTable> Tables()
    {
        var left = Db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<BackupTable>();
        while (left.Count > 0)
        {
            var free = left.Where(t => t.ForeignKeyConstraints.All(k => k.PrincipalTable == t || !left.Contains(k.PrincipalTable))).ToList();
            if (free.Count == 0)
            {
                throw new InvalidOperationException($"Tables point to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}");
            }

            ordered.AddRange(free.Select(t => new BackupTable(t.Name, [.. t.Columns.Where(c => c.ComputedColumnSql is null).Select(c => c.Name)])));
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }

    private static string Target(BackupTable table) => $"{Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Quoted))})";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(Db.Database.GetConnectionString());
        await connection.OpenAsync(stop);
        return connection;
    }

    private static async Task PourAsync(TextReader from, TextWriter to, CancellationToken stop)
    {
        var buffer = new char[1 << 15];
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }
}

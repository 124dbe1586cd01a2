using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Stazh.Learn.Web;

namespace Stazh.Learn.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration["Stazh:Database"];
        var audit = new AuditIsAppendOnly();
        if (UsesPostgres(database))
        {
            services.AddDbContextPool<AppDb, PostgresDb>(o => o.UseNpgsql(database).AddInterceptors(audit));
        }
        else
        {
            services.AddDbContextPool<AppDb, SqliteDb>((provider, o) =>
            {
                var file = string.IsNullOrEmpty(database) ? Path.Combine(provider.GetRequiredService<DataFolder>().Path, "stazh.db") : database;
                o.UseSqlite($"Data Source={file};Default Timeout=30").AddInterceptors(audit, new SqlitePragmas());
            });
        }

        return services;
    }

    /// <summary><c>Host=…</c> is PostgreSQL; empty or a file name is SQLite.</summary>
    internal static bool UsesPostgres(string? database) => database?.Contains("Host=", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Settings of a connection hold while it lives, and the pool keeps it: they are said once, not at each of a page's commands.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Each = "pragma synchronous=full; pragma busy_timeout=5000; pragma foreign_keys=on; pragma temp_store=memory;";
        private const string Writing = "pragma journal_mode=wal; " + Each;

        private readonly ConditionalWeakTable<object, object> told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (told.TryGetValue(handle, out _))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = TextFor(connection);
            command.ExecuteNonQuery();
            told.AddOrUpdate(handle, handle);
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            // SQLite works in this thread anyway.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        /// <summary>EF asks whether the database exists by a connection that only reads: it cannot change the journal of a file just restored.</summary>
        private static string TextFor(DbConnection connection) => connection.ConnectionString.Contains("ReadOnly", StringComparison.Ordinal) ? Each : Writing;
    }
}

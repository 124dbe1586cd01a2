using System.Data.Common;
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

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Text = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=5000; pragma foreign_keys=on; pragma temp_store=memory;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

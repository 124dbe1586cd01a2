using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Stazh.Learn.Tests.App;

/// <summary>
/// A data folder and a database as the program leaves them after its first start, with or without the demonstration: made once a run of the tests,
/// copied for every app. Migrating and loading a hundred times over would be most of the time that the tests take.
/// </summary>
internal sealed class Template
{
    private static readonly ConcurrentDictionary<bool, Lazy<Task<Template>>> Made = new();

    private readonly string folder;
    private readonly string? database;

    private Template(string folder, string? database) => (this.folder, this.database) = (folder, database);

    public static Task<Template> OfAsync(bool demo) => Made.GetOrAdd(demo, d => new(() => MakeAsync(d))).Value;

    public async Task CopyAsync(string to, string? postgres, string name)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        if (database is not null)
        {
            await using var server = NpgsqlDataSource.Create(postgres!);
            await using var create = server.CreateCommand($"create database {name} template {database}");
            await create.ExecuteNonQueryAsync();
        }
    }

    private static async Task<Template> MakeAsync(bool demo)
    {
        var app = new FirstStart(demo);
        await app.InitializeAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(app.Folder, recursive: true);
        return new(app.Folder, app.DatabaseName);
    }

    private sealed class FirstStart(bool demo) : StazhApp
    {
        protected override bool Demo => demo;

        protected override bool IsCopied => false;
    }
}

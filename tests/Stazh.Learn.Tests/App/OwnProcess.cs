using System.Diagnostics;
using System.Text;
using Npgsql;

namespace Stazh.Learn.Tests.App;

/// <summary>A folder and a database of their own for programs that run as processes: SQLite, or PostgreSQL when the tests run on it.</summary>
public sealed class OwnPlace : IAsyncDisposable
{
    private readonly string? postgres = Environment.GetEnvironmentVariable("STAZH_TEST_POSTGRES");
    private readonly string name = $"p{Guid.NewGuid():n}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("stazh-place-").FullName;

    public bool OnPostgres => !string.IsNullOrEmpty(postgres);

    public string? Database => OnPostgres ? new NpgsqlConnectionStringBuilder(postgres) { Database = name, MaxPoolSize = 10 }.ConnectionString : null;

    public static async Task<OwnPlace> MakeAsync()
    {
        var place = new OwnPlace();
        await place.OnServerAsync($"create database {place.name}");
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        await OnServerAsync($"drop database if exists {name} with (force)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The only number that a statement answers.</summary>
    public async Task<long> CountAsync(string statement)
    {
        await using System.Data.Common.DbConnection connection = OnPostgres
            ? new NpgsqlConnection(Database)
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Folder, "stazh.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task OnServerAsync(string statement)
    {
        if (OnPostgres)
        {
            await using var server = NpgsqlDataSource.Create(postgres!);
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>The program itself, as whoever keeps it starts it.</summary>
public sealed class OwnProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private OwnProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public bool HasEnded => process.HasExited;

    public static OwnProcess Start(string folder, string? database, string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(Root(), "src", "Stazh.Learn") };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Stazh.Learn.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Stazh__DataFolder"] = folder;
        start.Environment["Stazh__Database"] = database ?? "";
        start.Environment["Stazh__Demo"] = "false";
        start.Environment["Stazh__CheckLinks"] = "false";
        return new OwnProcess(start);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string folder, string? database, params string[] arguments)
    {
        await using var program = Start(folder, database, "Testing", arguments);
        return (await program.EndAsync(), program.Said);
    }

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode;
    }

    /// <summary>Waits for a condition while the program lives.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!HasEnded && !await condition())
        {
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    /// <summary>The address on which it serves; it was started with port 0.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string mark = "Now listening on: ";
        await UntilAsync(() => Task.FromResult(Said.Contains(mark, StringComparison.Ordinal)));
        Assert.False(HasEnded, Said);
        var at = Said.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return new Uri(Said[at..].Split('\n')[0].Trim());
    }

    /// <summary>As a power cut does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Stazh.Learn.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.Append(line.Data).Append('\n');
        }
    }
}

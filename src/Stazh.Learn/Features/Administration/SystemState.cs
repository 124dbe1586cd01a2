using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

/// <param name="Bytes">Size of the data on disk.</param>
public sealed record DatabaseState(string Kind, bool Answers, long Bytes, string Schema);

/// <param name="Free">Bytes left on the disk of the data folder.</param>
public sealed record StorageState(string Folder, bool Writable, long Free)
{
    /// <summary>Less than this, and uploads will soon be refused.</summary>
    public const long Scarce = 2L << 30;

    public bool IsScarce => Free < Scarce;
}

public sealed record OutboxFailure(Guid Id, string Kind, int Attempts, string? Error, DateTimeOffset At, DateTimeOffset DueAt);

/// <param name="Oldest">Since when the oldest message that is due has been waiting.</param>
public sealed record OutboxState(int Waiting, DateTimeOffset? Oldest, IReadOnlyList<OutboxFailure> Failures);

public sealed record OutsideTool(string Name, string Purpose, bool Exists);

/// <summary>What whoever keeps the system looks at first.</summary>
public sealed class SystemState(AppDb db, DataFolder folder, TimeProvider clock)
{
    private static readonly (string Name, string Purpose)[] Tools =
    [
        ("vips", "Уменьшает и очищает картинки"), ("weasyprint", "Печатает документы в PDF"),
    ];

    public static string Version => typeof(SystemState).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version ? Short(version) : "";

    /// <summary>“1.0.0+ee5d2a4”: of the commit as much as people compare.</summary>
    public static string Short(string version) => version.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus && version.Length > plus + 8 ? version[..(plus + 8)] : version;

    public static string Runtime => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    public static IEnumerable<OutsideTool> OutsideTools => Tools.Select(t => new OutsideTool(t.Name, t.Purpose, OutsideProgram.Exists(t.Name)));

    public async Task<DatabaseState> DatabaseAsync(CancellationToken stop)
    {
        var postgres = db.Database.IsNpgsql();
        var schema = (await db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault() ?? "";
        var bytes = postgres
            ? await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(stop)
            : await db.Database.SqlQuery<long>($"select page_count * page_size as \"Value\" from pragma_page_count(), pragma_page_size()").SingleAsync(stop);
        return new(postgres ? "PostgreSQL" : "SQLite", true, bytes, schema);
    }

    public StorageState Storage()
    {
        var probe = Path.Combine(folder.Path, ".state");
        try
        {
            File.WriteAllText(probe, "ok");
            File.Delete(probe);
            return new(folder.Path, true, new DriveInfo(folder.Path).AvailableFreeSpace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(folder.Path, false, 0);
        }
    }

    public async Task<OutboxState> OutboxAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Outbox.CountAsync(o => o.DoneAt == null && o.DueAt <= now, stop);
        var oldest = await db.Outbox.Where(o => o.DoneAt == null && o.DueAt <= now).OrderBy(o => o.DueAt).Select(o => (DateTimeOffset?)o.At).FirstOrDefaultAsync(stop);
        var failures = await db.Outbox.AsNoTracking().Where(o => o.DoneAt == null && o.Attempts > 0).OrderBy(o => o.DueAt).Take(50)
            .Select(o => new OutboxFailure(o.Id, o.Kind, o.Attempts, o.Error, o.At, o.DueAt)).ToListAsync(stop);
        return new(waiting, oldest, failures);
    }
}

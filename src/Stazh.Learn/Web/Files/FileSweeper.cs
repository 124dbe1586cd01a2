using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web.Files;

/// <summary>Once an hour: abandoned parts of uploads, and contents that no row names because their form was never saved.</summary>
public sealed partial class FileSweeper(IServiceScopeFactory scopes, PartialUploads uploads, IFileStore store, TimeProvider clock, ILogger<FileSweeper> log) : BackgroundService
{
    /// <summary>Far longer than any form needs from storing a content to saving its row.</summary>
    public static readonly TimeSpan OrphanAge = TimeSpan.FromHours(24);

    public async Task<int> SweepAsync(CancellationToken stop) =>
        await uploads.SweepAsync(stop) + await store.SweepAsync(OrphanAge, UsedAsync, stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogSwept(log, await SweepAsync(stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    private async Task<HashSet<string>> UsedAsync(IReadOnlyCollection<string> hashes)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<AppDb>().Set<StoredFile>().AsNoTracking();
        var whole = await files.Where(f => hashes.Contains(f.Hash)).Select(f => f.Hash).ToListAsync();
        var thumbs = await files.Where(f => f.ThumbHash != null && hashes.Contains(f.ThumbHash)).Select(f => f.ThumbHash!).ToListAsync();
        return [.. whole, .. thumbs];
    }

    [LoggerMessage(LogLevel.Information, "Swept {Count} abandoned files")]
    private static partial void LogSwept(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Sweeping files failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

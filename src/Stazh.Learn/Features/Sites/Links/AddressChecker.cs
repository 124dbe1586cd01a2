using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Sites;

/// <summary>Once a week every address of the registry, a bad one again the next day; one at a time, with a pause before the same server.</summary>
public sealed partial class AddressChecker(IServiceScopeFactory scopes, AddressProbe probe, TimeProvider clock, ILogger<AddressChecker> log) : BackgroundService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);
    private static readonly TimeSpan FreshBad = TimeSpan.FromDays(1);

    /// <summary>Between two questions to one server.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Looks at what is due; returns how many looks were recorded.</summary>
    public async Task<int> CheckDueAsync(CancellationToken stop)
    {
        var looks = new List<(string Url, Look Look)>();
        string? before = null;
        foreach (var url in await DueAsync(stop))
        {
            var host = new Uri(url).IdnHost;
            if (host == before)
            {
                using var pause = new PeriodicTimer(Pause);
                await pause.WaitForNextTickAsync(stop);
            }

            before = host;
            looks.Add((url, await probe.LookAsync(url, stop)));
        }

        if (looks.Count > 2 && looks.All(l => l.Look.Verdict == AddressVerdict.Silent))
        {
            LogAlone(log, looks.Count);
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var known = await db.Set<AddressCheck>().ToDictionaryAsync(c => c.Hash, stop);
        foreach (var (url, look) in looks)
        {
            if (!known.TryGetValue(AddressCheck.HashOf(url), out var check))
            {
                check = new AddressCheck { Hash = AddressCheck.HashOf(url), Url = url };
                db.Add(check);
            }

            check.Record(look, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(stop);
        return looks.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogChecked(log, await CheckDueAsync(stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    private async Task<List<string>> DueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var all = await db.Set<InternshipSite>().Select(s => s.SitesUrl).Union(db.Set<Organisation>().Select(o => o.HomeUrl)).Union(db.Set<SupportLink>().Select(l => l.Url)).ToListAsync(stop);
        var checks = await db.Set<AddressCheck>().AsNoTracking().Select(c => new { c.Url, c.CheckedAt, c.BadInARow }).ToListAsync(stop);
        var fresh = checks.Where(c => now - c.CheckedAt < (c.BadInARow > 0 ? FreshBad : Fresh)).Select(c => c.Url).ToHashSet();
        return [.. all.Where(u => u.Length > 0 && SiteRow.IsAddress(u) && !fresh.Contains(u)).OrderBy(u => new Uri(u).IdnHost, StringComparer.Ordinal)];
    }

    [LoggerMessage(LogLevel.Information, "Looked at {Count} addresses of the registry")]
    private static partial void LogChecked(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "None of {Count} addresses of the registry answers: this machine seems to have no way out, nothing is recorded")]
    private static partial void LogAlone(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Looking at the addresses of the registry failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

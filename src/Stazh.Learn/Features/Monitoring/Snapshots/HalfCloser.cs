using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Fifteen days after a half-year ends its indicators are kept for every region with a coordinator, if nobody has done it by hand; forms that close in a week remind.</summary>
public sealed partial class HalfCloser(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HalfCloser> log) : BackgroundService
{
    public const int DaysAfter = 15;

    /// <summary>Returns for how many regions the last half-year was closed.</summary>
    public async Task<int> CloseDueAsync(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        var half = HalfYear.Of(today).Previous;
        if (today < half.To.AddDays(DaysAfter))
        {
            return 0;
        }

        await using var listing = scopes.CreateAsyncScope();
        var list = listing.ServiceProvider.GetRequiredService<AppDb>();
        var regions = await list.Set<RoleGrant>().Where(g => g.Role == Role.Coordinator && g.RevokedAt == null && g.Region != null
            && !list.Set<IndicatorSnapshot>().Any(s => s.Region == g.Region && s.Year == half.Year && s.Number == half.Number)).Select(g => g.Region!).Distinct().OrderBy(r => r).ToListAsync(stop);
        var closed = 0;
        foreach (var region in regions)
        {
            await using var scope = scopes.CreateAsyncScope();
            closed += await scope.ServiceProvider.GetRequiredService<SnapshotDesk>().TakeAsync(region, half, null, today, null, stop) is null ? 1 : 0;
        }

        return closed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CloseDueAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<FormReminders>().RemindDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Closing a half-year of indicators failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

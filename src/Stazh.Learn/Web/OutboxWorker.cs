using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web;

/// <summary>
/// Hands outbox rows to their handlers: at least once, oldest first, again later when one fails (1, 2, 4 … minutes, at most a day apart).
/// A row stays until it is done, so a restart loses nothing.
/// </summary>
public sealed partial class OutboxWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly Dictionary<string, Type> Kinds =
        typeof(OutboxWorker).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOutboxMessage))).ToDictionary(t => t.Name);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = DateTimeOffset.MinValue;
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await HandleDueAsync(stoppingToken) > 0)
                {
                }

                if (clock.GetUtcNow() - swept > TimeSpan.FromHours(1))
                {
                    await ForgetDoneAsync(stoppingToken);
                    swept = clock.GetUtcNow();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogRound(log, e);
            }
        }
    }

    /// <summary>Done work is kept for a month to be looked at; then its letters, links and names go.</summary>
    public async Task<int> ForgetDoneAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Kept;
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Outbox.Where(o => o.DoneAt < before).ExecuteDeleteAsync(stop);
    }

    /// <summary>Handles what is due now; returns how many rows were tried.</summary>
    public async Task<int> HandleDueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        await using var claim = db.Database.IsNpgsql() ? await db.Database.BeginTransactionAsync(stop) : null;
        var rows = db.Database.IsNpgsql()
            ? await db.Outbox.FromSql($"select * from \"Outbox\" where \"DoneAt\" is null and \"DueAt\" <= {now} order by \"Id\" limit 20 for update skip locked").ToListAsync(stop)
            : await db.Outbox.Where(o => o.DoneAt == null && o.DueAt <= now).OrderBy(o => o.Id).Take(20).ToListAsync(stop);
        foreach (var row in rows)
        {
            row.Attempts++;
            try
            {
                await HandleAsync(row, stop);
                row.DoneAt = clock.GetUtcNow();
                row.Error = null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, row.Kind, row.Id, row.Attempts, e);
                row.Error = e.GetType().Name;
                row.DueAt = clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, row.Attempts - 1), 24 * 60));
            }

            await db.SaveChangesAsync(stop);
        }

        if (claim is not null)
        {
            await claim.CommitAsync(stop);
        }

        return rows.Count;
    }

    /// <summary>A scope of its own for each message: a handler's half-done change never reaches the next.</summary>
    private async Task HandleAsync(OutboxRow row, CancellationToken stop)
    {
        var type = Kinds[row.Kind];
        var message = JsonSerializer.Deserialize(row.Payload, type)!;
        var service = typeof(IOutboxHandler<>).MakeGenericType(type);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var handler in scope.ServiceProvider.GetServices(service))
        {
            await (Task)service.GetMethod(nameof(IOutboxHandler<>.HandleAsync))!.Invoke(handler, [row.Id, message, stop])!;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Outbox {Kind} {Id} failed at attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, string kind, Guid id, int attempt, Exception e);

    [LoggerMessage(LogLevel.Error, "An outbox round failed")]
    private static partial void LogRound(ILogger log, Exception e);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>Every hour: a package that is due within a week, or is late, reminds tutors and the head of the site, without them the coordinators; each once (R-130).</summary>
public sealed partial class PackageReminders(IServiceScopeFactory scopes, IOptions<StazhSettings> settings, TimeProvider clock, ILogger<PackageReminders> log) : BackgroundService
{
    private const int Batch = 100;
    private const int DaysAhead = 7;

    /// <summary>Reminds of what is due now; returns how many packages were told of.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var (sent, months) = (0, settings.Value.PackageDueMonths);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        var (soon, late, oldest) = (today.AddDays(DaysAhead).AddMonths(-months), today.AddMonths(-months), today.AddYears(-1));
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var due = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => (r.State == RunState.Finished || r.State == RunState.Running) && r.EndsOn <= soon && r.EndsOn >= oldest
                    && !db.Set<RunPackage>().Any(p => p.RunId == r.Id && (p.ReadyAt != null || p.RemindedLate != null || (p.RemindedAhead != null && r.EndsOn >= late))))
                .OrderBy(r => r.EndsOn).ThenBy(r => r.Id).Take(Batch).ToListAsync(stop);
            foreach (var run in due)
            {
                await TellAsync(db, scope.ServiceProvider.GetRequiredService<INotifier>(), run, RunPackage.DueOn(run.EndsOn, months), run.EndsOn < late, stop);
            }

            await db.SaveChangesAsync(stop);
            sent += due.Count;
            if (due.Count < Batch)
            {
                return sent;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    private static async Task TellAsync(AppDb db, INotifier notifier, ProgrammeRun run, DateOnly due, bool isLate, CancellationToken stop)
    {
        var package = await db.Set<RunPackage>().SingleOrDefaultAsync(p => p.RunId == run.Id, stop) ?? db.Add(new RunPackage { RunId = run.Id }).Entity;
        package.RemindedAhead = due;
        package.RemindedLate = isLate ? due : null;
        var grants = await db.Set<RoleGrant>().Where(g => g.RevokedAt == null
                && ((g.Role == Role.Tutor && g.RunId == run.Id) || (g.Role == Role.SiteHead && g.SiteId == run.SiteId) || (g.Role == Role.Coordinator && g.Region == run.Region)))
            .Select(g => new { g.Role, g.PersonId }).Distinct().ToListAsync(stop);
        var near = grants.Where(g => g.Role != Role.Coordinator).Select(g => g.PersonId).Distinct().ToList();
        foreach (var person in near.Count > 0 ? near : [.. grants.Select(g => g.PersonId).Distinct()])
        {
            notifier.Tell(
                person, $"package:{run.Id:n}:{(isLate ? "late" : "soon")}", isLate ? "Пакет материалов стажировки «{0}» просрочен: срок был {1}." : "Пакет материалов стажировки «{0}» размещают до {1}.",
                $"/runs/{run.Id}/package", Wording.Inner(run.ProgrammeTitle), $"{due:dd.MM.yyyy}");
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding of packages failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

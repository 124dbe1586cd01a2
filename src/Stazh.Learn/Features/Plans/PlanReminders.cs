using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>
/// Every hour: rows whose day has passed without a report remind the person named, otherwise the head of the site, otherwise the coordinators, once
/// for each day due; a year's report that nobody has sent reminds two weeks before its day and once after it (R-162, R-163). Notice and mail go
/// with the mark that they went, in one save.
/// </summary>
public sealed partial class PlanReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PlanReminders> log) : BackgroundService
{
    private const int Batch = 100;
    private const int MostLines = 20;
    private const int DaysAhead = 14;

    /// <summary>Reminds of what is due now; returns how many letters were written.</summary>
    public async Task<int> RemindDueAsync(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        await RecountAsync(stop);
        return await OfRowsAsync(today, stop) + await OfReportsAsync(today, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemindDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    /// <summary>Rows counted from internships move when runs are opened, moved or cancelled.</summary>
    private async Task RecountAsync(CancellationToken stop)
    {
        var last = Guid.Empty;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var plans = await db.Set<WorkPlan>().Where(p => p.Id > last && p.State != PlanState.Closed && db.Set<PlanRow>().Any(r => r.PlanId == p.Id && r.FollowsRuns)).OrderBy(p => p.Id).Take(Batch).ToListAsync(stop);
            var ids = plans.Select(p => p.Id).ToList();
            var rows = await db.Set<PlanRow>().Where(r => ids.Contains(r.PlanId) && r.FollowsRuns).Include(r => r.Marks).AsSingleQuery().ToListAsync(stop);
            foreach (var plan in plans)
            {
                var internships = await db.InternshipsAsync(plan.Owner, stop);
                foreach (var row in rows.Where(r => r.PlanId == plan.Id))
                {
                    row.Reckon(plan.Period, internships);
                }
            }

            await SaveAsync(db, stop);
            if (plans.Count < Batch)
            {
                return;
            }

            last = plans[^1].Id;
        }
    }

    private async Task<int> OfRowsAsync(DateOnly today, CancellationToken stop)
    {
        var sent = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var plans = await db.Set<WorkPlan>().AsNoTracking().Where(p => (p.State == PlanState.Signed || p.State == PlanState.Approved)
                && db.Set<PlanRow>().Any(r => r.PlanId == p.Id && r.NextDue < today && (r.RemindedOf == null || r.RemindedOf != r.NextDue))).OrderBy(p => p.Id).Take(Batch).ToListAsync(stop);
            foreach (var plan in plans)
            {
                db.ChangeTracker.Clear();
                var rows = await db.Set<PlanRow>().Where(r => r.PlanId == plan.Id && r.NextDue < today && (r.RemindedOf == null || r.RemindedOf != r.NextDue)).OrderBy(r => r.NextDue).ToListAsync(stop);
                var keepers = await KeepersAsync(db, plan, stop);
                foreach (var group in rows.SelectMany(r => r.ResponsiblePersonId is { } one ? [one] : keepers, (row, person) => (row, person)).GroupBy(x => x.person))
                {
                    var lines = group.Select(x => x.row).ToList();
                    sent += await TellAsync(scope.ServiceProvider, group.Key, $"plan-overdue:{plan.Id:n}:{today:yyyyMMdd}", "План «{0}»: просрочено строк — {1}.", $"/plans/{plan.Id}",
                        [plan.Title, lines.Count.ToString(CultureInfo.InvariantCulture)], "plan-overdue", plan,
                        string.Join('\n', lines.Take(MostLines).Select(r => $"– {r.Number} {r.Title} ({r.NextDue!.Value:dd.MM.yyyy})")), stop) ? 1 : 0;
                }

                rows.ForEach(r => r.RemindedOf = r.NextDue);
                await SaveAsync(db, stop);
            }

            if (plans.Count < Batch)
            {
                return sent;
            }
        }
    }

    private async Task<int> OfReportsAsync(DateOnly today, CancellationToken stop)
    {
        var sent = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var due = scope.ServiceProvider.GetRequiredService<IOptions<StazhSettings>>().Value.ReportDue;
        var oldest = today.AddYears(-1);
        var plans = await db.Set<WorkPlan>().Where(p => p.OwnerKind == PlanOwnerKind.Site && (p.State == PlanState.Approved || p.State == PlanState.Closed)
            && (p.Form == PlanForm.Schedule || p.Form == PlanForm.FourSections) && p.To >= oldest && p.From <= today).ToListAsync(stop);
        foreach (var plan in plans)
        {
            if (Owed(plan, today, due) is not { } year)
            {
                continue;
            }

            if (await db.Set<PlanReport>().AnyAsync(r => r.PlanId == plan.Id && r.Kind == ReportKind.Year && r.From == year.From && (r.State == ReportState.Sent || r.State == ReportState.Accepted), stop))
            {
                continue;
            }

            var day = ReportYears.DueOn(year.To, due);
            foreach (var person in await KeepersAsync(db, plan, stop))
            {
                sent += await TellAsync(scope.ServiceProvider, person, $"report-due:{plan.Id:n}:{year.To:yyyyMMdd}:{(today > day ? "late" : "soon")}",
                    today > day ? "Годовой отчёт площадки не сдан: срок был {0}." : "Годовой отчёт площадки сдают до {0}.", $"/plans/{plan.Id}#steps", [$"{day:dd.MM.yyyy}"], "report-due", plan, $"{day:dd.MM.yyyy}", stop) ? 1 : 0;
            }

            plan.ReportRemindedOn = today;
            await SaveAsync(db, stop);
        }

        return sent;
    }

    /// <summary>The year of the plan that is over and whose report is due in two weeks or overdue, unless that was said already.</summary>
    public static PlanPeriod? Owed(WorkPlan plan, DateOnly today, string due)
    {
        foreach (var year in ReportYears.Of(plan.Period).Where(y => y.To < today).Reverse().Take(1))
        {
            var day = ReportYears.DueOn(year.To, due);
            var since = today > day ? day.AddDays(1) : day.AddDays(-DaysAhead);
            return today >= since && (plan.ReportRemindedOn is not { } said || said < since) ? year : null;
        }

        return null;
    }

    /// <summary>Heads of the site; without one, coordinators of the region.</summary>
    private static async Task<IReadOnlyList<Guid>> KeepersAsync(AppDb db, WorkPlan plan, CancellationToken stop)
    {
        var (site, region) = (plan.OwnerKind == PlanOwnerKind.Site ? plan.OwnerId : Guid.Empty, plan.Region);
        var grants = await db.Set<RoleGrant>().Where(g => g.RevokedAt == null && ((g.Role == Role.SiteHead && g.SiteId == site) || (g.Role == Role.Coordinator && g.Region == region)))
            .Select(g => new { g.Role, g.PersonId }).Distinct().ToListAsync(stop);
        var heads = grants.Where(g => g.Role == Role.SiteHead).Select(g => g.PersonId).ToList();
        return heads.Count > 0 ? heads : [.. grants.Select(g => g.PersonId)];
    }

    private async Task<bool> TellAsync(IServiceProvider services, Guid personId, string key, string sentence, string address, string[] values, string template, WorkPlan plan, string items, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        services.GetRequiredService<INotifier>().Tell(personId, key, sentence, address, values);
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId && p.EmailConfirmed && p.ErasedAt == null, stop) is not { Email: { } email } person)
        {
            return false;
        }

        var letters = services.GetRequiredService<MailTemplates>();
        db.Send(clock.GetUtcNow(), letters.Write(template, email, ("name", person.ShortName), ("plan", plan.Title), ("site", plan.OwnerTitle), ("items", items), ("link", letters.Address(address))));
        return true;
    }

    private static async Task SaveAsync(AppDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody writes the row at this moment: the next hour reminds.
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding of plans failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>Starts reports, assembles their lines from the plan, sends and decides; each step in one save.</summary>
public sealed class ReportDesk(AppDb db, PlanDesk desk, INotifier notifier, IOptions<StazhSettings> settings, TimeProvider clock)
{
    /// <summary>A report for the year of the plan, or the one that is there; null when the plan has no such year or is not approved.</summary>
    internal async Task<Guid?> StartAsync(WorkPlan plan, ReportKind kind, DateOnly from, Guid by, CancellationToken stop)
    {
        if (!plan.IsPublic || !Enum.IsDefined(kind) || ReportYears.Of(plan.Period).Where(y => y.From == from).Select(y => (PlanPeriod?)y).FirstOrDefault() is not { } year)
        {
            return null;
        }

        var there = kind == ReportKind.Analysis ? Guid.Empty : await db.Set<PlanReport>().Where(r => r.PlanId == plan.Id && r.Kind == kind && r.From == from).Select(r => r.Id).FirstOrDefaultAsync(stop);
        if (there != Guid.Empty)
        {
            return there;
        }

        var now = clock.GetUtcNow();
        var report = new PlanReport
        {
            Id = Guid.CreateVersion7(now), PlanId = plan.Id, Kind = kind, From = year.From, To = year.To, CreatedAt = now, CreatedById = by,
            DueOn = kind == ReportKind.Year ? ReportYears.DueOn(year.To, settings.Value.ReportDue) : null,
        };
        db.Add(report);
        return await desk.SaveAsync("report.started", nameof(PlanReport), report.Id, by, stop, kind.ToString()) is null ? report.Id : null;
    }

    /// <summary>The report with the reader's rights: those who write its plan read it; null is 404.</summary>
    internal async Task<(PlanReport Report, PlanRights Rights)?> FindAsync(Guid id, PlanAccess access, CancellationToken stop) =>
        await db.Set<PlanReport>().FirstOrDefaultAsync(r => r.Id == id, stop) is { } report && await access.FindAsync(report.PlanId, stop) is { MayWrite: true } rights ? (report, rights) : null;

    /// <summary>The rows of the report's year: what was sent, or what the plan says now; at most two SQL commands.</summary>
    internal async Task<IReadOnlyList<ReportLine>> LinesAsync(WorkPlan plan, PlanReport report, DateOnly today, CancellationToken stop)
    {
        if (!report.IsOpen)
        {
            return report.Lines;
        }

        var year = new PlanPeriod(report.From, report.To);
        var table = await desk.LayAsync(plan, today, byNumber: false, stop);
        return [.. table.Sections.SelectMany(s => s.Rows).Where(r => !r.IsHeading).Select(r => Line(r, year, table.Layout.Sections.Count > 0)).OfType<ReportLine>()];
    }

    internal async Task<Refusal?> SendAsync(WorkPlan plan, PlanReport report, DateOnly today, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (report.Send(await LinesAsync(plan, report, today, stop), by, now) is { } refusal)
        {
            return refusal;
        }

        var region = plan.Region;
        foreach (var coordinator in await db.Set<RoleGrant>().Where(g => g.Role == Role.Coordinator && g.Region == region && g.RevokedAt == null).Select(g => g.PersonId).Distinct().ToListAsync(stop))
        {
            notifier.Tell(coordinator, $"report-sent:{report.Id:n}:{now.UtcTicks}", "Площадка отправила отчёт: {0}", $"/reports/{report.Id}", plan.OwnerTitle);
        }

        return await desk.SaveAsync("report.sent", nameof(PlanReport), report.Id, by, stop);
    }

    internal async Task<Refusal?> DecideAsync(PlanReport report, bool accept, string? reason, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (report.Decide(accept, reason, by, now) is { } refusal)
        {
            return refusal;
        }

        if (report.SentById is { } author)
        {
            notifier.Tell(author, $"report-decided:{report.Id:n}:{now.UtcTicks}", accept ? "Отчёт принят." : "Отчёт вернули: прочитайте, что исправить.", $"/reports/{report.Id}");
        }

        return await desk.SaveAsync(accept ? "report.accepted" : "report.returned", nameof(PlanReport), report.Id, by, stop);
    }

    /// <summary>What falls due in the year; rows without days always. Where each section counts from one, its number comes first.</summary>
    private static ReportLine? Line(PlanCells row, PlanPeriod year, bool sections)
    {
        var times = row.Times.Where(t => year.Contains(t.Due)).ToList();
        return times.Count == 0 && row.Times.Count > 0 ? null : new(
            sections && row.Row.Section > 0 ? $"{row.Row.Section}.{row.Row.Number}" : row.Row.Number, row.Row.Title, row.Row.Term, row.Row.Responsible, times.Count, times.Count(t => t.State == TimeState.Done), PlanTable.Report(times),
            row.Row.Indicator.Length > 0 ? row.Row.Indicator : row.Row.Result);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A route is the plan of one person: it goes with the person.</summary>
internal sealed class RoutesPersonalData(AppDb db) : IPersonalData
{
    public string Section => "routes";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) =>
        (await Routes(personId).Include(r => r.Items).AsNoTracking().OrderBy(r => r.Id).ToListAsync(stop)).Select(r => new
        {
            r.EnrolmentId, r.Kind, r.Number, r.State, r.WeeklyMinutes, r.Resources, r.Conditions, r.FreeFrom, r.BusyDays, r.Comment, r.WhyWithout, r.TutorComment, r.CreatedAt, r.SubmittedAt, r.ApprovedAt,
            Items = r.InOrder.Select(i => new { i.Kind, i.Title, i.Minutes, i.Week, i.DueOn, i.ReportAs, i.DoneAt }),
        });

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        db.RemoveRange(await Routes(personId).Include(r => r.Items).ToListAsync(stop));

    private IQueryable<LearningRoute> Routes(Guid personId) => db.Set<LearningRoute>().Where(r => db.EnrolmentsOf(personId).Any(e => e.Id == r.EnrolmentId));
}

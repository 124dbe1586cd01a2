using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Plans;

/// <summary>Rows of plans that name the person; the post stays in the plan, the person goes.</summary>
internal sealed class PlansPersonalData(AppDb db) : IPersonalData
{
    public string Section => "plans";

    public string? Kept => "Отчёты о выполнении планов площадок: что и когда сделано — без имени того, кто внёс.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Responsible = await db.Set<PlanRow>().AsNoTracking().Where(r => r.ResponsiblePersonId == personId).OrderBy(r => r.Id).Select(r => new { r.PlanId, r.Number, r.Title, r.Term, r.Responsible }).ToListAsync(stop),
        Reported = await db.Set<PlanMark>().AsNoTracking().Where(m => m.MarkedById == personId).OrderBy(m => m.Id).Select(m => new { m.RowId, m.DueOn, m.DoneOn, m.Text, m.At }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var row in await db.Set<PlanRow>().Where(r => r.ResponsiblePersonId == personId).ToListAsync(stop))
        {
            row.ResponsiblePersonId = null;
        }
    }
}

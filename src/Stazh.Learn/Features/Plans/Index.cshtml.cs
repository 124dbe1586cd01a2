using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Plans;

public sealed record OverdueRow(Guid RowId, Guid PlanId, string Title, string OwnerTitle, DateOnly DueOn);

/// <summary>Plans that the reader writes or approves, newest first; what is overdue and which reports wait.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class IndexModel(AppDb db, PlanAccess access) : AppPage
{
    public const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public PlanState? State { get; set; }

    public IReadOnlyList<PlanLine> Plans { get; private set; } = [];

    public IReadOnlyList<OverdueRow> Overdue { get; private set; } = [];

    public IReadOnlyList<ReportCard> Reports { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(Guid? after)
    {
        var kept = access.Kept();
        var last = after ?? Guid.Empty;
        var lines = await db.PlanLines(kept.Where(p => (State == null || p.State == State) && (after == null || p.Id.CompareTo(last) < 0)).OrderByDescending(p => p.Id).Take(PageSize + 1), Today).ToListAsync(Stop);
        Plans = [.. lines.Take(PageSize)];
        Next = lines.Count > PageSize ? $"/plans?{(State is null ? "" : $"state={State}&")}after={Plans[^1].Id}" : null;
        if (after is null)
        {
            Overdue = await db.OverdueRows(Me.Id, Today).Take(PageSize).ToListAsync(Stop);
            Reports = await db.ReportCards(kept, Today, waiting: true).Take(PageSize).ToListAsync(Stop);
        }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

public sealed record MeetingLine(Guid Id, DateOnly On, string Title, int Sites);

/// <summary>Instructive-methodical meetings of a region (R-174).</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MeetingsModel(AppDb db, MonitoringAccess access) : AppPage
{
    public const int PageSize = 50;

    public MonitoringRegion Region { get; private set; } = null!;

    public IReadOnlyList<MeetingLine> Meetings { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? region, Guid? after)
    {
        if (await access.RegionAsync(region, Stop) is not { } found)
        {
            return NotFound();
        }

        Region = found;
        var (name, last) = (found.Name, after ?? Guid.Empty);
        var page = await db.Set<SiteMeeting>().AsNoTracking().Where(m => m.Region == name && (after == null || m.Id.CompareTo(last) < 0)).OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new MeetingLine(m.Id, m.On, m.Title, db.Set<MeetingAttendance>().Count(a => a.MeetingId == m.Id))).ToListAsync(Stop);
        Meetings = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? $"/monitoring/meetings?after={Meetings[^1].Id}{(found.Query.Length > 0 ? "&" + found.Query : "")}" : null;
        return Page();
    }
}

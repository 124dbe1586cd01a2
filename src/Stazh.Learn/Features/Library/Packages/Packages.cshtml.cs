using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>Packages of the reader's ended runs, the latest run first; those that are late can be looked at alone.</summary>
public sealed class PackagesModel(AppDb db, IOptions<StazhSettings> settings) : AppPage
{
    internal const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    /// <summary>Id of the last run of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int LateCount { get; private set; }

    public Guid? Next { get; private set; }

    public DateOnly DueOn(Line line) => RunPackage.DueOn(line.EndsOn, settings.Value.PackageDueMonths);

    public bool IsLate(Line line) => line.ReadyAt is null && DueOn(line) < Today;

    public async Task OnGetAsync()
    {
        var (today, edge) = (Today, Today.AddMonths(-settings.Value.PackageDueMonths));
        var ended = db.RunsStaffedBy(Me.Id).AsNoTracking().Where(r => r.State == RunState.Finished || (r.State == RunState.Running && r.EndsOn < today));
        var late = ended.Where(r => r.EndsOn < edge && !db.Set<RunPackage>().Any(p => p.RunId == r.Id && p.ReadyAt != null));
        LateCount = await late.CountAsync(Stop);
        ended = Late ? late : ended;
        Count = Late ? LateCount : await ended.CountAsync(Stop);
        if (After is { } after)
        {
            var last = await db.Set<ProgrammeRun>().Where(r => r.Id == after).Select(r => (DateOnly?)r.EndsOn).SingleOrDefaultAsync(Stop);
            ended = ended.Where(r => r.EndsOn < last || (r.EndsOn == last && r.Id < after));
        }

        var rows = await ended.OrderByDescending(r => r.EndsOn).ThenByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new Line(
                r.Id, r.ProgrammeTitle, r.SiteTitle, r.EndsOn, db.Set<RunPackage>().Where(p => p.RunId == r.Id).Select(p => p.ReadyAt).FirstOrDefault(),
                db.Set<RunPackage>().Where(p => p.RunId == r.Id).Join(db.Set<Resource>().Where(s => s.IsShown), p => p.ResourceId, s => s.Id, (p, s) => s.Slug).FirstOrDefault())).ToListAsync(Stop);
        Lines = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Lines[^1].Id : null;
    }

    public sealed record Line(Guid Id, string Programme, string Site, DateOnly EndsOn, DateTimeOffset? ReadyAt, string? Slug);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>Contests of programmes, the latest first.</summary>
[AllowAnonymous]
public sealed class ContestListModel(AppDb db) : AppPage
{
    internal const int PageSize = 30;

    /// <summary>Id of the last contest of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public Guid? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var contests = db.Set<ProgrammeContest>().AsNoTracking();
        Count = await contests.CountAsync(Stop);
        var rows = await contests.Where(c => After == null || c.Id < After).OrderByDescending(c => c.Id).Take(PageSize + 1).Select(c => new Line(c, c.Entries.Count)).ToListAsync(Stop);
        Lines = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Lines[^1].Contest.Id : null;
    }

    public ContestStage StageOf(Line line) => line.Contest.Stage(Today);

    public sealed record Line(ProgrammeContest Contest, int Entries);
}

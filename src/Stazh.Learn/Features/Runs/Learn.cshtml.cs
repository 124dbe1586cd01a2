using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

public sealed record MyInternship(Guid Id, Guid RunId, EnrolmentState State, string ProgrammeTitle, string SiteTitle, DateOnly StartsOn, DateOnly EndsOn, RunState RunState, string? Reason);

/// <summary>All internships of the reader: what goes on, what is asked for, what is over.</summary>
public sealed class LearnModel(AppDb db) : AppPage
{
    public IReadOnlyList<MyInternship> Internships { get; private set; } = [];

    public async Task OnGetAsync() =>
        Internships = await (
            from e in db.EnrolmentsOf(Me.Id).AsNoTracking()
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            orderby r.StartsOn descending
            select new MyInternship(e.Id, r.Id, e.State, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn, r.State, e.Reason)).Take(100).ToListAsync(Stop);
}

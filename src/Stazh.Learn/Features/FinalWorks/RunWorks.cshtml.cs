using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.FinalWorks;

public sealed class RunWorksModel(AppDb db, ProgrammeLibrary library) : AppPage
{
    public const int PageSize = 50;

    public RunView Run { get; private set; } = null!;

    public IReadOnlyList<WorkRow> Works { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Number of the first row on this page, from zero: works are listed in the order of publication, which only grows at its end.</summary>
    public int From { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid runId, int from = 0)
    {
        var run = await db.RunsSharedWith(Me.Id).AsNoTracking().Where(r => r.Id == runId)
            .Select(r => new { r.Id, r.ProgrammeTitle, r.PresentationAt, r.ProgrammeVersionId }).SingleOrDefaultAsync(Stop);
        if (run is null)
        {
            return NotFound();
        }

        var spec = (await library.GetAsync(run.ProgrammeVersionId, Stop)).FinalWork;
        Run = new(run.Id, run.ProgrammeTitle, run.PresentationAt);
        From = Math.Max(0, from);
        Total = await db.PublishedWorks(runId).CountAsync(Stop);
        var rows = await (
            from w in db.PublishedWorks(runId).AsNoTracking()
            join p in db.Set<Person>() on w.AuthorId equals p.Id
            join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
            orderby w.PublishedAt, w.Id
            select new { w.Id, w.Title, w.Kind, w.PublishedAt, w.Version, w.TopicId, p.GivenName, p.FamilyName, e.WorkPlace, w.AuthorId }).Skip(From).Take(PageSize).ToListAsync(Stop);
        Works = [.. rows.Select(w => new WorkRow(w.Id, w.Title, spec?.Kind(w.Kind)?.Title ?? "", $"{w.GivenName} {w.FamilyName}".Trim(), w.WorkPlace, w.PublishedAt!.Value, w.Version, w.TopicId, w.AuthorId == Me.Id))];
        return Page();
    }

    public sealed record RunView(Guid Id, string Title, DateTimeOffset? PresentationAt);

    public sealed record WorkRow(Guid Id, string Title, string Kind, string Author, string WorkPlace, DateTimeOffset PublishedAt, int Version, Guid TopicId, bool IsMine);
}

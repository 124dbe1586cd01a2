using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.FinalWorks;

public sealed class ViewModel(AppDb db, ProgrammeLibrary library) : AppPage
{
    public WorkView Work { get; private set; } = null!;

    public Facts About { get; private set; } = null!;

    public IReadOnlyList<ShownVersion> Versions { get; private set; } = [];

    public int Version { get; private set; }

    /// <summary>The one shown.</summary>
    public ShownVersion Shown => Versions.First(v => v.Number == Version);

    /// <summary>Only the author and the staff see it.</summary>
    public AdministrationInvitation? Evaluation { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int? version)
    {
        var me = Me.Id;
        var row = await (
            from w in db.WorksShownTo(me).AsNoTracking()
            join r in db.Set<ProgrammeRun>() on w.RunId equals r.Id
            join p in db.Set<Person>() on w.AuthorId equals p.Id
            join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
            from t in db.Set<WorkPresentation>().Where(t => t.WorkId == w.Id && !t.IsCancelled).DefaultIfEmpty()
            where w.Id == id
            select new
            {
                PresentedAt = (DateTimeOffset?)t.At, PresentedIn = t.Place,
                w.Version, w.RunId, w.TopicId, w.EnrolmentId, IsMine = w.AuthorId == me, r.ProgrammeTitle, r.ProgrammeVersionId, p.GivenName, p.FamilyName, e.WorkPlace,
                Evaluation = w.AuthorId == me || db.RunsStaffedBy(me).Any(s => s.Id == w.RunId) ? w.Invitations.FirstOrDefault(i => i.UsedAt != null) : null,
            }).SingleOrDefaultAsync(Stop);
        if (row is null)
        {
            return NotFound();
        }

        Version = version ?? row.Version;
        var versions = await db.Set<FinalWorkVersion>().AsNoTracking().Where(v => v.WorkId == id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.At, v.IsAfterReviews, v.Note, Json = v.Number == Version ? v.ContentJson : null }).ToListAsync(Stop);
        if (versions.Find(v => v.Number == Version)?.Json is not { } json)
        {
            return NotFound();
        }

        Versions = [.. versions.Select(v => new ShownVersion(v.Number, v.At, v.IsAfterReviews, v.Note))];
        Work = new(WorkContent.FromJson(json), (await library.GetAsync(row.ProgrammeVersionId, Stop)).FinalWork!);
        About = new(id, row.RunId, row.ProgrammeTitle, $"{row.GivenName} {row.FamilyName}".Trim(), row.WorkPlace, row.TopicId, row.IsMine ? row.EnrolmentId : null, row.PresentedAt, row.PresentedIn);
        Evaluation = row.Evaluation;
        return Page();
    }

    public sealed record ShownVersion(int Number, DateTimeOffset At, bool IsAfterReviews, string Note);

    public sealed record Facts(Guid Id, Guid RunId, string Programme, string Author, string WorkPlace, Guid TopicId, Guid? MyEnrolment, DateTimeOffset? PresentedAt, string? PresentedIn);
}

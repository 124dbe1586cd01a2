using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>What the pages of one internship show above their own: whose, which programme, which group.</summary>
public sealed record InternshipPlace(Internship Internship, string Trainee, string ProgrammeTitle, string SiteTitle, DateOnly StartsOn, DateOnly EndsOn, EnrolmentState State, bool IsMine)
{
    public Guid Id => Internship.EnrolmentId;

    public ProgrammePackage Package => Internship.Package;
}

/// <summary>
/// Loads an internship for its trainee (or, where asked, for the staff of its run) in one query; null is 404.
/// </summary>
public sealed class InternshipLoader(AppDb db, ProgrammeLibrary library, TimeProvider clock, CurrentPerson me)
{
    /// <summary>The reader's own internship.</summary>
    public Task<InternshipPlace?> MineAsync(Guid enrolmentId, CancellationToken stop) => LoadAsync(db.InternshipsOf(me.Id).Where(e => e.Id == enrolmentId), stop);

    /// <summary>The reader's own internship, or one of a run that the reader works with.</summary>
    public Task<InternshipPlace?> MineOrStaffedAsync(Guid enrolmentId, CancellationToken stop)
    {
        var personId = me.Id;
        return LoadAsync(
            db.Set<Enrolment>().Where(e => e.Id == enrolmentId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
                && (e.PersonId == personId || db.RunsStaffedBy(personId).Any(r => r.Id == e.RunId))),
            stop);
    }

    /// <summary>One of a run that the reader works with.</summary>
    public Task<InternshipPlace?> StaffedAsync(Guid enrolmentId, CancellationToken stop) =>
        LoadAsync(db.EnrolmentsStaffedBy(me.Id).Where(e => e.Id == enrolmentId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)), stop);

    private async Task<InternshipPlace?> LoadAsync(IQueryable<Enrolment> which, CancellationToken stop)
    {
        var row = await (
            from e in which.AsNoTracking()
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            select new { e.Id, e.RunId, e.PersonId, e.State, r.ProgrammeVersionId, RunState = r.State, r.Format, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn, p.GivenName, p.FamilyName })
            .FirstOrDefaultAsync(stop);
        if (row is null)
        {
            return null;
        }

        var package = await library.GetAsync(row.ProgrammeVersionId, stop);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);
        var internship = new Internship(row.Id, row.RunId, row.PersonId, row.ProgrammeVersionId, package, row.RunState, today, row.Format);
        return new(internship, $"{row.GivenName} {row.FamilyName}".Trim(), row.ProgrammeTitle, row.SiteTitle, row.StartsOn, row.EndsOn, row.State, row.PersonId == me.IdOrNull);
    }
}

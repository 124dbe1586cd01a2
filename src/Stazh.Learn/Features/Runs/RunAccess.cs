using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Runs;

/// <summary>
/// Who reaches which run and which enrolment; every query of a page starts here, so another's row is simply not found.
/// <list type="table">
/// <item><term>plan, dates, applications</term><description>head of the site, coordinator of the region</description></item>
/// <item><term>group, session, queue</term><description>the same and the tutors of the run</description></item>
/// <item><term>own internship</term><description>the trainee</description></item>
/// <item><term>talk, works of the group</term><description>trainees in the group and its staff</description></item>
/// </list>
/// </summary>
public static class RunAccess
{
    /// <summary>Runs that the person plans.</summary>
    public static IQueryable<ProgrammeRun> RunsPlannedBy(this AppDb db, Guid personId) =>
        db.Set<ProgrammeRun>().Where(r =>
            db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
                && ((g.Role == Role.SiteHead && g.SiteId == r.SiteId) || (g.Role == Role.Coordinator && g.Region == r.Region))));

    /// <summary>Runs whose group the person works with.</summary>
    public static IQueryable<ProgrammeRun> RunsStaffedBy(this AppDb db, Guid personId) =>
        db.Set<ProgrammeRun>().Where(r =>
            db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
                && ((g.Role == Role.Tutor && g.RunId == r.Id) || (g.Role == Role.SiteHead && g.SiteId == r.SiteId) || (g.Role == Role.Coordinator && g.Region == r.Region))));

    /// <summary>Enrolments of runs whose group the person works with.</summary>
    public static IQueryable<Enrolment> EnrolmentsStaffedBy(this AppDb db, Guid personId) =>
        db.Set<Enrolment>().Where(e => db.RunsStaffedBy(personId).Any(r => r.Id == e.RunId));

    /// <summary>The person's own internships.</summary>
    public static IQueryable<Enrolment> EnrolmentsOf(this AppDb db, Guid personId) => db.Set<Enrolment>().Where(e => e.PersonId == personId);

    /// <summary>The person's own internships in which work goes on or is over: not applications, refusals, withdrawals.</summary>
    public static IQueryable<Enrolment> InternshipsOf(this AppDb db, Guid personId) =>
        db.EnrolmentsOf(personId).Where(e => e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed);

    /// <summary>Runs whose group talk the person may read: in the group or of its staff.</summary>
    public static IQueryable<ProgrammeRun> RunsSharedWith(this AppDb db, Guid personId) =>
        db.Set<ProgrammeRun>().Where(r =>
            db.Set<Enrolment>().Any(e => e.RunId == r.Id && e.PersonId == personId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed))
            || db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null
                && ((g.Role == Role.Tutor && g.RunId == r.Id) || (g.Role == Role.SiteHead && g.SiteId == r.SiteId) || (g.Role == Role.Coordinator && g.Region == r.Region))));
}

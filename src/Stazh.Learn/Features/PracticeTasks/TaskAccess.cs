using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>
/// Who reaches which task; everybody else gets 404.
/// <list type="table">
/// <item><term>write, check, hand in; fill in cards</term><description>the trainee, in the own internship</description></item>
/// <item><term>read, accept, return, record consultations, see the group's progress</term><description>staff of the run</description></item>
/// </list>
/// </summary>
public static class TaskAccess
{
    /// <summary>Works of trainees whose run the person works with; nobody judges the own work.</summary>
    public static IQueryable<TaskWork> TaskWorksStaffedBy(this AppDb db, Guid personId) =>
        db.Set<TaskWork>().Where(w => db.EnrolmentsStaffedBy(personId).Any(e => e.Id == w.EnrolmentId && e.PersonId != personId));
}

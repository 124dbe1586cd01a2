using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Diaries with entries that wait, one line a trainee, for the tutor's queue: one SQL command.</summary>
internal sealed class DiaryQueue(AppDb db) : ITutorQueueSource
{
    private const int Most = 200;

    public async Task<IReadOnlyList<QueueItem>> WaitingAsync(Guid tutorId, CancellationToken stop)
    {
        var rows = await (
            from enrolment in db.EnrolmentsStaffedBy(tutorId).AsNoTracking()
            join person in db.Set<Person>() on enrolment.PersonId equals person.Id
            join run in db.Set<ProgrammeRun>() on enrolment.RunId equals run.Id
            let since = db.Set<DiaryEntry>().Where(d => d.EnrolmentId == enrolment.Id && d.Waits).Min(d => (DateTimeOffset?)d.WrittenAt)
            where since != null && enrolment.State == EnrolmentState.Approved && enrolment.PersonId != tutorId
            orderby since
            select new { enrolment.Id, Trainee = person.FamilyName + " " + person.GivenName, run.ProgrammeTitle, Since = since!.Value, RunId = run.Id }).Take(Most).ToListAsync(stop);
        return [.. rows.Select(r => new QueueItem("diary", "Записи в дневнике стажировки", r.Trainee, r.ProgrammeTitle, r.Since, $"/learn/{r.Id}/diary") { RunId = r.RunId })];
    }
}

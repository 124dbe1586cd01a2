using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Runs;

/// <summary>Applications, attendance and filled forms. What a person wrote goes; that somebody learned in the group stays for its figures.</summary>
internal sealed class RunsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "internships";

    public string? Kept => "Участие в группах: даты заявки и решения, отметки посещаемости, регион и категория — без имени, школы и ответов.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop)
    {
        var mine = db.EnrolmentsOf(personId).Select(e => e.Id);
        return new
        {
            Enrolments = await (
                from e in db.EnrolmentsOf(personId).AsNoTracking()
                join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
                orderby e.AppliedAt
                select new
                {
                    e.Id, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn, e.State, e.Motivation, e.WorkPlace, e.Region, e.District, e.Position, e.ExperienceYears, e.Category,
                    e.IsSiteStaff, e.Team, e.AppliedAt, e.DecidedAt, e.Reason, e.CompletedAt, e.Understanding,
                }).ToListAsync(stop),
            Attendance = await db.Set<StepMark>().AsNoTracking().Where(m => mine.Contains(m.EnrolmentId)).Select(m => new { m.EnrolmentId, m.StepCode, m.Present, m.ProductMade, m.EnteredAt }).ToListAsync(stop),
            Forms = (await db.Set<FilledForm>().AsNoTracking().Where(f => mine.Contains(f.EnrolmentId)).OrderBy(f => f.Id).ToListAsync(stop))
                .Select(f => new { f.EnrolmentId, f.FormCode, f.Key, f.Answers, f.SavedAt, f.HandedInAt }),
        };
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var enrolment in await db.EnrolmentsOf(personId).ToListAsync(stop))
        {
            enrolment.Withdraw(now);
            var row = db.Entry(enrolment);
            row.Property(e => e.Motivation).CurrentValue = "";
            row.Property(e => e.WorkPlace).CurrentValue = "";
            row.Property(e => e.SchoolKey).CurrentValue = "";
            row.Property(e => e.Position).CurrentValue = "";
            row.Property(e => e.District).CurrentValue = "";
            row.Property(e => e.Team).CurrentValue = null;
            row.Property(e => e.Reason).CurrentValue = null;
            enrolment.Understanding = null;
        }

        var mine = db.EnrolmentsOf(personId).Select(e => e.Id);
        db.RemoveRange(await db.Set<FilledForm>().Where(f => mine.Contains(f.EnrolmentId)).ToListAsync(stop));
    }
}

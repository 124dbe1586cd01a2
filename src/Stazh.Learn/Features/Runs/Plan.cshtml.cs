using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

/// <summary>The cyclogram of a run: its tasks by their terms, done or not; letters go out from here (R-055, R-067…R-069).</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class CyclogramModel(AppDb db, ProgrammeLibrary library, RunLetters letters) : AppPage
{
    public ProgrammeRun Run { get; private set; } = null!;

    public bool IsPlanner { get; private set; }

    /// <summary>By term, not by the number in the plan .</summary>
    public IReadOnlyList<CyclogramTask> Tasks { get; private set; } = [];

    public IReadOnlyDictionary<string, int> FormsFilled { get; private set; } = new Dictionary<string, int>();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMarkAsync(Guid id, Guid task, bool done, string? result)
    {
        if (!await LoadAsync(id) || await db.Set<CyclogramTask>().FirstOrDefaultAsync(t => t.Id == task && t.RunId == id, Stop) is not { } row)
        {
            return NotFound();
        }

        row.Mark(done, result, Me.Id, Now);
        db.Record(Now, Me.Id, done ? "cyclogram.done" : "cyclogram.reopened", nameof(CyclogramTask), row.Id, row.Code);
        await db.SaveChangesAsync(Stop);
        return Done(Text[done ? "Задача отмечена выполненной." : "Задача снова в работе."], $"/runs/{id}/plan");
    }

    /// <summary>Sends the letter of the task to whom it concerns and marks the task done.</summary>
    public async Task<IActionResult> OnPostSendAsync(Guid id, Guid task)
    {
        if (!await LoadAsync(id) || await db.Set<CyclogramTask>().FirstOrDefaultAsync(t => t.Id == task && t.RunId == id, Stop) is not { } row)
        {
            return NotFound();
        }

        var package = await library.GetAsync(Run.ProgrammeVersionId, Stop);
        var group = await db.Set<Enrolment>().AsNoTracking()
            .Where(e => e.RunId == id && (e.State == EnrolmentState.Approved || (row.Code == Cyclogram.InformationLetter && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting))))
            .Join(db.Set<Person>(), e => e.PersonId, p => p.Id, (e, p) => new { Enrolment = e, Person = p }).ToListAsync(Stop);
        foreach (var member in group)
        {
            switch (row.Code)
            {
                case Cyclogram.InformationLetter:
                    letters.Send(Now, "information-letter", member.Person, Run, $"/runs/{id}", items: RunLetters.About(package));
                    break;
                case Cyclogram.Materials:
                    letters.Send(Now, "materials-open", member.Person, Run, $"/learn/{member.Enrolment.Id}/materials");
                    break;
                case Cyclogram.NeedsSurvey:
                    letters.Send(Now, "needs-survey", member.Person, Run, $"/survey/{member.Enrolment.SurveyToken}");
                    break;
                default:
                    return NotFound();
            }
        }

        row.Mark(true, Text["Отправлено писем: {0}", group.Count], Me.Id, Now);
        db.Record(Now, Me.Id, "cyclogram.sent", nameof(CyclogramTask), row.Id, row.Code);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Отправлено писем: {0}", group.Count], $"/runs/{id}/plan");
    }

    public static bool HasLetter(string code) => code is Cyclogram.InformationLetter or Cyclogram.Materials or Cyclogram.NeedsSurvey;

    private async Task<bool> LoadAsync(Guid id)
    {
        var me = Me.Id;
        var found = await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == id).Select(r => new { Run = r, Plans = db.RunsPlannedBy(me).Any(p => p.Id == id) }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Run, IsPlanner) = (found.Run, found.Plans);
        Tasks = await db.Set<CyclogramTask>().AsNoTracking().Where(t => t.RunId == id).OrderBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(Stop);
        FormsFilled = await db.Set<FilledForm>().Where(f => f.HandedInAt != null && db.Set<Enrolment>().Any(e => e.Id == f.EnrolmentId && e.RunId == id))
            .GroupBy(f => f.FormCode).Select(g => new { g.Key, Count = g.Select(f => f.EnrolmentId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Stop);
        return true;
    }
}

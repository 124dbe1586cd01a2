using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Plans;

public sealed record TooManyFiles() : Refusal("К одному отчёту — не больше десяти файлов.");

/// <summary>Keeps the report on one time of a row with its files.</summary>
public sealed class ExecutionDesk(AppDb db, PlanDesk desk, FileIntake intake, TimeProvider clock)
{
    private const int MostFiles = 10;

    internal async Task<Refusal?> MarkAsync(WorkPlan plan, PlanRow row, IReadOnlyList<PlannedTime> times, ExecutionModel.InputModel input, DateOnly today, Guid by, CancellationToken stop)
    {
        if (input.DoneOn > today)
        {
            return new NotYetTime();
        }

        var due = times.Any(t => t.Due == input.Due) ? input.Due!.Value : times.Count > 0 ? times[0].Due : input.Due ?? input.DoneOn!.Value;
        var mark = row.Marks.FirstOrDefault(m => m.DueOn == due);
        if ((mark?.At.UtcTicks ?? 0) != input.Seen)
        {
            return new PlanChangedElsewhere();
        }

        if ((mark?.Files.Count(f => !input.Remove.Contains(f.Id)) ?? 0) + input.Files.Count > MostFiles)
        {
            return new TooManyFiles();
        }

        var now = clock.GetUtcNow();
        var files = new List<StoredFile>();
        foreach (var posted in input.Files.Where(f => f.Length > 0))
        {
            var taken = await intake.TakeAsync(posted, by, PlanFileAccess.PlanReport, stop);
            if (taken.File is null)
            {
                return taken.Refusal;
            }

            files.Add(taken.File);
        }

        if (mark is null)
        {
            mark = new PlanMark { Id = Guid.CreateVersion7(now), RowId = row.Id, DueOn = due, Text = "" };
            row.Marks.Add(mark);
            db.Add(mark);
        }

        (mark.DoneOn, mark.Text, mark.At, mark.MarkedById) = (input.DoneOn!.Value, input.Text!.ReplaceLineEndings("\n").Trim(), now, by);
        foreach (var file in mark.Files.Where(f => input.Remove.Contains(f.Id)).ToList())
        {
            mark.Files.Remove(file);
            db.Remove(file);
        }

        db.AddRange(files.Select(f => new PlanFile { Id = Guid.CreateVersion7(now), MarkId = mark.Id, FileId = f.Id, Name = f.Name, Length = f.Length }));
        row.Reckon(plan.Period, row.FollowsRuns ? await db.InternshipsAsync(plan.Owner, stop) : []);
        row.Stamp = Guid.NewGuid();
        return await desk.SaveAsync("plan.row-reported", nameof(PlanRow), row.Id, by, stop, due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Attachments may show children and signatures: those who keep the plan read them, and the person responsible for the row.</summary>
internal sealed class PlanFileAccess(AppDb db) : IFileAccess
{
    public const string PlanReport = "plan-report";

    public string Purpose => PlanReport;

    public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop)
    {
        if (person is not { } id)
        {
            return Task.FromResult(false);
        }

        var plans = from f in db.Set<PlanFile>()
                    join m in db.Set<PlanMark>() on f.MarkId equals m.Id
                    join r in db.Set<PlanRow>() on m.RowId equals r.Id
                    where f.FileId == file.Id
                    select new { r.PlanId, r.ResponsiblePersonId };
        return plans.AnyAsync(
            x => x.ResponsiblePersonId == id || db.PlansKeptBy(id).Any(p => p.Id == x.PlanId), stop);
    }
}

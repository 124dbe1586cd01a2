using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>Writes rows and reports on them; each step with its audit row in one save.</summary>
public sealed class PlanDesk(AppDb db, ProgrammeLibrary library, TimeProvider clock)
{
    /// <summary>The plan laid out; at most two SQL commands.</summary>
    internal async Task<PlanTable> LayAsync(WorkPlan plan, DateOnly today, bool byNumber, CancellationToken stop)
    {
        var rows = await db.Set<PlanRow>().AsNoTracking().Where(r => r.PlanId == plan.Id).Include(r => r.Marks).ThenInclude(m => m.Files).AsSingleQuery().ToListAsync(stop);
        var internships = rows.Any(r => r.FollowsRuns) ? await db.InternshipsAsync(plan.Owner, stop) : [];
        return PlanTable.Of(plan, rows, internships, library.Formats, today, byNumber);
    }

    /// <summary>What the words of a term mean in the plan; null when they are not understood.</summary>
    internal async Task<IReadOnlyList<Occurrence>?> UnderstandAsync(WorkPlan plan, string? words, CancellationToken stop) =>
        TermReader.Read(words) is { } term ? PlanTimes.Of(term, plan.Period, await InternshipsAsync(plan, term, stop)) : null;

    /// <summary>Adds the row or saves it anew. A stamp that is not the row's is somebody else's save.</summary>
    internal async Task<Refusal?> SaveRowAsync(WorkPlan plan, PlanRow? row, RowInput input, Guid by, CancellationToken stop)
    {
        if (!plan.IsOpen)
        {
            return new RowsAreFixed();
        }

        var term = TermReader.Read(input.Term);
        if (term is null && !string.IsNullOrWhiteSpace(input.Term) && !input.KeepTerm)
        {
            return new TermIsNotUnderstood();
        }

        var internships = await InternshipsAsync(plan, term, stop);
        if (term is not (null or PlanTerm.Relative or PlanTerm.DuringInternship) && !input.KeepTerm && PlanTimes.Of(term, plan.Period, internships).Count == 0)
        {
            return new TermIsOutside();
        }

        Guid? person = null;
        if (!string.IsNullOrWhiteSpace(input.Mail))
        {
            var mail = input.Mail.Trim().ToUpperInvariant();
            person = await db.Set<Person>().Where(p => p.NormalizedEmail == mail && p.ErasedAt == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
            if (person is null)
            {
                return new NobodyWithThisMail();
            }
        }

        var now = clock.GetUtcNow();
        var isNew = row is null;
        if (row is null)
        {
            var others = await db.Set<PlanRow>().Where(r => r.PlanId == plan.Id).Select(r => new { r.Section, r.Position }).ToListAsync(stop);
            if (others.Count >= WorkPlan.MostRows)
            {
                return new PlanIsFull();
            }

            row = new PlanRow { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Number = "", Title = "", Position = others.Select(o => o.Position).DefaultIfEmpty(0).Max() + 1 };
            input.Number = string.IsNullOrWhiteSpace(input.Number) ? $"{others.Count(o => o.Section == input.Section) + 1}" : input.Number;
            db.Add(row);
        }
        else if (row.Stamp != input.Stamp)
        {
            return new PlanChangedElsewhere();
        }

        input.Fill(row);
        row.ResponsiblePersonId = person;
        row.Reckon(plan.Period, internships);
        row.Stamp = Guid.NewGuid();
        return await SaveAsync(isNew ? "plan.row-added" : "plan.row-changed", nameof(PlanRow), row.Id, by, stop);
    }

    internal async Task<Refusal?> RemoveRowAsync(WorkPlan plan, PlanRow row, Guid by, CancellationToken stop)
    {
        if (!plan.IsOpen)
        {
            return new RowsAreFixed();
        }

        db.Remove(row);
        return await SaveAsync("plan.row-removed", nameof(PlanRow), row.Id, by, stop, $"{plan.Id} {row.Number}");
    }

    /// <summary>Changes places with the neighbour of the section: position and number.</summary>
    internal async Task<Refusal?> MoveRowAsync(WorkPlan plan, PlanRow row, bool up, Guid by, CancellationToken stop)
    {
        if (!plan.IsOpen)
        {
            return new RowsAreFixed();
        }

        var section = db.Set<PlanRow>().Where(r => r.PlanId == plan.Id && r.Section == row.Section);
        var other = up
            ? await section.Where(r => r.Position < row.Position).OrderByDescending(r => r.Position).FirstOrDefaultAsync(stop)
            : await section.Where(r => r.Position > row.Position).OrderBy(r => r.Position).FirstOrDefaultAsync(stop);
        if (other is null)
        {
            return null;
        }

        (row.Position, other.Position, row.Number, other.Number) = (other.Position, row.Position, other.Number, row.Number);
        (row.Stamp, other.Stamp) = (Guid.NewGuid(), Guid.NewGuid());
        return await SaveAsync("plan.row-moved", nameof(PlanRow), row.Id, by, stop);
    }

    /// <summary>Plans change their state through here, so that the audit row and the concurrency are one place's.</summary>
    internal async Task<Refusal?> StepAsync(WorkPlan plan, Guid seen, string action, Func<Refusal?> step, Guid by, CancellationToken stop) =>
        plan.Stamp != seen ? new PlanChangedElsewhere() : step() ?? await SaveAsync(action, nameof(WorkPlan), plan.Id, by, stop);

    internal async Task<Refusal?> SaveAsync(string action, string kind, Guid id, Guid by, CancellationToken stop, string? detail = null)
    {
        db.Record(clock.GetUtcNow(), by, action, kind, id, detail);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new PlanChangedElsewhere();
        }
    }

    private async Task<IReadOnlyList<PlanPeriod>> InternshipsAsync(WorkPlan plan, PlanTerm? term, CancellationToken stop) =>
        term is PlanTerm.Relative or PlanTerm.DuringInternship ? await db.InternshipsAsync(plan.Owner, stop) : [];
}

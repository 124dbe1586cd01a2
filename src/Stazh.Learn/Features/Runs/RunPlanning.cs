using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

public sealed record IndividualHasOnePlace() : Refusal("На индивидуальной стажировке одно место.");

public sealed record NobodyWithThisMail() : Refusal("Человека с такой почтой на платформе нет. Попросите его зарегистрироваться.");

public sealed record RunTutor(Guid GrantId, string Name, string Email);

/// <summary>Dates and tutors of a run; the caller has found the run among those the person plans, and saves the change.</summary>
public sealed class RunPlanning(AppDb db, ProgrammeLibrary library, Roles roles, TimeProvider clock)
{
    public async Task<IReadOnlyList<RunTutor>> TutorsAsync(Guid runId, CancellationToken stop) =>
        await db.Set<RoleGrant>().Where(g => g.RunId == runId && g.Role == Role.Tutor && g.RevokedAt == null)
            .Join(db.Set<Person>(), g => g.PersonId, p => p.Id, (g, p) => new RunTutor(g.Id, p.GivenName + " " + p.FamilyName, p.Email!)).ToListAsync(stop);

    /// <summary>New dates, places and place; the tasks of the cyclogram move with them.</summary>
    public async Task<Refusal?> RescheduleAsync(Guid by, ProgrammeRun run, PlanInput input, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var package = await library.GetAsync(run.ProgrammeVersionId, stop);
        var (starts, ends) = (input.StartsOn!.Value, input.EndsOn!.Value);
        if (run.Format == RunFormat.Individual && input.Places != 1)
        {
            return new IndividualHasOnePlace();
        }

        if (run.Reschedule(starts, ends, ModuleDates.Lay(run.Id, package.Modules, starts, ends, input.Modules), now) is { } refusal)
        {
            return refusal;
        }

        (run.Places, run.Place, run.TimeZoneId, run.PresentationAt) = (input.Places, input.Place?.Trim() ?? "", input.TimeZoneId, input.PresentationAt);
        db.AddRange(Cyclogram.Lay(run.Id, starts, ends, await db.Set<CyclogramTask>().Where(t => t.RunId == run.Id).ToListAsync(stop), now));
        db.Record(now, by, "run.rescheduled", nameof(ProgrammeRun), run.Id);
        return null;
    }

    public async Task<Refusal?> AppointAsync(Guid by, Guid runId, string? email, CancellationToken stop)
    {
        var normal = email?.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail == normal && p.ErasedAt == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
        return person is null ? new NobodyWithThisMail() : await roles.GrantAsync(by, person.Value, Role.Tutor, runId: runId, stop: stop);
    }

    /// <summary>False when there is no such tutor of the run.</summary>
    public async Task<bool> DismissAsync(Guid by, Guid runId, Guid grant, CancellationToken stop)
    {
        if (await db.Set<RoleGrant>().FirstOrDefaultAsync(g => g.Id == grant && g.RunId == runId && g.RevokedAt == null, stop) is not { } held)
        {
            return false;
        }

        await roles.RevokeAsync(by, held, stop);
        return true;
    }
}

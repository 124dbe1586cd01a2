using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>Applications to a run: taken in, approved, put on the waiting list, refused, withdrawn; each with its audit row, notice and letter.</summary>
public sealed class EnrolmentDesk(AppDb db, TimeProvider clock, INotifier notifier, RunLetters letters)
{
    /// <summary>Why nobody with this standing can apply now; null when one can.</summary>
    public static Refusal? WhyNotApply(RunState state, DateOnly endsOn, EnrolmentState? mine, DateOnly today) => (state, mine) switch
    {
        (RunState.Cancelled, _) => new RunIsCancelled(),
        (not RunState.Enrolling, _) => new EnrolmentIsClosed(),
        (_, not (null or EnrolmentState.Withdrawn or EnrolmentState.Refused)) => new AppliedAlready(),
        _ => today > endsOn ? new EnrolmentIsClosed() : null,
    };

    public async Task<Refusal?> ApplyAsync(ProgrammeRun run, Person person, string motivation, string? team, bool isSiteStaff, DateOnly today, CancellationToken stop)
    {
        var mine = await db.EnrolmentsOf(person.Id).Where(e => e.RunId == run.Id).OrderByDescending(e => e.Id).Select(e => (EnrolmentState?)e.State).FirstOrDefaultAsync(stop);
        if (WhyNotApply(run.State, run.EndsOn, mine, today) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var enrolment = new Enrolment
        {
            Id = Guid.CreateVersion7(now), RunId = run.Id, PersonId = person.Id, Motivation = motivation.Trim(), Team = team?.Trim(), IsSiteStaff = isSiteStaff, AppliedAt = now,
            WorkPlace = person.WorkPlace, SchoolKey = Person.SchoolKey(person.WorkPlace), Region = person.Region, District = person.District, Position = person.Position,
            ExperienceYears = person.ExperienceYears, Category = person.Category, SurveyToken = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
        };
        db.Add(enrolment);
        db.Record(now, person.Id, "enrolment.applied", nameof(Enrolment), enrolment.Id);
        letters.Send(now, "application-received", person, run, $"/runs/{run.Id}");
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Approves while there are places: the run's stamp is renewed, so that two approvals of the last place cannot both succeed.</summary>
    public async Task<Refusal?> ApproveAsync(Guid by, Enrolment enrolment, CancellationToken stop)
    {
        var run = await db.Set<ProgrammeRun>().SingleAsync(r => r.Id == enrolment.RunId, stop);
        var now = clock.GetUtcNow();
        var taken = await db.Set<Enrolment>().CountAsync(e => e.RunId == run.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed), stop);
        if (enrolment.Approve(by, taken, run.Places, now) is { } refusal)
        {
            return refusal;
        }

        run.Touch(now);
        await TellAsync(by, enrolment, run, "enrolment.approved", "application-approved", "Вы записаны на стажировку «{0}».", $"/learn/{enrolment.Id}", now, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> PutOnWaitingListAsync(Guid by, Enrolment enrolment, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (enrolment.PutOnWaitingList(by, now) is { } refusal)
        {
            return refusal;
        }

        var run = await db.Set<ProgrammeRun>().AsNoTracking().SingleAsync(r => r.Id == enrolment.RunId, stop);
        await TellAsync(by, enrolment, run, "enrolment.waiting", "waiting-list", "Ваша заявка на «{0}» — в листе ожидания.", $"/runs/{run.Id}", now, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> RefuseAsync(Guid by, Enrolment enrolment, string? reason, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (enrolment.Refuse(by, reason, now) is { } refusal)
        {
            return refusal;
        }

        var run = await db.Set<ProgrammeRun>().AsNoTracking().SingleAsync(r => r.Id == enrolment.RunId, stop);
        await TellAsync(by, enrolment, run, "enrolment.refused", "application-refused", "По заявке на «{0}» отказано.", $"/runs/{run.Id}", now, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> WithdrawAsync(Enrolment enrolment, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (enrolment.Withdraw(now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, enrolment.PersonId, "enrolment.withdrawn", nameof(Enrolment), enrolment.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private async Task TellAsync(Guid by, Enrolment enrolment, ProgrammeRun run, string action, string template, string sentence, string address, DateTimeOffset now, CancellationToken stop)
    {
        db.Record(now, by, action, nameof(Enrolment), enrolment.Id);
        notifier.Tell(enrolment.PersonId, $"{action}:{enrolment.Id}", sentence, address, run.ProgrammeTitle);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == enrolment.PersonId, stop);
        letters.Send(now, template, person, run, address, enrolment.Reason);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The term of mutual review in a run: the end of the last day of the final work's module, where the run is.</summary>
public static class ReviewTerm
{
    public static DateTimeOffset End(DateOnly lastDay, string timeZoneId)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var known) ? known : TimeZoneInfo.Utc;
        var midnight = lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>Near the term, works that lack reviews go to standby reviewers, then to the tutors: by itself, with notice.</summary>
public sealed class ReviewHelp(AppDb db, ReviewDealer dealer, ProgrammeLibrary library, TimeProvider clock)
{
    /// <summary>How long after the term tutors are still given what is lacking.</summary>
    private const int DaysAfter = 14;

    /// <summary>Helps all runs that need it; how many reviews were given out.</summary>
    public async Task<int> HelpDueAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var runs = await (
            from r in db.Set<ProgrammeRun>().AsNoTracking()
            where r.State == RunState.Running && r.EndsOn >= today.AddDays(-DaysAfter)
                && db.Set<FinalWork>().Any(w => w.RunId == r.Id && w.State == FinalWorkState.Published
                    && db.Set<PeerReview>().Count(v => v.WorkId == w.Id && v.State == PeerReviewState.Submitted) < ReviewAllocator.Minimum)
            orderby r.Id
            select new { r.Id, r.ProgrammeVersionId, r.TimeZoneId, r.EndsOn, Modules = r.Modules.Select(m => new { m.Code, m.To }).ToList() }).ToListAsync(stop);
        var given = 0;
        foreach (var run in runs)
        {
            var module = (await library.GetAsync(run.ProgrammeVersionId, stop)).FinalWorkModule?.Code;
            var term = ReviewTerm.End(run.Modules.Find(m => m.Code == module)?.To ?? run.EndsOn, run.TimeZoneId);
            if (now >= term - ReviewAllocator.StandbyBefore)
            {
                given += await dealer.InTurnAsync(run.ProgrammeVersionId, () => HelpAsync(run.Id, run.ProgrammeVersionId, term, now, stop), stop);
            }
        }

        return given;
    }

    private async Task<int> HelpAsync(Guid runId, Guid versionId, DateTimeOffset term, DateTimeOffset now, CancellationToken stop)
    {
        var state = await QueueState.LoadAsync(db, runId, pool: true, now, stop);
        return now < term - ReviewAllocator.RescueBefore
            ? await ToStandbyAsync(state, runId, versionId, now, stop)
            : await ToTutorsAsync(state, runId, versionId, term, now, stop);
    }

    private async Task<int> ToStandbyAsync(QueueState state, Guid runId, Guid versionId, DateTimeOffset now, CancellationToken stop)
    {
        var people = await (
            from s in db.Set<ReviewStandby>().AsNoTracking()
            join e in db.InGroupsOf(db.RunsReviewingWith(runId)) on s.EnrolmentId equals e.Id
            orderby s.At, s.EnrolmentId
            select new { e.Id, e.PersonId, e.RunId, e.SchoolKey, e.TutorId }).ToListAsync(stop);
        var (queue, given) = (state.Queue(), 0);
        foreach (var person in people.Where(p => !state.HasOneInWork(p.PersonId) && state.TakenOnStandby(p.PersonId) < ReviewAllocator.StandbyLimit))
        {
            var choice = queue.Take(state.Reviewer(person.PersonId, person.SchoolKey, person.TutorId), ReviewAllocator.Minimum);
            if (choice.Answer == QueueAnswer.Given)
            {
                var request = new ReviewRequest(person.RunId, versionId, person.PersonId, person.Id, person.SchoolKey, person.TutorId, ReviewAllocator.Minimum, ReviewSource.Standby);
                await dealer.LeaseAsync(state, state.Works.Single(w => w.Id == choice.WorkId), request, now + ReviewAllocator.Lease, stop);
                given++;
            }
        }

        return given;
    }

    private async Task<int> ToTutorsAsync(QueueState state, Guid runId, Guid versionId, DateTimeOffset term, DateTimeOffset now, CancellationToken stop)
    {
        var tutors = await db.Set<RoleGrant>().Where(g => g.Role == Role.Tutor && g.RunId == runId && g.RevokedAt == null).Select(g => g.PersonId).Distinct().ToListAsync(stop);
        var load = tutors.ToDictionary(t => t, state.HeldBy);
        var lastCall = now >= term - ReviewAllocator.LastCall;
        var until = term > now + ReviewAllocator.Lease ? term : now + ReviewAllocator.Lease;
        var given = 0;
        foreach (var work in state.Works.Where(w => w.RunId == runId).OrderBy(w => state.Taken(w.Id)).ThenBy(w => w.PublishedAt))
        {
            // In the last hours a lease of a colleague is no review yet; one of a tutor is a duty already taken.
            var lacking = ReviewAllocator.Minimum - (lastCall ? state.Received(work.Id) + tutors.Count(t => state.IsHeldBy(t, work.Id)) : state.Taken(work.Id));
            var free = tutors.Where(t => t != work.AuthorId && !state.Reviewer(t, "", null).Seen.Contains(work.Id)).OrderBy(t => t == work.TutorId).ThenBy(t => load[t]).ThenBy(t => t);
            foreach (var tutor in free.Take(Math.Max(0, lacking)).ToList())
            {
                var request = new ReviewRequest(runId, versionId, tutor, null, "", null, ReviewAllocator.Wanted, ReviewSource.Rescue);
                await dealer.LeaseAsync(state, work, request, until, stop);
                load[tutor]++;
                given++;
            }
        }

        return given;
    }
}

/// <summary>Looks every quarter of an hour.</summary>
public sealed partial class ReviewHelpWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReviewHelpWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReviewHelp>().HelpDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Giving out lacking reviews failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}

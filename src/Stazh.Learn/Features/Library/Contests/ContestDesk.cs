using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>Contests of programmes: announced and decided by coordinators of the region and administrators, who are the jury; nobody judges what they wrote.</summary>
public sealed class ProgrammeContests(AppDb db, LibraryDesk desk, INotifier notifier, TimeProvider clock, CurrentPerson me)
{
    /// <summary>Contests that the person leads.</summary>
    public IQueryable<ProgrammeContest> Led(Guid person) => db.Set<ProgrammeContest>().Where(c => db.Set<RoleGrant>().Any(
        g => g.PersonId == person && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == c.Region))));

    /// <summary>Regions in which the reader may announce a contest.</summary>
    public Task<List<string>> RegionsAsync(CancellationToken stop)
    {
        var person = me.Id;
        return db.Set<RoleGrant>().Where(g => g.PersonId == person && g.RevokedAt == null && g.Role == Role.Coordinator && g.Region != null).Select(g => g.Region!).Distinct().OrderBy(r => r).ToListAsync(stop);
    }

    public async Task<Refusal?> SaveAsync(ProgrammeContest contest, ContestText text, Guid stamp, CancellationToken stop)
    {
        if (contest.Stamp != stamp && contest.Stamp != Guid.Empty)
        {
            return new ContestWasSavedFirst();
        }

        if (contest.Announce(text) is { } no)
        {
            return no;
        }

        if (db.Entry(contest).State == EntityState.Detached)
        {
            db.Add(contest);
        }

        return await CommitAsync("contest.announced", contest.Id, null, stop);
    }

    public async Task<Refusal?> EnterAsync(Guid contestId, Guid resourceId, DateOnly today, CancellationToken stop)
    {
        var contest = await db.Set<ProgrammeContest>().Include(c => c.Entries).SingleAsync(c => c.Id == contestId, stop);
        var resource = await db.Set<Resource>().SingleOrDefaultAsync(r => r.Id == resourceId && r.OwnerId == me.Id, stop);
        return resource is null ? new EntryNeedsCheckedProgramme() : contest.Enter(resource, today, clock.GetUtcNow()) ?? await CommitAsync("contest.entered", contest.Id, resource.Slug, stop);
    }

    public async Task<Refusal?> ScoreAsync(ContestScore score, bool isNew, CancellationToken stop)
    {
        if (isNew)
        {
            db.Add(score);
        }

        return await CommitAsync("contest.scored", score.ContestId, $"{score.ResourceId:n} {score.Points}", stop);
    }

    /// <summary>Winners go into the bank at once; whoever took part hears of it.</summary>
    public async Task<Refusal?> DecideAsync(Guid contestId, IReadOnlyCollection<Guid> winners, DateOnly today, CancellationToken stop)
    {
        var contest = await db.Set<ProgrammeContest>().Include(c => c.Entries).SingleAsync(c => c.Id == contestId, stop);
        var judged = await db.Set<ContestScore>().Where(s => s.ContestId == contestId).Select(s => s.ResourceId).Distinct().ToListAsync(stop);
        if (contest.Decide(winners, judged, today, clock.GetUtcNow()) is { } no)
        {
            db.ChangeTracker.Clear();
            return no;
        }

        var entered = contest.Entries.Select(e => e.ResourceId).ToList();
        var resources = await db.Set<Resource>().Include(r => r.Authors).Include(r => r.Files).ThenInclude(f => f.File).AsSplitQuery().Where(r => entered.Contains(r.Id)).ToListAsync(stop);
        foreach (var resource in resources.Where(r => r.OwnerId is not null))
        {
            var won = winners.Contains(resource.Id);
            notifier.Tell(
                resource.OwnerId!.Value, $"contest:{contestId:n}:{resource.Id:n}", won ? "Программа «{0}» победила в конкурсе и вошла в банк лучших программ." : "Конкурс, в котором участвует программа «{0}», завершён. Оценки и отзывы открыты.",
                $"/library/contests/{contestId}", Wording.Inner(resource.Title));
        }

        if (await CommitAsync("contest.decided", contestId, null, stop) is { } lost)
        {
            return lost;
        }

        foreach (var resource in resources.Where(r => winners.Contains(r.Id) && r is { IsShown: false, State: ResourceState.Offered } && !r.Draft.Gaps().Any()))
        {
            await desk.PublishAsync(resource, stop);
        }

        return null;
    }

    private async Task<Refusal?> CommitAsync(string action, Guid contest, string? details, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), me.Id, action, nameof(ProgrammeContest), contest, details);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new ContestWasSavedFirst();
        }
    }
}

/// <summary>Russian source texts of contests.</summary>
public static class ContestWords
{
    public static string Title(this ContestStage stage) => stage switch
    {
        ContestStage.Ahead => "Скоро приём",
        ContestStage.Intake => "Идёт приём",
        ContestStage.Selection => "Идёт отбор",
        _ => "Подведён итог",
    };

    public static string Tag(this ContestStage stage) => stage is ContestStage.Decided ? "tag done" : stage is ContestStage.Intake ? "tag" : "tag wait";
}

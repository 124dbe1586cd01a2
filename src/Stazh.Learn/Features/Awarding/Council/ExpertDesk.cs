using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A conclusion beside its expert, for those who may see it.</summary>
public sealed record ConclusionLine(ExpertConclusion Conclusion, string Expert);

/// <summary>Applications to experts and back: assignment, refusal, conclusion, the third who is called .</summary>
public sealed class ExpertDesk(AppDb db, CouncilDesk councils, INotifier notifier, TimeProvider clock)
{
    public const int UsualDays = 14;

    /// <summary>All that was asked for on an application, of every version, in the order of asking.</summary>
    public async Task<IReadOnlyList<ConclusionLine>> LinesAsync(Guid applicationId, CancellationToken stop) =>
        [.. (await (
            from c in db.Set<ExpertConclusion>().AsNoTracking()
            join p in db.Set<Person>() on c.ExpertId equals p.Id
            where c.ApplicationId == applicationId
            orderby c.AssignedAt, c.Id
            select new { Conclusion = c, Person = p }).ToListAsync(stop)).Select(r => new ConclusionLine(r.Conclusion, r.Person.FullName))];

    /// <summary>An assignment with everything its expert reads; null is 404 for anybody else, and when the role was taken away.</summary>
    public async Task<(ExpertConclusion Conclusion, StatusApplication Application, ApplicationVersion Version, ExpertCouncil Council)?> FindAsync(Guid id, Guid personId, CancellationToken stop)
    {
        var row = await (
            from c in db.Set<ExpertConclusion>()
            join a in db.Set<StatusApplication>() on c.ApplicationId equals a.Id
            join v in db.Set<ApplicationVersion>() on new { c.ApplicationId, Number = c.Version } equals new { v.ApplicationId, v.Number }
            where c.Id == id && c.ExpertId == personId && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.Role == Role.Expert && g.Region == a.Region && g.RevokedAt == null)
            select new { Conclusion = c, Application = a, Version = v }).SingleOrDefaultAsync(stop);
        return row is null ? null : (row.Conclusion, row.Application, row.Version, await db.Set<ExpertCouncil>().Include(c => c.Criteria).SingleAsync(c => c.Id == row.Conclusion.CouncilId, stop));
    }

    /// <summary>Blind until everybody who is needed has handed in.</summary>
    public async Task<IReadOnlyList<ExpertConclusion>> OthersAsync(ExpertConclusion own, ExpertCouncil council, CancellationToken stop)
    {
        var all = await db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ApplicationId == own.ApplicationId && c.Version == own.Version && c.SubmittedAt != null).OrderBy(c => c.AssignedAt).ThenBy(c => c.Id).ToListAsync(stop);
        return StateOf(all, council).IsComplete ? [.. all.Where(c => c.Id != own.Id)] : [];
    }

    public static ExpertiseState StateOf(IEnumerable<ExpertConclusion> conclusions, ExpertCouncil council) =>
        new([.. conclusions.Where(c => c.SubmittedAt is not null).OrderBy(c => c.IsThird).ThenBy(c => c.SubmittedAt).Select(c => c.Percent!.Value)], council.ExpertsPerApplication, council.DisagreementPercent);

    /// <param name="all">Everything asked for on it: who declared a conflict once is not asked about another version.</param>
    public async Task<Judged> JudgedAsync(StatusApplication application, IEnumerable<ExpertConclusion> all, CancellationToken stop)
    {
        var applicant = application.ApplicantId;
        var workPlace = await db.Set<Person>().Where(p => p.Id == applicant).Select(p => p.WorkPlace).SingleOrDefaultAsync(stop);
        return new(application.Id, applicant, application.OrganisationKey, workPlace ?? "", application.District, application.Text, all.Where(c => c.IsConflict).Select(c => c.ExpertId).ToHashSet());
    }

    public async Task<Refusal?> AssignAsync(StatusApplication application, ExpertCouncil council, IReadOnlyCollection<Guid> people, DateOnly due, Guid by, CancellationToken stop)
    {
        if (!application.AwaitsExperts)
        {
            return new StepIsNotNext();
        }

        if (people.Count == 0)
        {
            return new NobodyIsChosen();
        }

        var (id, version) = (application.Id, application.Version);
        var all = await db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ApplicationId == id).ToListAsync(stop);
        var there = all.FindAll(c => c.Version == version);
        var state = StateOf(there, council);
        if (there.Count(c => c.DeclinedAt is null) + people.Count > state.Needed)
        {
            return new TooManyExperts(council.ExpertsPerApplication);
        }

        var members = (await councils.MembersAsync(council.Id, council.Region, stop)).ToDictionary(m => m.PersonId);
        var judged = await JudgedAsync(application, all, stop);
        foreach (var person in people)
        {
            if (!members.TryGetValue(person, out var member) || !member.IsExpert)
            {
                return new NoSuchExpert();
            }

            if (there.Any(c => c.ExpertId == person) || ExpertChoice.ConflictOf(member.AsCandidate, judged, council.ExcludesOwnDistrict) != Conflict.None)
            {
                return new ExpertInConflict(member.Name);
            }
        }

        foreach (var person in people)
        {
            Ask(application, council, person, due, state.Disagree, by);
        }

        application.TellExpertsAssigned(clock.GetUtcNow(), by);
        return await CommitAsync("application.experts-assigned", application.Id, by, stop);
    }

    /// <summary>The coordinator takes the application back from an expert who has not answered.</summary>
    public async Task<Refusal?> TakeBackAsync(ExpertConclusion conclusion, Guid by, CancellationToken stop) =>
        conclusion.Decline("Заявка отозвана координатором.", false, clock.GetUtcNow()) ?? await CommitAsync("conclusion.taken-back", conclusion.Id, by, stop);

    public async Task<Refusal?> DeclineAsync(ExpertConclusion conclusion, StatusApplication application, string? reason, bool conflict, CancellationToken stop)
    {
        if (conclusion.Decline(reason, conflict, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await TellCoordinatorsAsync(application, $"conclusion.declined:{conclusion.Id}", "Эксперт отказался от заявки, назначьте другого: {0}.", stop);
        return await CommitAsync(conflict ? "conclusion.conflict-declared" : "conclusion.declined", conclusion.Id, conclusion.ExpertId, stop);
    }

    /// <summary>Hands in; the last one asked for ends the expertise, a large disagreement calls one more by the draw.</summary>
    public async Task<Refusal?> SubmitAsync(ExpertConclusion conclusion, StatusApplication application, ExpertCouncil council, SeenStamp seen, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (conclusion.Submit(council.Scale, now) is { } refusal)
        {
            return refusal;
        }

        db.Send(now, new ConclusionGiven(application.Id, conclusion.Version));
        db.Record(now, conclusion.ExpertId, "conclusion.submitted", nameof(ExpertConclusion), conclusion.Id);
        return await CommitAsync(conclusion, seen, stop);
    }

    /// <summary>What follows a conclusion; it may run twice and then does nothing.</summary>
    internal async Task GoOnAsync(StatusApplication application, CancellationToken stop)
    {
        var (id, version, now) = (application.Id, application.Version, clock.GetUtcNow());
        var every = await db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ApplicationId == id).OrderBy(c => c.AssignedAt).ThenBy(c => c.Id).ToListAsync(stop);
        var all = every.FindAll(c => c.Version == version);
        if (!application.AwaitsExperts || all.Count == 0)
        {
            return;
        }

        var council = await db.Set<ExpertCouncil>().SingleAsync(c => c.Id == all[0].CouncilId, stop);
        var state = StateOf(all, council);
        if (state.IsComplete)
        {
            application.EndExpertise(now, state.Percent!.Value);
            await TellCoordinatorsAsync(application, $"expertise.done:{id}:{version}", "Экспертиза заявки завершена: {0}.", stop);
            await CommitAsync("application.expertise-done", id, null, stop);
        }
        else if (state.Disagree && all.Count(c => c.DeclinedAt is null) < state.Needed)
        {
            var members = (await councils.MembersAsync(council.Id, council.Region, stop)).Where(m => m.IsExpert).Select(m => m.AsCandidate);
            var third = ExpertChoice.Draw(members, await JudgedAsync(application, every, stop), council.ExcludesOwnDistrict, all.Select(c => c.ExpertId).ToHashSet(), 1);
            if (third.Count > 0)
            {
                Ask(application, council, third[0].PersonId, DateOnly.FromDateTime(now.UtcDateTime).AddDays(UsualDays), true, null);
            }

            await TellCoordinatorsAsync(application, $"expertise.third:{id}:{version}", third.Count > 0 ? "Эксперты разошлись, назначен ещё один: {0}." : "Эксперты разошлись, назначьте ещё одного: {0}.", stop);
            await CommitAsync("application.third-expert", id, null, stop);
        }
    }

    public async Task<Refusal?> CommitAsync(ExpertConclusion conclusion, SeenStamp seen, CancellationToken stop)
    {
        seen.Guard(db.Entry(conclusion).Property(c => c.Stamp));
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ConclusionChangedElsewhere();
        }
    }

    private void Ask(StatusApplication application, ExpertCouncil council, Guid person, DateOnly due, bool isThird, Guid? by)
    {
        var now = clock.GetUtcNow();
        var conclusion = new ExpertConclusion
        {
            Id = Guid.CreateVersion7(now), ApplicationId = application.Id, Version = application.Version, CouncilId = council.Id, ExpertId = person, IsThird = isThird, AssignedAt = now,
            AssignedById = by, DueOn = due,
        };
        db.Add(conclusion);
        notifier.Tell(person, $"conclusion.asked:{conclusion.Id}", "Вам назначена заявка на экспертизу: {0}.", $"/expert/{conclusion.Id}", application.Text.OrganisationName);
    }

    private async Task TellCoordinatorsAsync(StatusApplication application, string key, string sentence, CancellationToken stop)
    {
        var region = application.Region;
        foreach (var coordinator in await db.Set<RoleGrant>().Where(g => g.Role == Role.Coordinator && g.Region == region && g.RevokedAt == null).Select(g => g.PersonId).Distinct().ToListAsync(stop))
        {
            notifier.Tell(coordinator, key, sentence, $"/applications/{application.Id}/experts", application.Text.OrganisationName);
        }
    }

    private async Task<Refusal?> CommitAsync(string action, Guid id, Guid? by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(ExpertConclusion), id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }
}

/// <summary>A conclusion was handed in: whether the expertise is over is decided one conclusion after another, so two experts at once lose nothing.</summary>
public sealed record ConclusionGiven(Guid ApplicationId, int Version) : IOutboxMessage;

internal sealed class GivenConclusions(AppDb db, ExpertDesk desk) : IOutboxHandler<ConclusionGiven>
{
    public async Task HandleAsync(Guid id, ConclusionGiven message, CancellationToken stop)
    {
        if (await db.Set<StatusApplication>().SingleOrDefaultAsync(a => a.Id == message.ApplicationId && a.Version == message.Version, stop) is { } application)
        {
            await desk.GoOnAsync(application, stop);
        }
    }
}

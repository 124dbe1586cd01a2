using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>A participant: an organisation that handed in and has not withdrawn.</summary>
public sealed record Participant(Guid ApplicationId, string Organisation, string OrganisationKey, ApplicationState State, int? Percent, bool IsReady);

public sealed record ContestView(StatusContest Contest, IntakeWindow Window, IReadOnlyList<Participant> Participants, IReadOnlyList<ContestInstitution> Institutions)
{
    /// <summary>Organisations, each once.</summary>
    public int Organisations => Participants.Select(p => p.OrganisationKey).Distinct().Count();

    /// <summary>Tenths of a percent.</summary>
    public int? Share => StatusContest.ShareTenths(Organisations, Contest.SchoolsTotal);

    public bool HasShare => Share >= StatusContest.WantedShare * 10;

    public int Of(ContestStage stage) => Institutions.Count(i => i.Stage == stage);

    public IEnumerable<Participant> Ranked => Participants.Where(p => p.Percent is not null).OrderByDescending(p => p.Percent).ThenBy(p => p.Organisation, StringComparer.CurrentCulture);

    public int Waiting => Participants.Count(p => p.State is ApplicationState.Submitted or ApplicationState.Returned || (p.State == ApplicationState.UnderReview && !p.IsReady));
}

/// <summary>Contests: regulation, stages, share against a dated number of schools, results (R-033…R-035).</summary>
public sealed class ContestDesk(AppDb db, ApplicationAccess access, IPapers papers, TimeProvider clock)
{
    public const string About = "status-contest";

    /// <summary>A contest of a region that the reader keeps; four SQL commands.</summary>
    public async Task<ContestView?> FindAsync(Guid windowId, CancellationToken stop)
    {
        var found = await (
            from w in db.Set<IntakeWindow>()
            join c in db.Set<StatusContest>() on w.Id equals c.WindowId into contests
            from c in contests.DefaultIfEmpty()
            where w.Id == windowId && w.Road == AwardingRoad.Contest && access.Grants().Any(g => g.Role == Role.Administrator || g.Region == w.Region)
            select new { Window = w, Contest = c }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var participants = await db.Set<StatusApplication>().AsNoTracking().Where(a => a.WindowId == windowId && a.Version > 0 && a.State != ApplicationState.Withdrawn).OrderBy(a => a.Id).Take(2_000)
            .Select(a => new Participant(a.Id, a.Text.OrganisationName, a.OrganisationKey, a.State, a.Percent, a.State == ApplicationState.UnderReview && a.ExpertiseDone)).ToListAsync(stop);
        var institutions = await db.Set<ContestInstitution>().Where(i => i.WindowId == windowId).OrderBy(i => i.Stage).ThenBy(i => i.Organisation).Take(500).ToListAsync(stop);
        return new(found.Contest ?? new() { WindowId = windowId }, found.Window, participants, institutions);
    }

    public async Task<Refusal?> CountAsync(ContestView view, string? district, int? total, DateOnly? on, string? source, Guid stamp, DateOnly today, Guid by, CancellationToken stop) =>
        IsKnown(view.Contest) && view.Contest.Stamp != stamp ? new SomebodyWasFaster()
        : view.Contest.Count(district, total, on, source, today) ?? await SaveAsync(view.Contest, "contest.counted", $"{total} {on:yyyy-MM-dd}", by, stop);

    public async Task<Refusal?> DraftRegulationAsync(ContestView view, Guid by, CancellationToken stop)
    {
        var window = view.Window;
        var dates = Wording.Span(window.OpensOn, window.ClosesOn);
        var paper = await papers.DraftAsync(
            new("regulation-contest", window.Region, new(About, window.Id), new(new Dictionary<string, string>
            {
                ["general"] = $"1.1. Конкурс определяет организации, которым присваивается статус «{window.SiteKind}».", ["goals"] = "2.1. Найти и поддержать организации, чей опыт нужен педагогам района.",
                ["members"] = $"3.1. Участвуют образовательные организации района; ожидаемая доля — не менее {StatusContest.WantedShare} % организаций.",
                ["order"] = $"4.1. Приём заявок: {dates}.\n\n4.2. Заявку оценивают эксперты независимо друг от друга.",
                ["criteria"] = "5.1. Критерии и шкалу утверждает Экспертный совет.", ["results"] = "6.1. Решение с обоснованием получает каждый участник.",
            })),
            by, stop);
        view.Contest.DraftRegulation(paper.Id);
        return await SaveAsync(view.Contest, "contest.regulation-drafted", "", by, stop);
    }

    /// <summary>One organisation a line.</summary>
    public async Task<Refusal?> AddInstitutionsAsync(ContestView view, ContestStage stage, string? lines, Guid by, CancellationToken stop)
    {
        var (now, known) = (clock.GetUtcNow(), view.Institutions.Where(i => i.Stage == stage).Select(i => i.OrganisationKey).ToHashSet());
        foreach (var name in (lines ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(200))
        {
            var organisation = name.Length <= 1000 ? name : name[..1000];
            if (known.Add(OrganisationKeys.Of(organisation)))
            {
                db.Add(new ContestInstitution { Id = Guid.CreateVersion7(now), WindowId = view.Window.Id, Stage = stage, Organisation = organisation, OrganisationKey = OrganisationKeys.Of(organisation) });
            }
        }

        return await SaveAsync(null, "contest.institutions", $"{view.Window.Id}", by, stop, view.Window.Id);
    }

    /// <summary>The analytical report came on that day; without a day the institution leaves the stage.</summary>
    public async Task<Refusal?> ReportAsync(ContestView view, Guid institution, DateOnly? on, Guid by, CancellationToken stop)
    {
        if (view.Institutions.FirstOrDefault(i => i.Id == institution) is { } row)
        {
            if (on is null)
            {
                db.Remove(row);
            }
            else
            {
                row.ReportOn = on;
            }
        }

        return await SaveAsync(null, "contest.institutions", $"{on}", by, stop, view.Window.Id);
    }

    public async Task<Refusal?> DraftResultsAsync(ContestView view, int? passing, DateOnly today, Guid by, CancellationToken stop)
    {
        var ranked = view.Ranked.Where(p => p.IsReady).ToList();
        if (view.Contest.CannotBeDecided(view.Window, view.Waiting, ranked.Count, today) is { } refusal)
        {
            return refusal;
        }

        if (passing is not (>= 1 and <= 100))
        {
            return new PassingIsOff();
        }

        var contest = view.Contest;
        var paper = await papers.DraftAsync(
            new("contest-results", view.Window.Region, new(About, view.Window.Id), new(
                new Dictionary<string, string>
                {
                    ["title"] = view.Window.Title, ["regulation"] = $"Положение от {TemplateBody.Date(contest.RegulationDate!.Value)} № {contest.RegulationNumber}",
                    ["share"] = $"{view.Organisations} из {contest.SchoolsTotal} организаций ({contest.District}, на {TemplateBody.Date(contest.CountedOn!.Value)}; {contest.CountSource}), {Percent(view.Share!.Value)} %",
                    ["threshold"] = view.HasShare ? $"Доля участников достигла {StatusContest.WantedShare} %." : $"Доля участников не достигла {StatusContest.WantedShare} %.", ["passing"] = $"{passing}",
                },
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
                {
                    ["rows"] = [.. ranked.Select(p => new Dictionary<string, string> { ["organisation"] = p.Organisation, ["percent"] = $"{p.Percent} %", ["result"] = p.Percent >= passing ? "победитель" : "участник" })],
                })),
            by, stop);
        contest.DraftResults(paper.Id, passing.Value);
        return await SaveAsync(contest, "contest.results-drafted", $"{passing}", by, stop);
    }

    public static string Percent(int tenths) => tenths % 10 == 0 ? $"{tenths / 10}" : $"{tenths / 10},{tenths % 10}";

    internal async Task<Refusal?> SaveAsync(StatusContest? contest, string action, string note, Guid? by, CancellationToken stop, Guid? row = null)
    {
        if (contest is not null && !IsKnown(contest))
        {
            db.Add(contest);
        }

        db.Record(clock.GetUtcNow(), by, action, nameof(StatusContest), row ?? contest!.WindowId, note);
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

    private bool IsKnown(StatusContest contest) => db.Entry(contest).State != EntityState.Detached;
}

/// <summary>The regulation opens the contest, the results decide it: who reached the passing score goes on, the others are told why not .</summary>
internal sealed class ContestPapers(AppDb db, ContestDesk contests, ApplicationDesk desk, TimeProvider clock) : IOutboxHandler<PaperRegistered>, IOutboxHandler<PaperAnnulled>
{
    public async Task HandleAsync(Guid id, PaperRegistered message, CancellationToken stop)
    {
        if (message.AboutKind != ContestDesk.About || await db.Set<StatusContest>().SingleOrDefaultAsync(c => c.WindowId == message.AboutId, stop) is not { } contest)
        {
            return;
        }

        if (contest.Registered(message.PaperId, message.Number, message.Date))
        {
            var (window, now, passing) = (contest.WindowId, clock.GetUtcNow(), contest.PassingPercent!.Value);
            var note = $"Итоги конкурса от {TemplateBody.Date(message.Date)} № {message.Number}";
            foreach (var application in await db.Set<StatusApplication>().Where(a => a.WindowId == window && a.State == ApplicationState.UnderReview && a.ExpertiseDone).OrderBy(a => a.Id).ToListAsync(stop))
            {
                var won = application.Percent >= passing;
                application.CarryOut(won ? Proposal.Recommend : Proposal.Refuse, $"Итог экспертизы {application.Percent} %, проходной балл {passing} %.", note, now, null);
                desk.TellApplicant(application, "application.contest-decided", won ? "Ваша организация победила в конкурсе: {0}." : "Итоги конкурса подведены, решение на странице заявки: {0}.");
                db.Record(now, null, "application.contest-decided", nameof(StatusApplication), application.Id, won ? "won" : "lost");
            }
        }

        await contests.SaveAsync(contest, "contest.paper-registered", message.Number, null, stop);
    }

    public async Task HandleAsync(Guid id, PaperAnnulled message, CancellationToken stop)
    {
        if (message.AboutKind == ContestDesk.About && await db.Set<StatusContest>().SingleOrDefaultAsync(c => c.WindowId == message.AboutId, stop) is { } contest)
        {
            contest.Forget(message.PaperId);
            await contests.SaveAsync(contest, "contest.paper-annulled", "", null, stop);
        }
    }
}

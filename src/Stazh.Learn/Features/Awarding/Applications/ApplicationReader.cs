using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Awarding;

public sealed record ApplicationView
{
    public required StatusApplication Application { get; init; }

    public required IntakeWindow Window { get; init; }

    public bool IsMine { get; init; }

    public bool IsKept { get; init; }

    /// <summary>The version asked for, or what stands now.</summary>
    public required ApplicationText Shown { get; init; }

    public int? ShownVersion { get; init; }

    public Guid? PlanFileId { get; init; }

    /// <summary>The address of the plan-schedule that is written here.</summary>
    public string? OwnPlan { get; init; }

    public required string PlanName { get; init; }

    public required string SiteSlug { get; init; }

    public required IReadOnlyList<ApplicationEvent> Events { get; init; }

    public required IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>What the experts wrote, without their names; for the applicant when it is decided .</summary>
    public IReadOnlyList<ExpertConclusion> Conclusions { get; init; } = [];

    public PaperLine? Act => Papers.FirstOrDefault(p => p.Id == Application.ActPaperId);

    public PaperLine? Agreement => Papers.FirstOrDefault(p => p.Id == Application.AgreementPaperId);

    /// <summary>What is done of a step: it stands before where the application is.</summary>
    public bool IsDone(RoadStep step) => Application.State == ApplicationState.Awarded || Application.Road.Steps().ToList().IndexOf(step) < Application.Road.Steps().ToList().IndexOf(Application.Step);
}

/// <summary>Everything a page of an application shows, for those who may read it; null is 404.</summary>
public sealed class ApplicationReader(AppDb db, CurrentPerson me, IPapers papers)
{
    public const string About = "status-application";

    public async Task<ApplicationView?> FindAsync(Guid id, int? asked, CancellationToken stop)
    {
        var personId = me.Id;
        var found = await (
            from a in db.Set<StatusApplication>().AsNoTracking()
            join w in db.Set<IntakeWindow>() on a.WindowId equals w.Id
            let kept = a.Version > 0 && db.Set<RoleGrant>().Any(g => g.PersonId == personId && g.RevokedAt == null && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == a.Region)))
            where a.Id == id && (a.ApplicantId == personId || kept)
            select new
            {
                Application = a, Window = w, IsKept = kept,
                OwnPlan = db.Set<Plans.WorkPlan>().Where(p => p.OwnerKind == Plans.PlanOwnerKind.Application && p.OwnerId == a.Id).OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefault(),
                Plan = db.Set<StoredFile>().Where(f => f.Id == a.PlanFileId).Select(f => f.Name).FirstOrDefault(),
                Site = db.Set<Sites.InternshipSite>().Where(s => s.Id == a.SiteId).Select(s => s.Slug).FirstOrDefault(),
            }).SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var (application, mine) = (found.Application, found.Application.ApplicantId == personId);
        var shown = asked is { } number && number <= application.Version
            ? await db.Set<ApplicationVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.ApplicationId == id && v.Number == number, stop)
            : null;
        var events = await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.At).ThenBy(e => e.Id).Take(200).ToListAsync(stop);
        var lines = application.ActPaperId is null && application.SubmissionPaperId is null ? [] : await papers.OfAsync(new(About, id), stop);
        var version = application.Version;
        var conclusions = mine && application.ExpertiseDone && application.State != ApplicationState.UnderReview
            ? await db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ApplicationId == id && c.Version == version && c.SubmittedAt != null).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id).ToListAsync(stop)
            : [];
        return new()
        {
            OwnPlan = found.OwnPlan is { } plan ? $"/plans/{plan}" : null, Conclusions = conclusions, Application = application, Window = found.Window, IsMine = mine, IsKept = found.IsKept, Shown = shown?.Text ?? application.Text, ShownVersion = shown?.Number,
            PlanFileId = shown?.PlanFileId ?? application.PlanFileId, PlanName = found.Plan ?? "", SiteSlug = found.Site ?? "", Events = events,
            Papers = [.. lines.Where(p => found.IsKept || p.Number is not null)],
        };
    }
}

/// <summary>The applicant reads the registered papers of the application.</summary>
internal sealed class ApplicationPapers(AppDb db) : IPaperAudience
{
    public string AboutKind => ApplicationReader.About;

    public Task<bool> MayReadAsync(Guid aboutId, Guid personId, CancellationToken stop) => db.Set<StatusApplication>().AnyAsync(a => a.Id == aboutId && a.ApplicantId == personId, stop);
}

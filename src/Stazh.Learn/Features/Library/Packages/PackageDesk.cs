using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <param name="Published">Final works that the group was shown.</param>
/// <param name="Cards">Cards of effectiveness and trial that trainees have handed in: their own, counted only.</param>
public sealed record PackageRun(
    Guid Id, Guid SiteId, Guid ProgrammeVersionId, string ProgrammeSlug, string ProgrammeTitle, string SiteTitle, string Region, RunState State, DateOnly StartsOn, DateOnly EndsOn,
    int Published, int Cards, string? Links, DateTimeOffset? ReadyAt, Guid? Stamp, string? ResourceSlug, bool IsShown, bool IsStaff)
{
    public bool HasEndedOn(DateOnly today) => State == RunState.Finished || (State == RunState.Running && EndsOn < today);
}

public sealed record PackagedWork(Guid Id, string Slug, string Title, string Json, string Author);

/// <summary>What a package holds at the moment: whoever withdraws the consent is not in it any more.</summary>
public sealed record PackageContents(PackageRun Run, ProgrammePackage Programme, IReadOnlyList<PackagedWork> Works, DateOnly DueOn)
{
    public IReadOnlyList<PackageLink> Links => RunPackage.Read(Run.Links ?? "");

    public IEnumerable<Form> Cards => Programme.Forms.Where(f => f.Use is FormUse.AnalysisCard or FormUse.EffectivenessCard or FormUse.TrialCard or FormUse.DesignTemplate);
}

/// <summary>Packages of materials of ended runs: read, given links, put into the library.</summary>
public sealed class PackageDesk(AppDb db, ProgrammeLibrary library, LibraryDesk desk, IOptions<StazhSettings> settings, TimeProvider clock, CurrentPerson me)
{
    public int Months => settings.Value.PackageDueMonths;

    /// <summary>For the staff of the run; for everybody once it stands in the library. Null is 404.</summary>
    public async Task<PackageContents?> FindAsync(Guid runId, CancellationToken stop)
    {
        var person = me.IdOrNull ?? Guid.Empty;
        var run = await (
            from r in db.Set<ProgrammeRun>().AsNoTracking()
            from p in db.Set<RunPackage>().Where(p => p.RunId == r.Id).DefaultIfEmpty()
            from shelf in db.Set<Resource>().Where(s => s.Id == p.ResourceId).DefaultIfEmpty()
            where r.Id == runId
            select new PackageRun(
                r.Id, r.SiteId, r.ProgrammeVersionId, r.ProgrammeSlug, r.ProgrammeTitle, r.SiteTitle, r.Region, r.State, r.StartsOn, r.EndsOn,
                db.Set<FinalWork>().Count(w => w.RunId == r.Id && w.State == FinalWorkState.Published),
                db.Set<FilledForm>().Count(f => f.HandedInAt != null && db.Set<Enrolment>().Any(e => e.Id == f.EnrolmentId && e.RunId == r.Id)),
                p.Links, p.ReadyAt, (Guid?)p.Stamp, shelf.Slug, (bool?)shelf.IsShown == true, db.RunsStaffedBy(person).Any(s => s.Id == r.Id))).SingleOrDefaultAsync(stop);
        if (run is null || !(run.IsStaff || run.IsShown))
        {
            return null;
        }

        var works = await (
            from w in db.Set<FinalWork>().AsNoTracking()
            join r in db.Set<Resource>() on w.Id equals r.WorkId
            join v in db.Set<ResourceVersion>() on new { ResourceId = r.Id, Number = r.Version } equals new { v.ResourceId, v.Number }
            where w.RunId == runId && r.IsShown
            orderby r.Title, r.Id
            select new PackagedWork(r.Id, r.Slug, r.Title, v.ContentJson, r.Authors.OrderBy(a => a.Number).Select(a => a.Name).First())).ToListAsync(stop);
        return new(run, await library.GetAsync(run.ProgrammeVersionId, stop), works, RunPackage.DueOn(run.EndsOn, Months));
    }

    /// <param name="stamp">The one the form was filled from; null when there was no row yet.</param>
    public async Task<Refusal?> SaveLinksAsync(Guid runId, string? links, Guid? stamp, CancellationToken stop)
    {
        var (package, changed) = await LoadAsync(runId, stamp, stop);
        if ((changed ?? package.Save(links)) is { } no)
        {
            return no;
        }

        db.Record(clock.GetUtcNow(), me.Id, "package.links", nameof(ProgrammeRun), runId);
        return await CommitAsync(stop);
    }

    /// <summary>Makes the resource of the library: keepers publish it, a tutor sends it for a check. Its address.</summary>
    public async Task<(string? Slug, Refusal? Refusal)> MakeReadyAsync(PackageContents contents, DateOnly today, CancellationToken stop)
    {
        var run = contents.Run;
        if (!run.HasEndedOn(today))
        {
            return (null, new RunHasNotEnded());
        }

        var (package, changed) = await LoadAsync(run.Id, run.Stamp, stop);
        if (changed is not null)
        {
            return (null, changed);
        }

        var resource = await desk.AddAsync(Content(contents, today.Year), run.SiteId, null, run.Region, stop);
        if (package.MakeReady(resource.Id, me.Id, clock.GetUtcNow()) is { } no)
        {
            db.ChangeTracker.Clear();
            return (null, no);
        }

        db.Record(clock.GetUtcNow(), me.Id, "package.ready", nameof(ProgrammeRun), run.Id);
        if (await CommitAsync(stop) is { } lost)
        {
            return (null, lost);
        }

        return (resource.Slug, await desk.KeepsAsync(resource.Id, stop) ? await desk.PublishAsync(resource, stop) : await desk.OfferAsync(resource, stop));
    }

    private static ResourceContent Content(PackageContents contents, int year)
    {
        var run = contents.Run;
        var title = $"Материалы стажировки «{Wording.Inner(run.ProgrammeTitle)}», {run.SiteTitle}, {run.EndsOn:dd.MM.yyyy}";
        var body = $"В пакете: материалы программы, чистые бланки карт, работы стажёров, согласных на публикацию, протоколы и отчёты.\n\n[Скачать пакет (ZIP)](/runs/{run.Id}/package.zip)";
        return new(
            title.Length <= ResourceContent.LongestTitle ? title : title[..ResourceContent.LongestTitle], "Пакет материалов по итогам стажировки: чтобы провести её у себя или взять отдельные приёмы.", body, ResourceKind.Collection,
            contents.Programme.Programme.Theme is { Length: <= ResourceContent.LongestTheme } theme ? theme : "", run.ProgrammeSlug, year, Licence.Teaching, "", null, "", IsReplaced: false, ByOwner: true, [], NamesAgreed: true);
    }

    private async Task<(RunPackage Package, Refusal? Changed)> LoadAsync(Guid runId, Guid? stamp, CancellationToken stop)
    {
        var package = await db.Set<RunPackage>().SingleOrDefaultAsync(p => p.RunId == runId, stop);
        return package is null ? (db.Add(new RunPackage { RunId = runId }).Entity, null) : (package, package.Stamp == stamp || package.Stamp == Guid.Empty ? null : new PackageWasSavedFirst());
    }

    private async Task<Refusal?> CommitAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new PackageWasSavedFirst();
        }
    }
}

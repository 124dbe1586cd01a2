using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Documents;

/// <summary>A run whose documents go to the federal register.</summary>
public sealed record FrdoRun(Guid Id, string ProgrammeTitle, string SiteTitle, DateOnly StartsOn, DateOnly EndsOn, int People, int WithData, int Issued);

/// <summary>People of a run with what the federal register asks for.</summary>
public sealed class FrdoReader(AppDb db, ProgrammeLibrary library)
{
    /// <summary>Runs of additional professional programmes that the person plans: those that end last first.</summary>
    public async Task<IReadOnlyList<FrdoRun>> RunsAsync(Guid personId, CancellationToken stop)
    {
        var runs = await db.RunsPlannedBy(personId).AsNoTracking().Where(r => r.State != RunState.Cancelled).OrderByDescending(r => r.EndsOn).ThenBy(r => r.Id).Take(200)
            .Select(r => new
            {
                r.Id, r.ProgrammeVersionId, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn,
                People = db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)),
                WithData = db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed) && db.Set<EducationRecord>().Any(d => d.PersonId == e.PersonId)),
                Issued = db.Set<CompletionDocument>().Count(d => d.RunId == r.Id && d.State == DocumentState.Issued && d.Kind == DocumentKind.Qualification),
            }).ToListAsync(stop);
        var issuing = new Dictionary<Guid, bool>();
        foreach (var version in runs.Select(r => r.ProgrammeVersionId).Distinct())
        {
            issuing[version] = (await library.GetAsync(version, stop)).IssuesQualificationCertificate;
        }

        return [.. runs.Where(r => issuing[r.ProgrammeVersionId]).Select(r => new FrdoRun(r.Id, r.ProgrammeTitle, r.SiteTitle, r.StartsOn, r.EndsOn, r.People, r.WithData, r.Issued))];
    }

    /// <summary>One command; only what a consent in force covers.</summary>
    public async Task<IReadOnlyList<FrdoPerson>> PeopleAsync(Guid runId, int hours, CancellationToken stop)
    {
        var rows = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            join d in db.Set<CompletionDocument>().Where(d => d.State == DocumentState.Issued && d.Kind == DocumentKind.Qualification) on e.Id equals d.EnrolmentId into documents
            from d in documents.DefaultIfEmpty()
            join data in db.Set<EducationRecord>().Where(x => db.Set<Consent>().Any(c => c.PersonId == x.PersonId && c.Kind == ConsentKind.EducationData && c.WithdrawnAt == null)) on p.Id equals data.PersonId into records
            from data in records.DefaultIfEmpty()
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby p.FamilyName, p.GivenName, e.Id
            select new { e.Id, p.FamilyName, p.GivenName, p.Patronymic, r.ProgrammeTitle, r.StartsOn, r.EndsOn, Document = d, Education = data }).ToListAsync(stop);
        return [.. rows.Select(r => new FrdoPerson(
            r.Id, r.FamilyName, r.GivenName, r.Patronymic, r.Document?.ProgrammeTitle ?? r.ProgrammeTitle, r.Document?.Hours ?? hours, r.Document?.StartsOn ?? r.StartsOn, r.Document?.EndsOn ?? r.EndsOn,
            r.Document?.Number, r.Document?.IssuedOn, r.Education))];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Documents;

/// <summary>Issues, replaces and annuls documents; each with its register number, audit row, letter and notice in one save.</summary>
public sealed class DocumentDesk(AppDb db, TimeProvider clock, RunLetters letters, IOptions<StazhSettings> settings, INotifier? notifier = null)
{
    /// <summary>One act for the whole run: everybody who is ready and has no document gets one.</summary>
    /// <param name="ready">Enrolments that meet all conditions.</param>
    /// <returns>How many were issued, or why none.</returns>
    public async Task<(int Issued, Refusal? Refusal)> IssueAsync(Guid runId, ProgrammePackage package, IReadOnlyCollection<Guid> ready, string actNumber, DateOnly date, Guid by, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var run = await db.Set<ProgrammeRun>().SingleAsync(r => r.Id == runId, stop);
            if (run.State is not (RunState.Running or RunState.Finished))
            {
                return (0, new RunIsNotIssuing());
            }

            var rows = await (
                from e in db.Set<Enrolment>()
                join p in db.Set<Person>() on e.PersonId equals p.Id
                where ready.Contains(e.Id) && e.State == EnrolmentState.Approved && !db.Set<CompletionDocument>().Any(d => d.EnrolmentId == e.Id)
                orderby p.FamilyName, p.GivenName, e.Id
                select new { Enrolment = e, Person = p, Work = db.Set<FinalWork>().Where(w => w.EnrolmentId == e.Id && w.State == FinalWorkState.Published).Select(w => w.Title).FirstOrDefault() }).ToListAsync(stop);
            if (rows.Count == 0)
            {
                return (0, new NobodyToIssueTo());
            }

            var now = clock.GetUtcNow();
            var act = new IssueAct { Id = Guid.CreateVersion7(now), RunId = runId, Number = actNumber, Date = date, IssuedAt = now, IssuedById = by };
            db.Add(act);
            db.Record(now, by, "documents.act", nameof(IssueAct), act.Id, $"{rows.Count}");
            var (code, next) = await RegisterAsync(run.Region, date.Year, stop);
            foreach (var row in rows)
            {
                var document = new CompletionDocument
                {
                    // Ids grow with the numbers, so the register lists by one key.
                    Id = Guid.CreateVersion7(now.AddMilliseconds(next % 1000)), ActId = act.Id, RunId = runId, EnrolmentId = row.Enrolment.Id, PersonId = row.Person.Id, SiteId = run.SiteId, Region = run.Region,
                    Kind = package.IssuesQualificationCertificate ? DocumentKind.Qualification : DocumentKind.Certificate, Year = date.Year, Sequence = next, Number = Number(code, date.Year, next),
                    Code = CompletionDocument.NewCode(), FullName = row.Person.FullName, ProgrammeTitle = run.ProgrammeTitle, Hours = package.Hours, SiteTitle = run.SiteTitle,
                    StartsOn = run.StartsOn, EndsOn = run.EndsOn, IssuedOn = date, IssuedAt = now, Operator = settings.Value.Operator, WorkTitle = row.Work,
                };
                next++;
                row.Enrolment.Complete(now);
                Tell(document, row.Person, run, by, now);
            }

            if (await SaveAsync(attempt, stop))
            {
                return (rows.Count, null);
            }
        }
    }

    /// <summary>Another document instead of a wrong one: its number and code are new, the old code says that it was replaced.</summary>
    public async Task<(CompletionDocument? Document, Refusal? Refusal)> ReplaceAsync(CompletionDocument old, string fullName, string siteTitle, string? reason, DateOnly today, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (old.Replace(reason, now) is { } refusal)
        {
            return (null, refusal);
        }

        var run = await db.Set<ProgrammeRun>().SingleAsync(r => r.Id == old.RunId, stop);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == old.PersonId, stop);
        var (code, next) = await RegisterAsync(old.Region, today.Year, stop);
        var document = new CompletionDocument
        {
            Id = Guid.CreateVersion7(now), ActId = old.ActId, RunId = old.RunId, EnrolmentId = old.EnrolmentId, PersonId = old.PersonId, SiteId = old.SiteId, Region = old.Region, Kind = old.Kind,
            Year = today.Year, Sequence = next, Number = Number(code, today.Year, next), Code = CompletionDocument.NewCode(), FullName = fullName, ProgrammeTitle = old.ProgrammeTitle, Hours = old.Hours,
            SiteTitle = siteTitle, StartsOn = old.StartsOn, EndsOn = old.EndsOn, IssuedOn = today, IssuedAt = now, Operator = old.Operator, WorkTitle = old.WorkTitle, ReplacesId = old.Id,
        };
        db.Record(now, by, "document.replaced", nameof(CompletionDocument), old.Id);
        Tell(document, person, run, by, now);
        return await TrySaveAsync(stop) ? (document, null) : (null, new DocumentChangedElsewhere());
    }

    public async Task<Refusal?> AnnulAsync(CompletionDocument document, string? reason, Guid by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (document.Annul(reason, now) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, by, "document.annulled", nameof(CompletionDocument), document.Id);
        notifier?.Tell(document.PersonId, $"document-annulled:{document.Id:n}", "Документ № {0} аннулирован.", $"/learn/{document.EnrolmentId}/document", document.Number);
        return await TrySaveAsync(stop) ? null : new DocumentChangedElsewhere();
    }

    private void Tell(CompletionDocument document, Person person, ProgrammeRun run, Guid by, DateTimeOffset now)
    {
        db.Add(document);
        db.Record(now, by, "document.issued", nameof(CompletionDocument), document.Id);
        var address = $"/learn/{document.EnrolmentId}/document";
        letters.Send(now, "document-issued", person, run, address, items: $"{document.Kind.Title()} № {document.Number}");
        notifier?.Tell(person.Id, $"document-issued:{document.Id:n}", "Вам выдан документ № {0}.", address, document.Number);
    }

    /// <summary>Code of the region and the next number of its register in the year.</summary>
    private async Task<(string Code, int Next)> RegisterAsync(string region, int year, CancellationToken stop)
    {
        var code = await db.Set<Subject>().Where(s => s.Name == region || s.RegistryName == region).Select(s => s.Code).FirstOrDefaultAsync(stop);
        var last = await db.Set<CompletionDocument>().Where(d => d.Region == region && d.Year == year).MaxAsync(d => (int?)d.Sequence, stop);
        return (code ?? "00", (last ?? 0) + 1);
    }

    private static string Number(string region, int year, int sequence) => $"{region}-{year}-{sequence:00000}";

    /// <summary>False: somebody took a number or issued meanwhile; look again.</summary>
    private async Task<bool> SaveAsync(int attempt, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException) when (attempt < 4)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<bool> TrySaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

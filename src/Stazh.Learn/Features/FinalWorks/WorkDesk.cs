using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>The author's side of a final work: find or begin it, save, publish, invite. The page saves nothing itself.</summary>
public sealed class WorkDesk(AppDb db, InternshipLoader internships, InternshipProgress progress, FileIntake intake, MailTemplates mails, RunLetters letters, INotifier notifier, TimeProvider clock)
{
    /// <param name="Locked">Why the module is not open yet; empty when it is.</param>
    public sealed record Place(InternshipPlace Internship, FinalWork? Work, IReadOnlyList<string> Locked, DateTimeOffset? PresentationAt, string PresentationPlace = "");

    /// <summary>Null is 404. A work once begun stays open: its module was.</summary>
    public async Task<Place?> FindAsync(Guid enrolmentId, CancellationToken stop)
    {
        if (await internships.MineAsync(enrolmentId, stop) is not { } internship || internship.Package.FinalWork is null)
        {
            return null;
        }

        var found = await (
            from r in db.Set<ProgrammeRun>()
            from w in db.Set<FinalWork>().Where(w => w.EnrolmentId == enrolmentId).DefaultIfEmpty()
            from p in db.Set<WorkPresentation>().Where(p => p.WorkId == w.Id && !p.IsCancelled).DefaultIfEmpty()
            where r.Id == internship.Internship.RunId
            select new { r.PresentationAt, Begun = w != null, OwnAt = (DateTimeOffset?)p.At, OwnPlace = p.Place }).SingleAsync(stop);
        if (found.Begun)
        {
            var work = await db.Set<FinalWork>().Include(w => w.Files).ThenInclude(f => f.File).Include(w => w.Invitations).AsSingleQuery().SingleAsync(w => w.EnrolmentId == enrolmentId, stop);
            return new(internship, work, [], found.OwnAt ?? found.PresentationAt, found.OwnPlace ?? "");
        }

        var module = internship.Package.FinalWorkModule!.Code;
        var (_, reasons) = await progress.OpenAsync(internship.Internship, m => m.Module.Code == module, stop);
        return new(internship, null, reasons, found.PresentationAt);
    }

    /// <summary>Begins the work at the first save. Nothing is on disk until <see cref="CommitAsync"/>.</summary>
    public FinalWork Begin(Place place)
    {
        if (place.Work is { } work)
        {
            return work;
        }

        var now = clock.GetUtcNow();
        var of = place.Internship.Internship;
        work = new FinalWork { Id = Guid.CreateVersion7(now), EnrolmentId = of.EnrolmentId, RunId = of.RunId, AuthorId = of.PersonId };
        db.Add(work);
        db.Record(now, of.PersonId, "work.begun", nameof(FinalWork), work.Id);
        return work;
    }

    public async Task<Refusal?> AttachAsync(FinalWork work, Guid? uploaded, IFormFile? posted, CancellationToken stop, bool revising = false)
    {
        var (file, refusal) = await intake.TakeAsync(uploaded, posted, work.AuthorId, WorkFileAccess.Name, stop);
        return file is null ? refusal : work.Attach(file, clock.GetUtcNow(), revising);
    }

    public async Task PublishAsync(Place place, FinalWork work, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var first = !work.IsPublished;
        db.Add(work.Publish(now));
        db.Record(now, work.AuthorId, "work.published", nameof(FinalWork), work.Id, $"version {work.Version}");
        if (first)
        {
            // published on the run's forum and discussed there.
            var text = $"Моя итоговая работа опубликована. Прочитайте её и напишите, что взяли бы в свою практику.\n\n[Открыть работу](/works/{work.Id})";
            db.Send(now, new ForumTopicWanted(work.RunId, work.AuthorId, work.Title, text, $"final-work:{work.Id:n}", work.TopicId));
            await TellOpenedAsync(place, work, now, stop);
        }
    }

    /// <summary>The author gets a letter with the dates; colleagues who may review the work learn that it is there.</summary>
    private async Task TellOpenedAsync(Place place, FinalWork work, DateTimeOffset now, CancellationToken stop)
    {
        var module = place.Internship.Package.FinalWorkModule!.Code;
        var found = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where e.Id == work.EnrolmentId
            select new { Run = r, Author = p, e.SchoolKey, Until = r.Modules.Where(m => m.Code == module).Select(m => (DateOnly?)m.To).FirstOrDefault() }).SingleAsync(stop);
        letters.Send(
            now, "work-opened-for-review", found.Author, found.Run, $"/works/{work.Id}", dates: $"до {Wording.Date(found.Until ?? found.Run.EndsOn)}");
        var colleagues = await db.Set<Enrolment>().AsNoTracking()
            .Where(e => e.RunId == work.RunId && e.Id != work.EnrolmentId && e.State == EnrolmentState.Approved && (e.SchoolKey != found.SchoolKey || e.SchoolKey == ""))
            .Select(e => new { e.Id, e.PersonId }).ToListAsync(stop);
        foreach (var colleague in colleagues)
        {
            notifier.Tell(colleague.PersonId, $"work-opened:{work.Id:n}", "Для рецензирования открыта работа «{0}».", $"/learn/{colleague.Id}/reviews", Wording.Inner(work.Title));
        }
    }

    /// <summary>The revised version stands beside the reviewed one; who is told is for the reviews to say.</summary>
    public Refusal? Revise(FinalWork work, WorkContent reviewed)
    {
        var now = clock.GetUtcNow();
        var (version, refusal) = work.Revise(reviewed, now);
        if (version is null)
        {
            return refusal;
        }

        db.Add(version);
        db.Record(now, work.AuthorId, "work.revised", nameof(FinalWork), work.Id, $"version {version.Number}");
        return null;
    }

    public Refusal? Invite(Place place, FinalWork work, string? address)
    {
        if (address?.Trim() is not { Length: > 0 } email || !new EmailAddressAttribute().IsValid(email))
        {
            return new InvitationNeedsAddress();
        }

        var now = clock.GetUtcNow();
        if (work.Invitations.Exists(i => i.UsedAt is not null))
        {
            return new EvaluationIsGiven();
        }

        if (work.Invitations.Count >= AdministrationInvitation.Most)
        {
            return new InvitationsAreEnough(work.Invitations.Count);
        }

        var (invitation, token) = AdministrationInvitation.Make(work.Id, email, now);
        work.Invitations.Add(invitation);
        db.Record(now, work.AuthorId, "work.administration-invited", nameof(FinalWork), work.Id);
        var until = Wording.Date(DateOnly.FromDateTime(invitation.ExpiresAt.UtcDateTime));
        db.Send(now, mails.Write(
            "admin-evaluation-link", email, ("name", place.Internship.Trainee), ("programme", place.Internship.ProgrammeTitle), ("site", place.Internship.SiteTitle),
            ("link", mails.Address($"/evaluation/{token}")), ("dates", $"до {until}")));
        return null;
    }

    /// <summary>Writes all of it or nothing.</summary>
    /// <param name="seen">The stamp that the form was filled from; another one in the database means somebody saved in between.</param>
    public async Task<Refusal?> CommitAsync(FinalWork work, SeenStamp seen, CancellationToken stop)
    {
        var entry = db.Entry(work);
        if (entry.State == EntityState.Modified)
        {
            seen.Guard(entry.Property(w => w.Stamp));
        }
        else
        {
            seen.Name(entry.Property(w => w.Stamp));
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new WorkChangedElsewhere();
        }
    }
}

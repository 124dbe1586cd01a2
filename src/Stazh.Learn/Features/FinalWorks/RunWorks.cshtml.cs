using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

public sealed class RunWorksModel(AppDb db, ProgrammeLibrary library, INotifier notifier) : AppPage
{
    public const int PageSize = 50;

    public RunView Run { get; private set; } = null!;

    public IReadOnlyList<WorkRow> Works { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Number of the first row on this page, from zero: works are listed in the order of publication, which only grows at its end.</summary>
    public int From { get; private set; }

    /// <summary>The work whose presentation was refused: its form stays open with what was typed.</summary>
    public Guid? Open { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid runId, int from = 0) => await LoadAsync(runId, from) ? Page() : NotFound();

    /// <summary>Sets the day and hour of one work, or takes it back; the author hears of it.</summary>
    public async Task<IActionResult> OnPostPresentationAsync(Guid runId, Guid work, bool cancel, int from = 0)
    {
        var found = await (
            from w in db.PublishedWorks(runId)
            join r in db.RunsStaffedBy(Me.Id) on w.RunId equals r.Id
            where w.Id == work
            select new { w.AuthorId, w.Title, r.TimeZoneId }).SingleOrDefaultAsync(Stop);
        if (found is null)
        {
            return NotFound();
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZoneId, out var known) ? known : TimeZoneInfo.Utc;
        var presentation = await db.Set<WorkPresentation>().SingleOrDefaultAsync(p => p.WorkId == work, Stop);
        if (cancel)
        {
            presentation?.Cancel(Now);
        }
        else
        {
            presentation ??= db.Add(new WorkPresentation { WorkId = work }).Entity;
            DateTimeOffset? at = Input.At is { } local ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)) : null;
            var refusal = presentation.Set(at, Input.Place, Now);
            if (refusal is not null || !ModelState.IsValid)
            {
                db.ChangeTracker.Clear();
                Open = work;
                return !await LoadAsync(runId, from) ? NotFound() : refusal is null ? Invalid() : Refuse(refusal, "Input.At");
            }
        }

        if (presentation is not null)
        {
            db.Record(Now, Me.Id, cancel ? "work.presentation-cancelled" : "work.presentation-set", nameof(FinalWork), work);
            notifier.Tell(
                found.AuthorId, $"presentation:{work:n}:{presentation.Sequence}", cancel ? "Презентация вашей работы «{0}» отменена." : "Презентация вашей работы «{0}» назначена: {1}.",
                $"/works/{work}", cancel ? [Wording.Inner(found.Title)] : [Wording.Inner(found.Title), Wording.Moment(presentation.At, zone)]);
            await db.SaveChangesAsync(Stop);
        }

        return Done(cancel ? Text["Презентация отменена, автор узнает об этом."] : Text["Презентация назначена, автор узнает об этом."], $"/runs/{runId}/works#w-{work}");
    }

    private async Task<bool> LoadAsync(Guid runId, int from)
    {
        var run = await db.RunsSharedWith(Me.Id).AsNoTracking().Where(r => r.Id == runId)
            .Select(r => new { r.Id, r.ProgrammeTitle, r.PresentationAt, r.ProgrammeVersionId, r.TimeZoneId, IsStaff = db.RunsStaffedBy(Me.Id).Any(s => s.Id == r.Id) }).SingleOrDefaultAsync(Stop);
        if (run is null)
        {
            return false;
        }

        var spec = (await library.GetAsync(run.ProgrammeVersionId, Stop)).FinalWork;
        Run = new(run.Id, run.ProgrammeTitle, run.PresentationAt, TimeZoneInfo.TryFindSystemTimeZoneById(run.TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc, run.IsStaff);
        From = Math.Max(0, from);
        Total = await db.PublishedWorks(runId).CountAsync(Stop);
        var rows = await (
            from w in db.PublishedWorks(runId).AsNoTracking()
            join p in db.Set<Person>() on w.AuthorId equals p.Id
            join e in db.Set<Enrolment>() on w.EnrolmentId equals e.Id
            join t in db.Set<WorkPresentation>().Where(t => !t.IsCancelled) on w.Id equals t.WorkId into times
            from t in times.DefaultIfEmpty()
            orderby w.PublishedAt, w.Id
            select new { PresentedAt = (DateTimeOffset?)t.At, PresentedIn = t.Place, w.Id, w.Title, w.Kind, w.PublishedAt, w.Version, w.TopicId, p.GivenName, p.FamilyName, e.WorkPlace, w.AuthorId }).Skip(From).Take(PageSize).ToListAsync(Stop);
        Works = [.. rows.Select(w => new WorkRow(w.Id, w.Title, spec?.Kind(w.Kind)?.Title ?? "", $"{w.GivenName} {w.FamilyName}".Trim(), w.WorkPlace, w.PublishedAt!.Value, w.Version, w.TopicId, w.AuthorId == Me.Id, w.PresentedAt, w.PresentedIn))];
        return true;
    }

    public sealed record RunView(Guid Id, string Title, DateTimeOffset? PresentationAt, TimeZoneInfo Zone, bool IsStaff);

    public sealed record WorkRow(Guid Id, string Title, string Kind, string Author, string WorkPlace, DateTimeOffset PublishedAt, int Version, Guid TopicId, bool IsMine, DateTimeOffset? PresentedAt, string? PresentedIn);

    public sealed class InputModel
    {
        [Display(Name = "День и час")]
        public DateTime? At { get; set; }

        [Display(Name = "Где")]
        [StringLength(WorkPresentation.LongestPlace, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Place { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Documents;

/// <summary>The group with what everybody lacks, and one act that issues to all who lack nothing.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class RunDocumentsModel(AppDb db, ProgrammeLibrary library, CompletionReader completion, DocumentDesk desk) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProgrammeRun Run { get; private set; } = null!;

    public ProgrammePackage Package { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Ready => Rows.Count(r => r.IsReady);

    public DocumentKind Kind => Package.IssuesQualificationCertificate ? DocumentKind.Qualification : DocumentKind.Certificate;

    public async Task<IActionResult> OnGetAsync(Guid runId)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        Input.Date = Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid runId)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (Input.Date > Today)
        {
            return Refuse(new ActIsAhead(), "Input.Date");
        }

        var ready = Rows.Where(r => r.IsReady).Select(r => r.EnrolmentId).ToList();
        var (issued, refusal) = await desk.IssueAsync(runId, Package, ready, Input.Number.Trim(), Input.Date!.Value, Me.Id, Stop);
        return refusal is not null ? Refuse(refusal) : Done(Text["Выдано: {0}.", Text.Count(issued, "документ|документа|документов")], $"/runs/{runId}/documents");
    }

    private async Task<bool> LoadAsync(Guid runId)
    {
        if (await db.RunsPlannedBy(Me.Id).AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, Stop) is not { } run)
        {
            return false;
        }

        (Run, Package) = (run, await library.GetAsync(run.ProgrammeVersionId, Stop));
        var people = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            join d in db.Set<CompletionDocument>().Where(d => d.State == DocumentState.Issued) on e.Id equals d.EnrolmentId into documents
            from d in documents.DefaultIfEmpty()
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby p.FamilyName, p.GivenName, e.Id
            select new
            {
                e.Id, e.PersonId, e.State, e.WorkPlace, p.FamilyName, p.GivenName, p.Patronymic, DocumentId = d == null ? (Guid?)null : d.Id, Number = d == null ? null : d.Number,
            }).ToListAsync(Stop);
        var conditions = await completion.OfAsync([.. people.Select(p => new Internship(p.Id, runId, p.PersonId, run.ProgrammeVersionId, Package, run.State, Today))], Stop);
        Rows = [.. people.Select(p => new Row(
            p.Id, string.Join(' ', new[] { p.FamilyName, p.GivenName, p.Patronymic }.Where(n => !string.IsNullOrEmpty(n))), p.WorkPlace, p.DocumentId, p.Number,
            [.. conditions[p.Id].Where(c => !c.IsMet).Select(c => c.In(Text))], p.State == EnrolmentState.Completed))];
        return true;
    }

    /// <param name="Missing">Conditions not met, in the reader's language.</param>
    public sealed record Row(Guid EnrolmentId, string Name, string WorkPlace, Guid? DocumentId, string? Number, IReadOnlyList<string> Missing, bool IsCompleted)
    {
        public bool IsReady => DocumentId is null && !IsCompleted && Missing.Count == 0;
    }

    public sealed class InputModel
    {
        [Display(Name = "Номер акта (приказа)")]
        [Required(ErrorMessage = "Введите номер акта.")]
        [StringLength(40, ErrorMessage = "Не длиннее {1} знаков.")]
        public string Number { get; set; } = "";

        [Display(Name = "Дата акта")]
        [Required(ErrorMessage = "Введите дату акта.")]
        public DateOnly? Date { get; set; }
    }
}

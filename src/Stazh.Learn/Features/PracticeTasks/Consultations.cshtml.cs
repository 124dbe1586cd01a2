using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

[Authorize(Policy = Policies.RunStaff)]
public sealed class ConsultationsModel(AppDb db) : AppPage
{
    private const int PageOf = 30;

    [BindProperty]
    public ConsultationInput Input { get; set; } = new();

    /// <summary>Id of the last consultation seen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public Guid RunId { get; private set; }

    public string Title { get; private set; } = "";

    public bool IsPlanner => Me.Is(Role.SiteHead) || Me.Is(Role.Coordinator);

    public IReadOnlyList<(Guid Id, string Name)> Trainees { get; private set; } = [];

    public IReadOnlyList<ConsultationRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid runId)
    {
        var local = TimeZoneInfo.ConvertTime(Now, Me.Zone);
        Input = new() { On = DateOnly.FromDateTime(local.DateTime), At = new TimeOnly(local.Hour, 0), Minutes = 30 };
        return await LoadAsync(runId) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid runId)
    {
        if (!await LoadAsync(runId))
        {
            return NotFound();
        }

        if (Input.Trainee is { } who && !Trainees.Any(t => t.Id == who))
        {
            ModelState.AddModelError("Input.Trainee", Text["Выберите стажёра этой группы."]);
        }

        var local = (Input.On ?? Today).ToDateTime(Input.At ?? TimeOnly.MinValue);
        var at = new DateTimeOffset(local, Me.Zone.GetUtcOffset(local));
        if (at > Now)
        {
            ModelState.AddModelError("Input.On", Text["Запишите консультацию, которая уже прошла."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var row = new ConsultationRecord
        {
            Id = Guid.CreateVersion7(Now), RunId = runId, EnrolmentId = Input.Trainee, At = at, Minutes = Input.Minutes, Mode = Input.Mode, Topic = Input.Topic.Trim(), Outcome = Input.Outcome?.Trim() ?? "", ById = Me.Id,
        };
        db.Add(row);
        db.Record(Now, Me.Id, "consultation.recorded", nameof(ConsultationRecord), row.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Консультация записана."], $"/runs/{runId}/consultations");
    }

    private async Task<bool> LoadAsync(Guid runId)
    {
        var run = await db.RunsStaffedBy(Me.Id).AsNoTracking().Where(r => r.Id == runId)
            .Select(r => new { r.ProgrammeTitle, Total = db.Set<ConsultationRecord>().Count(c => c.RunId == r.Id), Before = db.Set<ConsultationRecord>().Where(c => c.Id == Before && c.RunId == r.Id).Select(c => (DateTimeOffset?)c.At).FirstOrDefault() }).FirstOrDefaultAsync(Stop);
        if (run is null)
        {
            return false;
        }

        (RunId, Title, Total) = (runId, run.ProgrammeTitle, run.Total);
        Trainees = [.. (await (
            from e in db.Set<Enrolment>().AsNoTracking()
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            orderby p.FamilyName, p.GivenName
            select new { e.Id, Name = p.FamilyName + " " + p.GivenName }).ToListAsync(Stop)).Select(t => (t.Id, t.Name))];
        var rows = await (
            from c in db.Set<ConsultationRecord>().AsNoTracking()
            where c.RunId == runId && (run.Before == null || c.At < run.Before || (c.At == run.Before && c.Id.CompareTo(Before!.Value) < 0))
            join p in db.Set<Person>() on c.ById equals p.Id
            orderby c.At descending, c.Id descending
            select new { c, By = p.FamilyName + " " + p.GivenName }).Take(PageOf + 1).ToListAsync(Stop);
        var names = Trainees.ToDictionary(t => t.Id, t => t.Name);
        HasMore = rows.Count > PageOf;
        Rows = [.. rows.Take(PageOf).Select(r => new ConsultationRow(r.c, r.c.EnrolmentId is { } id ? names.GetValueOrDefault(id, "") : null, r.By))];
        return true;
    }
}

/// <param name="Trainee">Null: the whole group.</param>
public sealed record ConsultationRow(ConsultationRecord Consultation, string? Trainee, string By);

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

public sealed record SessionTrainee(Guid EnrolmentId, string Name, string? Understanding);

/// <summary>
/// The tutor's page of an in-person module, held in a hand: timed steps, who is there, whose product is made, how far the work is
/// understood. Ticks are entered on the spot or late.
/// </summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class SessionModel(AppDb db, ProgrammeLibrary library) : AppPage
{
    public ProgrammeRun Run { get; private set; } = null!;

    public bool IsPlanner { get; private set; }

    public IReadOnlyList<ProgrammeModule> Modules { get; private set; } = [];

    public ProgrammeModule Module { get; private set; } = null!;

    public IReadOnlyList<SessionTrainee> Trainees { get; private set; } = [];

    public IReadOnlyDictionary<(Guid, string), StepMark> Marks { get; private set; } = new Dictionary<(Guid, string), StepMark>();

    public IReadOnlyDictionary<string, DateTimeOffset> Starts { get; private set; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>The step begun last and not yet over.</summary>
    public ModuleStep? CurrentStep { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? module) => await LoadAsync(id, module) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBeginAsync(Guid id, string? module, string step)
    {
        if (!await LoadAsync(id, module) || Module.Steps.All(s => s.Code != step))
        {
            return NotFound();
        }

        var row = await db.Set<StepStart>().FirstOrDefaultAsync(s => s.RunId == id && s.StepCode == step, Stop);
        if (row is null)
        {
            db.Add(row = new StepStart { RunId = id, StepCode = step });
        }

        row.StartedAt = Now;
        await db.SaveChangesAsync(Stop);
        return Redirect($"/runs/{id}/session?module={Module.Code}#{step}");
    }

    /// <summary>One step's ticks for the whole group: what is not ticked is not there.</summary>
    public async Task<IActionResult> OnPostMarkAsync(Guid id, string? module, string step, List<Guid> present, List<Guid> product)
    {
        if (!await LoadAsync(id, module) || Module.Steps.All(s => s.Code != step))
        {
            return NotFound();
        }

        var ids = Trainees.Select(t => t.EnrolmentId).ToList();
        var marks = await db.Set<StepMark>().Where(m => m.StepCode == step && ids.Contains(m.EnrolmentId)).ToDictionaryAsync(m => m.EnrolmentId, Stop);
        var ticked = StepMark.Tick(step, ids, marks, present, product, Me.Id, Now);
        db.AddRange(ticked.Where(m => !marks.ContainsKey(m.EnrolmentId)));
        foreach (var mark in ticked)
        {
            db.Record(Now, Me.Id, "attendance.marked", nameof(StepMark), mark.EnrolmentId, step);
        }

        await db.SaveChangesAsync(Stop);
        return Done(Text["Отметки шага сохранены."], $"/runs/{id}/session?module={Module.Code}#{step}");
    }

    public async Task<IActionResult> OnPostUnderstandingAsync(Guid id, string? module, Guid enrolment, string? note)
    {
        if (!await LoadAsync(id, module) || Trainees.All(t => t.EnrolmentId != enrolment))
        {
            return NotFound();
        }

        var row = await db.Set<Enrolment>().SingleAsync(e => e.Id == enrolment, Stop);
        row.Understanding = note?.Trim() is { Length: > 2000 } longer ? longer[..2000] : note?.Trim();
        db.Record(Now, Me.Id, "understanding.noted", nameof(Enrolment), enrolment);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Оценка понимания записана."], $"/runs/{id}/session?module={Module.Code}#understanding");
    }

    private async Task<bool> LoadAsync(Guid id, string? moduleCode)
    {
        var me = Me.Id;
        var found = await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == id).Select(r => new { Run = r, Plans = db.RunsPlannedBy(me).Any(p => p.Id == id) }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Run, IsPlanner) = (found.Run, found.Plans);
        var package = await library.GetAsync(Run.ProgrammeVersionId, Stop);
        Modules = [.. package.Modules.Where(m => m.Has(ModulePart.Attendance))];
        if (Modules.FirstOrDefault(m => moduleCode is null || m.Code == moduleCode) is not { } module)
        {
            return false;
        }

        Module = module;
        Trainees = await db.Set<Enrolment>().AsNoTracking().Where(e => e.RunId == id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed))
            .Join(db.Set<Person>(), e => e.PersonId, p => p.Id, (e, p) => new { e.Id, p.FamilyName, p.GivenName, e.Understanding })
            .OrderBy(t => t.FamilyName).ThenBy(t => t.GivenName).Select(t => new SessionTrainee(t.Id, t.FamilyName + " " + t.GivenName, t.Understanding)).ToListAsync(Stop);
        var codes = Module.Steps.Select(s => s.Code).ToList();
        Marks = await db.Set<StepMark>().AsNoTracking().Where(m => codes.Contains(m.StepCode) && db.Set<Enrolment>().Any(e => e.Id == m.EnrolmentId && e.RunId == id))
            .ToDictionaryAsync(m => (m.EnrolmentId, m.StepCode), Stop);
        Starts = await db.Set<StepStart>().AsNoTracking().Where(s => s.RunId == id).ToDictionaryAsync(s => s.StepCode, s => s.StartedAt, Stop);
        CurrentStep = Module.Steps.Where(s => Starts.TryGetValue(s.Code, out var at) && at.AddMinutes(s.Minutes) > Now).MaxBy(s => Starts[s.Code]);
        return true;
    }
}

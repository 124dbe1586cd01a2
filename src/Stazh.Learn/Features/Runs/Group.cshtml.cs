using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

public sealed record GroupMember(
    Guid Id, string Name, EnrolmentState State, string Motivation, string WorkPlace, string District, string Region, string Position, int? ExperienceYears, QualificationCategory Category,
    bool IsSiteStaff, string? Team, DateTimeOffset AppliedAt, Guid? TutorId, string? Reason);

/// <summary>The group of a run: applications to decide, members and their tutors.</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class GroupModel(AppDb db, EnrolmentDesk desk) : AppPage
{
    public ProgrammeRun Run { get; private set; } = null!;

    public bool IsPlanner { get; private set; }

    public IReadOnlyList<GroupMember> Members { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Tutors { get; private set; } = [];

    public int Taken => Members.Count(m => m.State is EnrolmentState.Approved or EnrolmentState.Completed);

    public IEnumerable<GroupMember> ToDecide => Members.Where(m => m.State is EnrolmentState.Applied or EnrolmentState.Waiting).OrderByDescending(m => m.IsSiteStaff).ThenBy(m => m.AppliedAt);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid enrolment) => DecideAsync(id, enrolment, Text["Заявка одобрена."], e => desk.ApproveAsync(Me.Id, e, Stop));

    public Task<IActionResult> OnPostWaitAsync(Guid id, Guid enrolment) => DecideAsync(id, enrolment, Text["Заявка в листе ожидания."], e => desk.PutOnWaitingListAsync(Me.Id, e, Stop));

    public Task<IActionResult> OnPostRefuseAsync(Guid id, Guid enrolment, string? reason) => DecideAsync(id, enrolment, Text["Отказ записан, стажёр увидит причину."], e => desk.RefuseAsync(Me.Id, e, reason, Stop));

    public async Task<IActionResult> OnPostTutorAsync(Guid id, Guid enrolment, Guid? tutor)
    {
        if (!await LoadAsync(id) || !IsPlanner || (tutor is not null && Tutors.All(t => t.Id != tutor)))
        {
            return NotFound();
        }

        var row = await db.Set<Enrolment>().FirstOrDefaultAsync(e => e.Id == enrolment && e.RunId == id, Stop);
        if (row is null)
        {
            return NotFound();
        }

        row.TutorId = tutor;
        db.Record(Now, Me.Id, "enrolment.tutor", nameof(Enrolment), row.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Тьютор закреплён за стажёром."], $"/runs/{id}/group");
    }

    private async Task<IActionResult> DecideAsync(Guid id, Guid enrolment, string message, Func<Enrolment, Task<Refusal?>> decide)
    {
        if (!await LoadAsync(id) || !IsPlanner || await db.Set<Enrolment>().FirstOrDefaultAsync(e => e.Id == enrolment && e.RunId == id, Stop) is not { } row)
        {
            return NotFound();
        }

        try
        {
            return await decide(row) is { } refusal ? Refuse(refusal) : Done(message, $"/runs/{id}/group");
        }
        catch (DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.AddModelError("", Text["Кто-то решил эту заявку одновременно с вами. Проверьте список и повторите."]);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var me = Me.Id;
        var found = await db.RunsStaffedBy(me).AsNoTracking().Where(r => r.Id == id).Select(r => new { Run = r, Plans = db.RunsPlannedBy(me).Any(p => p.Id == id) }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Run, IsPlanner) = (found.Run, found.Plans);
        Members = await db.Set<Enrolment>().AsNoTracking().Where(e => e.RunId == id)
            .Join(db.Set<Person>(), e => e.PersonId, p => p.Id, (e, p) => new GroupMember(
                e.Id, p.FamilyName + " " + p.GivenName + " " + p.Patronymic, e.State, e.Motivation, e.WorkPlace, e.District, e.Region, e.Position, e.ExperienceYears, e.Category, e.IsSiteStaff, e.Team, e.AppliedAt, e.TutorId, e.Reason))
            .ToListAsync(Stop);
        Tutors = [.. (await db.Set<RoleGrant>().Where(g => g.RunId == id && g.Role == Role.Tutor && g.RevokedAt == null)
            .Join(db.Set<Person>(), g => g.PersonId, p => p.Id, (g, p) => new { p.Id, Name = p.GivenName + " " + p.FamilyName }).ToListAsync(Stop)).Select(t => (t.Id, t.Name))];
        return true;
    }
}

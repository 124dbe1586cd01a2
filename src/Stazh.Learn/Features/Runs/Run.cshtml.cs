using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>A run as everybody sees it; a member of the group and its staff see what is theirs besides.</summary>
[AllowAnonymous]
public sealed class RunModel(AppDb db, ProgrammeLibrary library, EnrolmentDesk desk) : AppPage
{
    public RunView Run { get; private set; } = null!;

    public ProgrammePackage Package { get; private set; } = null!;

    public MyEnrolment? Mine { get; private set; }

    public IReadOnlyList<string> Tutors { get; private set; } = [];

    public bool IsStaff { get; private set; }

    public bool IsPlanner { get; private set; }

    /// <summary>Why one cannot apply now; null when the button is there.</summary>
    public string? WhyNot { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!Me.IsSignedIn)
        {
            return Challenge();
        }

        var enrolment = await db.EnrolmentsOf(Me.Id).Where(e => e.RunId == id).OrderByDescending(e => e.Id).FirstOrDefaultAsync(Stop);
        if (enrolment is null)
        {
            return NotFound();
        }

        if (await desk.WithdrawAsync(enrolment, Stop) is { } refusal)
        {
            await LoadAsync(id);
            return Refuse(refusal);
        }

        return Done(Text["Заявка отозвана. Место получит следующий из листа ожидания."], $"/runs/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var me = Me.IdOrNull;
        var row = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.Id == id).Select(r => new
        {
            View = new RunView(
                r.Id, r.SiteId, r.ProgrammeVersionId, r.ProgrammeSlug, r.ProgrammeTitle, r.SiteTitle, r.Region, r.State, r.StartsOn, r.EndsOn, r.Format, r.Places, r.Place, r.TimeZoneId,
                r.PresentationAt, r.CancelReason, db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)),
                r.Modules.OrderBy(m => m.Number).ToList()),
            Mine = db.Set<Enrolment>().Where(e => e.RunId == r.Id && e.PersonId == me).OrderByDescending(e => e.Id).Select(e => new MyEnrolment(e.Id, e.State, e.Reason)).FirstOrDefault(),
            Tutors = db.Set<RoleGrant>().Where(g => g.RunId == r.Id && g.Role == Role.Tutor && g.RevokedAt == null)
                .Join(db.Set<Person>(), g => g.PersonId, p => p.Id, (g, p) => p.GivenName + " " + p.FamilyName).OrderBy(n => n).ToList(),
        }).AsSingleQuery().FirstOrDefaultAsync(Stop);
        if (row is null)
        {
            return false;
        }

        (Run, Mine, Tutors) = (row.View, row.Mine, row.Tutors);
        Package = await library.GetAsync(Run.ProgrammeVersionId, Stop);
        if (me is { } person && (Me.Is(Role.Tutor) || Me.Is(Role.SiteHead) || Me.Is(Role.Coordinator)))
        {
            var reach = await db.RunsStaffedBy(person).Where(r => r.Id == id).Select(r => new { Plans = db.RunsPlannedBy(person).Any(p => p.Id == id) }).FirstOrDefaultAsync(Stop);
            (IsStaff, IsPlanner) = (reach is not null, reach?.Plans == true);
        }

        WhyNot = EnrolmentDesk.WhyNotApply(Run.State, Run.EndsOn, Mine?.State, Today)?.In(Text);
        return true;
    }
}

public sealed record MyEnrolment(Guid Id, EnrolmentState State, string? Reason)
{
    public bool CanWithdraw => State is EnrolmentState.Applied or EnrolmentState.Waiting or EnrolmentState.Approved;
}

public sealed record RunView(
    Guid Id, Guid SiteId, Guid ProgrammeVersionId, string ProgrammeSlug, string ProgrammeTitle, string SiteTitle, string Region, RunState State, DateOnly StartsOn, DateOnly EndsOn,
    RunFormat Format, int Places, string Place, string TimeZoneId, DateTimeOffset? PresentationAt, string? CancelReason, int Taken, IReadOnlyList<RunModule> Modules)
{
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
}

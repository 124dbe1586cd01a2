using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>The group whose talk is open, and what the reader is in it.</summary>
/// <param name="IsStaff">May moderate: tutor of the run, head of its site, coordinator of its region.</param>
/// <param name="MyEnrolmentId">For the trainee's way to the tutor.</param>
public sealed record TalkPlace(Guid RunId, string Title, DateOnly StartsOn, DateOnly EndsOn, bool IsCancelled, bool IsStaff, Guid? MyEnrolmentId, long SeenMessageId)
{
    public string ChatAddress => $"/runs/{RunId}/chat";

    public string ForumAddress => $"/runs/{RunId}/forum";

    public string? TutorAddress => MyEnrolmentId is { } mine ? $"/learn/{mine}/consultation" : IsStaff ? $"/runs/{RunId}/questions" : null;
}

/// <summary>
/// Who reads and writes where. The talk of a run does not exist for anybody else.
/// <list type="table">
/// <item><term>chat and forum: read, write, change and delete own</term><description>trainees in the group, staff of the run</description></item>
/// <item><term>delete another's with a reason, pin and close topics</term><description>staff of the run</description></item>
/// <item><term>consultation</term><description>its trainee, staff of the run</description></item>
/// </list>
/// </summary>
public static class TalkAccess
{
    /// <summary>The run as the reader may see it, in one query; null is 404.</summary>
    public static Task<TalkPlace?> TalkPlaceAsync(this AppDb db, Guid runId, Guid me, CancellationToken stop) =>
        db.Compiled(static db => EF.CompileAsyncQuery(db.Inlined<Func<AppDb, Guid, Guid, CancellationToken, TalkPlace?>>((db, run, person, stop) =>
            db.RunsSharedWith(person).AsNoTracking().Where(r => r.Id == run).Select(r => new TalkPlace(
                r.Id, r.ProgrammeTitle, r.StartsOn, r.EndsOn, r.State == RunState.Cancelled,
                db.RunsStaffedBy(person).Any(s => s.Id == r.Id),
                db.InternshipsOf(person).Where(e => e.RunId == r.Id).Select(e => (Guid?)e.Id).FirstOrDefault(),
                db.Set<ChatRead>().Where(c => c.RunId == r.Id && c.PersonId == person).Select(c => c.LastSeenId).FirstOrDefault())).SingleOrDefault())))(db, runId, me, stop);

    /// <summary>Everybody who may read the talk of the run now.</summary>
    public static IQueryable<Guid> MembersOf(this AppDb db, Guid runId) =>
        db.Set<Enrolment>().Where(e => e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)).Select(e => e.PersonId)
            .Union(db.Set<RoleGrant>().Where(g => g.RevokedAt == null && db.Set<ProgrammeRun>().Any(r => r.Id == runId
                && ((g.Role == Role.Tutor && g.RunId == r.Id) || (g.Role == Role.SiteHead && g.SiteId == r.SiteId) || (g.Role == Role.Coordinator && g.Region == r.Region))))
            .Select(g => g.PersonId));

    /// <summary>Those whose own group it is, as trainee or tutor: only their bell counts its messages.</summary>
    public static IQueryable<Guid> OwnMembersOf(this AppDb db, Guid runId) =>
        db.Set<Enrolment>().Where(e => e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)).Select(e => e.PersonId)
            .Union(db.Set<RoleGrant>().Where(g => g.Role == Role.Tutor && g.RunId == runId && g.RevokedAt == null).Select(g => g.PersonId));

    /// <summary>Everybody who may read the consultation of an internship now: its trainee and the staff of the run.</summary>
    public static IQueryable<Guid> PartiesOf(this AppDb db, Guid enrolmentId) =>
        db.Set<Enrolment>().Where(e => e.Id == enrolmentId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)).Select(e => e.PersonId)
            .Union(db.Set<RoleGrant>().Where(g => g.RevokedAt == null && db.Set<ProgrammeRun>().Any(r => db.Set<Enrolment>().Any(e => e.Id == enrolmentId && e.RunId == r.Id)
                && ((g.Role == Role.Tutor && g.RunId == r.Id) || (g.Role == Role.SiteHead && g.SiteId == r.SiteId) || (g.Role == Role.Coordinator && g.Region == r.Region))))
            .Select(g => g.PersonId));

    /// <summary>Runs that are the person's own work, as trainee or tutor: only these count as unread, not a whole region.</summary>
    public static IQueryable<Guid> OwnRunsOf(this AppDb db, Guid personId) =>
        db.InternshipsOf(personId).Select(e => e.RunId).Union(db.GrantsOf(personId, Role.Tutor).Select(g => g.RunId!.Value));
}

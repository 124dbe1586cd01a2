using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <param name="Here">Notices that lead to the page being opened.</param>
public sealed record Unread(int Notices, int Here, int AsTrainee, int AsTutor);

public static class UnreadCounts
{
    private const int MostCounted = 100;

    /// <summary>What a person has not read, in one command; null when there is no such person any more.</summary>
    // Every part hangs on the row of the person, or EF would ask each in a command of its own.
    public static Task<Unread?> UnreadAsync(this AppDb db, Guid personId, string here, CancellationToken stop) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, Guid person, string here, CancellationToken stop) =>
        db.Set<Person>().AsNoTracking().Where(p => p.Id == person).Select(p => new Unread(
            db.Set<Notice>().Count(n => n.PersonId == p.Id && n.ReadAt == null),
            db.Set<Notice>().Count(n => n.PersonId == p.Id && n.ReadAt == null && n.Address == here),
            (from e in db.Set<Enrolment>()
             where e.PersonId == p.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
             join m in db.Set<ChatMessage>() on e.RunId equals m.RunId
             where m.AuthorId != p.Id && m.DeletedAt == null
                 && m.Id > db.Set<ChatRead>().Where(r => r.PersonId == p.Id && r.RunId == m.RunId).Select(r => r.LastSeenId).FirstOrDefault()
             select m.Id).OrderBy(id => id).Take(MostCounted).Count(),
            (from g in db.Set<RoleGrant>()
             where g.PersonId == p.Id && g.Role == Role.Tutor && g.RevokedAt == null
             join m in db.Set<ChatMessage>() on g.RunId equals (Guid?)m.RunId
             where m.AuthorId != p.Id && m.DeletedAt == null
                 && m.Id > db.Set<ChatRead>().Where(r => r.PersonId == p.Id && r.RunId == m.RunId).Select(r => r.LastSeenId).FirstOrDefault()
             select m.Id).OrderBy(id => id).Take(MostCounted).Count())).SingleOrDefault()))(db, personId, here, stop);
}

/// <summary>
/// The number in the header: unread notices and messages of one's own groups, in one command on every page of a signed-in person.
/// A notice that leads to the page being opened is read by that.
/// </summary>
public sealed class UnreadViewComponent(AppDb db, CurrentPerson me, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (me.IdOrNull is not { } id || HttpContext.Request.Path.StartsWithSegments("/error"))
        {
            return Content("");
        }

        var here = HttpContext.Request.Path.Value ?? "";
        if (await db.UnreadAsync(id, here, HttpContext.RequestAborted) is not { } unread)
        {
            return Content("");
        }

        if (unread.Here > 0)
        {
            await db.UnreadNoticesOf(id).Where(n => n.Address == here).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, clock.GetUtcNow()), HttpContext.RequestAborted);
        }

        return View("/Features/Conversations/_Unread.cshtml", unread.Notices - unread.Here + unread.AsTrainee + unread.AsTutor);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A group of the reader with what is unread in its chat and forum.</summary>
public sealed record Talk(Guid RunId, string Title, string Site, int Messages, int Posts);

/// <summary>The reader's own groups, newest first, at most twenty; one command.</summary>
public sealed class TalksViewComponent(AppDb db, CurrentPerson me) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var id = me.Id;
        var own = db.OwnRunsOf(id);
        var talks = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => own.Contains(r.Id) && r.State != RunState.Cancelled).OrderByDescending(r => r.StartsOn).Take(20)
            .Select(r => new Talk(
                r.Id, r.ProgrammeTitle, r.SiteTitle,
                db.Set<ChatMessage>().Count(m => m.RunId == r.Id && m.AuthorId != id && m.DeletedAt == null
                    && m.Id > db.Set<ChatRead>().Where(c => c.PersonId == id && c.RunId == r.Id).Select(c => c.LastSeenId).FirstOrDefault()),
                db.Set<ForumPost>().Count(p => p.RunId == r.Id && p.AuthorId != id && p.DeletedAt == null
                    && p.Id > db.Set<TopicMark>().Where(t => t.PersonId == id && t.TopicId == p.TopicId).Select(t => t.LastSeenId).FirstOrDefault())))
            .ToListAsync(HttpContext.RequestAborted);
        return talks.Count == 0 ? Content("") : View("/Features/Conversations/_Talks.cshtml", talks);
    }
}

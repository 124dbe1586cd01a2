using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;

namespace Stazh.Bench.Pages;

public sealed record TopicRow(Guid Id, string Title, string Author, DateTimeOffset LastPostAt, int Posts, int Unread);

/// <summary>The same page of the list as the program's: the newest thirty.</summary>
public sealed class TopicsModel(AppDb db) : PageModel
{
    public IReadOnlyList<TopicRow> Topics { get; private set; } = [];

    public async Task OnGetAsync(Guid run, Guid person)
    {
        await db.UnreadAsync(person, "", HttpContext.RequestAborted);
        await db.TalkPlaceAsync(run, person, HttpContext.RequestAborted);
        Topics = await (
        from t in db.Set<ForumTopic>().AsNoTracking()
        join a in db.Set<Person>() on t.AuthorId equals a.Id
        where t.RunId == run
        orderby t.IsPinned descending, t.LastPostAt descending
        select new TopicRow(t.Id, t.Title, a.GivenName + " " + a.FamilyName, t.LastPostAt, db.Set<ForumPost>().Count(p => p.TopicId == t.Id),
                db.Set<ForumPost>().Count(p => p.TopicId == t.Id && p.AuthorId != person && p.Id > db.Set<TopicMark>().Where(m => m.PersonId == person && m.TopicId == t.Id).Select(m => m.LastSeenId).FirstOrDefault()))).Take(30).ToListAsync();
    }
}

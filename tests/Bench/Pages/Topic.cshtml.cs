using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;

namespace Stazh.Bench.Pages;

public sealed record PostRow(long Id, string Author, DateTimeOffset At, string Text, string Title);

/// <summary>The same rows as the program's page, its questions who may read and what is unread included.</summary>
public sealed class TopicModel(AppDb db) : PageModel
{
    public string Title => Posts[0].Title;

    public IReadOnlyList<PostRow> Posts { get; private set; } = [];

    public async Task OnGetAsync(Guid id, Guid run, Guid person)
    {
        await db.UnreadAsync(person, "", HttpContext.RequestAborted);
        await db.TopicViewAsync(run, id, person, null, null, null, HttpContext.RequestAborted);
        await db.Set<ForumPost>().Where(p => p.TopicId == id).SelectMany(p => p.Files).CountAsync();
        Posts = await (
            from p in db.Set<ForumPost>().AsNoTracking()
            join t in db.Set<ForumTopic>() on p.TopicId equals t.Id
            join a in db.Set<Person>() on p.AuthorId equals a.Id
            where t.Id == id
            orderby p.Id
            select new PostRow(p.Id, a.GivenName + " " + a.FamilyName, p.At, p.Text, t.Title)).Take(100).ToListAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string text)
    {
        var topic = await db.Set<ForumTopic>().SingleAsync(t => t.Id == id);
        var post = new ForumPost { RunId = topic.RunId, TopicId = id, Ref = Guid.NewGuid(), AuthorId = topic.AuthorId, Text = text, Key = Guid.NewGuid().ToString("n"), At = TimeProvider.System.GetUtcNow() };
        topic.LastPostAt = post.At;
        db.Add(post);
        await db.SaveChangesAsync();
        return Redirect($"/topic/{id}#p-{post.Id}");
    }
}

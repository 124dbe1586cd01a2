using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A topic, a hundred posts at a time.</summary>
public sealed partial class TopicModel(AppDb db, ForumRoom room, TalkIntake files) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid TopicId { get; set; }

    /// <summary>Posts after this one.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    /// <summary>The page on which this post stands: links to a post lead here.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Post { get; set; }

    /// <summary>The same for the search, which knows posts by another id.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? At { get; set; }

    /// <summary>The post that is answered; its text stands quoted in the form.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Reply { get; set; }

    [BindProperty]
    public TalkInput Input { get; set; } = new();

    public TopicView View { get; private set; } = null!;

    public TopicPage Posts { get; private set; } = null!;

    public long FileLimit => files.LimitMegabytes;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } topic)
        {
            return NotFound();
        }

        var (post, refusal) = await SayAsync(topic);
        if (post is not null)
        {
            return DoneQuietly($"/runs/{RunId}/forum/{TopicId}?post={post.Id}#p-{post.Id}");
        }

        return await LoadAsync() ? Refuse(refusal ?? new KeyIsTaken(), "Input.Text") : NotFound();
    }

    private Task<ForumTopic?> FindAsync() =>
        db.Set<ForumTopic>().SingleOrDefaultAsync(t => t.Id == TopicId && t.RunId == RunId && db.RunsSharedWith(Me.Id).Any(r => r.Id == RunId && r.State != RunState.Cancelled), Stop);

    private async Task<(ForumPost?, Refusal?)> SayAsync(ForumTopic topic)
    {
        var key = Said.KeyOf(Me.Id, Input.Key);
        if (topic.ClosedAt is not null && !await db.Set<ForumPost>().AnyAsync(p => p.Key == key, Stop))
        {
            return (null, new TopicIsClosed());
        }

        if (Said.Check(Input.Text, Input.HasFile, ForumPost.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var (attached, wrong) = Input.HasFile && !await db.Set<ForumPost>().AnyAsync(p => p.Key == key, Stop) ? await files.TakeAsync(Input, Me.Id, TalkFiles.Forum, Stop) : ([], null);
        if (wrong is not null)
        {
            return (null, wrong);
        }

        var reply = Reply is { } id && await db.Set<ForumPost>().AnyAsync(p => p.Id == id && p.TopicId == TopicId, Stop) ? Reply : null;
        return await room.AnswerAsync(topic, Me.Id, Input.Text, key, attached, reply, Stop);
    }

    private async Task<bool> LoadAsync()
    {
        if (await db.TopicViewAsync(RunId, TopicId, Me.Id, At, Post, Reply, Stop) is not { } view)
        {
            return false;
        }

        View = view;
        Posts = await db.TopicPageAsync(RunId, TopicId, view.AtId is null ? After ?? 0 : view.Count <= TopicReads.PageSize ? 0 : view.StartsAfter, Stop);
        if (Posts.Posts.Count > 0 && Posts.Posts[^1].Line.Id > view.SeenId)
        {
            await room.SeenAsync(TopicId, Me.Id, Posts.Posts[^1].Line.Id, Stop);
        }

        return true;
    }
}

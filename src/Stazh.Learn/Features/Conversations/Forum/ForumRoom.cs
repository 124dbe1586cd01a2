using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Everything that is written on a forum: topic, post, change, deletion; each with its entry in the search of the run.</summary>
public sealed class ForumRoom(AppDb db, SearchIndex index, TimeProvider clock)
{
    public const string SearchKind = "forum-post";

    /// <summary>Opens a topic with its first post. A key used before gives the topic it made.</summary>
    public async Task<(Guid? Topic, Refusal? Refusal)> OpenAsync(Guid runId, Guid authorId, string title, string? text, string key, IReadOnlyList<Guid> files, Guid? topicId, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is { } before)
        {
            return before.RunId == runId ? (before.TopicId, null) : (null, new KeyIsTaken());
        }

        if (Said.Check(text, files.Count > 0, ForumPost.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        var topic = new ForumTopic { Id = topicId ?? Guid.CreateVersion7(now), RunId = runId, AuthorId = authorId, Title = title.Trim(), CreatedAt = now, LastPostAt = now };
        db.Add(topic);
        db.Record(now, authorId, "topic.opened", nameof(ForumTopic), topic.Id);
        await AddAsync(topic, authorId, text, key, files, null, stop);
        db.Add(new TopicMark { PersonId = authorId, TopicId = topic.Id, IsSubscribed = true });
        var saved = await SaveOnceAsync(key, stop);
        return saved is null ? (topic.Id, null) : (saved.TopicId, null);
    }

    /// <summary>Adds a post; its author follows the topic from now on unless they said no.</summary>
    public async Task<(ForumPost? Post, Refusal? Refusal)> AnswerAsync(ForumTopic topic, Guid authorId, string? text, string key, IReadOnlyList<Guid> files, long? replyTo, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is { } before)
        {
            return before.TopicId == topic.Id ? (before, null) : (null, new KeyIsTaken());
        }

        if (topic.ClosedAt is not null)
        {
            return (null, new TopicIsClosed());
        }

        if (Said.Check(text, files.Count > 0, ForumPost.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        topic.LastPostAt = now;
        var post = await AddAsync(topic, authorId, text, key, files, replyTo, stop);
        db.Record(now, authorId, "topic.answered", nameof(ForumTopic), topic.Id);
        db.Send(now, new ForumPosted(topic.Id, key));
        if (!await db.Set<TopicMark>().AnyAsync(m => m.PersonId == authorId && m.TopicId == topic.Id, stop))
        {
            db.Add(new TopicMark { PersonId = authorId, TopicId = topic.Id, IsSubscribed = true });
        }

        return (await SaveOnceAsync(key, stop) ?? post, null);
    }

    /// <summary>Saves a changed or deleted post together with its search entry.</summary>
    public async Task SaveAsync(ForumPost post, string title, string action, Guid by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(ForumTopic), post.TopicId, post.DeleteReason is { } reason ? $"{post.Id}: {reason}" : $"{post.Id}");
        if (post.DeletedAt is null)
        {
            await PutAsync(post, title, stop);
        }
        else
        {
            await index.RemoveAsync(SearchKind, post.Ref, stop);
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>Read up to a post, and never back.</summary>
    public async Task SeenAsync(Guid topicId, Guid personId, long postId, CancellationToken stop)
    {
        var mine = db.Set<TopicMark>().Where(m => m.PersonId == personId && m.TopicId == topicId);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(m => m.LastSeenId, m => m.LastSeenId > postId ? m.LastSeenId : postId), stop) == 0)
        {
            db.Add(new TopicMark { PersonId = personId, TopicId = topicId, LastSeenId = postId });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // Another tab was first.
                db.ChangeTracker.Clear();
            }
        }
    }

    internal Task PutAsync(ForumPost post, string title, CancellationToken stop) =>
        index.PutAsync(SearchKind, post.Ref, post.RunId, title, $"/runs/{post.RunId}/forum/{post.TopicId}?at={post.Ref}", MarkdownText.Plain(post.Text), post.At, stop);

    private async Task<ForumPost> AddAsync(ForumTopic topic, Guid authorId, string? text, string key, IReadOnlyList<Guid> files, long? replyTo, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var post = new ForumPost
        {
            RunId = topic.RunId, TopicId = topic.Id, Ref = Guid.CreateVersion7(now), AuthorId = authorId, Text = text?.Trim() ?? "", Key = key, At = now, Files = SaidFile.Of(files), ReplyToId = replyTo,
        };
        db.Add(post);
        await PutAsync(post, topic.Title, stop);
        return post;
    }

    private Task<ForumPost?> FindAsync(string key, CancellationToken stop) => db.Set<ForumPost>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, stop);

    /// <summary>Null when saved; the earlier post when the same operation came twice at once.</summary>
    private async Task<ForumPost?> SaveOnceAsync(string key, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(key, stop) is { } first)
            {
                return first;
            }

            throw;
        }
    }
}

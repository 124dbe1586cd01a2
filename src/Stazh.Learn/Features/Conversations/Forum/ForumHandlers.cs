using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A post was added: those who follow the topic hear of it.</summary>
internal sealed record ForumPosted(Guid TopicId, string Key) : IOutboxMessage;

internal sealed class ForumPostedHandler(AppDb db, INotifier notifier) : IOutboxHandler<ForumPosted>
{
    public async Task HandleAsync(Guid id, ForumPosted message, CancellationToken stop)
    {
        var post = await (
            from p in db.Set<ForumPost>().AsNoTracking()
            join t in db.Set<ForumTopic>() on p.TopicId equals t.Id
            join author in db.Set<Person>() on p.AuthorId equals author.Id
            where p.Key == message.Key && p.TopicId == message.TopicId
            select new { p.AuthorId, p.RunId, t.Title, author.GivenName, author.FamilyName }).SingleAsync(stop);
        var readers = await db.Set<TopicMark>().AsNoTracking()
            .Where(m => m.TopicId == message.TopicId && m.IsSubscribed && m.PersonId != post.AuthorId && db.MembersOf(post.RunId).Contains(m.PersonId))
            .Select(m => new { m.PersonId, m.LastSeenId }).ToListAsync(stop);
        foreach (var reader in readers)
        {
            // One notice for all that was written since the reader last looked.
            notifier.Tell(
                reader.PersonId, $"forum:{message.TopicId}:{reader.LastSeenId}", "{0}: новый ответ в теме «{1}»", $"/runs/{post.RunId}/forum/{message.TopicId}",
                $"{post.GivenName} {post.FamilyName}".Trim(), post.Title);
        }

        await db.SaveChangesAsync(stop);
    }
}

/// <summary>R-110: a work is published as a topic; published again, its first post is replaced.</summary>
internal sealed class ForumTopicHandler(AppDb db, ForumRoom room, TimeProvider clock) : IOutboxHandler<ForumTopicWanted>
{
    public async Task HandleAsync(Guid id, ForumTopicWanted message, CancellationToken stop)
    {
        var key = Said.KeyOf(message.Key);
        var text = GroupPostHandler.Cut(message.Markdown, ForumPost.Longest);
        var title = GroupPostHandler.Cut(message.Title, ForumTopic.LongestTitle);
        if (await db.Set<ForumPost>().SingleOrDefaultAsync(p => p.Key == key, stop) is { } first)
        {
            var topic = await db.Set<ForumTopic>().SingleAsync(t => t.Id == first.TopicId, stop);
            topic.Title = title;
            if (first.Edit(text, ForumPost.Longest, clock.GetUtcNow()) is null)
            {
                await room.SaveAsync(first, title, "topic.edited", message.AuthorId, stop);
            }
        }
        else if (await db.Set<ProgrammeRun>().AnyAsync(r => r.Id == message.RunId, stop))
        {
            await room.OpenAsync(message.RunId, message.AuthorId, title, text, key, [], message.TopicId, stop);
        }
    }
}

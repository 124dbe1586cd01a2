using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>What stands above and below the posts.</summary>
/// <param name="AtId">The post that was asked for.</param>
/// <param name="AtIndex">How many posts stand before it.</param>
/// <param name="Quoted">The text of the post that is being answered.</param>
public sealed record TopicView(
    string Title, string RunTitle, bool IsPinned, bool IsClosed, bool IsCancelled, bool IsStaff, Guid? MyEnrolmentId, long SeenId, bool IsSubscribed, int Count, long? AtId, int AtIndex, string? Quoted, string? QuotedAuthor)
{
    /// <summary>The quoted text as Markdown to answer under.</summary>
    public string Quote => Quoted is null ? "" : $"> **{QuotedAuthor}:**\n" + string.Join('\n', Quoted.ReplaceLineEndings("\n").Split('\n').Select(l => "> " + l)) + "\n\n";
}

public sealed record PostView(TalkLine Line, long? ReplyTo, string? ReplyAuthor);

public sealed record TopicPage(IReadOnlyList<PostView> Posts, long? Next, bool IsFirst);

public static class TopicQueries
{
    public const int PageSize = 100;

    /// <summary>The topic as the reader may see it, in one command; null is 404.</summary>
    public static Task<TopicView?> TopicViewAsync(this AppDb db, Guid runId, Guid topicId, Guid me, Guid? at, long? post, long? reply, CancellationToken stop) => (
        from t in db.Set<ForumTopic>().AsNoTracking()
        join r in db.RunsSharedWith(me) on t.RunId equals r.Id
        where t.Id == topicId && t.RunId == runId
        select new TopicView(
            t.Title, r.ProgrammeTitle, t.IsPinned, t.ClosedAt != null, r.State == RunState.Cancelled,
            db.RunsStaffedBy(me).Any(s => s.Id == r.Id),
            db.InternshipsOf(me).Where(e => e.RunId == r.Id).Select(e => (Guid?)e.Id).FirstOrDefault(),
            db.Set<TopicMark>().Where(m => m.PersonId == me && m.TopicId == t.Id).Select(m => m.LastSeenId).FirstOrDefault(),
            db.Set<TopicMark>().Any(m => m.PersonId == me && m.TopicId == t.Id && m.IsSubscribed),
            db.Set<ForumPost>().Count(p => p.TopicId == t.Id),
            db.Set<ForumPost>().Where(p => p.TopicId == t.Id && (p.Ref == at || p.Id == post)).Select(p => (long?)p.Id).FirstOrDefault(),
            db.Set<ForumPost>().Count(b => b.TopicId == t.Id && db.Set<ForumPost>().Any(p => p.TopicId == t.Id && (p.Ref == at || p.Id == post) && b.Id < p.Id)),
            db.Set<ForumPost>().Where(p => p.Id == reply && p.TopicId == t.Id && p.DeletedAt == null).Select(p => p.Text).FirstOrDefault(),
            db.Set<Person>().Where(a => db.Set<ForumPost>().Any(p => p.Id == reply && p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId == a.Id))
                .Select(a => a.GivenName + " " + a.FamilyName).FirstOrDefault()))
        .SingleOrDefaultAsync(stop);

    /// <summary>The last post before the page on which the post asked for stands; the first page needs no command.</summary>
    public static async Task<long> PageStartAsync(this AppDb db, Guid topicId, TopicView view, CancellationToken stop) =>
        view.AtIndex < PageSize ? 0 : await db.Set<ForumPost>().Where(p => p.TopicId == topicId).OrderBy(p => p.Id).Select(p => p.Id).Skip((view.AtIndex / PageSize * PageSize) - 1).FirstAsync(stop);

    /// <summary>A page of posts with names, files and what they answer, in one command.</summary>
    public static async Task<TopicPage> TopicPageAsync(this AppDb db, Guid topicId, long after, CancellationToken stop)
    {
        var rows = await (
            from s in db.Set<ForumPost>().AsNoTracking().Where(p => p.TopicId == topicId && p.Id > after).OrderBy(p => p.Id).Take(PageSize + 1)
            join p in db.Set<Person>() on s.AuthorId equals p.Id
            join q in db.Set<ForumPost>() on s.ReplyToId equals (long?)q.Id into answered
            from q in answered.DefaultIfEmpty()
            join qa in db.Set<Person>() on q.AuthorId equals qa.Id into asked
            from qa in asked.DefaultIfEmpty()
            orderby s.Id
            select new
            {
                s.Id, s.RunId, s.AuthorId, p.GivenName, p.FamilyName, s.Text, s.At, s.EditedAt, s.DeletedAt, s.DeleteReason,
                Files = s.Files.OrderBy(f => f.Number).Join(db.Set<StoredFile>(), f => f.FileId, x => x.Id, (f, x) => new { x.Id, x.Name, HasThumb = x.ThumbHash != null }).ToList(),
                s.ReplyToId, AskedGiven = qa.GivenName, AskedFamily = qa.FamilyName,
            }).ToListAsync(stop);
        var posts = rows.Take(PageSize).Select(r => new PostView(
            new(r.Id, r.RunId, r.AuthorId, $"{r.GivenName} {r.FamilyName}".Trim(), r.DeletedAt is null ? MarkdownText.Render(r.Text, shift: 2).ToString()! : "",
                r.At, r.EditedAt is not null, r.DeletedAt is not null, r.DeleteReason, "",
                r.DeletedAt is null ? [.. r.Files.Select(f => TalkFile.Of(f.Id, f.Name, f.HasThumb))] : []),
            r.ReplyToId, r.ReplyToId is null ? null : $"{r.AskedGiven} {r.AskedFamily}".Trim())).ToList();
        return new(posts, rows.Count > PageSize ? posts[^1].Line.Id : null, after <= 0);
    }
}

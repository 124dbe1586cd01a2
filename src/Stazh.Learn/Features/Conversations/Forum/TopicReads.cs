using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Reads of a topic.</summary>
public static class TopicReads
{
    public const int PageSize = 100;

    /// <summary>Posts shown above the one that a link leads to.</summary>
    private const int Above = 20;

    /// <summary>The topic as the reader may see it, in one command; null is 404. What the address does not ask for is not looked for.</summary>
    public static Task<TopicView?> TopicViewAsync(this AppDb db, Guid runId, Guid topicId, Guid me, Guid? at, long? post, long? reply, CancellationToken stop) =>
        db.Compiled(static db => EF.CompileAsyncQuery(db.Inlined<Func<AppDb, Guid, Guid, Guid, Guid?, long?, long?, CancellationToken, TopicView?>>((db, run, topic, person, at, post, reply, stop) => (
            from t in db.Set<ForumTopic>().AsNoTracking()
            join r in db.RunsSharedWith(person) on t.RunId equals r.Id
            where t.Id == topic && t.RunId == run
            select new TopicView(
                t.Title, r.ProgrammeTitle, t.IsPinned, t.ClosedAt != null, r.State == RunState.Cancelled,
                db.RunsStaffedBy(person).Any(s => s.Id == r.Id),
                db.Set<TopicMark>().Where(m => m.PersonId == person && m.TopicId == t.Id).Select(m => m.LastSeenId).FirstOrDefault(),
                db.Set<TopicMark>().Any(m => m.PersonId == person && m.TopicId == t.Id && m.IsSubscribed),
                db.Set<ForumPost>().Count(p => p.TopicId == t.Id),
                at == null && post == null ? null : db.Set<ForumPost>().Where(p => p.TopicId == t.Id && (p.Ref == at || p.Id == post)).Select(p => (long?)p.Id).FirstOrDefault(),
                at == null && post == null
                    ? 0
                    : db.Set<ForumPost>().Where(b => b.TopicId == t.Id && db.Set<ForumPost>().Any(p => p.TopicId == t.Id && (p.Ref == at || p.Id == post) && b.Id < p.Id))
                        .OrderByDescending(b => b.Id).Select(b => b.Id).Skip(Above).FirstOrDefault(),
                reply == null ? null : db.Set<ForumPost>().Where(p => p.Id == reply && p.TopicId == t.Id && p.DeletedAt == null).Select(p => p.Text).FirstOrDefault(),
                reply == null
                    ? null
                    : db.Set<Person>().Where(a => db.Set<ForumPost>().Any(p => p.Id == reply && p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId == a.Id))
                        .Select(a => a.GivenName + " " + a.FamilyName).FirstOrDefault())).SingleOrDefault())))(db, runId, topicId, me, at, post, reply, stop);

    /// <summary>A page of posts with names, files and what they answer, in two commands.</summary>
    public static async Task<TopicPage> TopicPageAsync(this AppDb db, Guid runId, Guid topicId, long after, CancellationToken stop)
    {
        var rows = await Posts(db, topicId, after).ToListAsync(stop);
        var shown = rows.Count > PageSize ? rows[..PageSize] : rows;
        var attached = shown.Count == 0 ? null : (await Files(db, topicId, shown[0].Id, shown[^1].Id).ToListAsync(stop)).ToLookup(f => f.PostId, f => TalkFile.Of(f.Id, f.Name, f.HasThumb));
        return new([.. shown.Select(r => r.Shown(runId, [.. attached![r.Id]]))], rows.Count > PageSize ? shown[^1].Id : null, after <= 0);
    }

    private static IAsyncEnumerable<PostRow> Posts(AppDb db, Guid topicId, long after) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, Guid topic, long after) =>
        from s in db.Set<ForumPost>().AsNoTracking().Where(s => s.TopicId == topic && s.Id > after).OrderBy(s => s.Id).Take(PageSize + 1)
        join p in db.Set<Person>() on s.AuthorId equals p.Id
        join q in db.Set<ForumPost>() on s.ReplyToId equals (long?)q.Id into answered
        from q in answered.DefaultIfEmpty()
        join qa in db.Set<Person>() on q.AuthorId equals qa.Id into asked
        from qa in asked.DefaultIfEmpty()
        orderby s.Id
        select new PostRow(s.Id, s.AuthorId, p.GivenName, p.FamilyName, s.Text, s.At, s.EditedAt != null, s.DeletedAt != null, s.DeleteReason, s.ReplyToId, qa.GivenName, qa.FamilyName)))(
        db, topicId, after);

    private static IAsyncEnumerable<FileRow> Files(AppDb db, Guid topicId, long first, long last) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, Guid topic, long first, long last) =>
        from s in db.Set<ForumPost>().AsNoTracking()
        where s.TopicId == topic && s.Id >= first && s.Id <= last
        from f in s.Files
        join x in db.Set<StoredFile>() on f.FileId equals x.Id
        orderby s.Id, f.Number
        select new FileRow(s.Id, x.Id, x.Name, x.ThumbHash != null)))(db, topicId, first, last);

    private sealed record FileRow(long PostId, Guid Id, string Name, bool HasThumb);

    private sealed record PostRow(
        long Id, Guid AuthorId, string GivenName, string FamilyName, string Text, DateTimeOffset At, bool IsEdited, bool IsDeleted, string? Reason, long? ReplyToId, string? AskedGiven, string? AskedFamily)
    {
        public PostView Shown(Guid runId, IReadOnlyList<TalkFile> files) => new(
            new(Id, runId, AuthorId, $"{GivenName} {FamilyName}".Trim(), IsDeleted ? "" : MarkdownText.Render(Text, shift: 2).ToString()!, At, IsEdited, IsDeleted, Reason, "", IsDeleted ? [] : files),
            ReplyToId, ReplyToId is null ? null : $"{AskedGiven} {AskedFamily}".Trim());
    }
}

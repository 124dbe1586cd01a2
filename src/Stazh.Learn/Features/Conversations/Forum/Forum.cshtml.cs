using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Topics of a run: pinned first, then by the newest post; or the posts that have the words asked for.</summary>
public sealed class ForumModel(AppDb db, SearchIndex index) : AppPage
{
    public const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Time and id of the last topic of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public TalkPlace Place { get; private set; } = null!;

    public IReadOnlyList<TopicLine> Topics { get; private set; } = [];

    public IReadOnlyList<SearchFinding>? Found { get; private set; }

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.TalkPlaceAsync(RunId, Me.Id, Stop) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        if (!string.IsNullOrWhiteSpace(Query))
        {
            // Of this run only: entries without a scope are not of this kind.
            Found = await index.QueryAsync(Query, [ForumRoom.SearchKind], [RunId], PageSize, Stop);
            return Page();
        }

        var rows = await Lines(Cursor(After)).ToListAsync(Stop);
        Topics = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? $"{Topics[^1].LastPostAt.UtcTicks}_{Topics[^1].Id:n}" : null;
        return Page();
    }

    private IAsyncEnumerable<TopicLine> Lines((DateTimeOffset At, Guid Id)? after) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, Guid run, Guid me, DateTimeOffset? at, Guid? id) => (
        from t in db.Set<ForumTopic>().AsNoTracking()
        where t.RunId == run && (at == null || (!t.IsPinned && (t.LastPostAt < at || (t.LastPostAt == at && t.Id < id))))
        join p in db.Set<Person>() on t.AuthorId equals p.Id
        orderby t.IsPinned descending, t.LastPostAt descending, t.Id descending
        select new TopicLine(
            t.Id, t.Title, p.GivenName + " " + p.FamilyName, t.LastPostAt, t.IsPinned, t.ClosedAt != null,
            db.Set<ForumPost>().Count(x => x.TopicId == t.Id) - 1,
            db.Set<ForumPost>().Count(x => x.TopicId == t.Id && x.AuthorId != me && x.DeletedAt == null
                && x.Id > db.Set<TopicMark>().Where(m => m.PersonId == me && m.TopicId == t.Id).Select(m => m.LastSeenId).FirstOrDefault()))).Take(PageSize + 1)))(
        db, RunId, Me.Id, after?.At, after?.Id);

    private static (DateTimeOffset At, Guid Id)? Cursor(string? after) =>
        after?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "n", out var topic)
            ? (new DateTimeOffset(at, TimeSpan.Zero), topic)
            : null;

    public sealed record TopicLine(Guid Id, string Title, string Author, DateTimeOffset LastPostAt, bool IsPinned, bool IsClosed, int Answers, int Unread);
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Portal;

/// <summary>Writes, publishes and archives news; each change with its audit row and its entry in the search.</summary>
public sealed class NewsDesk(AppDb db, SearchIndex search, TimeProvider clock, CurrentPerson me)
{
    public const string SearchKind = "news";

    /// <summary>Whether the person is an editor at this moment: the cookie may be older than a revocation.</summary>
    public Task<bool> IsEditorAsync(CancellationToken stop) =>
        me is { IsSignedIn: true } && (me.Is(Role.Coordinator) || me.Is(Role.Administrator))
            ? db.Set<RoleGrant>().AnyAsync(g => g.PersonId == me.Id && g.RevokedAt == null && (g.Role == Role.Coordinator || g.Role == Role.Administrator), stop)
            : Task.FromResult(false);

    public Task<NewsItem?> FindAsync(string slug, CancellationToken stop) => db.Set<NewsItem>().FirstOrDefaultAsync(n => n.Slug == slug, stop);

    public async Task<NewsItem> CreateAsync(NewsInput input, DateOnly today, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var slug = Slug.Of(input.Title);
        var taken = await db.Set<NewsItem>().Where(n => n.Slug.StartsWith(slug)).Select(n => n.Slug).ToHashSetAsync(stop);
        taken.Add("editor");
        var item = NewsItem.Draft(Guid.CreateVersion7(now), Slug.Free(slug, taken), input.Title, today, me.Id);
        db.Add(item);
        Fill(item, input);
        db.Record(now, me.Id, "news.created", nameof(NewsItem), item.Id);
        await db.SaveChangesAsync(stop);
        return item;
    }

    /// <summary>Saves the text; when somebody saved first, says so and leaves what is stored now in <paramref name="item"/>.</summary>
    public async Task<Refusal?> SaveAsync(NewsItem item, NewsInput input, CancellationToken stop)
    {
        if (item.Stamp != input.Stamp)
        {
            return new NewsWasSavedFirst();
        }

        Fill(item, input);
        return await CommitAsync(item, "news.edited", stop);
    }

    public async Task<Refusal?> PublishAsync(NewsItem item, DateOnly today, CancellationToken stop) =>
        item.Publish(today) ?? await CommitAsync(item, "news.published", stop);

    public async Task<Refusal?> ArchiveAsync(NewsItem item, CancellationToken stop) =>
        item.Archive() ?? await CommitAsync(item, "news.archived", stop);

    /// <summary>Adds published news that is not there yet: demonstration only.</summary>
    internal async Task AddAsync(NewsItem item, CancellationToken stop)
    {
        db.Add(item);
        item.ChangedAt = clock.GetUtcNow();
        await IndexAsync(item, stop);
    }

    private void Fill(NewsItem item, NewsInput input)
    {
        (item.Title, item.Summary, item.Body) = (input.Title.Trim(), input.Summary?.Trim() ?? "", input.Body.ReplaceLineEndings("\n").Trim());
        (item.ChangedAt, item.Stamp) = (clock.GetUtcNow(), Guid.NewGuid());
    }

    private async Task<Refusal?> CommitAsync(NewsItem item, string action, CancellationToken stop)
    {
        item.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), me.Id, action, nameof(NewsItem), item.Id);
        await IndexAsync(item, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            db.Attach(item);
            await db.Entry(item).ReloadAsync(stop);
            return new NewsWasSavedFirst();
        }
    }

    private Task IndexAsync(NewsItem item, CancellationToken stop) => item.State == NewsState.Published
        ? search.PutAsync(SearchKind, item.Id, null, item.Title, $"/news/{item.Slug}", $"{item.Summary} {MarkdownText.Plain(item.Body)}", item.ChangedAt, stop)
        : search.RemoveAsync(SearchKind, item.Id, stop);
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web.Search;

public sealed record SearchFinding(string Kind, Guid RefId, string Title, string Address, string Snippet, DateTimeOffset At);

/// <summary>
/// An inverted index in the program's own database: the same on SQLite and PostgreSQL, changed in the same transaction as what it
/// describes. A word of the question finds every term that begins with its stem.
/// </summary>
public sealed class SearchIndex(AppDb db)
{
    public const int SnippetLength = 300;

    private const int MostTerms = 2_000;
    private const int MostWords = 6;

    /// <summary>As many whole words as fit, then an ellipsis; one endless word is cut.</summary>
    public static string Shortened(string words)
    {
        if (words.Length <= SnippetLength)
        {
            return words;
        }

        var end = words.LastIndexOf(' ', SnippetLength - 1);
        return words[..(end > SnippetLength / 2 ? end : SnippetLength - 1)].TrimEnd(' ', ',', ';', ':', '.', '—', '–') + "…";
    }

    /// <summary>Adds or replaces the entry of (<paramref name="kind"/>, <paramref name="refId"/>); the caller saves.</summary>
    public async Task PutAsync(string kind, Guid refId, Guid? scope, string title, string address, string body, DateTimeOffset at, CancellationToken stop = default)
    {
        var snippet = Shortened(string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        title = title.Length <= SnippetLength ? title : title[..SnippetLength];
        var entry = await FindAsync(kind, refId, stop);
        if (entry is null)
        {
            entry = new SearchEntry { Id = Guid.CreateVersion7(at), Kind = kind, RefId = refId, Title = title, Address = address, Snippet = snippet };
            db.Add(entry);
        }

        (entry.ScopeId, entry.Title, entry.Address, entry.Snippet, entry.At) = (scope, title, address, snippet, at);
        var inTitle = RussianStems.Terms(title).ToHashSet();
        var wanted = inTitle.Union(RussianStems.Terms(body)).Take(MostTerms).ToHashSet();
        entry.Terms.RemoveAll(t => !wanted.Contains(t.Term));
        foreach (var term in entry.Terms)
        {
            term.InTitle = inTitle.Contains(term.Term);
            wanted.Remove(term.Term);
        }

        foreach (var term in wanted)
        {
            entry.Terms.Add(new SearchTerm { EntryId = entry.Id, Term = term, InTitle = inTitle.Contains(term) });
        }
    }

    /// <summary>Takes the entry out, if there is one; the caller saves.</summary>
    public async Task RemoveAsync(string kind, Guid refId, CancellationToken stop = default)
    {
        if (await FindAsync(kind, refId, stop) is { } entry)
        {
            db.Remove(entry);
        }
    }

    /// <summary>Entries that have every word of the question (the first six), those with the words in the title first, then the newest.</summary>
    /// <param name="kinds">Empty is all.</param>
    /// <param name="scopes">The scopes of the person who asks; entries without a scope are always found.</param>
    public async Task<IReadOnlyList<SearchFinding>> QueryAsync(string? text, IReadOnlyCollection<string> kinds, IReadOnlyCollection<Guid> scopes, int take, CancellationToken stop = default)
    {
        var words = RussianStems.Terms(text).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var entries = db.Set<SearchEntry>().AsNoTracking().Where(e => e.ScopeId == null || scopes.Contains(e.ScopeId.Value));
        entries = Having(words, kinds.Count > 0 ? entries.Where(e => kinds.Contains(e.Kind)) : entries);
        IOrderedQueryable<SearchEntry>? ordered = null;
        foreach (var word in words)
        {
            var titles = db.Set<SearchTerm>().Where(StartsWith(word)).Where(t => t.InTitle);
            ordered = ordered is null
                ? entries.OrderByDescending(e => titles.Any(t => t.EntryId == e.Id))
                : ordered.ThenByDescending(e => titles.Any(t => t.EntryId == e.Id));
        }

        return await ordered!.ThenByDescending(e => e.At).Take(take)
            .Select(e => new SearchFinding(e.Kind, e.RefId, e.Title, e.Address, e.Snippet, e.At)).ToListAsync(stop);
    }

    /// <summary>What the entries of a kind without a scope describe, when they have every word of the question: for a list with filters of its own. Null when nothing is asked.</summary>
    public IQueryable<Guid>? Found(string? text, string kind)
    {
        var words = RussianStems.Terms(text).Take(MostWords).ToList();
        return words.Count == 0 ? null : Having(words, db.Set<SearchEntry>().Where(e => e.Kind == kind && e.ScopeId == null)).Select(e => e.RefId);
    }

    private IQueryable<SearchEntry> Having(List<string> words, IQueryable<SearchEntry> entries)
    {
        foreach (var word in words)
        {
            var terms = db.Set<SearchTerm>().Where(StartsWith(word));
            entries = entries.Where(e => terms.Any(t => t.EntryId == e.Id));
        }

        return entries;
    }

    /// <summary>
    /// A range that the index of terms serves under any collation, and LIKE for exactness. The upper bound grows the last letter that is
    /// not the last of its alphabet, so that no collation can put a term with this beginning above it.
    /// </summary>
    internal static Expression<Func<SearchTerm, bool>> StartsWith(string stem)
    {
        var like = stem + "%";
        var end = stem.TrimEnd('я', 'z', '9');
        if (end.Length == 0)
        {
            return t => t.Term.CompareTo(stem) >= 0 && EF.Functions.Like(t.Term, like);
        }

        var above = end[..^1] + (end[^1] == 'и' ? 'к' : (char)(end[^1] + 1)); // й is и with a mark to some collations
        return t => t.Term.CompareTo(stem) >= 0 && t.Term.CompareTo(above) < 0 && EF.Functions.Like(t.Term, like);
    }

    private Task<SearchEntry?> FindAsync(string kind, Guid refId, CancellationToken stop) =>
        db.Set<SearchEntry>().Local.FirstOrDefault(e => e.Kind == kind && e.RefId == refId) is { } local
            ? Task.FromResult<SearchEntry?>(local)
            : db.Set<SearchEntry>().Include(e => e.Terms).SingleOrDefaultAsync(e => e.Kind == kind && e.RefId == refId, stop);
}

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<SearchIndex>();
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Portal;

[AllowAnonymous]
public sealed class NewsModel(AppDb db, NewsDesk desk) : AppPage
{
    internal const int PageSize = 10;

    /// <summary>Editors look at drafts and the archive; for others it is always what is published.</summary>
    [BindProperty(SupportsGet = true)]
    public NewsState State { get; set; } = NewsState.Published;

    /// <summary>Slug of the last item of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<NewsLine> Items { get; private set; } = [];

    public int Count { get; private set; }

    public string? NextPage { get; private set; }

    public bool IsEditor { get; private set; }

    public async Task OnGetAsync()
    {
        IsEditor = await desk.IsEditorAsync(Stop);
        State = IsEditor ? State : NewsState.Published;
        var items = db.Set<NewsItem>().AsNoTracking().Where(n => n.State == State);
        Count = await items.CountAsync(Stop);
        if (!string.IsNullOrEmpty(After) && await db.Set<NewsItem>().Where(n => n.Slug == After).Select(n => new { n.Day, n.Slug }).FirstOrDefaultAsync(Stop) is { } last)
        {
            items = items.Where(n => n.Day < last.Day || (n.Day == last.Day && n.Slug.CompareTo(last.Slug) > 0));
        }

        var page = await items.OrderByDescending(n => n.Day).ThenBy(n => n.Slug).Take(PageSize + 1)
            .Select(n => new NewsLine(n.Slug, n.Title, n.Summary, n.Day, n.State)).ToListAsync(Stop);
        Items = [.. page.Take(PageSize)];
        NextPage = page.Count <= PageSize ? null : $"/news?{(State == NewsState.Published ? "" : $"state={State}&")}after={Items[^1].Slug}";
    }
}

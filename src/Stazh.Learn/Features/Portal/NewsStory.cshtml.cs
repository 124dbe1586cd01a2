using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Portal;

[AllowAnonymous]
public sealed class NewsStoryModel(Data.AppDb db, NewsDesk desk) : AppPage
{
    public NewsItem Item { get; private set; } = null!;

    public bool IsEditor { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        IsEditor = await desk.IsEditorAsync(Stop);
        var item = await db.Set<NewsItem>().AsNoTracking().FirstOrDefaultAsync(n => n.Slug == slug, Stop);
        if (item is null || (item.State != NewsState.Published && !IsEditor))
        {
            return NotFound();
        }

        Item = item;
        return Page();
    }

    public string StateWord => Text[Item.State == NewsState.Draft ? "Черновик" : Item.State == NewsState.Archived ? "В архиве" : "Опубликована"];
}

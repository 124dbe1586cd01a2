using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Portal;

/// <summary>Writes a new piece of news (no slug) or an existing one: preview, save, publish, archive.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class NewsEditModel(NewsDesk desk) : AppPage
{
    [BindProperty]
    public NewsInput Input { get; set; } = new();

    public NewsItem? Item { get; private set; }

    /// <summary>Somebody saved first: the stored text is shown beside the typed one.</summary>
    public bool Conflict { get; private set; }

    public bool ShowPreview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = Item is null ? new() : NewsInput.From(Item);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string? slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        ShowPreview = ModelState.IsValid;
        return ShowPreview ? Page() : Invalid();
    }

    public Task<IActionResult> OnPostAsync(string? slug) =>
        SaveAsync(slug, item => Task.FromResult<Refusal?>(null), Text["Новость сохранена."]);

    public Task<IActionResult> OnPostPublishAsync(string? slug) =>
        SaveAsync(slug, item => desk.PublishAsync(item, Today, Stop), Text["Новость опубликована."]);

    public async Task<IActionResult> OnPostArchiveAsync(string? slug)
    {
        ModelState.Clear();
        if (!await FoundAsync(slug) || Item is null)
        {
            return NotFound();
        }

        if (await desk.ArchiveAsync(Item, Stop) is { } refusal)
        {
            Input = NewsInput.From(Item);
            return Refuse(refusal);
        }

        return Done(Text["Новость убрана в архив."], "/news?state=Archived");
    }

    private async Task<IActionResult> SaveAsync(string? slug, Func<NewsItem, Task<Refusal?>> then, string message)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var refusal = Item is null ? null : await desk.SaveAsync(Item, Input, Stop);
        if (refusal is NewsWasSavedFirst)
        {
            return ShowConflict(refusal);
        }

        Item ??= await desk.CreateAsync(Input, Today, Stop);
        return await then(Item) is { } no ? Refuse(no) : Done(message, $"/news/{Item.Slug}");
    }

    private PageResult ShowConflict(Refusal refusal)
    {
        Conflict = true;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Item!.Stamp;
        var page = Refuse(refusal);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string? slug)
    {
        Item = slug is null ? null : await desk.FindAsync(slug, Stop);
        return await desk.IsEditorAsync(Stop) && (slug is null || Item is not null);
    }
}

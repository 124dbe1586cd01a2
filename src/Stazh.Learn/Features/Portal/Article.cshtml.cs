using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Portal;

/// <summary>A section of the portal or a legal text.</summary>
[AllowAnonymous]
public sealed class ArticleModel(PortalTexts texts) : AppPage
{
    public TextPage Article { get; private set; } = null!;

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (slug == "support")
        {
            return RedirectPermanent("/support");
        }

        if (texts.Find(slug) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Sections = article.IsLegal ? [] : texts.Sections();
        return Page();
    }
}

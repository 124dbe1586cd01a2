using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>Methodical support: its text and the links of Tables 2 and 3 .</summary>
[AllowAnonymous]
public sealed class SupportModel(AppDb db, ContentFolder content) : AppPage
{
    public MarkdownFile Article { get; private set; } = null!;

    public IReadOnlyList<SupportLink> Links { get; private set; } = [];

    /// <summary>Addresses that did not answer twice in a row or more.</summary>
    public IReadOnlyList<string> Silent { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Article = MarkdownFile.Find(content.File("portal", "support.md"))!;
        Links = await db.Set<SupportLink>().AsNoTracking().OrderBy(l => l.Table).ThenBy(l => l.Line).ThenBy(l => l.Id).ToListAsync(Stop);
        Silent = await db.Set<AddressCheck>().Where(c => c.BadInARow >= AddressCheck.Dubious).Select(c => c.Url).ToListAsync(Stop);
    }

    public string TableTitle(int table) => table == 2 ? Text["Таблица 2. Форматы стажировок"] : Text["Таблица 3. Научно-методическое сопровождение"];
}

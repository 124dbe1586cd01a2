using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>What the reader has used: shown to nobody else .</summary>
public sealed class MineModel(AppDb db) : AppPage
{
    internal const int PageSize = 50;

    /// <summary>Id of the last use of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<UseLine> Uses { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var me = Me.Id;
        var rows = await (
            from u in db.Set<ResourceUse>().AsNoTracking()
            where u.ReaderId == me && (After == null || u.Id < After)
            join r in db.Set<Resource>() on u.ResourceId equals r.Id
            orderby u.Id descending
            select new UseLine(u.Id, r.Slug, r.Title, r.IsShown, u.Kind, u.Day)).Take(PageSize + 1).ToListAsync(Stop);
        Uses = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Uses[^1].Id : null;
    }

    public sealed record UseLine(Guid Id, string Slug, string Title, bool IsShown, UseKind Kind, DateOnly Day);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>One's own resources; for keepers, what waits for a check, oldest first.</summary>
public sealed class DeskModel(AppDb db) : AppPage
{
    internal const int PageSize = 50;

    /// <summary>Id of the last own resource of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<DeskLine> Waiting { get; private set; } = [];

    public int WaitingCount { get; private set; }

    public IReadOnlyList<DeskLine> Mine { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var me = Me.Id;
        var waiting = db.ResourcesKeptBy(me).AsNoTracking().Where(r => r.State == ResourceState.Offered);
        WaitingCount = await waiting.CountAsync(Stop);
        Waiting = await Lines(waiting.OrderBy(r => r.ChangedAt).ThenBy(r => r.Id)).Take(PageSize).ToListAsync(Stop);
        var rows = await Lines(db.Set<Resource>().AsNoTracking().Where(r => r.OwnerId == me && (After == null || r.Id < After)).OrderByDescending(r => r.Id)).Take(PageSize + 1).ToListAsync(Stop);
        Mine = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Mine[^1].Id : null;
    }

    private static IQueryable<DeskLine> Lines(IQueryable<Resource> resources) => resources.Select(r => new DeskLine(r.Id, r.Slug, r.Title, r.Kind, r.State, r.IsShown, r.Comment, r.ChangedAt));

    public sealed record DeskLine(Guid Id, string Slug, string Title, ResourceKind Kind, ResourceState State, bool IsShown, string Comment, DateTimeOffset ChangedAt);
}

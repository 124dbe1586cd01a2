using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Network;

/// <summary>A workshop for a list: no names .</summary>
public sealed record WorkshopLine(Guid Id, string Title, string Direction, string MasterPost, string Region, string Where, DateOnly From, DateOnly? Until, int Members, int Held, DateOnly? Next);

/// <summary>Pedagogical workshops, of all or of one network or site .</summary>
[AllowAnonymous]
public sealed class WorkshopsModel(AppDb db, SiteDirectory sites) : AppPage
{
    private const int PageSize = 50;

    public IReadOnlyList<WorkshopLine> Workshops { get; private set; } = [];

    public int Count { get; private set; }

    public string? Network { get; private set; }

    public string? Site { get; private set; }

    public Guid? Next { get; private set; }

    public DateOnly Day => Today;

    public bool MayAdd => Me.Is(Role.Coordinator) || Me.Is(Role.SiteHead);

    public async Task OnGetAsync(string? network, string? site, Guid? after)
    {
        var today = Today;
        (Network, Site) = (Said(network), Said(site));
        var chosen = db.Set<Workshop>().AsNoTracking();
        chosen = Network is { } one ? chosen.Where(w => db.Set<MethodNetwork>().Any(n => n.Id == w.NetworkId && n.Slug == one)) : chosen;
        chosen = Site is { } place ? chosen.Where(w => sites.Names.Any(s => s.Id == w.SiteId && s.Slug == place)) : chosen;
        Count = await chosen.CountAsync(Stop);
        var page = await chosen.Where(w => after == null || w.Id < after).OrderByDescending(w => w.Id).Take(PageSize + 1).Select(w => new WorkshopLine(
            w.Id, w.Title, w.Direction, w.MasterPost, w.Region,
            (w.NetworkId != null ? db.Set<MethodNetwork>().Where(n => n.Id == w.NetworkId).Select(n => n.Title).FirstOrDefault() : sites.Names.Where(s => s.Id == w.SiteId).Select(s => s.Title).FirstOrDefault()) ?? "",
            w.From, w.Until, w.Members.Count(m => m.Until == null), w.Lessons.Count(l => l.Came != null), w.Lessons.Where(l => l.Came == null && l.On >= today).Min(l => (DateOnly?)l.On))).ToListAsync(Stop);
        Workshops = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? page[PageSize - 1].Id : null;
    }

    private static string? Said(string? asked) => string.IsNullOrWhiteSpace(asked) ? null : asked;
}

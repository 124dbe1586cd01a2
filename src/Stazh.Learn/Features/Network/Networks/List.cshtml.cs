using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>A network for a list.</summary>
public sealed record NetworkLine(Guid Id, string Slug, string Title, string Region, DateOnly From, DateOnly? ClosedOn, int Members, int Planned, int Agreements);

/// <summary>Networks with members planned and there, against the thresholds .</summary>
[AllowAnonymous]
public sealed class NetworksModel(AppDb db) : AppPage
{
    private const int PageSize = 50;

    public IReadOnlyList<NetworkLine> Networks { get; private set; } = [];

    public int Count { get; private set; }

    public int Members { get; private set; }

    public string? Region { get; private set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public Guid? Next { get; private set; }

    public DateOnly Day => Today;

    public bool MayKeep => Me.Is(Role.Coordinator);

    public async Task OnGetAsync(string? region, Guid? after)
    {
        var today = Today;
        Region = string.IsNullOrWhiteSpace(region) ? null : region;
        var chosen = db.Set<MethodNetwork>().AsNoTracking().Where(n => Region == null || n.Region == Region);
        var regions = await db.Set<MethodNetwork>().GroupBy(n => n.Region).Select(g => new
        {
            Region = g.Key, Open = g.Count(n => n.ClosedOn == null || n.ClosedOn >= today),
        }).OrderBy(g => g.Region).ToListAsync(Stop);
        Regions = [.. regions.Select(r => r.Region)];
        Count = regions.Where(r => Region is null || r.Region == Region).Sum(r => r.Open);
        // An organisation of two networks is one member, as in the indicators.
        Members = await db.Set<NetworkMember>().Where(m => m.From <= today && (m.Until == null || m.Until >= today) && chosen.Any(n => n.Id == m.NetworkId && (n.ClosedOn == null || n.ClosedOn >= today))).Select(m => m.Name).Distinct().CountAsync(Stop);
        var inForce = db.Set<Agreement>().InForceOn(today);
        var page = await chosen.Where(n => after == null || n.Id < after).OrderByDescending(n => n.Id).Take(PageSize + 1).Select(n => new NetworkLine(
            n.Id, n.Slug, n.Title, n.Region, n.From, n.ClosedOn, n.Members.Count(m => m.From <= today && (m.Until == null || m.Until >= today)), n.PlannedMembers,
            inForce.Count(a => a.NetworkId == n.Id))).ToListAsync(Stop);
        Networks = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? page[PageSize - 1].Id : null;
    }
}

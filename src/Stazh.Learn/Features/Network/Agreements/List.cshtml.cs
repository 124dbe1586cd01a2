using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>Agreements of the reader's regions by state, those that end soon above .</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class AgreementsModel(AppDb db, NetworkAccess access) : AppPage
{
    private const int PageSize = 50;
    private const int SoonMonths = 3;

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public IReadOnlyList<Agreement> Soon { get; private set; } = [];

    public AgreementStage? Stage { get; private set; }

    public int Count { get; private set; }

    public Guid? Next { get; private set; }

    public DateOnly Day => Today;

    public async Task OnGetAsync(AgreementStage? stage, Guid? after)
    {
        var (today, regions) = (Today, await access.RegionsAsync(Stop));
        var soon = today.AddMonths(SoonMonths);
        Stage = stage is { } asked && Enum.IsDefined(asked) ? asked : null;
        var mine = db.Set<Agreement>().AsNoTracking().Where(a => regions.Contains(a.Region));
        Soon = await mine.InForceOn(today).Where(a => a.To <= soon).OrderBy(a => a.To).ThenBy(a => a.Id).Take(20).ToListAsync(Stop);
        var chosen = Stage is { } one ? mine.At(one, today) : mine;
        Count = await chosen.CountAsync(Stop);
        var page = await chosen.Where(a => after == null || a.Id < after).OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(Stop);
        Agreements = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? page[PageSize - 1].Id : null;
    }
}

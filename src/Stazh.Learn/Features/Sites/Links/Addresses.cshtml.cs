using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Addresses that do not answer, for whoever keeps the registry of the region .</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class AddressesModel(AppDb db, SiteAccess access) : AppPage
{
    public IReadOnlyList<AddressLine> Lines { get; private set; } = [];

    public int Known { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public async Task OnGetAsync()
    {
        var mine = await access.WritersAsync(Stop);
        var checks = await db.Set<AddressCheck>().AsNoTracking().Where(c => c.BadInARow > 0 || c.Verdict == AddressVerdict.Moved).OrderBy(c => c.BadSince).ToListAsync(Stop);
        var urls = checks.Select(c => c.Url).ToList();
        var sites = await db.Set<InternshipSite>().AsNoTracking().Where(s => urls.Contains(s.SitesUrl) || s.Organisations.Any(o => urls.Contains(o.HomeUrl)))
            .Select(s => new { s.Title, s.Slug, s.Subject, s.SitesUrl, Homes = s.Organisations.Select(o => o.HomeUrl).ToList() }).ToListAsync(Stop);
        var links = await db.Set<SupportLink>().AsNoTracking().Where(l => urls.Contains(l.Url)).Select(l => new { l.Organisation, l.Subject, l.Url, l.Table }).ToListAsync(Stop);
        Lines =
        [
            .. checks.SelectMany(c => sites.Where(s => mine(s.Subject) && (s.SitesUrl == c.Url || s.Homes.Contains(c.Url))).Select(s => new AddressLine(c, s.Title, $"/sites/{s.Slug}"))
                .Concat(links.Where(l => mine(l.Subject) && l.Url == c.Url).Select(l => new AddressLine(c, l.Organisation, $"/support#table-{l.Table}")))),
        ];
        (Known, Last) = await db.Set<AddressCheck>().GroupBy(c => 1).Select(g => new ValueTuple<int, DateTimeOffset?>(g.Count(), g.Max(c => c.CheckedAt))).SingleOrDefaultAsync(Stop);
    }

    public string Word(AddressCheck check) => check.Verdict switch
    {
        AddressVerdict.Missing => Text["страницы нет (код {0})", check.Status!],
        AddressVerdict.Broken when check.Status is { } status => Text["ошибка сервера (код {0})", status],
        AddressVerdict.Broken => Text["перенаправляет по кругу"],
        AddressVerdict.Closed => Text["ведёт в закрытую сеть"],
        AddressVerdict.Moved => Text["переехал на другой сайт"],
        _ => Text["не отвечает"],
    };
}

/// <summary>An address with the page on which it stands.</summary>
public sealed record AddressLine(AddressCheck Check, string Title, string Page)
{
    public bool IsDubious => Check.BadInARow >= AddressCheck.Dubious;
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Districts, their consultants and sites; where a consultant is missing, most of all beside a site. Names are for coordinators of the region.</summary>
[AllowAnonymous]
public sealed class DistrictsModel(AppDb db, SiteAccess access) : AppPage
{
    public IReadOnlyList<DistrictView> Districts { get; private set; } = [];

    /// <summary>Sites of districts without a consultant, by subject and district.</summary>
    public ILookup<(string, string), LonelySite> Lonely { get; private set; } = Array.Empty<LonelySite>().ToLookup(s => ("", ""));

    public ILookup<Guid, string> Names { get; private set; } = Array.Empty<string>().ToLookup(_ => Guid.Empty);

    public Func<string, bool> MayWrite { get; private set; } = _ => false;

    public async Task OnGetAsync()
    {
        var sites = await db.Set<Organisation>().SelectMany(o => o.Sites, (o, s) => new { o.Subject, o.District, s.Id }).Distinct().GroupBy(r => new { r.Subject, r.District })
            .Select(g => new { g.Key.Subject, g.Key.District, Count = g.Count() }).ToDictionaryAsync(r => (r.Subject, r.District), r => r.Count, Stop);
        Districts = (await db.Set<District>().AsNoTracking().OrderBy(d => d.Subject).ThenBy(d => d.Name)
                .Select(d => new
                {
                    d.Id, d.Subject, d.Name, Known = db.Set<Consultant>().Any(c => c.DistrictId == d.Id) ? db.Set<Consultant>().Count(c => c.DistrictId == d.Id && c.Until == null) : d.Consultants, d.Note,
                })
                .ToListAsync(Stop))
            .ConvertAll(d => new DistrictView(d.Id, d.Subject, d.Name, d.Known, d.Note, sites.GetValueOrDefault((d.Subject, d.Name))));
        var gaps = Districts.Where(d => d.Consultants == 0).Select(d => d.Name).ToList();
        Lonely = (await db.Set<Organisation>().Where(o => gaps.Contains(o.District)).SelectMany(o => o.Sites, (o, s) => new { o, s }).OrderBy(r => r.s.Title).ThenBy(r => r.s.Slug).Take(500)
            .Select(r => new LonelySite(r.o.Subject, r.o.District, r.s.Slug, r.s.Title)).ToListAsync(Stop)).ToLookup(s => (s.Subject, s.District));
        if (!Me.Is(Role.Coordinator) && !Me.Is(Role.Administrator))
        {
            return;
        }

        MayWrite = await access.WritersAsync(Stop);
        var mine = Districts.Where(d => MayWrite(d.Subject)).Select(d => d.Id).ToList();
        Names = (await db.Set<Consultant>().AsNoTracking().Where(c => c.Until == null && mine.Contains(c.DistrictId)).OrderBy(c => c.Name).ToListAsync(Stop))
            .ToLookup(c => c.DistrictId, c => c.Post.Length == 0 ? c.Name : $"{c.Name}, {c.Post}");
    }
}

public sealed record LonelySite(string Subject, string District, string Slug, string Title);

public sealed record DistrictView(Guid Id, string Subject, string Name, int Consultants, string Note, int Sites);

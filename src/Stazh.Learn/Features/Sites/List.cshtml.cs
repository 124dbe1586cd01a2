using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

[AllowAnonymous]
public sealed class ListModel(AppDb db) : AppPage
{
    internal const int PageSize = 20;

    /// <summary>Code of a subject.</summary>
    [BindProperty(SupportsGet = true, Name = "subject")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>One of <see cref="SiteTargets"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Target { get; set; }

    /// <summary><c>archive</c>: sites that were and are no more; by default all others.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Slug of the last site of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<MapTile> Tiles { get; private set; } = [];

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public IReadOnlyList<SiteCard> Sites { get; private set; } = [];

    public int Count { get; private set; }

    public string? NextPage { get; private set; }

    public bool IsFiltered => new[] { Code, Kind, Theme, Query, State, Target }.Any(f => !string.IsNullOrWhiteSpace(f));

    public MapTile? Chosen => Tiles.FirstOrDefault(t => t.IsChosen);

    public async Task OnGetAsync()
    {
        var fitting = Fitting();
        var counts = await fitting.GroupBy(s => s.SubjectCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Stop);
        Tiles = [.. (await db.Set<Subject>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(Stop)).Select(s =>
            new MapTile(s, counts.GetValueOrDefault(s.Code), Address(s.Code == Code ? null : s.Code), s.Code == Code))];
        Themes = [.. (await db.Set<InternshipSite>().Where(s => s.Themes.Count > 0).Select(s => s.Themes).ToListAsync(Stop)).SelectMany(t => t).Distinct().Order(StringComparer.CurrentCulture)];
        Count = string.IsNullOrEmpty(Code) ? counts.Values.Sum() : counts.GetValueOrDefault(Code);
        var page = await PageAsync(string.IsNullOrEmpty(Code) ? fitting : fitting.Where(s => s.SubjectCode == Code));
        Sites = [.. page.Take(PageSize)];
        NextPage = page.Count > PageSize ? Address(Code, Sites[^1].Slug) : null;
    }

    /// <summary>The address of the list with these filters and another subject.</summary>
    public string Address(string? code, string? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("subject", code), ("kind", Kind), ("theme", Theme), ("state", State), ("target", Target), ("q", Query), ("after", after) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return "/sites" + query;
    }

    private IQueryable<InternshipSite> Fitting()
    {
        var sites = db.Set<InternshipSite>().AsNoTracking();
        var today = Today;
        sites = State == "archive"
            ? sites.Where(s => s.Statuses.Any(t => t.Kind == StatusKind.Internship) && !s.Statuses.Any(t => t.Kind == StatusKind.Internship && (t.EndedOn ?? t.To) >= today))
            : sites.Where(s => !s.Statuses.Any(t => t.Kind == StatusKind.Internship) || s.Statuses.Any(t => t.Kind == StatusKind.Internship && (t.EndedOn ?? t.To) >= today));
        sites = string.IsNullOrEmpty(Target) ? sites : sites.Where(s => s.Targets.Contains(Target));
        sites = string.IsNullOrEmpty(Kind) ? sites : sites.Where(s => s.Kind == Kind);
        sites = string.IsNullOrEmpty(Theme) ? sites : sites.Where(s => s.Themes.Contains(Theme));
        return SiteText.Words(Query).Aggregate(sites, (some, word) => some.Where(s => EF.Functions.Like(s.Words, $"%{word}%")));
    }

    private async Task<List<SiteCard>> PageAsync(IQueryable<InternshipSite> sites)
    {
        var ordered = sites.Join(db.Set<Subject>(), s => s.SubjectCode, s => s.Code, (site, subject) => new { site, subject.Name });
        if (!string.IsNullOrEmpty(After)
            && await db.Set<InternshipSite>().Where(s => s.Slug == After).Join(db.Set<Subject>(), s => s.SubjectCode, s => s.Code, (s, subject) => new { s.Title, s.Slug, subject.Name }).FirstOrDefaultAsync(Stop) is { } last)
        {
            ordered = ordered.Where(o => o.Name.CompareTo(last.Name) > 0
                || (o.Name == last.Name && (o.site.Title.CompareTo(last.Title) > 0 || (o.site.Title == last.Title && o.site.Slug.CompareTo(last.Slug) > 0))));
        }

        var silent = db.Set<AddressCheck>().Where(c => c.BadInARow >= AddressCheck.Dubious);
        return await ordered.OrderBy(o => o.Name).ThenBy(o => o.site.Title).ThenBy(o => o.site.Slug).Take(PageSize + 1)
            .Select(o => new SiteCard(
                o.site.Slug, o.site.Title, o.site.Subject, o.site.Kind, o.site.IsDoubtful, o.site.Themes,
                silent.Any(c => c.Url == o.site.SitesUrl),
                o.site.Organisations.Select(g => new OrganisationView(g.Name, g.District, g.HomeUrl, silent.Any(c => c.Url == g.HomeUrl))).ToList()))
            .ToListAsync(Stop);
    }
}

public sealed record SiteCard(string Slug, string Title, string Subject, string Kind, bool IsDoubtful, IReadOnlyList<string> Themes, bool SitesUrlIsSilent, IReadOnlyList<OrganisationView> Organisations)
{
    public bool IsSilent => SitesUrlIsSilent || Organisations.Any(o => o.IsSilent);

    public string Where => Organisations is [{ District.Length: > 0 } first, ..] ? $"{Subject}, {first.District}" : Subject;
}

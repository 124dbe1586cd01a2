using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

[AllowAnonymous]
public sealed class SiteModel(AppDb db, SitePeople people, ISiteRuns siteRuns) : AppPage
{
    public SiteView Site { get; private set; } = null!;

    public bool MayEdit { get; private set; }

    public StatusHistory History { get; private set; } = null!;

    /// <summary>What the reader may do with the site's people; null for the public.</summary>
    public SitePlace? Place { get; private set; }

    public IReadOnlyList<SiteEvent> Events { get; private set; } = [];

    public IReadOnlyList<SiteRun> Runs { get; private set; } = [];

    /// <summary>Programmes that the site has held or holds, by their latest titles.</summary>
    public IEnumerable<SiteRun> Programmes => Runs.OrderByDescending(r => r.Starts).DistinctBy(r => r.ProgrammeAddress);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var silent = db.Set<AddressCheck>().Where(c => c.BadInARow >= AddressCheck.Dubious);
        var site = await db.Set<InternshipSite>().AsNoTracking().Where(s => s.Slug == slug)
            .Select(s => new SiteView(
                s.Id, s.Slug, s.Title, s.Kind, s.Subject, s.SubjectCode, s.SitesUrl, silent.Any(c => c.Url == s.SitesUrl), s.Themes, s.Targets, s.TargetGroup, s.Equipment, s.Note, s.IsDoubtful, s.Source, s.SourceLine, s.Imported,
                s.Organisations.OrderBy(o => o.Name).Select(o => new OrganisationView(o.Name, o.District, o.HomeUrl, silent.Any(c => c.Url == o.HomeUrl))).ToList(),
                s.Statuses.OrderByDescending(t => t.From).Select(t => new DecidedStatus(t, t.Ending)).ToList()))
            .AsSingleQuery().FirstOrDefaultAsync(Stop);
        if (site is null)
        {
            return NotFound();
        }

        Site = site;
        History = StatusHistory.Of(site.Statuses.Select(d => d.Whole), Today, site.Slug, mayEnd: false);
        Runs = await siteRuns.OfAsync(site.Id, Stop);
        Events = await db.Set<SiteEvent>().AsNoTracking().Where(e => e.SiteId == site.Id && !e.Cancelled).OrderByDescending(e => e.On).ThenBy(e => e.Id).Take(20).ToListAsync(Stop);
        Place = Me.IsSignedIn ? await people.FindAsync(slug, Me.Id, Stop) : null;
        MayEdit = Place is { MayAppoint: true };
        History = History with { MayEnd = MayEdit };
        return Page();
    }
}

/// <param name="IsSilent">The address did not answer twice in a row or more.</param>
public sealed record OrganisationView(string Name, string District, string HomeUrl, bool IsSilent);

public sealed record SiteView(
    Guid Id, string Slug, string Title, string Kind, string Subject, string SubjectCode, string SitesUrl, bool IsSilent, IReadOnlyList<string> Themes, IReadOnlyList<string> Targets, string TargetGroup, string Equipment, string Note,
    bool IsDoubtful, string? Source, int? SourceLine, bool Imported, IReadOnlyList<OrganisationView> Organisations, IReadOnlyList<DecidedStatus> Statuses);

public sealed record DecidedStatus(SiteStatus Status, SiteEnding? Ending)
{
    /// <summary>The status with its ending: a projection loads them apart.</summary>
    internal SiteStatus Whole
    {
        get
        {
            Status.Ending = Ending;
            return Status;
        }
    }
}

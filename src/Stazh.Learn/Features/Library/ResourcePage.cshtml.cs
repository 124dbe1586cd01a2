using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>A resource as it stands or as one of its versions was; opening it is a use .</summary>
[AllowAnonymous]
public sealed class ResourcePageModel(AppDb db, ResourceUses uses) : AppPage
{
    /// <summary>Fewer readers than this are not counted on the page: a number that small points at people.</summary>
    private const int FewReaders = 5;

    public Resource Resource { get; private set; } = null!;

    public ResourceContent Snapshot { get; private set; } = null!;

    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    /// <summary>The number shown; null is the draft.</summary>
    public int? Shown { get; private set; }

    public IReadOnlyList<string> Authors { get; private set; } = [];

    public IReadOnlyList<RelatedLine> Related { get; private set; } = [];

    /// <summary>The contest that the programme has won.</summary>
    public RelatedLine? Won { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>Null where there are too few to say.</summary>
    public int? Readers { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, int? version)
    {
        var me = Me.IdOrNull ?? Guid.Empty;
        var found = await db.ResourcesShownTo(Me.IdOrNull).AsNoTracking().Where(r => r.Slug == slug).Select(r => new
        {
            Resource = r,
            Authors = r.Authors.OrderBy(a => a.Number).Select(a => a.Name).ToList(),
            MayWrite = db.ResourcesWrittenBy(me).Any(w => w.Id == r.Id),
            WonId = db.Set<ContestEntry>().Where(e => e.ResourceId == r.Id && e.IsWinner).Select(e => (Guid?)e.ContestId).FirstOrDefault(),
            WonTitle = db.Set<ContestEntry>().Where(e => e.ResourceId == r.Id && e.IsWinner).Join(db.Set<ProgrammeContest>(), e => e.ContestId, c => c.Id, (e, c) => c.Title).FirstOrDefault(),
            Readers = db.Set<ResourceUse>().Where(u => u.ResourceId == r.Id).Select(u => u.ReaderId).Distinct().Count(),
        }).SingleOrDefaultAsync(Stop);
        if (found is null)
        {
            return NotFound();
        }

        (Resource, Authors, MayWrite, Readers) = (found.Resource, found.Authors, found.MayWrite, found.Readers < FewReaders ? null : found.Readers);
        Won = found.WonId is { } contest ? new($"contests/{contest}", found.WonTitle!) : null;
        var wanted = version ?? Resource.Version;
        var rows = await db.Set<ResourceVersion>().AsNoTracking().Where(v => v.ResourceId == Resource.Id).OrderByDescending(v => v.Number).Take(100)
            .Select(v => new { v.Number, v.At, Json = v.Number == wanted ? v.ContentJson : null }).ToListAsync(Stop);
        if (version is not null && rows.TrueForAll(r => r.Number != version))
        {
            return NotFound();
        }

        Versions = [.. rows.Select(r => new VersionLine(r.Number, r.At))];
        Shown = rows.Count == 0 ? null : wanted;
        Snapshot = rows.Find(r => r.Json is not null) is { Json: { } json } ? ResourceContent.FromJson(json) : Resource.Draft;
        Related = await db.Set<Resource>().AsNoTracking()
            .Where(r => r.IsShown && r.Id != Resource.Id && ((Resource.Theme != "" && r.Theme == Resource.Theme) || (Resource.Programme != "" && r.Programme == Resource.Programme)))
            .OrderByDescending(r => r.PublishedAt).ThenBy(r => r.Id).Take(5).Select(r => new RelatedLine(r.Slug, r.Title)).ToListAsync(Stop);
        if (Resource.IsShown)
        {
            await uses.RecordAsync(Resource.Id, Resource.OwnerId, UseKind.Opened, Stop);
        }

        return Page();
    }

    public sealed record VersionLine(int Number, DateTimeOffset At);

    public sealed record RelatedLine(string Slug, string Title);
}

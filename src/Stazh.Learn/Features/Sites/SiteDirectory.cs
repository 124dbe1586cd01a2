using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Sites;

public sealed record SiteName
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>As in the registry, and as roles of a region carry it.</summary>
    public required string Subject { get; init; }

    public required string Kind { get; init; }
}

public sealed record RegistryFigures(int Sites, int Organisations, int Subjects);

/// <summary>How other features read the registry.</summary>
public sealed class SiteDirectory(AppDb db)
{
    /// <summary>For joins into the queries of other features.</summary>
    public IQueryable<SiteName> Names =>
        db.Set<InternshipSite>().AsNoTracking().Select(s => new SiteName { Id = s.Id, Slug = s.Slug, Title = s.Title, Subject = s.Subject, Kind = s.Kind });

    public Task<SiteName?> FindAsync(Guid id, CancellationToken stop = default) => Names.Where(s => s.Id == id).FirstOrDefaultAsync(stop);

    public Task<SiteName?> FindAsync(string slug, CancellationToken stop = default) => Names.Where(s => s.Slug == slug).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyDictionary<Guid, SiteName>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop = default) =>
        ids.Count == 0 ? new Dictionary<Guid, SiteName>() : await Names.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);

    /// <summary>The subject of a site by its name in the registry, as roles of a region carry it; null without such a site.</summary>
    public Task<string?> SubjectOfAsync(Guid siteId, CancellationToken stop = default) =>
        db.Set<InternshipSite>().Where(s => s.Id == siteId).Select(s => s.Subject).FirstOrDefaultAsync(stop);

    /// <summary>Sites for a picker: of one subject or of all, by subject and title.</summary>
    public async Task<IReadOnlyList<SiteName>> ListAsync(string? subject = null, CancellationToken stop = default) =>
        await Names.Where(s => subject == null || s.Subject == subject).OrderBy(s => s.Subject).ThenBy(s => s.Title).ThenBy(s => s.Id).ToListAsync(stop);

    /// <summary>Names of the subjects as the registry writes them, for pickers of regions.</summary>
    public async Task<IReadOnlyList<string>> SubjectsAsync(CancellationToken stop = default) =>
        await db.Set<Subject>().OrderBy(s => s.Name).Select(s => s.RegistryName).ToListAsync(stop);

    /// <summary>The first subject carries both counts, or EF would send each in a command of its own.</summary>
    public async Task<RegistryFigures> FiguresAsync(CancellationToken stop = default) =>
        await db.Set<Subject>().OrderBy(s => s.Code).Take(1).Select(first => new RegistryFigures(
            db.Set<InternshipSite>().Count(s => first.Code != ""),
            db.Set<Organisation>().Count(o => first.Code != ""),
            db.Set<InternshipSite>().Where(s => first.Code != "").Select(s => s.SubjectCode).Distinct().Count())).FirstOrDefaultAsync(stop) ?? new(0, 0, 0);
}

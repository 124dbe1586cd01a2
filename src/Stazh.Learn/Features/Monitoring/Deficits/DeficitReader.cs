using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>What the page of deficits and its files show of one programme.</summary>
public sealed record DeficitView(string Programme, string Title, IReadOnlyList<(string Slug, string Title)> Programmes, DeficitGrid Grid, int? ChangedPeople, IReadOnlyList<DeficitChange> Changes);

/// <summary>Loads the heat map of a programme: three commands once its packages were read.</summary>
public sealed class DeficitReader(AppDb db, DeficitAtlas atlas)
{
    /// <param name="programme">Empty: the one with most maps. Null comes back when there are no maps of it.</param>
    public async Task<DeficitView?> OfAsync(string region, HalfYear half, string? programme, string elsewhere, CancellationToken stop)
    {
        var maps = await atlas.MapsAsync(region, half, stop);
        var slugs = maps.GroupBy(m => m.Programme).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var chosen = string.IsNullOrEmpty(programme) ? slugs.FirstOrDefault() : slugs.Find(s => s == programme);
        if (chosen is null || await atlas.PackageAsync(maps, chosen, stop) is not { } package)
        {
            return null;
        }

        var titles = new List<(string, string)>();
        foreach (var slug in slugs)
        {
            titles.Add((slug, (await atlas.PackageAsync(maps, slug, stop))!.Programme.Title));
        }

        var districts = await db.Set<District>().AsNoTracking().Where(d => d.Subject == region).OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(stop);
        var grid = DeficitGrid.Of([.. package.Programme.Deficits.Select(d => (d.Code, d.Title))], districts, maps.Where(m => m.Programme == chosen), elsewhere);
        var (people, changes) = await atlas.ChangesAsync(region, half, package, stop);
        return new(chosen, package.Programme.Title, titles, grid, people, changes);
    }
}

using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Library;

/// <summary>Numbers of the library for monitoring: counted from rows, of a region or of a district of it, never naming anybody.</summary>
public interface ILibraryFigures
{
    /// <summary>Distinct authors of resources that were first shown in the days given, both included.</summary>
    Task<int> AuthorsAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop);

    /// <summary>Distinct people who opened or downloaded something in the days given.</summary>
    Task<int> UsersAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop);

    /// <summary>Resources first shown in the days given, by kind.</summary>
    Task<IReadOnlyDictionary<ResourceKind, int>> ResourcesAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop);
}

internal sealed class LibraryFigures(AppDb db) : ILibraryFigures
{
    public Task<int> AuthorsAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop) =>
        Shown(region, district, from, to).SelectMany(r => r.Authors).Select(a => a.Key).Distinct().CountAsync(stop);

    public Task<int> UsersAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop) =>
        db.Set<ResourceUse>().Where(u => u.Region == region && (district == null || u.District == district) && u.Day >= from && u.Day <= to).Select(u => u.ReaderId).Distinct().CountAsync(stop);

    public async Task<IReadOnlyDictionary<ResourceKind, int>> ResourcesAsync(string region, string? district, DateOnly from, DateOnly to, CancellationToken stop) =>
        await Shown(region, district, from, to).GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    private IQueryable<Resource> Shown(string region, string? district, DateOnly from, DateOnly to)
    {
        var (first, after) = (new DateTimeOffset(from, default, TimeSpan.Zero), new DateTimeOffset(to.AddDays(1), default, TimeSpan.Zero));
        return db.Set<Resource>().AsNoTracking().Where(r => r.IsShown && r.Region == region && (district == null || r.District == district) && r.PublishedAt >= first && r.PublishedAt < after);
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>A version with its package, as lists and choices need it.</summary>
public sealed record ProgrammeEntry(Guid VersionId, ProgrammeState State, DateTimeOffset LoadedAt, ProgrammePackage Package)
{
    public Programme Programme => Package.Programme;

    public bool IsApproved => State == ProgrammeState.Approved;
}

/// <summary>
/// How other features read programmes. A version never changes, so its package is kept in memory for as long as the program runs;
/// the states are asked for each time.
/// </summary>
public sealed class ProgrammeLibrary(IServiceScopeFactory scopes, ContentFolder content)
{
    private readonly ConcurrentDictionary<Guid, ProgrammePackage> packages = new();

    private readonly Lazy<IReadOnlyDictionary<string, string>> formats = new(() => LintCommand.ReadFormats(content.File("formats.yaml")));

    /// <summary>Code → title of the formats in which an internship is carried out .</summary>
    public IReadOnlyDictionary<string, string> Formats => formats.Value;

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public async Task<ProgrammePackage> GetAsync(Guid versionId, CancellationToken stop = default)
    {
        if (!packages.ContainsKey(versionId))
        {
            await using var scope = scopes.CreateAsyncScope();
            await FillAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), [versionId], stop);
        }

        return packages.TryGetValue(versionId, out var package) ? package : throw new KeyNotFoundException($"No programme version {versionId}.");
    }

    /// <summary>The latest version of every programme, by title. One or two queries.</summary>
    public async Task<IReadOnlyList<ProgrammeEntry>> LatestAsync(bool approvedOnly, CancellationToken stop = default) =>
        await EntriesAsync(null, approvedOnly, stop);

    /// <summary>The latest version of one programme.</summary>
    public async Task<ProgrammeEntry?> FindAsync(string slug, bool approvedOnly, CancellationToken stop = default) =>
        await EntriesAsync(slug, approvedOnly, stop) is [var entry] ? entry : null;

    private async Task<IReadOnlyList<ProgrammeEntry>> EntriesAsync(string? slug, bool approvedOnly, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var rows = await Rows(db, slug, approvedOnly).ToListAsync(stop);
        var latest = rows.GroupBy(r => r.Slug).Select(g => g.MaxBy(r => Version.Parse(r.Version))!).ToList();
        await FillAsync(db, [.. latest.Select(r => r.Id).Where(id => !packages.ContainsKey(id))], stop);
        return [.. latest.Select(r => new ProgrammeEntry(r.Id, r.State, r.LoadedAt, packages[r.Id])).OrderBy(e => e.Programme.Title, StringComparer.CurrentCulture)];
    }

    private static IAsyncEnumerable<Row> Rows(AppDb db, string? slug, bool approvedOnly) => db.Compiled(static _ => EF.CompileAsyncQuery((AppDb db, string? slug, bool approvedOnly) =>
        db.Set<ProgrammeVersion>().AsNoTracking().Where(v => (slug == null || v.Slug == slug) && (!approvedOnly || v.State == ProgrammeState.Approved))
            .Select(v => new Row(v.Id, v.Slug, v.Version, v.State, v.LoadedAt))))(db, slug, approvedOnly);

    private async Task FillAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var row in await db.Set<ProgrammeVersion>().AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.PackageJson }).ToListAsync(stop))
        {
            packages[row.Id] = ProgrammePackage.FromJson(row.PackageJson);
        }
    }

    private sealed record Row(Guid Id, string Slug, string Version, ProgrammeState State, DateTimeOffset LoadedAt);
}

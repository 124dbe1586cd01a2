using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>
/// At start, every package of content/programmes that the database does not know becomes a version in draft. A package with errors, and a
/// known version with other content, are refused with the reason in the log: the site starts all the same. Outside Production no council
/// sits, so versions come approved.
/// </summary>
public sealed partial class ProgrammeLoader(
    AppDb db, ProgrammeLibrary library, ContentFolder content, TimeProvider clock, IHostEnvironment environment, ILogger<ProgrammeLoader> logger)
{
    public Task<LoadedProgrammes> LoadAsync(CancellationToken stop) => LoadAsync(content.File("programmes"), stop);

    public async Task<LoadedProgrammes> LoadAsync(string folder, CancellationToken stop)
    {
        var formats = library.Formats.Keys.ToHashSet();
        var known = await db.Set<ProgrammeVersion>().AsNoTracking().Select(v => new { v.Slug, v.Version, v.ContentHash }).ToListAsync(stop);
        var added = new List<ProgrammeVersion>();
        var whole = true;
        foreach (var each in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var reading = PackageReader.Read(each, formats);
            if (reading.HasErrors)
            {
                LogErrors(logger, Path.GetFileName(each), string.Join(Environment.NewLine, reading.Problems));
                whole = false;
                continue;
            }

            var now = clock.GetUtcNow();
            var version = ProgrammeVersion.Of(reading.Package!, now);
            var same = known.Find(k => k.Slug == version.Slug && k.Version == version.Version);
            if (same is null)
            {
                Approve(version, now);
                db.Add(version);
                db.Record(now, null, "programme.loaded", nameof(ProgrammeVersion), version.Id, $"{version.Slug} {version.Version}");
                added.Add(version);
            }
            else if (same.ContentHash != version.ContentHash)
            {
                LogChanged(logger, version.Slug, version.Version);
                whole = false;
            }
        }

        await SaveAsync(stop);
        return new([.. added.Select(v => v.Id)], whole);
    }

    private void Approve(ProgrammeVersion version, DateTimeOffset now)
    {
        if (!environment.IsProduction())
        {
            version.Agree(null, now);
            version.Approve(null, now);
        }
    }

    /// <summary>Another node that starts at the same moment may have been first with the same versions.</summary>
    private async Task SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<ProgrammeVersion>().Any())
        {
            var mine = db.ChangeTracker.Entries<ProgrammeVersion>().Select(e => e.Entity).ToList();
            db.ChangeTracker.Clear();
            foreach (var version in mine)
            {
                if (!await db.Set<ProgrammeVersion>().AnyAsync(v => v.Slug == version.Slug && v.Version == version.Version, stop))
                {
                    throw;
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Programme {Folder} is not loaded:\n{Problems}")]
    private static partial void LogErrors(ILogger logger, string folder, string problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "Programme {Slug} {Version} is loaded with other content: a version never changes. Raise `version` in programme.yaml.")]
    private static partial void LogChanged(ILogger logger, string slug, string version);
}

/// <param name="Added">The versions added.</param>
/// <param name="IsWhole">No package was refused.</param>
public sealed record LoadedProgrammes(IReadOnlyList<Guid> Added, bool IsWhole);

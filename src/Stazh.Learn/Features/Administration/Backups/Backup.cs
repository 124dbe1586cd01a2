using System.IO.Compression;
using System.Text.Json;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Administration.Backups;

/// <summary>
/// One ZIP: the database at one moment, the contents its rows name, the site's keys, and a manifest with the hash of each. The database is
/// copied first: contents are never changed and outlive their rows by a day, so what the copy names is still there.
/// </summary>
internal sealed class Backup(AppDb db, IFileStore files, DataFolder data, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="InvalidDataException">There is nothing to save, or it cannot be saved.</exception>
    public async Task<BackupManifest> SaveAsync(string target, CancellationToken stop)
    {
        var copy = DatabaseCopy.Of(db);
        var schema = await copy.SchemaAsync(stop) ?? throw new InvalidDataException("there is no database yet");
        var staging = Directory.CreateDirectory(Path.Combine(data.Path, $"backup-{Guid.CreateVersion7(clock.GetUtcNow()):n}"));
        var part = target + ".part";
        try
        {
            BackupManifest manifest;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
                {
                    manifest = await WriteAsync(zip, copy, schema, staging, stop);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(part, target);
            return manifest;
        }
        finally
        {
            staging.Delete(recursive: true);
            File.Delete(part);
        }
    }

    private async Task<BackupManifest> WriteAsync(ZipArchive zip, DatabaseCopy copy, string schema, DirectoryInfo staging, CancellationToken stop)
    {
        var entries = new List<BackupEntry>();
        async Task AddAsync(string name, Stream content, CompressionLevel level)
        {
            await using var from = content;
            await using var to = await zip.CreateEntry(name, level).OpenAsync(stop);
            entries.Add(await BackupEntry.CopyAsync(name, from, to, stop));
        }

        var (tables, hashes) = await copy.SaveAsync(staging.FullName, stop);
        foreach (var file in staging.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            await AddAsync($"database/{file.Name}", file.OpenRead(), CompressionLevel.Optimal);
        }

        foreach (var hash in hashes.Where(files.Exists))
        {
            await AddAsync($"files/{hash}", files.OpenRead(hash), CompressionLevel.NoCompression);
        }

        foreach (var key in new DirectoryInfo(data.Sub("keys")).EnumerateFiles("*.xml"))
        {
            await AddAsync($"keys/{key.Name}", key.OpenRead(), CompressionLevel.Optimal);
        }

        var manifest = new BackupManifest(BackupManifest.Current, SystemState.Version, clock.GetUtcNow(), copy.Kind, schema, tables, entries, [.. hashes.Where(h => !files.Exists(h))]);
        await using var last = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(stop);
        await JsonSerializer.SerializeAsync(last, manifest, Json, stop);
        return manifest;
    }
}

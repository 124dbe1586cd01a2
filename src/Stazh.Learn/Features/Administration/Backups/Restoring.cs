using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Administration.Backups;

/// <summary>
/// The whole backup or nothing: everything is unpacked and its hashes compared before anything is touched; contents go in first, where
/// they harm nobody; then the database changes in one transaction.
/// </summary>
internal sealed class Restoring(AppDb db, IFileStore files, DataFolder data, TimeProvider clock)
{
    /// <param name="force">Also over a database that holds something.</param>
    /// <exception cref="InvalidDataException">Why nothing was restored.</exception>
    public async Task<BackupManifest> LoadAsync(string source, bool force, CancellationToken stop)
    {
        await using var file = File.OpenRead(source);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop);
        var manifest = await ManifestAsync(zip, stop);
        var copy = DatabaseCopy.Of(db);
        Check(manifest, zip, copy);
        if (!force && !await copy.IsEmptyAsync(stop))
        {
            throw new InvalidDataException("the database here is not empty; --force replaces it");
        }

        var staging = Directory.CreateDirectory(Path.Combine(data.Path, $"restore-{Guid.CreateVersion7(clock.GetUtcNow()):n}"));
        var contents = new List<string>();
        try
        {
            foreach (var entry in manifest.Entries)
            {
                var place = entry.IsFile ? files.NewTemporary() : Path.Combine(staging.FullName, Path.GetFileName(entry.Name));
                if (entry.IsFile)
                {
                    contents.Add(place);
                }

                await UnpackAsync(zip.GetEntry(entry.Name)!, entry, place, stop);
            }

            foreach (var content in contents)
            {
                await files.PutAsync(content, stop);
            }

            foreach (var key in manifest.Entries.Where(e => e.IsKey).Select(e => Path.GetFileName(e.Name)))
            {
                File.Move(Path.Combine(staging.FullName, key), Path.Combine(data.Sub("keys"), key), overwrite: true);
            }

            await copy.LoadAsync(staging.FullName, manifest, stop);
        }
        finally
        {
            staging.Delete(recursive: true);
            contents.ForEach(File.Delete);
        }

        await Migrator.MigrateAsync(db, clock, stop);
        return manifest;
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken stop)
    {
        if (zip.GetEntry(BackupManifest.FileName) is not { } entry)
        {
            throw new InvalidDataException("this is not a backup: it has no manifest");
        }

        try
        {
            await using var stream = await entry.OpenAsync(stop);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Backup.Json, stop) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException("the manifest is damaged");
        }
    }

    private void Check(BackupManifest manifest, ZipArchive zip, DatabaseCopy copy)
    {
        if (manifest.Format != BackupManifest.Current || !db.Database.GetMigrations().Contains(manifest.Schema))
        {
            throw new InvalidDataException($"the backup was made by another version of the program ({manifest.Program}, {manifest.Schema}); restore it with that one or a newer one");
        }

        if (manifest.Database != copy.Kind)
        {
            throw new InvalidDataException($"the backup is of {manifest.Database}, the database here is {copy.Kind}");
        }

        var names = manifest.Entries.Select(e => e.Name).ToHashSet();
        if (names.Count != manifest.Entries.Count || manifest.Entries.FirstOrDefault(e => !e.IsKnown || zip.GetEntry(e.Name) is null) is not null
            || zip.Entries.Any(e => e.FullName != BackupManifest.FileName && !names.Contains(e.FullName)) || manifest.Tables.Any(t => !names.Contains(t.Entry)))
        {
            throw new InvalidDataException("the backup holds other things than its manifest names");
        }
    }

    private static async Task UnpackAsync(ZipArchiveEntry packed, BackupEntry entry, string place, CancellationToken stop)
    {
        await using var from = await packed.OpenAsync(stop);
        await using var to = new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (await BackupEntry.CopyAsync(entry.Name, from, to, stop) != entry || (entry.IsFile && !entry.Name.EndsWith(entry.Sha256, StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{entry.Name} is damaged");
        }
    }
}

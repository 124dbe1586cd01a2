using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>Files of versions, those that are still in the store, for archives.</summary>
internal static class FilesOfResource
{
    public static async Task<IReadOnlyDictionary<Guid, StoredFile>> LoadAsync(AppDb db, IEnumerable<ResourceContent> contents, IFileStore store, CancellationToken stop)
    {
        var ids = contents.SelectMany(c => c.Files).Select(f => f.Id).Distinct().ToList();
        return ids.Count == 0 ? new() : (await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop)).Where(f => store.Exists(f.Hash)).ToDictionary(f => f.Id);
    }

    public static async Task PutAsync(ZipArchive zip, string name, StoredFile file, IFileStore store, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(stop);
        await using var content = store.OpenRead(file.Hash);
        await content.CopyToAsync(entry, stop);
    }
}

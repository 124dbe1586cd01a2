using System.Security.Cryptography;

namespace Stazh.Learn.Web.Files;

/// <summary>Contents by their SHA-256, outside wwwroot and the database. The same content is kept once.</summary>
public interface IFileStore
{
    /// <summary>A path of a file that does not exist yet, on the same disk as the store.</summary>
    string NewTemporary();

    /// <summary>Moves a temporary file in; it is on disk for good when this returns. Answers its hash.</summary>
    Task<string> PutAsync(string temporaryFile, CancellationToken stop);

    bool Exists(string hash);

    /// <summary>A seekable stream.</summary>
    Stream OpenRead(string hash);

    /// <summary>Removes contents and temporary files older than <paramref name="age"/> that <paramref name="keep"/> does not name.</summary>
    /// <param name="keep">Given some hashes, answers those still in use.</param>
    Task<int> SweepAsync(TimeSpan age, Func<IReadOnlyCollection<string>, Task<HashSet<string>>> keep, CancellationToken stop);
}

public sealed class LocalFileStore(DataFolder data, TimeProvider clock) : IFileStore
{
    private readonly string root = data.Sub("files");
    private readonly string temporary = data.Sub(Path.Combine("files", "temporary"));

    public string NewTemporary() => Path.Combine(temporary, Guid.NewGuid().ToString("n"));

    public async Task<string> PutAsync(string temporaryFile, CancellationToken stop)
    {
        string hash;
        await using (var stream = new FileStream(temporaryFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop));
            stream.Flush(flushToDisk: true);
        }

        // The time is what protects a content from the sweep until its row is saved, so a repeated one is made young again.
        File.SetLastWriteTimeUtc(temporaryFile, clock.GetUtcNow().UtcDateTime);
        var target = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(temporaryFile, target, overwrite: true);
        return hash;
    }

    public bool Exists(string hash) => File.Exists(PathOf(hash));

    public Stream OpenRead(string hash) => new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    public async Task<int> SweepAsync(TimeSpan age, Func<IReadOnlyCollection<string>, Task<HashSet<string>>> keep, CancellationToken stop)
    {
        var before = (clock.GetUtcNow() - age).UtcDateTime;
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(temporary).Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            File.Delete(file);
            removed++;
        }

        var contents = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 64);
        foreach (var some in contents.Where(f => File.GetLastWriteTimeUtc(f) < before).Chunk(200))
        {
            stop.ThrowIfCancellationRequested();
            var used = await keep([.. some.Select(f => Path.GetFileName(f))]);
            foreach (var file in some.Where(f => !used.Contains(Path.GetFileName(f)) && File.GetLastWriteTimeUtc(f) < before))
            {
                File.Delete(file);
                removed++;
            }
        }

        return removed;
    }

    private string PathOf(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(root, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("not a SHA-256", nameof(hash));
}

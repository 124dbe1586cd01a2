using System.Text.Json;

namespace Stazh.Learn.Web.Files;

/// <summary>What the sender declared when the upload began, and the file that came out of it.</summary>
public sealed record PartialUpload(Guid Owner, long Length, string Name, string Purpose, DateTimeOffset Created, Guid? File = null);

/// <summary>
/// Uploads under way: a part and what is known of it, beside each other on disk. The offset is the length of the part, so a crash needs no
/// repair; a part is written under the operating system's lock, so two nodes on one disk do not mix their bytes.
/// </summary>
public sealed class PartialUploads(DataFolder data, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    public const int MostUnfinished = 20;

    /// <summary>Bytes that stay free on the disk whatever is uploaded.</summary>
    private const long Reserve = 512L << 20;

    private readonly string folder = data.Sub("uploads");

    public string PartOf(string id) => Path.Combine(folder, id + ".part");

    public long OffsetOf(string id, PartialUpload upload) =>
        upload.File is not null ? upload.Length : new FileInfo(PartOf(id)).Length;

    public async Task<string> BeginAsync(PartialUpload upload, CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString("n");
        await using (File.Create(PartOf(id)))
        {
            await SaveAsync(id, upload, stop);
        }

        return id;
    }

    public Task SaveAsync(string id, PartialUpload upload, CancellationToken stop) =>
        File.WriteAllTextAsync(NoteOf(id), JsonSerializer.Serialize(upload), stop);

    /// <summary>Null for what does not exist, has expired or is another's.</summary>
    public async Task<PartialUpload?> FindAsync(string id, Guid owner, CancellationToken stop)
    {
        var upload = id.Length == 32 && id.All(char.IsAsciiHexDigitLower) ? await ReadAsync(NoteOf(id), stop) : null;
        return upload?.Owner == owner && upload.Created + Lifetime > clock.GetUtcNow() && (upload.File is not null || File.Exists(PartOf(id))) ? upload : null;
    }

    /// <summary>The part for writing at its end, or null while somebody else writes it.</summary>
    public FileStream? TryOpen(string id)
    {
        try
        {
            var part = new FileStream(PartOf(id), FileMode.Open, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            part.Seek(0, SeekOrigin.End);
            return part;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Remove(string id)
    {
        File.Delete(PartOf(id));
        File.Delete(NoteOf(id));
    }

    public bool HasSpaceFor(long length) => new DriveInfo(folder).AvailableFreeSpace - length > Reserve;

    /// <summary>How many uploads of the person are not finished, and how many bytes they have declared.</summary>
    public async Task<(int Count, long Bytes)> UnfinishedAsync(Guid owner, CancellationToken stop)
    {
        var (count, bytes) = (0, 0L);
        foreach (var note in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (await ReadAsync(note, stop) is { File: null } upload && upload.Owner == owner && upload.Created + Lifetime > clock.GetUtcNow())
            {
                (count, bytes) = (count + 1, bytes + upload.Length);
            }
        }

        return (count, bytes);
    }

    /// <summary>Removes what has expired; answers how many.</summary>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var removed = 0;
        foreach (var note in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (await ReadAsync(note, stop) is { } upload && upload.Created + Lifetime <= clock.GetUtcNow())
            {
                Remove(Path.GetFileNameWithoutExtension(note));
                removed++;
            }
        }

        return removed;
    }

    private static async Task<PartialUpload?> ReadAsync(string note, CancellationToken stop)
    {
        try
        {
            return JsonSerializer.Deserialize<PartialUpload>(await File.ReadAllTextAsync(note, stop));
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private string NoteOf(string id) => Path.Combine(folder, id + ".json");
}

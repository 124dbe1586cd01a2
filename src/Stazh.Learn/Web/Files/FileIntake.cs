using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web.Files;

public readonly record struct Intake(StoredFile? File, Refusal? Refusal);

/// <summary>The one way in for a file: look at the content, make pictures anew, put it under its hash, add the row. The caller saves.</summary>
public sealed class FileIntake(AppDb db, IFileStore store, IImageProcessor images, IEnumerable<IFileAccess> purposes, TimeProvider clock, IOptions<StazhSettings> settings)
{
    public long LimitMegabytes => settings.Value.UploadLimitMegabytes;

    /// <summary>
    /// For a form that takes both: the id that the uploading script left in the hidden field, or the file of the plain form.
    /// A foreign id is as good as none.
    /// </summary>
    public async Task<Intake> TakeAsync(Guid? uploaded, IFormFile? posted, Guid owner, string purpose, CancellationToken stop)
    {
        if (uploaded is { } id && id != Guid.Empty && await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == id && f.OwnerId == owner && f.Purpose == purpose, stop) is { } file)
        {
            return new(file, null);
        }

        return posted is null ? new(null, new NoFile()) : await TakeAsync(posted, owner, purpose, stop);
    }

    public async Task<Intake> TakeAsync(IFormFile posted, Guid owner, string purpose, CancellationToken stop)
    {
        if ((TooLarge(posted.Length) ?? await OverQuotaAsync(owner, posted.Length, stop)) is { } refusal)
        {
            return new(null, refusal);
        }

        var temporary = store.NewTemporary();
        await using (var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
        {
            await posted.CopyToAsync(target, stop);
        }

        return await TakeAsync(temporary, posted.FileName, owner, purpose, stop);
    }

    /// <param name="temporary">From <see cref="IFileStore.NewTemporary"/> or on the same disk; gone when this returns.</param>
    public async Task<Intake> TakeAsync(string temporary, string name, Guid owner, string purpose, CancellationToken stop)
    {
        try
        {
            var access = purposes.Single(p => p.Purpose == purpose);
            Sniffed sniffed;
            await using (var content = File.OpenRead(temporary))
            {
                sniffed = ContentSniffer.Look(content, name);
            }

            if (sniffed.Type is not { } type)
            {
                return new(null, sniffed.Refusal);
            }

            if (access.Families.Count > 0 && !access.Families.Contains(type.Family))
            {
                return new(null, new UnwantedFamily());
            }

            return type.Family == FileFamily.Image
                ? await PictureAsync(temporary, name, owner, purpose, stop)
                : Add(await PutAsync(temporary, stop), FileName.WithExtension(FileName.Clean(name), Extension(type, name)), type.ContentType, owner, purpose);
        }
        finally
        {
            foreach (var rest in (string[])[temporary, temporary + ".clean.webp", temporary + ".clean.webp.thumb.webp"])
            {
                File.Delete(rest);
            }
        }
    }

    public Refusal? TooLarge(long length) => length > LimitMegabytes << 20 ? new FileTooLarge(LimitMegabytes) : null;

    /// <summary>Whether so many more bytes would exceed what one person may keep.</summary>
    public async Task<Refusal?> OverQuotaAsync(Guid owner, long more, CancellationToken stop)
    {
        var quota = settings.Value.PersonQuotaMegabytes;
        var used = await db.Set<StoredFile>().Where(f => f.OwnerId == owner).SumAsync(f => f.Length, stop);
        return used + more > quota << 20 ? new QuotaExceeded(quota) : null;
    }

    private static string Extension(FileType type, string name) =>
        FileName.Extension(name) is { Length: > 0 } given && type.Extensions.Contains(given) ? given : type.Extension;

    private async Task<Intake> PictureAsync(string temporary, string name, Guid owner, string purpose, CancellationToken stop)
    {
        var (image, refusal) = await images.CleanAsync(temporary, stop);
        if (image is null)
        {
            return new(null, refusal);
        }

        var thumb = await PutAsync(image.Thumb, stop);
        var whole = await PutAsync(image.File, stop);
        return Add(whole, FileName.WithExtension(FileName.Clean(name), FileType.Webp.Extension), FileType.Webp.ContentType, owner, purpose, image, thumb.Hash);
    }

    private async Task<(string Hash, long Length)> PutAsync(string file, CancellationToken stop)
    {
        var length = new FileInfo(file).Length;
        return (await store.PutAsync(file, stop), length);
    }

    private Intake Add((string Hash, long Length) content, string name, string contentType, Guid owner, string purpose, CleanImage? image = null, string? thumb = null)
    {
        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = owner,
            Hash = content.Hash,
            Length = content.Length,
            Name = name,
            ContentType = contentType,
            Width = image?.Width,
            Height = image?.Height,
            ThumbHash = thumb,
            CreatedAt = now,
            Purpose = purpose,
        };
        db.Add(file);
        db.Record(now, owner, "file.uploaded", nameof(StoredFile), file.Id);
        return new(file, null);
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>Logos of those who issue papers, ready for DOCX and PDF. A content never changes under its hash, so each node makes it once.</summary>
public sealed class PaperLogos(AppDb db, IFileStore store, IImageProcessor images)
{
    /// <summary>28 mm at 300 dots an inch and some.</summary>
    private const int Side = 400;

    private const int MostKept = 200;

    private static readonly ConcurrentDictionary<string, OfficePicture> Made = new();

    /// <summary>The paper as it is printed: a draft with the logo of today, a registered one with that of its day.</summary>
    public async Task<OfficeDocument> PrintedAsync(Paper paper, CancellationToken stop)
    {
        var logo = paper.State == PaperState.Draft ? await db.Set<Requisites>().Where(r => r.Id == paper.RequisitesId).Select(r => r.LogoId).SingleOrDefaultAsync(stop) : paper.LogoId;
        return paper.Printed with { Logo = await OfAsync(logo, stop) };
    }

    public async Task<OfficePicture?> OfAsync(Guid? fileId, CancellationToken stop)
    {
        if (fileId is null || await db.Set<StoredFile>().Where(f => f.Id == fileId).Select(f => f.Hash).SingleOrDefaultAsync(stop) is not { } hash || !store.Exists(hash))
        {
            return null;
        }

        if (Made.TryGetValue(hash, out var ready))
        {
            return ready;
        }

        await using var content = store.OpenRead(hash);
        if (await images.PngAsync(content, Side, stop) is { } picture)
        {
            if (Made.Count >= MostKept)
            {
                Made.Clear();
            }

            return Made[hash] = picture;
        }

        return null;
    }
}

/// <summary>A logo stands on papers that leave the house: whoever has signed in may see it.</summary>
internal sealed class LogoAccess(AppDb db) : IFileAccess
{
    public const string Logo = "paper-logo";

    public string Purpose => Logo;

    public IReadOnlyList<FileFamily> Families => [FileFamily.Image];

    public async Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
        person is not null && await db.Set<Requisites>().AnyAsync(r => r.LogoId == file.Id, stop);
}

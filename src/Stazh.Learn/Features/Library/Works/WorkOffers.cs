using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Library;

/// <summary>How far a trainee's work is on its way into the library.</summary>
/// <param name="Resource">What was made of it; null while nothing.</param>
public sealed record WorkOnOffer(FinalWorkStanding Standing, bool HasAgreed, OfferedResource? Resource)
{
    /// <summary>Published, and reviewed as often as the document of completion asks.</summary>
    public bool IsAccepted => Standing.IsPublished && Standing.ReviewsReceived >= Standing.ReviewsNeeded;
}

public sealed record OfferedResource(Guid Id, string Slug, string Title, ResourceState State, bool IsShown, string Comment);

/// <summary>Accepted final works on their way into the library: only by their author, only with the consent to distribution .</summary>
public sealed class WorkOffers(AppDb db, FinalWorkStandings standings, LibraryDesk desk, ConsentTexts texts, TimeProvider clock, CurrentPerson me)
{
    public async Task<WorkOnOffer> FindAsync(Guid enrolment, CancellationToken stop)
    {
        var person = me.Id;
        var standing = (await standings.OfAsync([enrolment], stop))[enrolment];
        var agreed = await db.Set<Consent>().AnyAsync(c => c.PersonId == person && c.Kind == ConsentKind.Distribution && c.WithdrawnAt == null, stop);
        var made = standing.WorkId is not { } work ? null
            : await db.Set<Resource>().AsNoTracking().Where(r => r.WorkId == work).Select(r => new OfferedResource(r.Id, r.Slug, r.Title, r.State, r.IsShown, r.Comment)).SingleOrDefaultAsync(stop);
        return new(standing, agreed, made);
    }

    /// <summary>Writes the consent down, once for the text in force; the caller saves.</summary>
    public void Agree(WorkOnOffer offer)
    {
        if (offer.HasAgreed)
        {
            return;
        }

        var (now, version) = (clock.GetUtcNow(), texts.Of(ConsentKind.Distribution).Version);
        db.Add(new Consent { Id = Guid.CreateVersion7(now), PersonId = me.Id, Kind = ConsentKind.Distribution, Version = version, GivenAt = now });
        db.Record(now, me.Id, "consent.given", nameof(Consent), me.Id, $"{ConsentKind.Distribution} {version}");
    }

    /// <summary>A draft of the work as it was last published, with copies of its files; its address. Asked twice at once it is made once.</summary>
    public async Task<(string? Slug, Refusal? Refusal)> OfferAsync(InternshipPlace place, WorkOnOffer offer, int year, CancellationToken stop)
    {
        if (!offer.IsAccepted)
        {
            return (null, new WorkIsNotAccepted());
        }

        Agree(offer);
        if (offer.Resource is { } made)
        {
            await db.SaveChangesAsync(stop);
            return (made.Slug, null);
        }

        var work = offer.Standing.WorkId!.Value;
        var latest = await db.Set<FinalWorkVersion>().AsNoTracking().Where(v => v.WorkId == work).OrderByDescending(v => v.Number).Select(v => v.ContentJson).FirstAsync(stop);
        var content = WorkContent.FromJson(latest);
        var run = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.Id == place.Internship.RunId).Select(r => new { r.SiteId, r.Region }).SingleAsync(stop);
        var resource = await desk.AddAsync(WorkResource.Of(content, place.Package.FinalWork!, place.Package.Programme, year), run.SiteId, work, run.Region, stop);
        await CopyFilesAsync(resource, content, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return (await db.Set<Resource>().Where(r => r.WorkId == work).Select(r => r.Slug).SingleAsync(stop), null);
        }

        return (resource.Slug, null);
    }

    public Task<Resource> ResourceAsync(Guid id, CancellationToken stop) =>
        db.Set<Resource>().Include(r => r.Authors).Include(r => r.Files).ThenInclude(f => f.File).AsSplitQuery().SingleAsync(r => r.Id == id && r.OwnerId == me.Id, stop);

    /// <summary>The same contents under the library's rules of reading.</summary>
    private async Task CopyFilesAsync(Resource resource, WorkContent content, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ids = content.Files.Select(f => f.Id).ToList();
        foreach (var file in await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(stop))
        {
            var copy = new StoredFile
            {
                Id = Guid.CreateVersion7(now), OwnerId = me.Id, Hash = file.Hash, Name = file.Name, ContentType = file.ContentType, Length = file.Length, Width = file.Width, Height = file.Height,
                ThumbHash = file.ThumbHash, CreatedAt = now, Purpose = LibraryAccess.FilePurpose,
            };
            db.Add(copy);
            resource.Attach(copy, now);
        }

        resource.Save(resource.Draft, byKeeper: false, now);
    }
}

/// <summary>Withdrawing the consent to distribution takes the person's works off the shelf and the desk at once.</summary>
internal sealed class WorkConsent(AppDb db, SearchIndex search) : IConsentWithdrawal
{
    public ConsentKind Kind => ConsentKind.Distribution;

    public async Task WithdrawnAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var resource in await db.Set<Resource>().Where(r => r.OwnerId == personId && r.WorkId != null && (r.IsShown || r.State == ResourceState.Offered)).ToListAsync(stop))
        {
            resource.TakeBack("Автор отозвал согласие на распространение.", now);
            await search.RemoveAsync(LibraryDesk.SearchKind, resource.Id, stop);
            db.Record(now, personId, "resource.taken-back", nameof(Resource), resource.Id, "consent withdrawn");
        }
    }
}

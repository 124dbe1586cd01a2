using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Library;

/// <summary>Everything that changes a resource, with its audit row, its entry in the search and the notice to whom it concerns.</summary>
public sealed class LibraryDesk(AppDb db, SearchIndex search, INotifier notifier, FileIntake intake, TimeProvider clock, CurrentPerson me)
{
    public const string SearchKind = "resource";

    /// <summary>Addresses of the library that are no resource.</summary>
    private static readonly string[] Reserved = ["new", "mine", "desk", "packages", "contests", "events"];

    public Task<Resource?> FindAsync(string slug, CancellationToken stop) =>
        db.ResourcesWrittenBy(me.Id).Include(r => r.Authors).Include(r => r.Files).ThenInclude(f => f.File).AsSplitQuery().SingleOrDefaultAsync(r => r.Slug == slug, stop);

    public Task<bool> KeepsAsync(Guid id, CancellationToken stop) => db.ResourcesKeptBy(me.Id).AnyAsync(r => r.Id == id, stop);

    public async Task<Resource> CreateAsync(ResourceContent content, Guid? site, CancellationToken stop)
    {
        var resource = await AddAsync(content, site, null, null, stop);
        await db.SaveChangesAsync(stop);
        return resource;
    }

    /// <summary>A draft of the reader's own, kept in the region given or else the reader's; the caller saves.</summary>
    internal async Task<Resource> AddAsync(ResourceContent content, Guid? site, Guid? work, string? region, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var owner = await db.Set<Person>().AsNoTracking().Where(p => p.Id == me.Id).Select(p => new { p.Region, p.District }).SingleAsync(stop);
        var resource = Resource.New(Guid.CreateVersion7(now), await FreeSlugAsync(content.Title, stop), me.Id, region ?? owner.Region, owner.District, content, now, work);
        resource.SiteId = site;
        db.Add(resource);
        db.Record(now, me.Id, "resource.created", nameof(Resource), resource.Id);
        return resource;
    }

    /// <summary>Saves the draft; with files, all of them or none.</summary>
    public async Task<Refusal?> SaveAsync(Resource resource, ResourceContent content, Guid? site, Guid stamp, IReadOnlyList<IFormFile> posted, bool keeper, CancellationToken stop)
    {
        if (resource.Stamp != stamp)
        {
            return new ResourceWasSavedFirst();
        }

        var now = clock.GetUtcNow();
        foreach (var file in posted)
        {
            var taken = await intake.TakeAsync(file, me.Id, LibraryAccess.FilePurpose, stop);
            if ((taken.Refusal ?? resource.Attach(taken.File!, now)) is { } no)
            {
                db.ChangeTracker.Clear();
                return no;
            }
        }

        resource.Save(content, keeper, now);
        resource.SiteId = site;
        return await CommitAsync(resource, "resource.edited", stop);
    }

    public async Task<Refusal?> DetachAsync(Resource resource, Guid fileId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        resource.Detach(fileId, now);
        resource.Save(resource.Draft, await KeepsAsync(resource.Id, stop), now);
        return await CommitAsync(resource, "resource.edited", stop);
    }

    public async Task<Refusal?> OfferAsync(Resource resource, CancellationToken stop)
    {
        if ((await WithoutConsentAsync(resource, stop) ?? resource.Offer(clock.GetUtcNow())) is { } no)
        {
            return no;
        }

        var keepers = await db.Set<RoleGrant>().Where(g => g.RevokedAt == null && g.PersonId != me.Id
                && ((g.Role == Role.Coordinator && g.Region == resource.Region) || (g.Role == Role.SiteHead && resource.SiteId != null && g.SiteId == resource.SiteId)))
            .Select(g => g.PersonId).Distinct().ToListAsync(stop);
        keepers.ForEach(k => Tell(resource, k, "Материал «{0}» ждёт проверки.", "/edit"));
        return await CommitAsync(resource, "resource.offered", stop);
    }

    public async Task<Refusal?> ReturnAsync(Resource resource, string? comment, CancellationToken stop)
    {
        if (resource.Return(comment, clock.GetUtcNow()) is { } no)
        {
            return no;
        }

        TellOwner(resource, "Материал «{0}» вернули вам с замечаниями.", "/edit");
        return await CommitAsync(resource, "resource.returned", stop);
    }

    public async Task<Refusal?> PublishAsync(Resource resource, CancellationToken stop)
    {
        if (await WithoutConsentAsync(resource, stop) is { } no)
        {
            return no;
        }

        var owner = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == resource.OwnerId && p.ErasedAt == null, stop);
        var (version, refusal) = resource.Publish(owner?.FullName, me.Id, clock.GetUtcNow());
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        db.Add(version!);
        TellOwner(resource, "Материал «{0}» опубликован в банке.", "");
        return await CommitAsync(resource, "resource.published", stop);
    }

    /// <summary>The author's own step: no reason is asked.</summary>
    public async Task<Refusal?> TakeBackAsync(Resource resource, string reason, CancellationToken stop) =>
        resource.TakeBack(reason, clock.GetUtcNow()) ?? await CommitAsync(resource, "resource.taken-back", stop);

    public async Task<Refusal?> WithdrawAsync(Resource resource, string? reason, CancellationToken stop)
    {
        if (resource.Withdraw(reason, clock.GetUtcNow()) is { } no)
        {
            return no;
        }

        TellOwner(resource, "Материал «{0}» снят с публикации.", "/edit");
        return await CommitAsync(resource, "resource.withdrawn", stop);
    }

    /// <summary>Adds what comes with the program and the demonstration: shown at once, owned by nobody unless it is said; the caller saves.</summary>
    public async Task<Resource> AddShownAsync(string slug, ResourceContent content, Person? owner, string region, string district, CancellationToken stop, Guid? work = null)
    {
        var now = clock.GetUtcNow();
        var resource = Resource.New(Guid.CreateVersion7(now), slug, owner?.Id, region, district, content, now, work);
        db.Add(resource);
        db.Add(resource.Publish(owner?.FullName, null, now).Version!);
        await IndexAsync(resource, stop);
        return resource;
    }

    private async Task<Refusal?> WithoutConsentAsync(Resource resource, CancellationToken stop) =>
        resource.WorkId is not null && !await db.Set<Consent>().AnyAsync(c => c.PersonId == resource.OwnerId && c.Kind == ConsentKind.Distribution && c.WithdrawnAt == null, stop) ? new WorkNeedsConsent() : null;

    private async Task<string> FreeSlugAsync(string title, CancellationToken stop)
    {
        var slug = Slug.Of(title);
        var taken = await db.Set<Resource>().Where(r => r.Slug.StartsWith(slug)).Select(r => r.Slug).ToHashSetAsync(stop);
        taken.UnionWith(Reserved);
        return Slug.Free(slug, taken);
    }

    private void TellOwner(Resource resource, string sentence, string page)
    {
        if (resource.OwnerId is { } owner && owner != me.Id)
        {
            Tell(resource, owner, sentence, page);
        }
    }

    private void Tell(Resource resource, Guid person, string sentence, string page) =>
        notifier.Tell(person, $"resource:{resource.Id:n}:{resource.Stamp:n}", sentence, $"/library/{resource.Slug}{page}", resource.Draft.Title);

    private async Task<Refusal?> CommitAsync(Resource resource, string action, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), me.Id, action, nameof(Resource), resource.Id, resource.Comment.Length == 0 ? null : resource.Comment);
        await IndexAsync(resource, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ResourceWasSavedFirst();
        }
    }

    private async Task IndexAsync(Resource resource, CancellationToken stop)
    {
        if (!resource.IsShown)
        {
            await search.RemoveAsync(SearchKind, resource.Id, stop);
        }
        else if (resource.State == ResourceState.Published)
        {
            // A draft of the next version is found by nobody.
            var content = resource.Draft;
            var body = $"{content.Summary} {MarkdownText.Plain(content.Body)} {content.Theme} {string.Join(' ', resource.Authors.Select(a => a.Name))}";
            await search.PutAsync(SearchKind, resource.Id, null, content.Title, $"/library/{resource.Slug}", body, resource.ChangedAt, stop);
        }
    }
}

using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

public enum ResourceState
{
    Draft,
    Offered,
    Returned,
    Published,
    Withdrawn,
}

/// <summary>
/// A resource of the bank: a draft that its owner writes, and versions that everybody reads. The latest version stays open while
/// the next is written and checked; a withdrawn resource is shown to nobody but owner and keepers.
/// </summary>
public sealed partial class Resource
{
    public const int MostFiles = 20;

    public Guid Id { get; init; }

    /// <summary>From the first title; people link to it, so it never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Who proposed it; null for what comes with the program and after an erasure.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Whose coordinators keep it; empty is the whole country.</summary>
    public required string Region { get; init; }

    public string District { get; init; } = "";

    public Guid? SiteId { get; set; }

    /// <summary>The final work it was made of: shown only while its author's consent to distribution is in force.</summary>
    public Guid? WorkId { get; init; }

    public ResourceState State { get; private set; }

    /// <summary>The latest version is open to everybody.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Of the latest version; of the draft before the first.</summary>
    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public ResourceKind Kind { get; private set; }

    public string Theme { get; private set; } = "";

    public string Programme { get; private set; } = "";

    public int Year { get; private set; }

    public ActLevel? Level { get; private set; }

    public bool IsReplaced { get; private set; }

    public string DraftJson { get; private set; } = "";

    /// <summary>Number of the latest version; 0 before the first.</summary>
    public int Version { get; private set; }

    /// <summary>The first time it was shown.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What the keeper wrote when returning or withdrawing it.</summary>
    public string Comment { get; private set; } = "";

    public Guid Stamp { get; private set; }

    public List<ResourceAuthor> Authors { get; init; } = [];

    public List<ResourceFile> Files { get; init; } = [];

    public ResourceContent Draft => ResourceContent.FromJson(DraftJson);

    public IEnumerable<ResourceFile> CurrentFiles => Files.Where(f => f.RemovedAt is null).OrderBy(f => f.AddedAt).ThenBy(f => f.FileId);

    public static Resource New(Guid id, string slug, Guid? owner, string region, string district, ResourceContent content, DateTimeOffset now, Guid? work = null)
    {
        var resource = new Resource { Id = id, Slug = slug, OwnerId = owner, Region = region, District = district, WorkId = work };
        resource.Save(content, byKeeper: false, now);
        return resource;
    }

    /// <summary>What an author changes has to be looked at again; a keeper's correction does not take it off the desk.</summary>
    public void Save(ResourceContent content, bool byKeeper, DateTimeOffset now)
    {
        DraftJson = (content with { Files = [.. CurrentFiles.Select(f => ContentFile.Of(f.File))] }).ToJson();
        State = byKeeper && State == ResourceState.Offered ? State : ResourceState.Draft;
        if (Version == 0)
        {
            Show(content);
        }

        Touch(now);
    }

    public Refusal? Attach(Web.Files.StoredFile file, DateTimeOffset now)
    {
        if (CurrentFiles.Count() >= MostFiles)
        {
            return new ResourceHasEnoughFiles(MostFiles);
        }

        if (Files.TrueForAll(f => f.FileId != file.Id))
        {
            Files.Add(new ResourceFile { ResourceId = Id, FileId = file.Id, File = file, AddedAt = now });
        }

        Touch(now);
        return null;
    }

    public void Detach(Guid fileId, DateTimeOffset now)
    {
        if (Files.Find(f => f.FileId == fileId && f.RemovedAt is null) is { } file)
        {
            file.RemovedAt = now;
            Touch(now);
        }
    }

    public Refusal? CannotOffer => State switch
    {
        ResourceState.Offered => new ResourceIsOffered(),
        ResourceState.Published => new ResourceIsPublishedAlready(),
        _ => null,
    };

    public Refusal? Offer(DateTimeOffset now)
    {
        if (CannotOffer is { } no)
        {
            return no;
        }

        (State, Comment) = (ResourceState.Offered, "");
        Touch(now);
        return null;
    }

    public Refusal? Return(string? comment, DateTimeOffset now)
    {
        if (State != ResourceState.Offered)
        {
            return new ResourceIsNotOffered();
        }

        if (string.IsNullOrWhiteSpace(comment))
        {
            return new ReturnNeedsComment();
        }

        (State, Comment) = (ResourceState.Returned, comment.Trim());
        Touch(now);
        return null;
    }

    /// <summary>Makes the next version of the saved draft and opens it; the caller has shown the gaps, so there are none.</summary>
    /// <param name="owner">The name of the owner, when the owner is an author.</param>
    public (ResourceVersion? Version, Refusal? Refusal) Publish(string? owner, Guid? by, DateTimeOffset now)
    {
        if (State == ResourceState.Published)
        {
            return (null, new ResourceIsPublishedAlready());
        }

        var content = Draft;
        Version++;
        foreach (var file in CurrentFiles)
        {
            file.Version ??= Version;
        }

        Show(content);
        Sign(content, owner);
        (State, IsShown, PublishedAt, Comment) = (ResourceState.Published, true, PublishedAt ?? now, "");
        Touch(now);
        return (new ResourceVersion { ResourceId = Id, Number = Version, ContentJson = content.ToJson(), At = now, ById = by }, null);
    }

    public Refusal? Withdraw(string? reason, DateTimeOffset now)
    {
        if (!IsShown)
        {
            return new ResourceIsNotShown();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new WithdrawalNeedsReason();
        }

        (State, IsShown, Comment) = (ResourceState.Withdrawn, false, reason.Trim());
        Touch(now);
        return null;
    }

    /// <summary>The author takes the work back: it leaves the shelf and the desk at once; versions stay for those who keep it.</summary>
    public Refusal? TakeBack(string reason, DateTimeOffset now)
    {
        if (!IsShown && State != ResourceState.Offered)
        {
            return new ResourceIsNotShown();
        }

        (State, IsShown, Comment) = (Version > 0 ? ResourceState.Withdrawn : ResourceState.Draft, false, reason);
        Touch(now);
        return null;
    }

    /// <summary>After an erasure nothing of the author's work stays but that it was there.</summary>
    internal void Empty(DateTimeOffset now)
    {
        var content = Draft with { Title = "Удалённая работа", Summary = "", Body = "", Link = "", Authors = [] };
        Files.Clear();
        Save(content, byKeeper: false, now);
        Show(content);
        (State, IsShown, Comment) = (ResourceState.Withdrawn, false, "");
        Forget(now);
    }

    /// <summary>After an erasure the resource stays for those who use it, without the owner.</summary>
    internal void Forget(DateTimeOffset now)
    {
        OwnerId = null;
        Touch(now);
    }

    private void Show(ResourceContent content)
    {
        (Title, Summary, Kind, Theme, Programme) = (content.Title, content.Summary, content.Kind, content.Theme, content.Programme);
        (Year, Level, IsReplaced) = (content.Year, content.Level, content.IsReplaced);
    }

    private void Sign(ResourceContent content, string? owner)
    {
        List<(string Name, Guid? Person, string Key)> signed = [.. content.Authors.Select(name => (name, (Guid?)null, ResourceAuthor.KeyOf(name)))];
        if (content.ByOwner && owner is not null && OwnerId is { } id)
        {
            signed.Insert(0, (owner, id, id.ToString("n")));
        }

        Authors.RemoveAll(a => a.Number > signed.Count);
        for (var number = 1; number <= signed.Count; number++)
        {
            var author = Authors.Find(a => a.Number == number);
            if (author is null)
            {
                Authors.Add(author = new ResourceAuthor { ResourceId = Id, Number = number, Name = "", Key = "", Region = Region, District = District });
            }

            (author.Name, author.PersonId, author.Key) = signed[number - 1];
        }
    }

    private void Touch(DateTimeOffset now) => (ChangedAt, Stamp) = (now, Guid.NewGuid());
}

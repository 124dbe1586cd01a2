using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

public enum FinalWorkState
{
    Draft,
    Published,
}

/// <summary>
/// The one final work of an internship (R-106…R-110): a draft that is saved as it is written, and versions of what the group was shown.
/// New versions may be made until a reviewer opens the work for the first time; after the reviews the author may put a revised one beside the reviewed.
/// </summary>
public sealed class FinalWork
{
    public const int LongestTitle = 300;
    public const int LongestNote = 2000;
    public const int MostFiles = 20;

    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    public Guid RunId { get; init; }

    public Guid AuthorId { get; init; }

    public FinalWorkState State { get; private set; }

    /// <summary>Of the latest version; of the draft before the first.</summary>
    public string Title { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string DraftJson { get; private set; } = WorkContent.Empty.ToJson();

    /// <summary>Number of the latest version; 0 before the first.</summary>
    public int Version { get; private set; }

    /// <summary>Number of the latest version made after the reviews; 0 without one. What is judged stays <see cref="Version"/>.</summary>
    public int Revised { get; private set; }

    /// <summary>What the author says of the revised version, as far as it is written.</summary>
    public string RevisionNote { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When a reviewer first took the work: from then on it does not change.</summary>
    public DateTimeOffset? FirstOpenedAt { get; private set; }

    /// <summary>The topic on the run's forum.</summary>
    public Guid TopicId { get; private set; }

    public Guid Stamp { get; private set; }

    public List<FinalWorkFile> Files { get; init; } = [];

    public List<AdministrationInvitation> Invitations { get; init; } = [];

    public bool IsPublished => State == FinalWorkState.Published;

    public WorkContent Draft => WorkContent.FromJson(DraftJson);

    public IEnumerable<FinalWorkFile> CurrentFiles => Files.Where(f => f.RemovedAt is null).OrderBy(f => f.AddedAt);

    /// <summary>Whether the published version differs from what is written now.</summary>
    public bool HasUnpublishedChanges => IsPublished && FirstOpenedAt is null && PublishedAt < SavedAt;

    public Refusal? CannotChange => FirstOpenedAt is null ? null : new WorkIsUnderReview();

    /// <summary>Whether the results are out is for the caller to say.</summary>
    public Refusal? CannotRevise => FirstOpenedAt is null ? new WorkIsNotReviewed() : null;

    /// <summary>The draft of the version after the reviews.</summary>
    public Refusal? SaveRevision(WorkContent content, string? note, DateTimeOffset now)
    {
        if (CannotRevise is { } closed)
        {
            return closed;
        }

        var words = (note ?? "").Trim();
        (DraftJson, RevisionNote, SavedAt, Stamp) = (content.ToJson(), words.Length > LongestNote ? words[..LongestNote] : words, now, Guid.NewGuid());
        return null;
    }

    public Refusal? Save(WorkContent content, DateTimeOffset now)
    {
        if (CannotChange is { } closed)
        {
            return closed;
        }

        DraftJson = content.ToJson();
        SavedAt = now;
        if (!IsPublished)
        {
            (Title, Kind) = (content.Title, content.Kind);
        }

        Stamp = Guid.NewGuid();
        return null;
    }

    public IReadOnlyList<WorkGap> Gaps(FinalWorkSpec spec, DateOnly today) => [.. Draft.Gaps(spec, CurrentFiles.Count(), today)];

    /// <summary>Makes the next version of the saved draft; the caller has shown the gaps, so there are none.</summary>
    public FinalWorkVersion Publish(DateTimeOffset now)
    {
        var draft = Snapshot(++Version);
        TopicId = TopicId == Guid.Empty ? Guid.CreateVersion7(now) : TopicId;
        (State, PublishedAt, SavedAt, Title, Kind, Stamp) = (FinalWorkState.Published, now, now, draft.Title, draft.Kind, Guid.NewGuid());
        return new FinalWorkVersion { WorkId = Id, Number = Version, ContentJson = draft.ToJson(), At = now };
    }

    /// <summary>Puts the saved draft beside the reviewed version, which stays what was judged; the caller has shown the gaps.</summary>
    /// <param name="reviewed">The reviewed version.</param>
    public (FinalWorkVersion? Version, Refusal? Refusal) Revise(WorkContent reviewed, DateTimeOffset now)
    {
        if (CannotRevise is { } closed)
        {
            return (null, closed);
        }

        if (RevisionNote.Length == 0)
        {
            return (null, new RevisionNeedsNote());
        }

        if (Draft.IsSameAs(reviewed, [.. CurrentFiles.Select(f => f.FileId)]))
        {
            return (null, new NothingIsRevised());
        }

        Revised = Math.Max(Version, Revised) + 1;
        (SavedAt, Stamp) = (now, Guid.NewGuid());
        return (new() { WorkId = Id, Number = Revised, ContentJson = Snapshot(Revised).ToJson(), At = now, IsAfterReviews = true, Note = RevisionNote }, null);
    }

    /// <summary>The draft with its files, which the group may read from now on.</summary>
    private WorkContent Snapshot(int number)
    {
        foreach (var file in CurrentFiles)
        {
            file.Version ??= number;
        }

        return Draft with { Files = [.. CurrentFiles.Select(f => new WorkFile(f.FileId, f.File.Name, f.File.ContentType, f.File.Length, f.File.ThumbHash is not null))] };
    }

    public void Open(DateTimeOffset now)
    {
        if (FirstOpenedAt is null)
        {
            (FirstOpenedAt, Stamp) = (now, Guid.NewGuid());
        }
    }

    public Refusal? Attach(StoredFile file, DateTimeOffset now, bool revising = false)
    {
        if ((revising ? CannotRevise : CannotChange) is { } closed)
        {
            return closed;
        }

        if (CurrentFiles.Count() >= MostFiles)
        {
            return new WorkHasEnoughFiles(MostFiles);
        }

        if (Files.TrueForAll(f => f.FileId != file.Id))
        {
            Files.Add(new FinalWorkFile { WorkId = Id, FileId = file.Id, File = file, AddedAt = now });
        }

        (SavedAt, Stamp) = (now, Guid.NewGuid());
        return null;
    }

    /// <summary>Takes the file off the draft; versions that had it keep it.</summary>
    public Refusal? Detach(Guid fileId, DateTimeOffset now, bool revising = false)
    {
        if ((revising ? CannotRevise : CannotChange) is { } closed)
        {
            return closed;
        }

        if (Files.Find(f => f.FileId == fileId && f.RemovedAt is null) is { } file)
        {
            file.RemovedAt = now;
            (SavedAt, Stamp) = (now, Guid.NewGuid());
        }

        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<FinalWork>
    {
        public void Configure(EntityTypeBuilder<FinalWork> builder)
        {
            builder.ToTable("FinalWorks");
            builder.Ignore(w => w.CurrentFiles);
            builder.Property(w => w.Title).HasMaxLength(LongestTitle);
            builder.Property(w => w.Kind).HasMaxLength(32);
            builder.Property(w => w.Revised).HasDefaultValue(0);
            builder.Property(w => w.RevisionNote).HasMaxLength(LongestNote).HasDefaultValue("");
            builder.Property(w => w.Stamp).IsConcurrencyToken();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(w => w.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(w => w.Files).WithOne().HasForeignKey(f => f.WorkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(w => w.Invitations).WithOne().HasForeignKey(i => i.WorkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(w => w.EnrolmentId).IsUnique();
            builder.HasIndex(w => new { w.RunId, w.State, w.PublishedAt });
            builder.HasIndex(w => w.AuthorId);
        }
    }
}

/// <summary>What the group was shown; never changes.</summary>
public sealed class FinalWorkVersion
{
    public Guid WorkId { get; init; }

    public int Number { get; init; }

    public required string ContentJson { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Made by the author after the reviews, beside what was judged.</summary>
    public bool IsAfterReviews { get; init; }

    /// <summary>What has changed and why, of a version after the reviews.</summary>
    public string Note { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<FinalWorkVersion>
    {
        public void Configure(EntityTypeBuilder<FinalWorkVersion> builder)
        {
            builder.ToTable("FinalWorkVersions");
            builder.Property(v => v.Note).HasMaxLength(FinalWork.LongestNote).HasDefaultValue("");
            builder.Property(v => v.IsAfterReviews).HasDefaultValue(false);
            builder.HasKey(v => new { v.WorkId, v.Number });
            builder.HasOne<FinalWork>().WithMany().HasForeignKey(v => v.WorkId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A file of a work.</summary>
public sealed class FinalWorkFile
{
    public Guid WorkId { get; init; }

    public Guid FileId { get; init; }

    public StoredFile File { get; init; } = null!;

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>The first version that has it; null while only the author sees it.</summary>
    public int? Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FinalWorkFile>
    {
        public void Configure(EntityTypeBuilder<FinalWorkFile> builder)
        {
            builder.ToTable("FinalWorkFiles");
            builder.HasKey(f => new { f.WorkId, f.FileId });
            builder.HasOne(f => f.File).WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => f.FileId);
        }
    }
}

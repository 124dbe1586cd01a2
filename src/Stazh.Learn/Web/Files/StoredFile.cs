using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Web.Files;

/// <summary>What is known of an uploaded file; its content lies in the <see cref="IFileStore"/> under <see cref="Hash"/>.</summary>
public sealed class StoredFile
{
    public Guid Id { get; init; }

    public Guid OwnerId { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public long Length { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? ThumbHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it was uploaded for: the <see cref="IFileAccess.Purpose"/> that says who else may read it.</summary>
    public required string Purpose { get; init; }

    public string Address => $"/files/{Id}";

    public string? ThumbAddress => ThumbHash is null ? null : $"/files/{Id}/thumb";

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("Files");
            builder.Property(f => f.Hash).HasMaxLength(64);
            builder.Property(f => f.ThumbHash).HasMaxLength(64);
            builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
            builder.Property(f => f.ContentType).HasMaxLength(120);
            builder.Property(f => f.Purpose).HasMaxLength(64);
            builder.HasIndex(f => f.OwnerId);
            builder.HasIndex(f => f.Hash);
            builder.HasIndex(f => f.ThumbHash);
        }
    }
}

/// <summary>
/// A feature's word on files of one purpose. The owner may always read; everybody else only if this says so, by a query of the feature's
/// rows. A purpose nobody has registered cannot be uploaded for.
/// </summary>
public interface IFileAccess
{
    string Purpose { get; }

    /// <summary>Kinds that may be uploaded for this purpose; empty is any.</summary>
    IReadOnlyList<FileFamily> Families => [];

    /// <param name="person">Null for a visitor who has not signed in.</param>
    Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop);
}

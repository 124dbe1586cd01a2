using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Programmes;

/// <summary>Creation, agreement, approval .</summary>
public enum ProgrammeState
{
    Draft,
    Agreed,
    Approved,
}

/// <summary>One immutable version of a programme; only its state moves on .</summary>
public sealed class ProgrammeVersion
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    public required string ContentHash { get; init; }

    public required string PackageJson { get; init; }

    public DateTimeOffset LoadedAt { get; init; }

    public ProgrammeState State { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    public Guid? AgreedById { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public Guid Stamp { get; private set; }

    public Refusal? Agree(Guid? by, DateTimeOffset now)
    {
        if (State != ProgrammeState.Draft)
        {
            return new AlreadyAgreed();
        }

        (State, AgreedAt, AgreedById, Stamp) = (ProgrammeState.Agreed, now, by, Guid.CreateVersion7(now));
        return null;
    }

    public Refusal? Approve(Guid? by, DateTimeOffset now)
    {
        if (State != ProgrammeState.Agreed)
        {
            return State == ProgrammeState.Draft ? new NotAgreedYet() : new AlreadyApproved();
        }

        (State, ApprovedAt, ApprovedById, Stamp) = (ProgrammeState.Approved, now, by, Guid.CreateVersion7(now));
        return null;
    }

    internal static ProgrammeVersion Of(ProgrammePackage package, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Slug = package.Programme.Slug,
        Version = package.Programme.Version,
        Title = package.Programme.Title,
        ContentHash = package.ContentHash(),
        PackageJson = package.ToJson(),
        LoadedAt = now,
        Stamp = Guid.CreateVersion7(now),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeVersion>
    {
        public void Configure(EntityTypeBuilder<ProgrammeVersion> builder)
        {
            builder.ToTable("ProgrammeVersions");
            builder.Property(v => v.Slug).HasMaxLength(100);
            builder.Property(v => v.Version).HasMaxLength(32);
            builder.Property(v => v.Title).HasMaxLength(500);
            builder.Property(v => v.ContentHash).HasMaxLength(64);
            builder.Property(v => v.Stamp).IsConcurrencyToken();
            builder.HasIndex(v => new { v.Slug, v.Version }).IsUnique();
        }
    }
}

public sealed record AlreadyAgreed() : Refusal("Программа уже согласована.");

public sealed record NotAgreedYet() : Refusal("Сначала программу надо согласовать.");

public sealed record AlreadyApproved() : Refusal("Программа уже утверждена.");

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Each purpose has a consent of its own, apart from any other document (152-ФЗ; R-220).</summary>
public enum ConsentKind
{
    Processing,
    Distribution,
    EducationData,
    Mail,
}

/// <summary>What a feature does when a consent is withdrawn, as tracked changes only: the caller saves everything at once.</summary>
public interface IConsentWithdrawal
{
    ConsentKind Kind { get; }

    Task WithdrawnAsync(Guid personId, DateTimeOffset now, CancellationToken stop);
}

/// <summary>A consent as it was given: to which text, when, and when it was withdrawn. Never changed otherwise.</summary>
public sealed class Consent
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public ConsentKind Kind { get; init; }

    public required string Version { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> builder)
        {
            builder.ToTable("Consents");
            builder.Property(c => c.Version).HasMaxLength(32);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.PersonId, c.Kind });
        }
    }
}

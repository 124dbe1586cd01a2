using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Documents;

public enum EducationLevel
{
    Higher,
    Secondary,
}

public enum Sex
{
    Female,
    Male,
}

/// <summary>
/// What the federal register asks of a person besides the document itself (273-ФЗ, ст. 98). Kept only while the consent to it is in force, seen
/// by the person and by whoever fills the register; never written to a log or an audit row.
/// </summary>
public sealed class EducationRecord
{
    public Guid PersonId { get; init; }

    public EducationLevel Level { get; set; }

    /// <summary>The surname in the diploma, which a marriage may have changed since.</summary>
    public required string DiplomaFamilyName { get; set; }

    public string DiplomaSeries { get; set; } = "";

    public required string DiplomaNumber { get; set; }

    /// <summary>Eleven digits.</summary>
    public required string Snils { get; set; }

    public DateOnly BirthDate { get; set; }

    public Sex Sex { get; set; }

    /// <summary>Country by ОКСМ; 643 is Russia.</summary>
    public string Citizenship { get; set; } = "643";

    public DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<EducationRecord>
    {
        public void Configure(EntityTypeBuilder<EducationRecord> builder)
        {
            builder.ToTable("EducationRecords");
            builder.HasKey(r => r.PersonId);
            builder.Property(r => r.DiplomaFamilyName).HasMaxLength(100);
            builder.Property(r => r.DiplomaSeries).HasMaxLength(20);
            builder.Property(r => r.DiplomaNumber).HasMaxLength(30);
            builder.Property(r => r.Snils).HasMaxLength(11);
            builder.Property(r => r.Citizenship).HasMaxLength(3);
            builder.HasOne<Person>().WithOne().HasForeignKey<EducationRecord>(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Withdrawing the consent takes the data away; the register of documents already issued stays.</summary>
internal sealed class EducationConsent(AppDb db) : IConsentWithdrawal
{
    public ConsentKind Kind => ConsentKind.EducationData;

    public async Task WithdrawnAsync(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        db.RemoveRange(await db.Set<EducationRecord>().Where(r => r.PersonId == personId).ToListAsync(stop));
}

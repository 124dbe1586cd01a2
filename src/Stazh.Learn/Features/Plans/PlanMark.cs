using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Plans;

/// <summary>The report on one time of a row: «Отчет о выполнении» (F-02).</summary>
public sealed class PlanMark
{
    public const int LongestText = 4000;

    public Guid Id { get; init; }

    public Guid RowId { get; init; }

    /// <summary>The time it is about; of a row without days, the day it was done.</summary>
    public DateOnly DueOn { get; init; }

    public DateOnly DoneOn { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid MarkedById { get; set; }

    public List<PlanFile> Files { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<PlanMark>
    {
        public void Configure(EntityTypeBuilder<PlanMark> builder)
        {
            builder.ToTable("PlanMarks");
            builder.Property(m => m.Text).HasMaxLength(LongestText);
            builder.HasMany(m => m.Files).WithOne().HasForeignKey(f => f.MarkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(m => new { m.RowId, m.DueOn }).IsUnique();
        }
    }
}

/// <summary>An attachment of a report: programme of the seminar, minutes, photograph.</summary>
public sealed class PlanFile
{
    public Guid Id { get; init; }

    public Guid MarkId { get; init; }

    public Guid FileId { get; init; }

    /// <summary>As the page shows it, so that no second query is needed.</summary>
    public required string Name { get; init; }

    public long Length { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanFile>
    {
        public void Configure(EntityTypeBuilder<PlanFile> builder)
        {
            builder.ToTable("PlanFiles");
            builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => f.FileId);
        }
    }
}

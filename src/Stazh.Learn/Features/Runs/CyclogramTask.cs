using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Runs;

/// <summary>A task of the cycle whose term is counted from the start or the end of the internship (R-055, source 001).</summary>
public sealed class CyclogramTask
{
    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public required string Code { get; init; }

    public DateOnly DueOn { get; set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public Guid? DoneById { get; private set; }

    public string? Result { get; private set; }

    public void Mark(bool done, string? result, Guid by, DateTimeOffset now) =>
        (DoneAt, DoneById, Result) = done ? ((DateTimeOffset?)now, (Guid?)by, result?.Trim()) : (null, null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<CyclogramTask>
    {
        public void Configure(EntityTypeBuilder<CyclogramTask> builder)
        {
            builder.ToTable("CyclogramTasks");
            builder.Property(t => t.Code).HasMaxLength(32);
            builder.Property(t => t.Result).HasMaxLength(2000);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(t => t.RunId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(t => new { t.RunId, t.Code }).IsUnique();
            builder.HasIndex(t => new { t.DoneAt, t.DueOn });
        }
    }
}

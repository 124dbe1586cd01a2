using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Runs;

/// <summary>The tutor's tick: the trainee was at the step, the step's product was made. Entered on the spot or late .</summary>
public sealed class StepMark
{
    public Guid EnrolmentId { get; init; }

    public required string StepCode { get; init; }

    public bool Present { get; set; }

    public bool ProductMade { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public Guid EnteredById { get; set; }

    /// <summary>One step's ticks for the whole group: whoever made the product was there. Answers the marks that are new or changed.</summary>
    public static IReadOnlyList<StepMark> Tick(
        string step, IEnumerable<Guid> group, IReadOnlyDictionary<Guid, StepMark> marks, IReadOnlyCollection<Guid> present, IReadOnlyCollection<Guid> product, Guid by, DateTimeOffset now)
    {
        var changed = new List<StepMark>();
        foreach (var enrolment in group)
        {
            var (here, made) = (present.Contains(enrolment) || product.Contains(enrolment), product.Contains(enrolment));
            var mark = marks.GetValueOrDefault(enrolment);
            if (mark is null ? here : mark.Present != here || mark.ProductMade != made)
            {
                mark ??= new StepMark { EnrolmentId = enrolment, StepCode = step };
                (mark.Present, mark.ProductMade, mark.EnteredAt, mark.EnteredById) = (here, made, now, by);
                changed.Add(mark);
            }
        }

        return changed;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StepMark>
    {
        public void Configure(EntityTypeBuilder<StepMark> builder)
        {
            builder.ToTable("StepMarks");
            builder.HasKey(m => new { m.EnrolmentId, m.StepCode });
            builder.Property(m => m.StepCode).HasMaxLength(32);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(m => m.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>When a timed step of a session was begun, so that the tutor's phone shows the minutes left.</summary>
public sealed class StepStart
{
    public Guid RunId { get; init; }

    public required string StepCode { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StepStart>
    {
        public void Configure(EntityTypeBuilder<StepStart> builder)
        {
            builder.ToTable("StepStarts");
            builder.HasKey(m => new { m.RunId, m.StepCode });
            builder.Property(m => m.StepCode).HasMaxLength(32);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(m => m.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

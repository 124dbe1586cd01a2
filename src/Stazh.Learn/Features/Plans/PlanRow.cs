using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Plans;

/// <summary>A row of a plan: what, how, when in words and understood, who, and how often it is done.</summary>
public sealed class PlanRow
{
    public const int LongestText = 2000;

    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    /// <summary>Counts from one; zero in forms without sections; the year in the multi-year schedule.</summary>
    public int Section { get; set; }

    /// <summary>The order of numbers; rows are shown by <see cref="OrderOn"/> (R-058).</summary>
    public int Position { get; set; }

    /// <summary>As shown: «5.1.1». A source may give one number twice.</summary>
    public required string Number { get; set; }

    public required string Title { get; set; }

    /// <summary>A code of content/formats.yaml: the form of the event is a field of its own. Empty when it is not named.</summary>
    public string Format { get; set; } = "";

    /// <summary>Result or product; what a participant offers (F-11).</summary>
    public string Result { get; set; } = "";

    /// <summary>To be counted against the fact: «не менее 7 учреждений» .</summary>
    public string Indicator { get; set; } = "";

    public string TargetGroup { get; set; } = "";

    /// <summary>A post or a role .</summary>
    public string Responsible { get; set; } = "";

    public Guid? ResponsiblePersonId { get; set; }

    /// <summary>As typed.</summary>
    public string Term { get; set; } = "";

    /// <summary>See <see cref="PlanTerm.Code"/>; empty when nothing was understood, or in a heading.</summary>
    public string TermCode { get; set; } = "";

    public DateOnly OrderOn { get; private set; }

    /// <summary>How often it falls due in the period.</summary>
    public int Times { get; private set; }

    public int TimesDone { get; private set; }

    /// <summary>The earliest day that is not reported on; null when all is.</summary>
    public DateOnly? NextDue { get; private set; }

    /// <summary>The <see cref="NextDue"/> of which somebody was reminded.</summary>
    public DateOnly? RemindedOf { get; set; }

    /// <summary>Its days are counted from internships and move with them.</summary>
    public bool FollowsRuns { get; private set; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public List<PlanMark> Marks { get; } = [];

    public PlanTerm? ReadTerm => PlanTerm.FromCode(TermCode);

    /// <summary>Counts its days anew; <see cref="Marks"/> must be loaded.</summary>
    public void Reckon(PlanPeriod period, IReadOnlyList<PlanPeriod> internships)
    {
        var term = ReadTerm;
        var due = PlanTimes.Of(term, period, internships);
        var done = Marks.Select(m => m.DueOn).ToHashSet();
        FollowsRuns = term is PlanTerm.Relative or PlanTerm.DuringInternship;
        OrderOn = due.Count > 0 ? due[0].Due : period.To;
        Times = due.Count;
        TimesDone = due.Count == 0 ? Marks.Count : due.Count(o => done.Contains(o.Due));
        NextDue = due.Where(o => !done.Contains(o.Due)).Select(o => (DateOnly?)o.Due).FirstOrDefault();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanRow>
    {
        public void Configure(EntityTypeBuilder<PlanRow> builder)
        {
            builder.ToTable("PlanRows");
            builder.Property(r => r.Number).HasMaxLength(20);
            builder.Property(r => r.Title).HasMaxLength(LongestText);
            builder.Property(r => r.Format).HasMaxLength(40);
            builder.Property(r => r.Result).HasMaxLength(LongestText);
            builder.Property(r => r.Indicator).HasMaxLength(500);
            builder.Property(r => r.TargetGroup).HasMaxLength(1000);
            builder.Property(r => r.Responsible).HasMaxLength(1000);
            builder.Property(r => r.Term).HasMaxLength(200);
            builder.Property(r => r.TermCode).HasMaxLength(40);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.Ignore(r => r.ReadTerm);
            builder.HasOne<WorkPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ResponsiblePersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(r => r.Marks).WithOne().HasForeignKey(m => m.RowId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(r => new { r.PlanId, r.Section, r.OrderOn, r.Position });
            builder.HasIndex(r => new { r.NextDue, r.PlanId });
            builder.HasIndex(r => r.ResponsiblePersonId);
        }
    }
}

/// <summary>When rows fall due.</summary>
public static class PlanTimes
{
    /// <summary>Ordered by the last day, each day once; terms counted from an internship come once for each of them.</summary>
    public static IReadOnlyList<Occurrence> Of(PlanTerm? term, PlanPeriod period, IReadOnlyList<PlanPeriod> internships) => term switch
    {
        null => [],
        PlanTerm.Relative or PlanTerm.DuringInternship => [.. internships.SelectMany(i => term.In(period, i)).OrderBy(o => o.Due).DistinctBy(o => o.Due)],
        _ => [.. term.In(period).OrderBy(o => o.Due).DistinctBy(o => o.Due)],
    };
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

public enum ReportKind
{
    /// <summary>For the body, every year (001 п. 3.2.6; R-162).</summary>
    Year,

    /// <summary>On carrying out the plan-schedule (002 §5).</summary>
    Schedule,

    /// <summary>On procedures tried out (000 п. 2.2; R-173).</summary>
    Analysis,
}

public enum ReportState
{
    Draft,
    Sent,
    Accepted,
    Returned,
}

/// <summary>A row of the plan as a report shows it: what was planned, what came of it.</summary>
/// <param name="Fact">Empty: nothing is reported on it .</param>
public sealed record ReportLine(string Number, string Title, string Term, string Responsible, int Times, int Done, string Fact, string Result);

/// <summary>A report on a plan for a year of it: assembled from the rows, sent, accepted or returned (F-17).</summary>
public sealed class PlanReport
{
    public const int LongestText = 8000;

    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public ReportKind Kind { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>The day by which the year's report is due; of other kinds none.</summary>
    public DateOnly? DueOn { get; init; }

    public ReportState State { get; private set; }

    /// <summary>Of an analytical report: what was tried out.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>«Соответствие деятельности заявленным целям» (001 р. 5); of an analytical report: what was done.</summary>
    public string Goals { get; private set; } = "";

    /// <summary>«Динамика результатов участников по направлениям стажировки» (001 р. 5); of an analytical report: the analysis.</summary>
    public string Dynamics { get; private set; } = "";

    /// <summary>Difficulties and proposals; the outcome; conclusions.</summary>
    public string Conclusions { get; private set; } = "";

    /// <summary>What the plan said when the report was sent; null before.</summary>
    public string? SentLines { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public Guid? SentById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string Reason { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public Guid CreatedById { get; init; }

    public Guid Stamp { get; set; } = Guid.NewGuid();

    public bool IsOpen => State is ReportState.Draft or ReportState.Returned;

    public IReadOnlyList<ReportLine> Lines => SentLines is null ? [] : JsonSerializer.Deserialize<List<ReportLine>>(SentLines) ?? [];

    public bool IsLate(DateOnly today) => DueOn < today && IsOpen;

    public Refusal? Write(string? subject, string? goals, string? dynamics, string? conclusions)
    {
        if (!IsOpen)
        {
            return new ReportIsSent();
        }

        (Subject, Goals, Dynamics, Conclusions, Stamp) = (Clean(subject), Clean(goals), Clean(dynamics), Clean(conclusions), Guid.NewGuid());
        return null;
    }

    /// <summary>What is still missing; the same check says it beside the button.</summary>
    public Refusal? CannotBeSent() => this switch
    {
        { IsOpen: false } => new ReportIsSent(),
        { Kind: ReportKind.Year } when Goals.Length == 0 || Dynamics.Length == 0 => new ReportNeedsBothCriteria(),
        { Kind: ReportKind.Schedule, Conclusions.Length: 0 } => new ReportNeedsConclusions(),
        { Kind: ReportKind.Analysis } when Subject.Length == 0 || Goals.Length == 0 || Dynamics.Length == 0 || Conclusions.Length == 0 => new AnalysisIsNotWhole(),
        _ => null,
    };

    public Refusal? Send(IReadOnlyList<ReportLine> lines, Guid by, DateTimeOffset now)
    {
        if (CannotBeSent() is { } refusal)
        {
            return refusal;
        }

        (State, SentLines, SentAt, SentById, DecidedAt, DecidedById, Stamp) = (ReportState.Sent, JsonSerializer.Serialize(lines), now, by, null, null, Guid.NewGuid());
        return null;
    }

    public Refusal? Decide(bool accept, string? reason, Guid by, DateTimeOffset now)
    {
        if (State != ReportState.Sent)
        {
            return new ReportIsNotSent();
        }

        if (!accept && string.IsNullOrWhiteSpace(reason))
        {
            return new ReturnNeedsReason();
        }

        (State, Reason, DecidedAt, DecidedById, Stamp) = (accept ? ReportState.Accepted : ReportState.Returned, accept ? "" : reason!.Trim(), now, by, Guid.NewGuid());
        return null;
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<PlanReport>
    {
        public void Configure(EntityTypeBuilder<PlanReport> builder)
        {
            builder.ToTable("PlanReports");
            builder.Property(r => r.Subject).HasMaxLength(1000);
            builder.Property(r => r.Goals).HasMaxLength(LongestText);
            builder.Property(r => r.Dynamics).HasMaxLength(LongestText);
            builder.Property(r => r.Conclusions).HasMaxLength(LongestText);
            builder.Property(r => r.Reason).HasMaxLength(2000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.Ignore(r => r.Lines);
            builder.HasOne<WorkPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.PlanId, r.Kind, r.From });
            builder.HasIndex(r => new { r.State, r.SentAt });
        }
    }
}

/// <summary>Years of a plan for which a report is due, and by which day.</summary>
public static class ReportYears
{
    /// <summary>School years that the plan touches, the part that is in it.</summary>
    public static IEnumerable<PlanPeriod> Of(PlanPeriod plan)
    {
        for (var year = PlanPeriod.SchoolYearOf(plan.From); year.From <= plan.To; year = PlanPeriod.SchoolYear(year.From.Year + 1))
        {
            yield return plan.Common(year)!.Value;
        }
    }

    /// <summary>The first such day after the year is over.</summary>
    /// <param name="monthAndDay">«10-30» (001 п. 3.2.6).</param>
    public static DateOnly DueOn(DateOnly yearEnds, string monthAndDay)
    {
        var (month, day) = MonthAndDay(monthAndDay);
        var due = On(yearEnds.Year);
        return due > yearEnds ? due : On(yearEnds.Year + 1);

        DateOnly On(int year) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    private static (int Month, int Day) MonthAndDay(string text) =>
        DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? (day.Month, day.Day) : (10, 30);
}

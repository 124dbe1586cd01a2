using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>R-089.</summary>
public enum RouteKind
{
    /// <summary>By the needs survey, before the first module; the tutor works on it too .</summary>
    Preliminary,

    /// <summary>By the confirmed deficit map.</summary>
    Main,
}

public enum RouteState
{
    Draft,
    Submitted,
    Returned,
    Approved,
}

/// <summary>
/// One version of an individual learning route (ИОМ). Approved versions are kept; the latest approved one holds until a later one is approved.
/// </summary>
public sealed class LearningRoute
{
    public const int MostItems = 100;

    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    public RouteKind Kind { get; init; }

    /// <summary>Counted within the internship, from 1.</summary>
    public int Number { get; init; }

    public RouteState State { get; private set; }

    /// <summary>What the person can give in a week.</summary>
    public int WeeklyMinutes { get; set; }

    /// <summary>What the trainee brings: motivation, possibilities .</summary>
    public string Resources { get; set; } = "";

    /// <summary>Conditions of the trainee's organisation .</summary>
    public string Conditions { get; set; } = "";

    public DateOnly? FreeFrom { get; set; }

    /// <summary>ISO dates in a row: the days on which the person cannot work .</summary>
    public string BusyDaysText { get; private set; } = "";

    /// <summary>The person's words for the tutor.</summary>
    public string Comment { get; set; } = "";

    /// <summary>Why a strong deficit goes without anything in the route.</summary>
    public string? WhyWithout { get; private set; }

    public string? TutorComment { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public Guid Stamp { get; private set; }

    public List<RouteItem> Items { get; init; } = [];

    /// <summary>What the person took out and does not want proposed again: kind and code by a colon, a line each.</summary>
    public string ExcludedText { get; private set; } = "";

    public IReadOnlySet<ActivityKey> Excluded
    {
        get => ExcludedText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split(':', 2)).Select(e => new ActivityKey(Enum.Parse<RouteItemKind>(e[0]), e[1])).ToHashSet();
        set => ExcludedText = string.Join('\n', value.Where(k => k.Code.Length > 0).Take(MostItems).Select(k => $"{k.Kind}:{k.Code}"));
    }

    public IReadOnlyList<DateOnly> BusyDays
    {
        get => [.. BusyDaysText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture))];
        set => BusyDaysText = string.Join(' ', value.Distinct().Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    public bool IsOpen => State is RouteState.Draft or RouteState.Returned;

    public int Minutes => Items.Sum(i => i.Minutes);

    public IEnumerable<RouteItem> InOrder => Items.OrderBy(i => i.Week).ThenBy(i => i.Order);

    /// <summary>Why nothing can be changed; null when it can.</summary>
    public Refusal? Locked => State switch
    {
        RouteState.Submitted => new RouteIsWithTutor(),
        RouteState.Approved => new RouteIsApproved(),
        _ => null,
    };

    public bool IsFree(DateOnly day) => (FreeFrom is not { } from || day >= from) && !BusyDays.Contains(day);

    public static LearningRoute New(Guid enrolmentId, RouteKind kind, int number, int weeklyMinutes, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), EnrolmentId = enrolmentId, Kind = kind, Number = number, WeeklyMinutes = weeklyMinutes, CreatedAt = now, ChangedAt = now, Stamp = Guid.CreateVersion7(now),
    };

    /// <summary>A new version with the same items and terms.</summary>
    public LearningRoute Next(RouteKind kind, int number, DateTimeOffset now)
    {
        var copy = New(EnrolmentId, kind, number, WeeklyMinutes, now);
        (copy.Resources, copy.Conditions, copy.FreeFrom, copy.BusyDaysText, copy.ExcludedText) = (Resources, Conditions, FreeFrom, BusyDaysText, ExcludedText);
        copy.Items.AddRange(InOrder.Select(i => i.CopyTo(copy.Id, now)));
        return copy;
    }

    public Refusal? Submit(bool mapConfirmed, IReadOnlyCollection<RouteNeed> without, string? why, DateTimeOffset now)
    {
        if (Locked is { } locked)
        {
            return locked;
        }

        if (Kind == RouteKind.Main && !mapConfirmed)
        {
            return new MapIsNotConfirmed();
        }

        if (Items.Count == 0)
        {
            return new RouteIsEmpty();
        }

        if (without.Count > 0 && string.IsNullOrWhiteSpace(why))
        {
            return new DeficitsAreNotServed(string.Join(", ", without.Select(n => $"«{n.Title}»")));
        }

        WhyWithout = without.Count > 0 ? why!.Trim() : null;
        (State, SubmittedAt) = (RouteState.Submitted, now);
        Touch(now);
        return null;
    }

    public Refusal? Approve(Guid by, string? comment, DateTimeOffset now)
    {
        if (State != RouteState.Submitted)
        {
            return new RouteIsNotSubmitted();
        }

        (State, ApprovedAt, ApprovedById, TutorComment) = (RouteState.Approved, now, by, Trimmed(comment));
        Touch(now);
        return null;
    }

    public Refusal? Return(string? comment, DateTimeOffset now)
    {
        if (State != RouteState.Submitted)
        {
            return new RouteIsNotSubmitted();
        }

        if (string.IsNullOrWhiteSpace(comment))
        {
            return new CommentIsNeeded();
        }

        (State, TutorComment) = (RouteState.Returned, Trimmed(comment));
        Touch(now);
        return null;
    }

    public void Touch(DateTimeOffset now) => (ChangedAt, Stamp) = (now, Guid.CreateVersion7(now));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<LearningRoute>
    {
        public void Configure(EntityTypeBuilder<LearningRoute> builder)
        {
            builder.ToTable("LearningRoutes");
            builder.Property(r => r.Resources).HasMaxLength(2000);
            builder.Property(r => r.Conditions).HasMaxLength(2000);
            builder.Property(r => r.BusyDaysText).HasMaxLength(2000);
            builder.Property(r => r.ExcludedText).HasMaxLength(10000);
            builder.Property(r => r.Comment).HasMaxLength(2000);
            builder.Property(r => r.WhyWithout).HasMaxLength(2000);
            builder.Property(r => r.TutorComment).HasMaxLength(2000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.Ignore(r => r.BusyDays).Ignore(r => r.Excluded).Ignore(r => r.InOrder).Ignore(r => r.Minutes);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RouteId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(r => new { r.EnrolmentId, r.Number }).IsUnique();
            builder.HasIndex(r => new { r.State, r.SubmittedAt });
        }
    }
}

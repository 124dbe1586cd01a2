using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

public enum ContestStage
{
    Ahead,
    Intake,
    Selection,
    Decided,
}

/// <summary>What an announcement says.</summary>
public sealed record ContestText(string Title, string Terms, DateOnly? IntakeFrom, DateOnly? IntakeTo, string Consultations, DateOnly? SelectionTo);

/// <summary>A contest of the best programmes of schools (R-144; 003, plan, p. 10): intake, consultations, selection, and the winners go into the bank.</summary>
public sealed class ProgrammeContest
{
    public const int LongestTitle = 300;
    public const int LongestText = 8000;

    public Guid Id { get; init; }

    /// <summary>Its coordinators lead it and judge; schools of it take part.</summary>
    public required string Region { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown: who takes part, what is judged.</summary>
    public string Terms { get; private set; } = "";

    public DateOnly IntakeFrom { get; private set; }

    public DateOnly IntakeTo { get; private set; }

    /// <summary>Markdown: the webinar and consultations with their days and addresses.</summary>
    public string Consultations { get; private set; } = "";

    public DateOnly SelectionTo { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid Stamp { get; private set; }

    public List<ContestEntry> Entries { get; init; } = [];

    public ContestText Text => new(Title, Terms, IntakeFrom, IntakeTo, Consultations, SelectionTo);

    public ContestStage Stage(DateOnly today) => DecidedAt is not null ? ContestStage.Decided : today < IntakeFrom ? ContestStage.Ahead : today <= IntakeTo ? ContestStage.Intake : ContestStage.Selection;

    public Refusal? Announce(ContestText text)
    {
        if (DecidedAt is not null)
        {
            return new ProgrammeContestIsDecided();
        }

        if (text is not { IntakeFrom: { } from, IntakeTo: { } to, SelectionTo: { } selection } || to < from || selection <= to)
        {
            return new ContestDaysAreOutOfOrder();
        }

        (Title, Terms, IntakeFrom, IntakeTo, Consultations, SelectionTo, Stamp) = (text.Title, text.Terms, from, to, text.Consultations, selection, Guid.NewGuid());
        return null;
    }

    /// <summary>A programme comes in during the intake, in its region, checked or on its way to the check.</summary>
    public Refusal? Enter(Resource resource, DateOnly today, DateTimeOffset now)
    {
        if (Stage(today) != ContestStage.Intake)
        {
            return new IntakeIsClosed();
        }

        if (resource.Kind != ResourceKind.Programme || resource.Region != Region || resource.State is not (ResourceState.Published or ResourceState.Offered))
        {
            return new EntryNeedsCheckedProgramme();
        }

        if (Entries.Exists(e => e.ResourceId == resource.Id))
        {
            return new ProgrammeIsEntered();
        }

        Entries.Add(new ContestEntry { ContestId = Id, ResourceId = resource.Id, EnteredAt = now });
        Stamp = Guid.NewGuid();
        return null;
    }

    /// <param name="judged">Entries that have a score at least.</param>
    public Refusal? Decide(IReadOnlyCollection<Guid> winners, IReadOnlyCollection<Guid> judged, DateOnly today, DateTimeOffset now)
    {
        if (Stage(today) != ContestStage.Selection)
        {
            return Stage(today) == ContestStage.Decided ? new ProgrammeContestIsDecided() : new IntakeIsOn();
        }

        if (Entries.Count(e => !judged.Contains(e.ResourceId)) is > 0 and var left)
        {
            return new EntriesAreNotJudged(left);
        }

        if (!Entries.Exists(e => winners.Contains(e.ResourceId)))
        {
            return new ContestNeedsWinner();
        }

        foreach (var entry in Entries)
        {
            entry.IsWinner = winners.Contains(entry.ResourceId);
        }

        (DecidedAt, Stamp) = (now, Guid.NewGuid());
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeContest>
    {
        public void Configure(EntityTypeBuilder<ProgrammeContest> builder)
        {
            builder.ToTable("ProgrammeContests");
            builder.Ignore(c => c.Text);
            builder.Property(c => c.Region).HasMaxLength(200);
            builder.Property(c => c.Title).HasMaxLength(LongestTitle);
            builder.Property(c => c.Terms).HasMaxLength(LongestText);
            builder.Property(c => c.Consultations).HasMaxLength(LongestText);
            builder.Property(c => c.Stamp).IsConcurrencyToken();
            builder.HasMany(c => c.Entries).WithOne().HasForeignKey(e => e.ContestId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => c.IntakeFrom);
        }
    }
}

/// <summary>A programme in a contest.</summary>
public sealed class ContestEntry
{
    public Guid ContestId { get; init; }

    public Guid ResourceId { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public bool IsWinner { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestEntry>
    {
        public void Configure(EntityTypeBuilder<ContestEntry> builder)
        {
            builder.ToTable("ContestEntries");
            builder.HasKey(e => new { e.ContestId, e.ResourceId });
            builder.HasOne<Resource>().WithMany().HasForeignKey(e => e.ResourceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => e.ResourceId);
        }
    }
}

/// <summary>What one of the jury thinks of an entry: points for four criteria and the reason; rewritten until the contest is decided.</summary>
public sealed class ContestScore
{
    public const int Most = 5;
    public const int Criteria = 4;
    public const int LongestReason = 4000;

    public Guid ContestId { get; init; }

    public Guid ResourceId { get; init; }

    public Guid JurorId { get; init; }

    public int Need { get; private set; }

    public int Soundness { get; private set; }

    public int Effect { get; private set; }

    public int Repeatable { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public int Points => Need + Soundness + Effect + Repeatable;

    public Refusal? Give(int need, int soundness, int effect, int repeatable, string? reason, DateTimeOffset now)
    {
        if (new[] { need, soundness, effect, repeatable }.Any(p => p is < 0 or > Most))
        {
            return new ScoreIsOutOfRange(Most);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ScoreNeedsReason();
        }

        (Need, Soundness, Effect, Repeatable, Reason, At) = (need, soundness, effect, repeatable, reason.Trim(), now);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestScore>
    {
        public void Configure(EntityTypeBuilder<ContestScore> builder)
        {
            builder.ToTable("ContestScores");
            builder.HasKey(s => new { s.ContestId, s.ResourceId, s.JurorId });
            builder.Ignore(s => s.Points);
            builder.Property(s => s.Reason).HasMaxLength(LongestReason);
            builder.HasOne<ContestEntry>().WithMany().HasForeignKey(s => new { s.ContestId, s.ResourceId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

public enum RunState
{
    /// <summary>People may apply.</summary>
    Enrolling,

    /// <summary>The group works.</summary>
    Running,

    /// <summary>Work is over; documents and reflection remain.</summary>
    Finished,

    Cancelled,
}

/// <summary>How people learn in a run. Stored by number.</summary>
public enum RunFormat
{
    Group = 0,

    /// <summary>One trainee with a tutor of one's own; works are reviewed together with other runs of the programme.</summary>
    Individual = 1,
}

public sealed record RunIsOver() : Refusal("Группа уже завершила работу.");

public sealed record RunHasNotStarted() : Refusal("Группа ещё набирается: сначала начните стажировку.");

public sealed record RunIsCancelled() : Refusal("Группа отменена.");

public sealed record DatesAreOutOfOrder() : Refusal("Окончание не может быть раньше начала, а модуль — вне дат группы.");

/// <summary>A dated group at a site that works by one version of a programme .</summary>
public sealed class ProgrammeRun
{
    public const int LongestTitle = 300;

    public Guid Id { get; init; }

    public Guid SiteId { get; init; }

    public Guid ProgrammeVersionId { get; init; }

    /// <summary>As in the version: lists need no package.</summary>
    public required string ProgrammeSlug { get; init; }

    public required string ProgrammeTitle { get; init; }

    /// <summary>Subject of the site: a coordinator of that region looks after the run.</summary>
    public required string Region { get; init; }

    public required string SiteTitle { get; init; }

    public RunState State { get; private set; }

    public DateOnly StartsOn { get; set; }

    public DateOnly EndsOn { get; set; }

    public RunFormat Format { get; init; }

    public int Places { get; set; }

    /// <summary>Where people meet in person.</summary>
    public string Place { get; set; } = "";

    /// <summary>Zone in which the times of the run are written.</summary>
    public string TimeZoneId { get; set; } = "Europe/Moscow";

    /// <summary>Goes up with each change that calendars must notice.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset? PresentationAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string? CancelReason { get; private set; }

    public Guid Stamp { get; private set; }

    public List<RunModule> Modules { get; init; } = [];

    public Refusal? Reschedule(DateOnly starts, DateOnly ends, IReadOnlyList<RunModule> modules, DateTimeOffset now)
    {
        if (State is RunState.Cancelled)
        {
            return new RunIsCancelled();
        }

        if (ends < starts || modules.Any(m => m.To < m.From || m.From < starts || m.To > ends))
        {
            return new DatesAreOutOfOrder();
        }

        (StartsOn, EndsOn) = (starts, ends);
        foreach (var module in modules)
        {
            var mine = Modules.Find(m => m.Code == module.Code);
            if (mine is null)
            {
                Modules.Add(module);
            }
            else
            {
                (mine.From, mine.To, mine.StartsAt, mine.Title) = (module.From, module.To, module.StartsAt, module.Title);
            }
        }

        Touch(now);
        return null;
    }

    public Refusal? Start(DateTimeOffset now) => MoveOn(RunState.Enrolling, RunState.Running, new RunIsOver(), now);

    public Refusal? Finish(DateTimeOffset now) => MoveOn(RunState.Running, RunState.Finished, State == RunState.Enrolling ? new RunHasNotStarted() : new RunIsOver(), now);

    public Refusal? Cancel(string reason, DateTimeOffset now)
    {
        if (State is RunState.Finished or RunState.Cancelled)
        {
            return State == RunState.Finished ? new RunIsOver() : new RunIsCancelled();
        }

        (State, CancelReason) = (RunState.Cancelled, reason);
        Touch(now);
        return null;
    }

    public void Touch(DateTimeOffset now) => (Sequence, ChangedAt, Stamp) = (Sequence + 1, now, Guid.CreateVersion7(now));

    private Refusal? MoveOn(RunState from, RunState to, Refusal otherwise, DateTimeOffset now)
    {
        if (State == RunState.Cancelled)
        {
            return new RunIsCancelled();
        }

        if (State != from)
        {
            return otherwise;
        }

        State = to;
        Touch(now);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeRun>
    {
        public void Configure(EntityTypeBuilder<ProgrammeRun> builder)
        {
            builder.ToTable("Runs");
            builder.Property(r => r.ProgrammeSlug).HasMaxLength(100);
            builder.Property(r => r.ProgrammeTitle).HasMaxLength(500);
            builder.Property(r => r.SiteTitle).HasMaxLength(1000);
            builder.Property(r => r.Region).HasMaxLength(200);
            builder.Property(r => r.Place).HasMaxLength(500);
            builder.Property(r => r.TimeZoneId).HasMaxLength(64);
            builder.Property(r => r.CancelReason).HasMaxLength(1000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.HasMany(r => r.Modules).WithOne().HasForeignKey(m => m.RunId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(r => new { r.State, r.StartsOn });
            builder.HasIndex(r => r.Region);
            builder.HasIndex(r => r.ProgrammeSlug);
        }
    }
}

/// <summary>The dates of a module in a run.</summary>
public sealed class RunModule
{
    public Guid RunId { get; init; }

    public required string Code { get; init; }

    public int Number { get; init; }

    public required string Title { get; set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>When people meet on the first day, for modules held in person.</summary>
    public TimeOnly? StartsAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RunModule>
    {
        public void Configure(EntityTypeBuilder<RunModule> builder)
        {
            builder.ToTable("RunModules");
            builder.HasKey(m => new { m.RunId, m.Code });
            builder.Property(m => m.Code).HasMaxLength(32);
            builder.Property(m => m.Title).HasMaxLength(500);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

public enum EnrolmentState
{
    Applied,
    Waiting,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>All conditions are met and the document is issued.</summary>
    Completed,
}

public sealed record EnrolmentIsClosed() : Refusal("Приём заявок в эту группу закрыт.");

public sealed record AppliedAlready() : Refusal("Вы уже подали заявку в эту группу.");

public sealed record NoPlacesLeft() : Refusal("Свободных мест нет. Поставьте заявку в лист ожидания.");

public sealed record ReasonIsNeeded() : Refusal("Напишите причину: её увидит стажёр.");

public sealed record EnrolmentIsDecided() : Refusal("По этой заявке решение уже принято.");

public sealed record EnrolmentIsOver() : Refusal("Стажировка завершена: отозвать заявку нельзя.");

/// <summary>One person in one run: from the application to the document. Work data is kept as it was given with the application .</summary>
public sealed class Enrolment
{
    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public Guid PersonId { get; init; }

    public EnrolmentState State { get; private set; }

    public required string Motivation { get; init; }

    public required string WorkPlace { get; init; }

    /// <summary><see cref="Person.SchoolKey"/> of the work place.</summary>
    public required string SchoolKey { get; init; }

    public required string Region { get; init; }

    public string District { get; init; } = "";

    public required string Position { get; init; }

    public int? ExperienceYears { get; init; }

    public QualificationCategory Category { get; init; }

    /// <summary>Works at an internship site: learns first of turn .</summary>
    public bool IsSiteStaff { get; init; }

    /// <summary>Name of the municipal project team, when a team applies .</summary>
    public string? Team { get; init; }

    public DateTimeOffset AppliedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The tutor who looks after this trainee .</summary>
    public Guid? TutorId { get; set; }

    /// <summary>Opens the needs survey without an account .</summary>
    public required string SurveyToken { get; init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>How far the trainee understands the work, as the tutor heard it in the discussion .</summary>
    public string? Understanding { get; set; }

    public Guid Stamp { get; private set; }

    /// <summary>Learns or has learned in the run.</summary>
    public bool IsInGroup => State is EnrolmentState.Approved or EnrolmentState.Completed;

    public Refusal? Approve(Guid by, int taken, int places, DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Applied or EnrolmentState.Waiting))
        {
            return new EnrolmentIsDecided();
        }

        return taken >= places ? new NoPlacesLeft() : Decide(EnrolmentState.Approved, by, null, now);
    }

    public Refusal? PutOnWaitingList(Guid by, DateTimeOffset now) =>
        State == EnrolmentState.Applied ? Decide(EnrolmentState.Waiting, by, null, now) : new EnrolmentIsDecided();

    public Refusal? Refuse(Guid by, string? reason, DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Applied or EnrolmentState.Waiting))
        {
            return new EnrolmentIsDecided();
        }

        return string.IsNullOrWhiteSpace(reason) ? new ReasonIsNeeded() : Decide(EnrolmentState.Refused, by, reason.Trim(), now);
    }

    public Refusal? Withdraw(DateTimeOffset now) => State switch
    {
        EnrolmentState.Completed => new EnrolmentIsOver(),
        EnrolmentState.Refused or EnrolmentState.Withdrawn => new EnrolmentIsDecided(),
        _ => Decide(EnrolmentState.Withdrawn, PersonId, null, now),
    };

    public Refusal? Complete(DateTimeOffset now)
    {
        if (State != EnrolmentState.Approved)
        {
            return new EnrolmentIsDecided();
        }

        (State, CompletedAt, Stamp) = (EnrolmentState.Completed, now, Guid.CreateVersion7(now));
        return null;
    }

    private Refusal? Decide(EnrolmentState state, Guid by, string? reason, DateTimeOffset now)
    {
        (State, DecidedById, DecidedAt, Reason, Stamp) = (state, by, now, reason, Guid.CreateVersion7(now));
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.ToTable("Enrolments");
            builder.Property(e => e.Motivation).HasMaxLength(4000);
            builder.Property(e => e.WorkPlace).HasMaxLength(500);
            builder.Property(e => e.SchoolKey).HasMaxLength(500);
            builder.Property(e => e.Region).HasMaxLength(200);
            builder.Property(e => e.District).HasMaxLength(200);
            builder.Property(e => e.Position).HasMaxLength(200);
            builder.Property(e => e.Team).HasMaxLength(300);
            builder.Property(e => e.Reason).HasMaxLength(2000);
            builder.Property(e => e.Understanding).HasMaxLength(2000);
            builder.Property(e => e.SurveyToken).HasMaxLength(64);
            builder.Property(e => e.Stamp).IsConcurrencyToken();
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(e => e.RunId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => new { e.RunId, e.State });
            builder.HasIndex(e => e.PersonId);
            builder.HasIndex(e => e.SurveyToken).IsUnique();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>What a trainee does at a site, as the regulation of individual internships lists it. Stored by number.</summary>
public enum WorkKind
{
    Theory = 1,
    Organisation = 2,
    Participation = 3,
    Documents = 4,
    Understudy = 5,
    Meetings = 6,
}

public sealed record DiaryEntryIsConfirmed() : Refusal("Тьютор уже подтвердил эту запись: исправить её нельзя, добавьте новую.");

public sealed record DiaryEntryWasChanged() : Refusal("Запись изменили, пока вы её читали. Посмотрите её ещё раз.");

/// <summary>One piece of work of an internship: day, kind, minutes, what was done; confirmed or sent back by the tutor.</summary>
public sealed class DiaryEntry
{
    public const int LongestText = 4000;

    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    public WorkKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public int Minutes { get; private set; }

    public string Done { get; private set; } = "";

    /// <summary>The tutor's word; empty when there is none.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>For the tutor's queue: not read as it is now.</summary>
    public bool Waits { get; private set; } = true;

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Guid? ConfirmedById { get; private set; }

    public Guid Stamp { get; private set; }

    public Refusal? Write(DiaryInput input, Guid stamp, DateTimeOffset now)
    {
        if (Stamp != stamp)
        {
            return new DiaryEntryWasChanged();
        }

        if (ConfirmedAt is not null)
        {
            return new DiaryEntryIsConfirmed();
        }

        (Kind, Day, Minutes, Done, Stamp) = (input.Kind!.Value, input.Day!.Value, input.Minutes, input.Done!.Trim(), Guid.NewGuid());
        (WrittenAt, Waits) = (now, true);
        return null;
    }

    /// <summary>The tutor read it as it is now: another text is not confirmed unread.</summary>
    public Refusal? Decide(bool confirm, string? answer, Guid by, Guid stamp, DateTimeOffset now)
    {
        if (Stamp != stamp)
        {
            return new DiaryEntryWasChanged();
        }

        if (!confirm && string.IsNullOrWhiteSpace(answer))
        {
            return new ReasonIsNeeded();
        }

        (Answer, Waits, Stamp) = (answer?.Trim() ?? "", false, Guid.NewGuid());
        (ConfirmedAt, ConfirmedById) = (confirm ? now : null, confirm ? by : null);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DiaryEntry>
    {
        public void Configure(EntityTypeBuilder<DiaryEntry> builder)
        {
            builder.ToTable("DiaryEntries");
            builder.Property(e => e.Done).HasMaxLength(LongestText);
            builder.Property(e => e.Answer).HasMaxLength(LongestText);
            builder.Property(e => e.Stamp).IsConcurrencyToken();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(e => e.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(e => new { e.EnrolmentId, e.Day });
        }
    }
}

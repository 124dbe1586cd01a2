using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

public sealed record PresentationNeedsTime() : Refusal("Выберите день и час презентации.");

public sealed record PresentationIsPast() : Refusal("Этот час уже прошёл. Выберите другой.");

/// <summary>When one work is presented, set by who leads the group. Without it the work is presented with the others, on the run's own day.</summary>
public sealed class WorkPresentation
{
    public const int LongestPlace = 300;

    public Guid WorkId { get; init; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Room or link.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Taken back: stays in people's calendars as cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Goes up with each change that calendars must notice.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid Stamp { get; private set; }

    public Refusal? Set(DateTimeOffset? at, string? place, DateTimeOffset now)
    {
        if (at is not { } moment)
        {
            return new PresentationNeedsTime();
        }

        if (moment <= now)
        {
            return new PresentationIsPast();
        }

        (At, Place, IsCancelled) = (moment.ToUniversalTime(), place?.Trim() ?? "", false);
        Touch(now);
        return null;
    }

    public void Cancel(DateTimeOffset now)
    {
        IsCancelled = true;
        Touch(now);
    }

    private void Touch(DateTimeOffset now) => (Sequence, ChangedAt, Stamp) = (Sequence + 1, now, Guid.CreateVersion7(now));

    internal sealed class Mapping : IEntityTypeConfiguration<WorkPresentation>
    {
        public void Configure(EntityTypeBuilder<WorkPresentation> builder)
        {
            builder.ToTable("WorkPresentations");
            builder.HasKey(p => p.WorkId);
            builder.Property(p => p.Place).HasMaxLength(LongestPlace);
            builder.Property(p => p.Stamp).IsConcurrencyToken();
            builder.HasOne<FinalWork>().WithOne().HasForeignKey<WorkPresentation>(p => p.WorkId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(p => p.At);
        }
    }
}

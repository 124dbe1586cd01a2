using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One going through the instruments: the first before the route, later ones on the way .</summary>
public sealed class DiagnosticRound
{
    public const int Entry = 1;

    public Guid Id { get; init; }

    public Guid EnrolmentId { get; init; }

    /// <summary>1 is the entry diagnostics.</summary>
    public int Number { get; init; }

    /// <summary>Codes of the items asked, separated by spaces; fixed when the round begins.</summary>
    public required string Items { get; init; }

    /// <summary>The last one, which asks all of the self-assessment again: the “after” of R-125.</summary>
    public bool IsFinal { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Guid Stamp { get; private set; }

    public bool IsFinished => FinishedAt is not null;

    public IReadOnlyList<string> ItemCodes => Items.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public Refusal? Finish(DateTimeOffset now)
    {
        if (IsFinished)
        {
            return new RoundIsFinished();
        }

        (FinishedAt, Stamp) = (now, Guid.CreateVersion7(now));
        return null;
    }

    public Refusal? Reopen(bool mapIsConfirmed, DateTimeOffset now)
    {
        if (mapIsConfirmed && Number == Entry)
        {
            return new RoundIsClosed();
        }

        (FinishedAt, Stamp) = (null, Guid.CreateVersion7(now));
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DiagnosticRound>
    {
        public void Configure(EntityTypeBuilder<DiagnosticRound> builder)
        {
            builder.ToTable("DiagnosticRounds");
            builder.Property(r => r.Items).HasMaxLength(4000);
            builder.Property(r => r.Stamp).IsConcurrencyToken();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.EnrolmentId, r.Number }).IsUnique();
        }
    }
}

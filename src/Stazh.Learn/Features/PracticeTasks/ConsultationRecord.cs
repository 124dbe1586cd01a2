using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PracticeTasks;

public enum ConsultationMode
{
    InPerson,
    Remote,
}

/// <summary>A consultation that took place: of one trainee or of the group, in person or remote .</summary>
public sealed class ConsultationRecord
{
    public const int LongestTopic = 500;
    public const int LongestOutcome = 4000;

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    /// <summary>Null: of the whole group.</summary>
    public Guid? EnrolmentId { get; init; }

    public DateTimeOffset At { get; init; }

    public int Minutes { get; init; }

    public ConsultationMode Mode { get; init; }

    public required string Topic { get; set; }

    public string Outcome { get; set; } = "";

    public Guid ById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsultationRecord>
    {
        public void Configure(EntityTypeBuilder<ConsultationRecord> builder)
        {
            builder.ToTable("ConsultationRecords");
            builder.Property(c => c.Topic).HasMaxLength(LongestTopic);
            builder.Property(c => c.Outcome).HasMaxLength(LongestOutcome);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(c => c.RunId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.RunId, c.At });
        }
    }
}

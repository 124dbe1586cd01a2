using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A trainee's try at judging a sample work, kept from the first time, before the expert's scores were seen.</summary>
public sealed class CalibrationTry
{
    public Guid EnrolmentId { get; init; }

    public required string WorkCode { get; init; }

    public required string ScoresJson { get; init; }

    /// <summary>0…100 by the rubric; null when it has no points.</summary>
    public double? Score { get; init; }

    public DateTimeOffset At { get; init; }

    public IReadOnlyDictionary<string, int> Scores => JsonSerializer.Deserialize<Dictionary<string, int>>(ScoresJson)!;

    internal sealed class Mapping : IEntityTypeConfiguration<CalibrationTry>
    {
        public void Configure(EntityTypeBuilder<CalibrationTry> builder)
        {
            builder.ToTable("CalibrationTries");
            builder.HasKey(t => new { t.EnrolmentId, t.WorkCode });
            builder.Property(t => t.WorkCode).HasMaxLength(32);
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(t => t.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A message between a trainee and the tutors of the run .</summary>
public sealed class DirectMessage : Said
{
    public const int Longest = 4000;

    public Guid EnrolmentId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DirectMessage>
    {
        public void Configure(EntityTypeBuilder<DirectMessage> builder)
        {
            builder.ToTable("DirectMessages");
            builder.Property(m => m.Text).HasMaxLength(Longest);
            builder.HasIndex(m => new { m.EnrolmentId, m.Id });
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(m => m.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            Map(builder);
        }
    }
}

/// <summary>The state of a trainee's consultation: whose turn it is, what each side has read.</summary>
public sealed class Consultation
{
    public Guid EnrolmentId { get; init; }

    public Guid RunId { get; init; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>Since when the trainee waits for an answer.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    public long TraineeSeenId { get; set; }

    public long StaffSeenId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consultation>
    {
        public void Configure(EntityTypeBuilder<Consultation> builder)
        {
            builder.ToTable("Consultations");
            builder.HasKey(c => c.EnrolmentId);
            builder.HasIndex(c => new { c.RunId, c.WaitingSince });
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

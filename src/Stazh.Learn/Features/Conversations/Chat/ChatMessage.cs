using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A message of the group's chat .</summary>
public sealed class ChatMessage : Said
{
    public const int Longest = 4000;

    internal sealed class Mapping : IEntityTypeConfiguration<ChatMessage>
    {
        public void Configure(EntityTypeBuilder<ChatMessage> builder)
        {
            builder.ToTable("ChatMessages");
            builder.Property(m => m.Text).HasMaxLength(Longest);
            builder.HasIndex(m => new { m.RunId, m.Id });
            Map(builder);
        }
    }
}

/// <summary>How far a person has read the chat of a run.</summary>
public sealed class ChatRead
{
    public Guid PersonId { get; init; }

    public Guid RunId { get; init; }

    public long LastSeenId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatRead>
    {
        public void Configure(EntityTypeBuilder<ChatRead> builder)
        {
            builder.ToTable("ChatReads");
            builder.HasKey(r => new { r.PersonId, r.RunId });
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Notifications;

/// <summary>When the last digest went to a person: two workers never send one twice.</summary>
public sealed class Digest
{
    public Guid PersonId { get; init; }

    public DateTimeOffset SentAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Digest>
    {
        public void Configure(EntityTypeBuilder<Digest> builder)
        {
            builder.ToTable("Digests");
            builder.HasKey(d => d.PersonId);
            builder.Property(d => d.SentAt).IsConcurrencyToken();
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

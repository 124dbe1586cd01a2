using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Data;

/// <summary>What happens after the answer: written in the same transaction as the change that asks for it, handled at least once.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? Error { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("Outbox");
            builder.Property(o => o.Kind).HasMaxLength(64);
            builder.Property(o => o.Error).HasMaxLength(1000);
            builder.HasIndex(o => new { o.DoneAt, o.DueAt });
        }
    }
}

/// <summary>A message of the outbox; its handler is an <see cref="IOutboxHandler{T}"/>.</summary>
public interface IOutboxMessage;

/// <summary>Handles one message; must be idempotent by <paramref name="id"/>: a crash may hand it over twice.</summary>
public interface IOutboxHandler<in T>
    where T : IOutboxMessage
{
    Task HandleAsync(Guid id, T message, CancellationToken stop);
}

public static class Sending
{
    public static void Send<T>(this AppDb db, DateTimeOffset now, T message, DateTimeOffset? due = null)
        where T : IOutboxMessage =>
        db.Outbox.Add(new OutboxRow
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            DueAt = due ?? now,
            Kind = typeof(T).Name,
            Payload = JsonSerializer.Serialize(message),
        });
}

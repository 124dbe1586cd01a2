using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Data;

/// <summary>Append-only: who changed which state, role or document, when. Ids only; never names, mails or texts of people.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>A dotted verb, for example <c>route.approved</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public Guid SubjectId { get; init; }

    public string? Detail { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> builder)
        {
            builder.ToTable("Audit");
            builder.Property(a => a.Action).HasMaxLength(64);
            builder.Property(a => a.SubjectKind).HasMaxLength(64);
            builder.Property(a => a.Detail).HasMaxLength(2000);
            builder.HasIndex(a => a.At);
            builder.HasIndex(a => new { a.SubjectId, a.At });
        }
    }
}

public static class Auditing
{
    /// <summary>Adds the row to the change that is about to be saved, so that both happen or neither.</summary>
    public static void Record(this AppDb db, DateTimeOffset now, Guid? actor, string action, string subjectKind, Guid subjectId, string? detail = null) =>
        db.Audit.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorId = actor,
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Detail = detail,
        });
}

/// <summary>Refuses to change or delete what was recorded, whoever asks.</summary>
internal sealed class AuditIsAppendOnly : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor
{
    public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> SavingChangesAsync(
        Microsoft.EntityFrameworkCore.Diagnostics.DbContextEventData eventData,
        Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<AuditRow>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("The audit log is append-only.");
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
